"""The days that `make soak` tries, whatever today is."""

import datetime as dt

import pytest

from tests.soak_days import twelve


def test_soak_tries_today_and_the_next_of_each_turn_of_the_calendar() -> None:
    assert [f"{day:%a %d.%m.%Y}" for day in twelve(dt.date(2026, 11, 30))] == [
        "Mon 30.11.2026",
        "Thu 31.12.2026",
        "Fri 01.01.2027",
        "Sun 28.02.2027",
        "Fri 30.04.2027",
        "Mon 31.05.2027",
        "Tue 01.06.2027",
        "Tue 31.08.2027",
        "Wed 01.09.2027",
        "Tue 29.02.2028",
        "Sun 06.12.2026",
        "Thu 29.11.2029",
    ]


@pytest.mark.parametrize("today", [dt.date(2027, 12, 31), dt.date(2028, 2, 29), dt.date(2028, 3, 5)])
def test_on_such_a_day_itself_soak_tries_the_next_one(today: dt.date) -> None:
    assert twelve(today)[0] == today
    assert min(twelve(today)[1:]) > today
