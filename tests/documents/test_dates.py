import datetime as dt

import pytest

from documents.press.dates import BLANK_DATE, date_words, period_words, term_of_document
from documents.templatetags import papers


def test_date_in_words():
    assert date_words(dt.date(2026, 9, 12)) == "12\u00a0сентября 2026\u00a0г."


def test_period_in_words():
    period = period_words(dt.date(2026, 9, 12), dt.date(2027, 5, 31))
    assert period == "с\u00a012\u00a0сентября 2026\u00a0г. по\u00a031\u00a0мая 2027\u00a0г."


def test_period_from_the_second_reads_aloud():
    assert period_words(dt.date(2026, 9, 2), dt.date(2026, 9, 3)).startswith("со\u00a02\u00a0сентября")


def test_unknown_date_leaves_room_for_a_pen():
    assert papers.date_words(None) == BLANK_DATE


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ((2026, 9, 1), (2027, 8, 31), "на 2026/2027 учебный год"),
        ((2026, 9, 1), (2028, 8, 31), "на 2026/2027 и 2027/2028 учебные годы"),
        ((2026, 9, 2), (2027, 8, 31), "на период со 2 сентября 2026 г. по 31 августа 2027 г."),
        ((2026, 9, 1), (2027, 5, 31), "на период с 1 сентября 2026 г. по 31 мая 2027 г."),
    ],
)
def test_a_document_s_term_is_school_years_or_its_days(first, last, said):
    assert term_of_document(dt.date(*first), dt.date(*last)).replace("\xa0", " ") == said
