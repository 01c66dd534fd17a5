"""Ages and lengths of service."""

import datetime as dt

import pytest

from mentoring.years import length_in_words, whole_years, year_before

TODAY = dt.date(2026, 11, 20)


@pytest.mark.parametrize(
    ("since", "said"),
    [
        (dt.date(2014, 8, 20), "12 лет 3 месяца"),
        (dt.date(2014, 8, 21), "12 лет 2 месяца"),
        (dt.date(2025, 11, 20), "1 год"),
        (dt.date(2025, 11, 21), "11 месяцев"),
        (dt.date(2024, 9, 20), "2 года 2 месяца"),
        (dt.date(2005, 10, 1), "21 год 1 месяц"),
        (dt.date(2026, 11, 20), "меньше месяца"),
        (dt.date(2026, 11, 21), "ещё не начался"),
    ],
)
def test_length_in_words(since: dt.date, said: str) -> None:
    assert length_in_words(since, TODAY) == said


@pytest.mark.parametrize(("day", "years"), [(dt.date(2014, 2, 28), 13), (dt.date(2014, 3, 1), 14)])
def test_born_on_29_february_is_older_on_1_march(day: dt.date, years: int) -> None:
    assert whole_years(dt.date(2000, 2, 29), day) == years


@pytest.mark.parametrize(
    ("day", "before"),
    [
        (dt.date(2024, 2, 29), dt.date(2023, 2, 28)),
        (dt.date(2025, 2, 28), dt.date(2024, 2, 28)),
        (TODAY, dt.date(2025, 11, 20)),
    ],
)
def test_year_before(day: dt.date, before: dt.date) -> None:
    assert year_before(day) == before
