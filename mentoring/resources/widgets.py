"""How a value stands in a cell, and back."""

import datetime as dt
import json
from collections.abc import Iterable
from typing import Any

from django.db import models
from import_export import widgets

from mentoring.models import User
from mentoring.resources.scope import choices

DATE_FORMATS = ("%d.%m.%Y", "%Y-%m-%d")
SEPARATOR = "; "


def cell_text(value: Any) -> str:
    """Return the text of a cell: Excel gives «5» as the number 5 or 5.0."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).strip()


class TextWidget(widgets.Widget):
    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        return cell_text(value)


class NumberWidget(widgets.IntegerWidget):
    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> int | None:
        text = cell_text(value)
        if text and not text.isdecimal():
            raise ValueError(f"«{text}» – не целое число.")
        return int(text) if text else None


class DayWidget(widgets.DateWidget):
    """A real date in Excel, «01.09.2026» in a text."""

    def __init__(self) -> None:
        super().__init__(format=DATE_FORMATS[0])

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> dt.date | None:
        if isinstance(value, dt.datetime):
            return value.date()
        if isinstance(value, dt.date):
            return value
        text = cell_text(value)
        for known in DATE_FORMATS if text else ():
            try:
                return dt.datetime.strptime(text, known).replace(tzinfo=dt.UTC).date()
            except ValueError:
                continue
        if text:
            raise ValueError(f"«{text}» – не дата: пишите как 01.09.2026.")
        return None


class ChoiceWidget(widgets.Widget):
    """Labels in the file, codes in the database; a file may have the codes too."""

    def __init__(self, labels: Iterable[tuple[Any, Any]]) -> None:
        super().__init__()
        self.labels = {str(code): str(label) for code, label in labels}

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        text = cell_text(value)
        for code, label in self.labels.items():
            if text.casefold() in {code.casefold(), label.casefold()}:
                return code
        if text:
            raise ValueError(f"«{text}» – нет такого варианта. Можно: {', '.join(self.labels.values())}.")
        return ""

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return self.labels.get(str(value), "" if value is None else str(value))


class YesNoWidget(ChoiceWidget):
    def __init__(self) -> None:
        super().__init__([(True, "да"), (False, "нет")])

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        return super().clean(value, row, **kwargs) == "True"


class JsonWidget(widgets.JSONWidget):
    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        try:
            return json.loads(cell_text(value)) if cell_text(value) else None
        except json.JSONDecodeError as error:
            raise ValueError(f"Не читается как JSON: {error}") from error

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return json.dumps(value, ensure_ascii=False) if value else ""


class _Owned:
    """Finds among what `user` may refer to; the resource sets the user."""

    model: type[models.Model]
    field: str
    path: str = ""
    user: User | None = None

    def find(self, value: Any) -> Any:
        """Return the one object with this key; of two entries with one title the own one goes before the common."""
        text = cell_text(value)
        try:
            found = list(choices(self.model, self.user, path=self.path).filter(**{self.field: text}))
        except (ValueError, OverflowError):
            found = []
        owner = self.user.organization_id if self.user else None
        best = [entry for entry in found if getattr(entry, "organization_id", None) == owner] or found
        if len(best) != 1:
            raise ValueError(f"«{text}» – нет такой записи: {self.model._meta.verbose_name}.")
        return best[0]


class OwnKeyWidget(_Owned, widgets.ForeignKeyWidget):
    def __init__(self, model: type[models.Model], field: str = "pk", path: str = "") -> None:
        super().__init__(model, field=field)
        self.path = path

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        return self.find(value) if cell_text(value) else None


class OwnManyWidget(_Owned, widgets.ManyToManyWidget):
    def __init__(self, model: type[models.Model], field: str = "title") -> None:
        super().__init__(model, field=field, separator=SEPARATOR)

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> list[Any]:
        return [self.find(part) for part in cell_text(value).split(SEPARATOR.strip()) if part.strip()]

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "" if value is None else SEPARATOR.join(str(getattr(entry, self.field)) for entry in value.all())
