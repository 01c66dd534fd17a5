"""What may stand in the cells of a sheet of staff, and what it means. A cell that means nothing raises ValueError."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from import_export import widgets

from mentoring.enums import Category, Sex
from mentoring.resources.staff.names import as_in_order, proper, without_look_alikes
from mentoring.russian import plural
from mentoring.text import normalize

FORMULA = (
    "Здесь формула без посчитанного значения: откройте файл в Excel и сохраните ещё раз или впишите само значение."
)
EXCEL_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"})

# Of texts in lower case.
ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:[t ].*)?")
NUMBERS = re.compile(
    r"(?P<day>\d{1,2})[./-](?P<month>\d{1,2})[./-](?P<year>\d{4}|\d{2})\.?(?: ?г\.?| года)?(?: 0?0:00(?::00)?)?"
)
WORDS = re.compile(r"«?(?P<day>\d{1,2})»? (?P<month>[а-яё]+)\.? (?P<year>\d{4})(?: ?г\.?| года?)?")
SERIAL = re.compile(r"\d{5}")
YEAR = re.compile(r"(?:с )?\d{4}(?: ?г\.?| год[а]?)?")
MONTHS = (
    ("январь", "января"), ("февраль", "февраля"), ("март", "марта"), ("апрель", "апреля"), ("май", "мая"),
    ("июнь", "июня"), ("июль", "июля"), ("август", "августа"), ("сентябрь", "сентября"), ("октябрь", "октября"),
    ("ноябрь", "ноября"), ("декабрь", "декабря"),
)  # fmt: skip
SHORTEST_MONTH = 3
SERIAL_START = dt.date(1899, 12, 30)
CENTURY = 100
YEARS_OF_WORK = 2
"""So many figures are years of service, not a date."""

SEXES = {
    Sex.MALE: "м муж мужской мужчина m male",
    Sex.FEMALE: "ж жен женский женщина f female",
}
CATEGORY_WORDS = re.compile(r"\b(квалификационн\w*|квалиф|кв|кат|категори\w*)\b")
CATEGORIES = {
    Category.NONE: ("без", "нет", "не имеет", "б к", "бк"),
    Category.CONFORMS: (
        "сзд", "соответствие", "соответствует", "соответствие занимаемой должности",
        "соответствует занимаемой должности", "соотв зан должности",
    ),
    Category.FIRST: ("первая", "первой", "1", "1 я", "1 ая", "1я", "i", "1кк", "пкк"),
    Category.HIGHEST: ("высшая", "высшей", "высш", "в", "вкк"),
    Category.TEACHER_MENTOR: ("педагог наставник",),
    Category.TEACHER_METHODIST: ("педагог методист",),
}  # fmt: skip


class CellWidget(widgets.Widget):
    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        if value.startswith("="):
            raise ValueError(FORMULA)
        if value in EXCEL_ERRORS:
            raise ValueError("Здесь ошибка Excel: исправьте формулу или впишите само значение.")
        return self.meaning(value)

    def meaning(self, text: str) -> Any:
        raise NotImplementedError


class TextWidget(CellWidget):
    """A text as the model's field takes it; `mend` puts right what need not be asked."""

    def __init__(self, field: Any, mend: Callable[[str], str] = str) -> None:
        super().__init__()
        self.field, self.mend = field, mend

    def meaning(self, text: str) -> str:
        longest = self.field.max_length
        if len(text) > longest:
            letters = plural(len(text), "знак", "знака", "знаков")
            raise ValueError(f"Слишком длинно: {len(text)} {letters}, помещается {longest}.")
        mended = self.mend(text)
        for validator in self.field.validators:
            try:
                validator(mended)
            except ValidationError as error:
                raise ValueError(" ".join(error.messages)) from error
        return mended


class DateWidget(CellWidget):
    def meaning(self, text: str) -> dt.date:
        if SERIAL.fullmatch(text):
            return SERIAL_START + dt.timedelta(days=int(text))
        if YEAR.fullmatch(text.casefold()):
            raise ValueError("Здесь только год: укажите дату полностью, например 01.09.2012.")
        if text.isdecimal() and len(text) <= YEARS_OF_WORK:
            raise ValueError("Здесь число лет, а нужна дата, с которой они считаются, например 01.09.2012.")
        found = next(filter(None, (known.fullmatch(text.casefold()) for known in (ISO, NUMBERS, WORDS))), None)
        if found is None:
            raise ValueError("Это не дата: пишите как 01.09.2012.")
        try:
            return dt.date(_year(found["year"]), _month(found["month"]), int(found["day"]))
        except ValueError as error:
            raise ValueError("Такой даты нет: пишите день, месяц и год, например 01.09.2012.") from error


def _year(text: str) -> int:
    """Return the year; of two figures it is the latest that is not in the future: «20» is 2020, «85» is 1985."""
    year, present = int(text), timezone.localdate().year
    if len(text) > 2:  # noqa: PLR2004 - figures
        return year
    century = present - present % CENTURY
    return century + year if century + year <= present else century - CENTURY + year


def _month(text: str) -> int:
    """Return the number; 0, which no date has, for a word that is no month nor its beginning."""
    if text.isdecimal():
        return int(text)
    fits = [len(text) >= SHORTEST_MONTH and any(form.startswith(text) for form in forms) for forms in MONTHS]
    return fits.index(True) + 1 if True in fits else 0


class SexWidget(CellWidget):
    def meaning(self, text: str) -> str:
        for sex, words in SEXES.items():
            if normalize(text) in words.split():
                return sex
        raise ValueError("Пишите «м» или «ж».")


class CategoryWidget(CellWidget):
    def meaning(self, text: str) -> str:
        whole = normalize(text)
        short = " ".join(CATEGORY_WORDS.sub(" ", whole).split())
        for category, words in CATEGORIES.items():
            if short in words or whole == normalize(category.label):
                return category
        allowed = ", ".join(f"«{category.label}»" for category in Category)
        raise ValueError(f"Такой категории нет. Можно: {allowed}.")


TEXTS: dict[str, Callable[[str], str]] = {
    "last_name": proper,
    "first_name": proper,
    "middle_name": proper,
    "post": lambda text: as_in_order(without_look_alikes(text)),
    "other_posts": without_look_alikes,
    "building": without_look_alikes,
    "education": without_look_alikes,
    "home_organization": without_look_alikes,
}


def widget_for(field: Any) -> CellWidget:
    """Choose what the cells of the model's field mean."""
    if field.name == "sex":
        return SexWidget()
    if field.name == "category":
        return CategoryWidget()
    return DateWidget() if isinstance(field, models.DateField) else TextWidget(field, TEXTS.get(field.name, str))
