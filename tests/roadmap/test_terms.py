import datetime as dt

import pytest

from roadmap.terms import period_of, same_day, shifted

YEAR = dt.date(2026, 9, 1), dt.date(2027, 8, 31)
TWO_YEARS = dt.date(2026, 10, 1), dt.date(2028, 5, 31)


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
    assert period_of(term, YEAR) == expected


@pytest.mark.parametrize("term", ["", "В течение года", "ежемесячно", "в маршрутном листе", "маятник", "Мартин А.П."])
def test_term_without_a_month_names_none(term):
    assert period_of(term, YEAR) is None


@pytest.mark.parametrize(
    ("term", "starts_on", "ends_on"),
    [
        ("Октябрь", "2026-10-01", "2026-10-31"),
        ("сентябрь 2027 г.", "2027-09-01", "2027-09-30"),
        ("Ноябрь 2026 – май 2028", "2026-11-01", "2028-05-31"),
        ("с 1 марта по 15 апреля 2028 г.", "2028-03-01", "2028-04-15"),
        ("сентябрь 2027 – май", "2027-09-01", "2028-05-31"),
        ("сентябрь", "2027-09-01", "2027-09-30"),
    ],
)
def test_in_a_document_of_two_years(term, starts_on, ends_on):
    assert period_of(term, TWO_YEARS) == (dt.date.fromisoformat(starts_on), dt.date.fromisoformat(ends_on))


def test_what_prepares_a_short_document_is_before_it():
    assert period_of("август", (YEAR[0], dt.date(2027, 5, 31))) == (dt.date(2026, 8, 1), dt.date(2026, 8, 31))


def test_years_move_and_other_numbers_stay():
    assert shifted("до 20.10.2026, приказ № 2026/1 от 2025 г., 14 педагогов", 1) == (
        "до 20.10.2027, приказ № 2027/1 от 2026 г., 14 педагогов"
    )


def test_last_of_february_follows_the_year():
    assert same_day(dt.date(2028, 2, 29), 1) == dt.date(2029, 2, 28)
