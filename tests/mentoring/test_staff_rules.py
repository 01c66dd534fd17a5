"""What an employee's card may not say: absurd dates, another's personnel number; and who may be the same person."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from mentoring.models import Employee, Organization
from mentoring.validators import date_refusals
from tests import factories as make
from tests.factories import TODAY

BORN = dt.date(1990, 5, 17)
STARTED = dt.date(2012, 9, 1)
TOO_YOUNG = "В этот день человеку не было 14 лет."
TO_COME = "Эта дата ещё не наступила."


def test_sensible_dates_are_taken() -> None:
    dates = {"birth_date": BORN, "teaching_since": STARTED, "working_since": STARTED, "hired_on": TODAY}
    assert date_refusals(dates | {"hired_on": None}, today=TODAY) == {}


@pytest.mark.parametrize(
    ("dates", "refusals"),
    [
        ({"birth_date": dt.date(1899, 12, 31)}, {"birth_date": "Год рождения раньше 1900: проверьте дату."}),
        ({"birth_date": dt.date(2026, 11, 21)}, {"birth_date": "Дата рождения ещё не наступила."}),
        ({"birth_date": dt.date(2012, 11, 21)}, {"birth_date": "Человеку ещё нет 14 лет: проверьте дату рождения."}),
        ({"birth_date": dt.date(2012, 11, 20)}, {}),
        ({"birth_date": BORN, "hired_on": dt.date(2004, 5, 16)}, {"hired_on": TOO_YOUNG}),
        ({"birth_date": BORN, "hired_on": dt.date(2004, 5, 17)}, {}),
        ({"teaching_since": dt.date(2026, 11, 21)}, {"teaching_since": TO_COME}),
        ({"working_since": dt.date(202, 9, 1)}, {"working_since": "Слишком давняя дата: проверьте год."}),
        (
            {"teaching_since": STARTED, "working_since": dt.date(2012, 9, 2)},
            {"working_since": "Общий стаж не может начаться позже педагогического (01.09.2012)."},
        ),
    ],
)
def test_absurd_dates_are_refused(dates: dict[str, dt.date | None], refusals: dict[str, str]) -> None:
    assert date_refusals(dates, today=TODAY) == refusals


def test_another_persons_number_is_refused(kindergarten: Organization, school: Organization) -> None:
    holder = make.employee(kindergarten, personnel_number="17")
    make.employee(school, personnel_number="17").clean()
    holder.clean()
    with pytest.raises(ValidationError) as refused:
        Employee(organization=kindergarten, personnel_number="17").clean()
    said = f"Этот табельный номер уже у другого сотрудника: {holder.full_name}."
    assert refused.value.message_dict == {"personnel_number": [said]}


@pytest.mark.parametrize(
    ("name", "birth_date", "same"),
    [
        ("ЁЛКИНА анна Ильинична", BORN, True),
        ("Елкина Анна Ильинична", None, True),
        ("Ёлкина Анна Ильинична", STARTED, False),
        ("Ёлкина Анна", BORN, False),
        ("Ёлкина Анна Ильинична Оглы", BORN, False),
    ],
)
def test_namesakes(kindergarten: Organization, name: str, birth_date: dt.date | None, *, same: bool) -> None:
    parts = {"last_name": "Ёлкина", "first_name": "Анна", "middle_name": "Ильинична", "birth_date": BORN}
    person = make.employee(kindergarten, **parts)
    assert Employee.objects.namesakes(name, birth_date) == ([person] if same else [])
