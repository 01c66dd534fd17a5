"""What may stand in the cells of a sheet of staff, and what it means. A cell that means nothing raises ValueError."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from mentoring.enums import Category, Sex
from mentoring.resources.staff.category import CATEGORIES, words_of
from mentoring.resources.staff.experience import LENGTH, TWO, began
from mentoring.resources.staff.names import as_in_order, proper, without_look_alikes, without_rate
from mentoring.resources.widgets import ChoiceWidget, DayWidget, TextWidget
from mentoring.russian import plural

FORMULA = (
    "Здесь формула без посчитанного значения: откройте файл в Excel и сохраните ещё раз или впишите само значение."
)
EXCEL_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"})

EXPERIENCE = ("teaching_since", "working_since")
YEARS_OF_WORK = re.compile(r"\d{1,2}")
"""Years of service, not a date."""
SEXES: dict[str, tuple[str, ...]] = {
    Sex.MALE: ("м", "муж", "мужчина", "m"),
    Sex.FEMALE: ("ж", "жен", "женщина", "f"),
}


class Cell:
    """Refuses what Excel has left in a cell instead of a value."""

    def clean(self, value: str, row: Any = None, **kwargs: Any) -> Any:
        if value.startswith("="):
            raise ValueError(FORMULA)
        if value in EXCEL_ERRORS:
            raise ValueError("Здесь ошибка Excel: исправьте формулу или впишите само значение.")
        return super().clean(value, row, **kwargs)  # type: ignore[misc]


class DayCell(Cell, DayWidget):
    refusal = "{reason}"  # without the text: the page shows the cell beside it

    def clean(self, value: str, row: Any = None, **kwargs: Any) -> Any:
        if YEARS_OF_WORK.fullmatch(value):
            raise ValueError("Здесь число лет, а нужна дата, с которой они считаются, например 01.09.2012.")
        return super().clean(value, row, **kwargs)


class ExperienceCell(DayCell):
    """A day, or the length of the experience on the day for which the sheet is drawn up."""

    def __init__(self, counted_on: dt.date | None = None) -> None:
        super().__init__()
        self.counted_on = counted_on

    def clean(self, value: str, row: Any = None, **kwargs: Any) -> Any:
        text = value.casefold().strip()
        if TWO.fullmatch(text) or LENGTH.fullmatch(text):
            return began(text, on=self.counted_on or timezone.localdate())
        return super().clean(value[2:] if text.startswith("с ") else value, row, **kwargs)


class TextCell(Cell, TextWidget):
    """A text as the model's field takes it; `mend` puts right what need not be asked."""

    def __init__(self, field: Any, mend: Callable[[str], str] = str) -> None:
        super().__init__()
        self.field, self.mend = field, mend

    def clean(self, value: str, row: Any = None, **kwargs: Any) -> str:
        text = super().clean(value, row, **kwargs)
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


class SexCell(Cell, ChoiceWidget):
    refusal = "Пишите «м» или «ж»."

    def __init__(self) -> None:
        super().__init__(Sex.choices, also=SEXES)


class CategoryCell(Cell, ChoiceWidget):
    """«Первая кв. категория» and «1 кв. кат.» are the first one."""

    refusal = f"Такой категории нет. Можно: {', '.join(f'«{category.label}»' for category in Category)}."

    def __init__(self) -> None:
        super().__init__(Category.choices, also=CATEGORIES)

    def key(self, text: str) -> str:
        return words_of(text)


TEXTS: dict[str, Callable[[str], str]] = {
    "last_name": proper,
    "first_name": proper,
    "middle_name": proper,
    "post": lambda text: as_in_order(without_rate(without_look_alikes(text))),
    "other_posts": without_look_alikes,
    "building": without_look_alikes,
    "education": without_look_alikes,
    "email": str.lower,
    "home_organization": without_look_alikes,
}


def widget_for(field: Any) -> Any:
    """Choose what the cells of the model's field mean."""
    if field.name == "sex":
        return SexCell()
    if field.name == "category":
        return CategoryCell()
    if field.name in EXPERIENCE:
        return ExperienceCell()
    return DayCell() if isinstance(field, models.DateField) else TextCell(field, TEXTS.get(field.name, str))
