"""Numbers agree with nouns."""

import datetime as dt

import pytest
from django.template import Context, Template

from mentoring.russian import agreed, one_dot, plural, since
from mentoring.templatetags.accounts import breakable


@pytest.mark.parametrize(
    ("number", "noun"),
    [
        (0, "пар"),
        (1, "пара"),
        (2, "пары"),
        (4, "пары"),
        (5, "пар"),
        (11, "пар"),
        (12, "пар"),
        (21, "пара"),
        (112, "пар"),
    ],
)
def test_noun_agrees_with_the_number(number, noun):
    assert plural(number, "пара", "пары", "пар") == noun


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("С 2 декабря 2026 г. по 2 мая", "Со 2 декабря 2026 г. по 2 мая"),
        ("ввести с\u00a02\u00a0мая", "ввести со\u00a02\u00a0мая"),
        ("с 02.12.2026", "со 02.12.2026"),
        ("с второго дня", "со второго дня"),
        ("с сменой, с школой, с щитом", "со сменой, со школой, со щитом"),
        ("с семьёй, с жителями, с восьми", "с семьёй, с жителями, с восьми"),
        ("с 3 декабря, с 22 мая, с 12.02.2026", "с 3 декабря, с 22 мая, с 12.02.2026"),
        ("с 2 наставниками, с 20 мая, вес 2 мая", "с 2 наставниками, с 20 мая, вес 2 мая"),
    ],
)
def test_the_preposition_follows_the_number(written, read):
    assert agreed(written) == read


def test_a_day_since_which():
    assert [since(dt.date(2026, 12, day)) for day in (2, 3)] == ["со 02.12.2026", "с 03.12.2026"]


def test_a_sentence_ends_with_one_dot():
    said = ["решает Иванова М.П..", "по 2026 г.. Потом", "и так далее...", "..", "М.П. Иванова."]
    assert list(map(one_dot, said)) == ["решает Иванова М.П.", "по 2026 г. Потом", *said[2:]]


PAGE = """{% load russian %}{% together %}<p title="№ 5">Приказ № 5 от 2 мая 2026 г.</p>
<textarea>№ 5</textarea><b>Ивановой М.П.</b> &amp; {{ name }}{% endtogether %} № 6"""


def test_a_page_keeps_together_what_it_says_but_nothing_that_is_typed():
    said = Template(PAGE).render(Context({"name": "М.П. Иванова <i>"})).replace("\u00a0", "~")
    assert said == (
        '<p title="№ 5">Приказ №~5 от 2~мая 2026~г.</p>\n'
        "<textarea>№ 5</textarea><b>Ивановой~М.П.</b> &amp; М.П.~Иванова &lt;i&gt; № 6"
    )


def test_an_address_of_mail_breaks_at_its_signs_and_nothing_else_changes():
    said = [breakable(value) for value in ("a<b@site.ru", "п. 5, корпус 1", 3, None)]
    assert said == ["a&lt;b@<wbr>site<wbr>.ru", "п. 5, корпус 1", 3, None]
