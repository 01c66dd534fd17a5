"""What the text template of an order about pairs says: cases, gender, number, who controls."""

from types import SimpleNamespace as Thing

from django.template.loader import render_to_string

from documents.models import Order
from tests.documents.samples import CURATOR, HEAD, MENTEES, ORGANIZATION, pair

GROUNDS = [Thing(citation="Трудовым кодексом Российской Федерации (статья 351.8)")]
CONTROL = "Контроль исполнения приказа оставляю за собой."
PERIOD = "с 12 сентября 2026 г. по 31 мая 2027 г."


def text(*pairs, grounds=GROUNDS, curator=CURATOR):
    context = {"order": Order(organization=ORGANIZATION), "pairs": list(pairs), "grounds": grounds}
    rendered = render_to_string("print/orders/pairs.txt", context | {"curator": curator, "head": HEAD})
    return [" ".join(paragraph.split()) for paragraph in rendered.strip().split("\n\n") if paragraph.strip()]


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
    assert text(pair(MENTEES[0]), pair(*MENTEES))[2:6] == [
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
    ]


def test_words_agree_with_a_man_and_with_a_group():
    assert [line.split(" разработать")[0] for line in (text(pair(MENTEES[1]))[4], text(pair(*MENTEES))[4])] == [
        "Наставнику Ивановой М.П. совместно с наставляемым",
        "Наставнику Ивановой М.П. совместно с наставляемыми",
    ]


def test_head_who_is_the_curator_takes_the_programs():
    assert text(pair(MENTEES[0]), curator=HEAD)[4:] == [
        (
            "Наставнику Ивановой М.П. совместно с наставляемой разработать персонализированную программу "
            "наставничества и в течение двух недель с начала работы пары представить её мне на утверждение."
        ),
        CONTROL,
    ]


def test_preamble_without_grounds():
    assert text(pair(MENTEES[0]), grounds=[])[1].startswith("В целях профессионального развития")


def test_citation_is_plain_text():
    grounds = [Thing(citation="Законом № 5 «О школе & саде»")]
    assert "Законом № 5 «О школе & саде», в целях" in text(pair(MENTEES[0]), grounds=grounds)[1]
