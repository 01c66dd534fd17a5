"""Checks of values; each message says what is wrong and how to mend it."""

import datetime as dt
import re
from collections.abc import Mapping
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator

from mentoring.signs import named, unprintable
from mentoring.years import whole_years

INN_LENGTH = 10
INN_WEIGHTS = (2, 4, 10, 3, 5, 9, 4, 6, 8)
EARLIEST_BIRTH = dt.date(1900, 1, 1)
YOUNGEST_WORKER = 14

LONGEST_TEXT, LONGEST_WORD = 10_000, 300
"""Letters of what papers print: a longer text takes sheets, a longer word is none."""
TOO_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1}}}")
SHOWN_LETTERS, SHOWN_SIGNS = 20, 5

validate_person_name = RegexValidator(
    r"^[А-ЯЁа-яёA-Za-z][А-ЯЁа-яёA-Za-z'’ .\-]*$",
    "Имя пишется буквами; допустимы дефис, апостроф, точка и пробел.",
)
validate_ogrn = RegexValidator(r"^\d{13}$", "ОГРН состоит из 13 цифр.")


def validate_inn(value: str) -> None:
    """Accept the 10-digit ИНН of an organization whose check digit is right (приказ ФНС ЕД-7-14/559@)."""
    if not (value.isascii() and value.isdigit() and len(value) == INN_LENGTH):
        raise ValidationError("ИНН организации состоит из 10 цифр.")
    total = sum(int(digit) * weight for digit, weight in zip(value, INN_WEIGHTS, strict=False))
    if total % 11 % 10 != int(value[9]):
        raise ValidationError("В ИНН опечатка: не сходится контрольная цифра.")


def validate_text(value: str) -> None:
    """Accept a text that a paper can carry."""
    if refusals := text_refusals(value):
        raise ValidationError(refusals)


def text_refusals(text: str) -> list[str]:
    """Say what of the text no paper can carry: its length, a word, a sign; empty where it can."""
    refusals = []
    if len(text) > LONGEST_TEXT:
        refusals.append(f"Слишком длинный текст: {len(text)} знаков, а помещается {LONGEST_TEXT}.")
    if found := TOO_LONG_WORD.search(text):
        shown = found.group()[:SHOWN_LETTERS]
        refusals.append(f"Слово «{shown}…» длиннее {LONGEST_WORD} букв: поставьте пробелы.")
    if signs := unprintable(text):
        shown = ", ".join(named(sign) for sign in signs[:SHOWN_SIGNS])
        refusals.append(f"На бумаге не напечатать {shown}: замените словами или уберите.")
    return refusals


def validate_time_zone(value: str) -> None:
    if value not in available_timezones():
        raise ValidationError("Неизвестный часовой пояс; пример: Europe/Moscow.")


def date_refusals(dates: Mapping[str, dt.date | None], *, today: dt.date) -> dict[str, str]:
    """Say what is absurd in an employee's dates, by the name of the field; empty where nothing is.

    dates: any of `birth_date`, `teaching_since`, `working_since`, `hired_on` and the days when papers were shown
    """
    given = {name: day for name, day in dates.items() if day}
    born, refusals = given.pop("birth_date", None), {}
    if born and (said := _birth_refusal(born, today)):
        refusals["birth_date"], born = said, None
    for name, day in given.items():
        if said := _working_day_refusal(day, born, today):
            refusals[name] = said
    working, teaching = given.get("working_since"), given.get("teaching_since")
    if working and teaching and working > teaching:
        refusals.setdefault(
            "working_since", f"Общий стаж не может начаться позже педагогического ({teaching:%d.%m.%Y})."
        )
    return refusals


def _birth_refusal(born: dt.date, today: dt.date) -> str:
    if born < EARLIEST_BIRTH:
        return "Год рождения раньше 1900: проверьте дату."
    if born > today:
        return "Дата рождения ещё не наступила."
    if whole_years(born, today) < YOUNGEST_WORKER:
        return f"Человеку ещё нет {YOUNGEST_WORKER} лет: проверьте дату рождения."
    return ""


def _working_day_refusal(day: dt.date, born: dt.date | None, today: dt.date) -> str:
    if day > today:
        return "Эта дата ещё не наступила."
    if whole_years(born or EARLIEST_BIRTH, day) >= YOUNGEST_WORKER:
        return ""
    return f"В этот день человеку не было {YOUNGEST_WORKER} лет." if born else "Слишком давняя дата: проверьте год."
