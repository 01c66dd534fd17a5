"""How a value stands in a cell, and back."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from django.db import models
from import_export import widgets

from mentoring.models import User
from mentoring.resources.scope import choices
from mentoring.sheets.cells import cell_text
from mentoring.sheets.dates import day_of
from mentoring.text import normalize

DAY = "%d.%m.%Y"
SEPARATOR = "; "


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
    """A real date in Excel, «01.09.2026» in a text.

    refusal: what is said of a text that is no day; it may have the {text} and the exact {reason}
    """

    refusal: ClassVar[str] = "«{text}» – не дата: пишите как 01.09.2026."

    def __init__(self) -> None:
        super().__init__(format=DAY)

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> dt.date | None:
        text = cell_text(value)
        try:
            return day_of(text) if text else None
        except ValueError as error:
            raise ValueError(self.refusal.format(text=text, reason=error)) from error


class ChoiceWidget(widgets.Widget):
    """Labels in the file, codes in the database; a file may have the codes too.

    also: other words for a code
    refusal: what is said of another {text}; it may have the {options}
    """

    refusal: ClassVar[str] = "«{text}» – нет такого варианта. Можно: {options}."

    def __init__(self, labels: Iterable[tuple[Any, Any]], also: Mapping[str, Sequence[str]] | None = None) -> None:
        super().__init__()
        self.labels = {str(code): str(label) for code, label in labels}
        self.codes: dict[str, str] = {}
        for code, label in self.labels.items():
            for word in (code, label, *(also or {}).get(code, ())):
                self.codes.setdefault(self.key(word), code)

    def key(self, text: str) -> str:
        """Return what is the same for all ways to write one word."""
        return normalize(text)

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        text = cell_text(value)
        code = self.codes.get(self.key(text), "")
        if text and not code:
            raise ValueError(self.refusal.format(text=text, options=", ".join(self.labels.values())))
        return code if text else ""

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
