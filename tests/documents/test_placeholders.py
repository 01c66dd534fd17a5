"""Words in braces: values, cases, forms."""

import datetime as dt

import pytest

from documents.models import DocumentKind
from documents.queries.placeholders import MissingError, chosen, fill, fill_or_dots, names_in
from tests.documents.samples import MENTEES, MENTOR

VALUES = {
    "наставник": MENTOR,
    "люди": MENTEES,
    "учебный год": "2026/2027",
    "день": dt.date(2026, 9, 12),
    "второе": dt.date(2026, 12, 2),
    "срок": (dt.date(2026, 9, 2), None),
    "пара": {"им": "пара", "вин": "пару"},
    "пусто": "",
    "нет": None,
}


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("{наставник}", "Иванова Мария Петровна, старший воспитатель"),
        ("{наставник вин}", "Иванову Марию Петровну, старшего воспитателя"),
        ("{наставник имя дат}", "Ивановой Марии Петровне"),
        ("{наставник инициалы дат}", "Ивановой М.П."),
        ("{наставник должность тв}", "старшим воспитателем"),
        ("{люди род}", "Петровой Анны Сергеевны, воспитателя, и Козлова Ильи Петровича, педагога-психолога"),
        ("{люди инициалы}", "Петрова А.С. и Козлов И.П."),
        ("на {учебный год} год", "на 2026/2027 год"),
        ("до {день}.", "до 12 сентября 2026 г."),
        ("{срок}", "со 2 сентября 2026 г."),
        ("С {второе} назначить", "Со 2 декабря 2026 г. назначить"),
        ("ввести с {день}", "ввести с 12 сентября 2026 г."),
        ("{пара вин}, {пара тв}", "пару, пара"),
        ("Кому, {пусто};", "Кому;"),
        ("{неизвестно вин}", "{неизвестно вин}"),
    ],
)
def test_words(text, filled):
    assert fill(text, VALUES).replace("\xa0", " ") == filled


def test_what_does_not_exist_leaves_the_point_out_but_not_the_heading():
    with pytest.raises(MissingError):
        fill("Поручить {нет дат}", VALUES)
    assert fill_or_dots("О {нет дат}", VALUES) == "О …"


@pytest.mark.parametrize(
    ("several", "text"), [(False, "Наставнику {наставник дат} и пусто"), (True, "Наставникам и пусто")]
)
def test_forms_may_hold_words(several, text):
    assert chosen("{Наставнику {наставник дат}|Наставникам} и {пусто|пусто}", several=several) == text


def test_a_document_is_named_in_the_prepositional_too():
    kind = DocumentKind.named("План реализации", has_title_page=False)
    assert fill("о {документы пред}", {"документы": kind.cases}) == "о плане реализации"


def test_only_the_chosen_form_asks_for_its_words():
    text = "{{наставник дат}|всем} на {учебный год}"
    assert [list(names_in(text, several=several)) for several in (False, True)] == [
        ["наставник", "учебный год"],
        ["учебный год"],
    ]


def test_braces_in_data_are_plain_text():
    assert fill("{учебный год}", {"учебный год": "{наставник|вин}"}) == "{наставник|вин}"


def test_only_the_lines_of_a_list_stay_apart():
    assert fill("Ввести\nс {учебный год}:\n  – систему;\n- план,\nкроме  части.", {"учебный год": "2026/2027"}) == (
        "Ввести с 2026/2027:\n– систему;\n- план, кроме части."
    )
