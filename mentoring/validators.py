"""Checks of single values; each message says what is wrong and how to mend it."""

from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator

INN_LENGTH = 10
INN_WEIGHTS = (2, 4, 10, 3, 5, 9, 4, 6, 8)

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


def validate_time_zone(value: str) -> None:
    if value not in available_timezones():
        raise ValidationError("Неизвестный часовой пояс; пример: Europe/Moscow.")
