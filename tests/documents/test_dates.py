import datetime as dt

from documents.press.dates import BLANK_DATE, date_words, period_words
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
