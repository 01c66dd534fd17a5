import datetime as dt

import pytest

from mentoring.school_year import SchoolYear
from roadmap.terms import period_of, same_day, shifted


@pytest.mark.parametrize(
    ("term", "starts_on", "ends_on"),
    [
        ("Сентябрь", "2026-09-01", "2026-09-30"),
        ("Сентябрь – октябрь", "2026-09-01", "2026-10-31"),
        ("Ноябрь-Апрель", "2026-11-01", "2027-04-30"),
        ("до 16 октября", "2026-10-16", "2026-10-16"),
        ("1–5 мая", "2027-05-05", "2027-05-05"),
        ("с 10 января по 20 марта 2027 г.", "2027-01-10", "2027-03-20"),
        ("янв. – фев.", "2027-01-01", "2027-02-28"),
        ("В МАЕ", "2027-05-01", "2027-05-31"),
        ("в феврале", "2027-02-01", "2027-02-28"),
        ("31 ноября", "2026-11-30", "2026-11-30"),
        ("май", "2027-05-01", "2027-05-31"),
        ("август", "2027-08-01", "2027-08-31"),
    ],
)
def test_period_that_a_term_names(term, starts_on, ends_on):
    expected = (dt.date.fromisoformat(starts_on), dt.date.fromisoformat(ends_on))
    assert period_of(term, SchoolYear(2026)) == expected


@pytest.mark.parametrize("term", ["", "В течение года", "ежемесячно", "в маршрутном листе", "маятник", "Мартин А.П."])
def test_term_without_a_month_names_none(term):
    assert period_of(term, SchoolYear(2026)) is None


def test_years_move_and_other_numbers_stay():
    assert shifted("до 20.10.2026, приказ № 2026/1 от 2025 г., 14 педагогов", 1) == (
        "до 20.10.2027, приказ № 2027/1 от 2026 г., 14 педагогов"
    )


def test_last_of_february_follows_the_year():
    assert same_day(dt.date(2028, 2, 29), 1) == dt.date(2029, 2, 28)
