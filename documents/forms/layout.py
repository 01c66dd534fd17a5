"""The columns of a table, chosen, named, ordered and widened; for whatever keeps a `TableLayout`."""

from typing import Any, Self

from django import forms
from django.forms.utils import ErrorDict

from documents.tables import FREE_FIELDS, column_refusals
from documents.tables.column import LONGEST_TITLE, WHOLE_WIDTH, fitted
from mentoring.forms.fields import OrganizationForm, TextArea
from mentoring.models import User
from mentoring.validators import validate_text

ORDER = "order"
"""The name under which the browser sends the fields, in the order in which their columns stand."""
UP, DOWN, FIT = "up", "down", "fit"
"""What the buttons do with what is typed, without saving it."""


class ColumnForm(forms.Form):
    """A field that may stand in a column; the names of its inputs begin with it."""

    shown = forms.BooleanField(label="Показывать", required=False)
    title = forms.CharField(label="Заголовок", max_length=LONGEST_TITLE, required=False, validators=[validate_text])
    width = forms.IntegerField(
        label="Ширина, %",
        min_value=1,
        max_value=WHOLE_WIDTH,
        required=False,
        error_messages={"invalid": "Ширина – целое число процентов."},
    )
    joined = forms.BooleanField(label="Объединять одинаковые", required=False)

    def __init__(self, data: Any = None, *, field: str, name: str, initial: dict[str, Any]) -> None:
        super().__init__(data, prefix=f"column-{field}", initial=initial)
        self.field, self.name = field, name[:1].upper() + name[1:]
        for label, widget in ((each.label, each.widget) for each in self.fields.values()):
            tick = isinstance(widget, forms.CheckboxInput)
            widget.attrs["class"] = "form-check-input" if tick else "form-control"
            widget.attrs["aria-label"] = f"{label}: {self.name}"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned["shown"]:
            if not cleaned.get("title") and "title" not in self.errors:
                self.add_error("title", "Напишите заголовок колонки.")
            if not cleaned.get("width") and "width" not in self.errors:
                self.add_error("width", "Укажите ширину колонки.")
        return cleaned

    @property
    def column(self) -> dict[str, Any]:
        given = {name: self.cleaned_data[name] for name in ("title", "width", "joined")}
        return {"field": self.field, **given}


class LayoutForm(OrganizationForm):
    """A subclass names the model, and as `fields` what else is asked beside ("has_column_numbers", "notes")."""

    def __init__(self, data: Any = None, *, user: User, **kwargs: Any) -> None:
        super().__init__(data, user=user, **kwargs)
        self.fields["notes"].widget = TextArea({"rows": 4})
        self.fields["notes"].help_text = "Каждое с новой строки, например: * На промежуточном контроле"
        known = self.instance.COLUMN_FIELDS
        given = {column["field"]: column for column in self.instance.columns}
        posted = data.getlist(ORDER) if data is not None else []
        order = dict.fromkeys(field for field in [*posted, *given, *known] if field in known)
        self.columns = [
            ColumnForm(data, field=field, name=known[field], initial=_initial(field, known[field], given.get(field)))
            for field in order
        ]

    def also_seen(self, instance: Any) -> Any:
        return instance.columns

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not all([form.is_valid() for form in self.columns]):  # noqa: C419 - every form is asked for its errors
            raise forms.ValidationError("Исправьте отмеченные колонки.")
        columns = [form.column for form in self.columns if form.cleaned_data["shown"]]
        refusals = column_refusals(columns, self.instance.COLUMN_FIELDS)
        if refusals:
            raise forms.ValidationError(refusals)
        self.instance.columns = columns
        return cleaned

    @property
    def whole_width(self) -> int:
        """The widths of the shown columns together, as far as they are numbers."""
        return sum(width for width in self._widths().values() if width)

    def _widths(self) -> dict[str, int]:
        return {form.field: _number(form["width"].value()) for form in self.columns if form["shown"].value()}

    def rearranged(self, step: str, field: str) -> Self:
        """Return the form as it was typed, but with a column moved, or all widths fitted; it is not judged yet."""
        data: Any = self.data.copy()  # type: ignore[attr-defined]
        order = [form.field for form in self.columns]
        data.setlist(ORDER, _moved(order, field, up=step == UP) if step in {UP, DOWN} else order)
        widths = {name: width for name, width in self._widths().items() if width}
        if step == FIT and widths:
            for name, width in zip(widths, fitted(list(widths.values())), strict=True):
                data[f"column-{name}-width"] = str(width)
        changed = type(self)(data, user=self.user, instance=self.instance)
        parts: list[Any] = [changed, *changed.columns]
        for form in parts:
            form._errors = ErrorDict()  # noqa: SLF001 - else showing it would tell what is wrong before it is sent
        return changed


def _initial(field: str, name: str, column: dict[str, Any] | None) -> dict[str, Any]:
    """Return what the form shows of a column, or proposes for one that is not shown."""
    if column:
        return {"shown": True, **column}
    return {"shown": False, "title": "" if field in FREE_FIELDS else name[:1].upper() + name[1:]}


def _number(value: Any) -> int:
    text = str(value or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 0  # noqa: PLR2004


def _moved(order: list[str], field: str, *, up: bool) -> list[str]:
    """Return the order with the field one place up or down; at an end, and of an unknown one, as it is."""
    if field not in order:
        return order
    place = order.index(field)
    other = place - 1 if up else place + 1
    if 0 <= other < len(order):
        order[place], order[other] = order[other], order[place]
    return order
