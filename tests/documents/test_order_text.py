"""What the template of an order about pairs says: cases, gender, number, who controls."""

import datetime as dt
from types import SimpleNamespace as Thing

import pytest

from documents.models import OrderTemplate, TemplatePoint
from documents.orders.pairs import pair_words
from documents.queries.order_text import Values, grounds_words, points, texts
from documents.templatetags.papers import with_term
from tests.documents.samples import CURATOR, HEAD, MENTEES, ORGANIZATION, pair
from tests.factories import TODAY, order_wording

pytestmark = pytest.mark.without("pdf", reason="many papers are frozen, and none is read")

GROUNDS = [Thing(citation="Трудовым кодексом Российской Федерации (статья 351.8)")]
CONTROL = "Контроль исполнения приказа оставляю за собой."
PERIOD = "с 12 сентября 2026 г. по 31 мая 2027 г."


def text(*pairs, grounds=GROUNDS, curator=CURATOR):
    wording = order_wording("pairs")
    whole = {
        "организация": ORGANIZATION.short_name,
        "основания": grounds_words(grounds),
        "куратор": curator,
        "руководитель": HEAD,
        "учебный год": "2026/2027",
        "кому программы": "куратору" if curator else "мне на утверждение",
    }
    values = Values(whole, [pair_words(one) for one in pairs])
    template = OrderTemplate(**{name: wording[name] for name in ("heading", "preamble", "control")})
    written = points([TemplatePoint(**point) for point in wording["points"]], values, {}, today=TODAY)
    heading, preamble, control = texts(template, values)
    said = [heading, preamble, *(f"{'– ' * (point.level - 1)}{point.text}" for point in written), control]
    return [" ".join(line.split()) for line in said]


def test_one_pair_is_one_point():
    assert text(pair(MENTEES[0])) == [
        "О закреплении наставнических пар (групп)",
        (
            "В соответствии с Трудовым кодексом Российской Федерации (статья 351.8), в целях профессионального "
            "развития педагогических работников и организации наставничества в МБДОУ «Детский сад № 17»"
        ),
        "Закрепить наставническую пару на 2026/2027 учебный год согласно приложению № 1.",
        (
            "Назначить наставником Иванову Марию Петровну, старшего воспитателя, для Петровой Анны Сергеевны, "
            f"воспитателя, на период {PERIOD}"
        ),
        (
            "Наставнику Ивановой М.П. совместно с наставляемой разработать персонализированную программу "
            "наставничества и в течение двух недель с начала работы пары представить её куратору."
        ),
        (
            "Куратору наставничества Шевченко Елене Викторовне, методисту, обеспечить методическое сопровождение "
            "наставнической пары и контроль выполнения персонализированной программы наставничества."
        ),
        CONTROL,
    ]


def test_several_pairs_are_sub_points():
    assert text(pair(MENTEES[0]), pair(*MENTEES))[2:] == [
        "Закрепить наставнические пары (группы) на 2026/2027 учебный год согласно приложению № 1.",
        "Назначить наставниками:",
        (
            "– Иванову Марию Петровну, старшего воспитателя, для Петровой Анны Сергеевны, воспитателя, "
            f"на период {PERIOD};"
        ),
        (
            "– Иванову Марию Петровну, старшего воспитателя, для Петровой Анны Сергеевны, воспитателя, "
            f"и Козлова Ильи Петровича, педагога-психолога, на период {PERIOD}"
        ),
        (
            "Наставникам совместно с наставляемыми разработать персонализированные программы наставничества и в "
            "течение двух недель с начала работы пары (группы) представить их куратору."
        ),
        (
            "Куратору наставничества Шевченко Елене Викторовне, методисту, обеспечить методическое сопровождение "
            "наставнических пар (групп) и контроль выполнения персонализированных программ наставничества."
        ),
        CONTROL,
    ]


def test_words_agree_with_a_man_and_with_a_group():
    assert [line.split(" разработать")[0] for line in (text(pair(MENTEES[1]))[4], text(pair(*MENTEES))[4])] == [
        "Наставнику Ивановой М.П. совместно с наставляемым",
        "Наставнику Ивановой М.П. совместно с наставляемыми",
    ]
    assert (
        text(pair(*MENTEES))[2] == "Закрепить наставническую группу на 2026/2027 учебный год согласно приложению № 1."
    )


def test_head_who_is_the_curator_takes_the_programs():
    assert text(pair(MENTEES[0]), curator=None)[4:] == [
        (
            "Наставнику Ивановой М.П. совместно с наставляемой разработать персонализированную программу "
            "наставничества и в течение двух недель с начала работы пары представить её мне на утверждение."
        ),
        CONTROL,
    ]


def test_preamble_without_grounds():
    assert text(pair(MENTEES[0]), grounds=[])[1].startswith("В целях профессионального развития")


def test_citation_is_plain_text():
    grounds = [Thing(citation="Законом № 5 «О школе & саде»"), Thing(citation="{Уставом}")]
    assert "Законом № 5 «О школе & саде», {Уставом}, в целях" in text(pair(MENTEES[0]), grounds=grounds)[1]


def point(text, level=1, **given):
    return TemplatePoint(text=text, level=level, **given)


def composed(*templates, lines=(), people=None, **whole):
    found = points(templates, Values(whole, list(lines)), people or {}, today=TODAY)
    return [(point.level, point.text) for point in found]


def test_points_without_their_person_are_left_out_and_sub_points_rise():
    told = composed(point("Поручить {куратор дат}:"), point("подготовить план", 2), point("Довести"), куратор=None)
    assert told == [(1, "подготовить план"), (1, "Довести")]


def test_sub_points_of_the_lines_end_as_a_list():
    lines = [{"кто": "Анна"}, {"кто": "Борис"}]
    template = point("{кто};", 2, for_each_line=True)
    assert composed(point("Наградить:"), template, lines=lines)[1:] == [(2, "Анна;"), (2, "Борис.")]
    assert composed(point("Наградить:"), template, lines=lines[:1])[1:] == [(2, "Анна.")]


def test_deadline_and_responsible_come_with_the_point():
    template = point("Довести приказ", days=5, responsible="curator")
    [found] = points([template], Values({}, []), {"curator": CURATOR}, today=TODAY)
    assert (found.deadline, found.responsible) == (dt.date(2026, 11, 25), CURATOR)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Подготовить план.", "Подготовить план (срок – 26 сентября 2026 г.)."),
        ("подготовить план;", "подготовить план (срок – 26 сентября 2026 г.);"),
        ("Отчитаться за 2026 г.", "Отчитаться за 2026 г. (срок – 26 сентября 2026 г.)."),
        ("Помочь Фролову К.М.", "Помочь Фролову К.М. (срок – 26 сентября 2026 г.)."),
        ("помочь Фролову К.\xa0М.;", "помочь Фролову К. М. (срок – 26 сентября 2026 г.);"),
        ("Помочь Нгуен Л.", "Помочь Нгуен Л. (срок – 26 сентября 2026 г.)."),
        ("", " (срок – 26 сентября 2026 г.)."),
    ],
)
def test_term_stands_inside_the_point(text, said):
    told = with_term(Thing(text=text, deadline=dt.date(2026, 9, 26), responsible=None))
    assert told.replace("\xa0", " ") == said


def test_only_the_list_of_lines_ends_by_itself():
    assert composed(point("вести банк;", 2), point("проверять.", 2)) == [(2, "вести банк;"), (2, "проверять.")]
