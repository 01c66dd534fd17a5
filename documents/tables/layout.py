"""What the table of a plan looks like, kept with whatever has one: a form of plans, a plan, a roadmap."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models

from documents.tables.column import Column, column_refusals
from mentoring.models.text import PrintedText

LAYOUT_FIELDS = ("columns", "has_column_numbers", "notes")
"""What a copy of a table takes over, whosever it was."""


class ColumnsField(models.JSONField):
    """A list of {field, title, width, joined}, of the fields that its model knows.

    Migrations see plain JSON: they need not follow the fields.
    """

    def validate(self, value: Any, model_instance: Any) -> None:
        super().validate(value, model_instance)
        refusals = column_refusals(value, model_instance.COLUMN_FIELDS)
        if refusals:
            raise ValidationError(refusals)

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs


class TableLayout(models.Model):
    """COLUMN_FIELDS: the fields that may stand in a column, with their names; free ones get theirs from the title."""

    COLUMN_FIELDS: ClassVar[Mapping[str, str]]

    columns = ColumnsField("колонки", help_text="Список {field, title, width, joined}; ширины в процентах")
    has_column_numbers = models.BooleanField("строка с номерами колонок", default=False)
    notes = PrintedText("примечания под таблицей", blank=True)

    class Meta:
        abstract = True

    @property
    def column_list(self) -> list[Column]:
        return [Column(**column) for column in self.columns]

    @property
    def layout_values(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in LAYOUT_FIELDS}
