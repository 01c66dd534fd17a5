"""The text of a draft, edited by hand."""

from typing import Any

from django import forms

from documents.models import Order, OrderPoint
from documents.papers.order import numbered
from documents.services.composing import write_text
from mentoring.forms.fields import DateInput, KeyField, OrganizationForm, TextArea
from mentoring.models import Employee

NEW = "new"
LEVELS = [(1, "пункт (1)"), (2, "подпункт (1.1)"), (3, "подпункт (1.1.1)"), (4, "подпункт (1.1.1.1)")]
ROW_LETTERS, LEAST_ROWS, MOST_ROWS = 70, 2, 8


class PointForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = OrderPoint
        fields = ("text", "level", "deadline", "responsible")
        field_classes = {"responsible": KeyField}
        widgets = {"text": TextArea(), "deadline": DateInput()}

    level = forms.TypedChoiceField(label="Уровень", choices=LEVELS, coerce=int, initial=1)

    def __init__(self, data: Any = None, *, staff: Any, number: str = "", **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.number = number
        self.fields["text"].widget.attrs["rows"] = rows_for(self.instance.text)
        responsible: Any = self.fields["responsible"]
        responsible.queryset = staff
        if self.is_new:
            self.fields["text"].required = False
            self.fields["text"].help_text = "Строки, начатые с тире, печатаются перечнем внутри пункта"

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        given = cleaned.get("deadline") or cleaned.get("responsible")
        if self.is_new and given and not cleaned.get("text") and "text" not in self.errors:
            self.add_error("text", "Напишите, что сделать, или сотрите срок и ответственного.")
        return cleaned

    @property
    def is_new(self) -> bool:
        return self.instance.pk is None


class OrderForm(OrganizationForm):
    """Heading, preamble, points and control; a new point is written below the others."""

    class Meta:
        model = Order
        fields = ("heading", "preamble", "control")

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        present = list(self.instance.points.all())
        staff = Employee.objects.visible_to(self.user).working().order_by("search", "pk")
        numbers = [point.number for point in numbered(present)]
        self.points = [_point_form(data, point, staff, number) for point, number in zip(present, numbers, strict=True)]
        self.new_point = PointForm(data, instance=OrderPoint(order=self.instance), prefix=NEW, staff=staff)
        self.has_changed_meanwhile = data is not None and data.get("seen") != self.initial["seen"]
        self.vanished = _texts_of_vanished(data, {form.prefix for form in self.points})

    def also_seen(self, instance: Order) -> list[tuple[Any, ...]]:
        return list(instance.points.values_list("pk", "position", "level", "text", "deadline", "responsible"))

    def is_valid(self) -> bool:
        points = [form for form in (*self.points, self.new_point) if form.is_bound]
        whole = super().is_valid()
        if not all([form.is_valid() for form in points]):  # noqa: C419 - every form is asked for its errors
            self.add_error(None, "Исправьте отмеченные пункты.")
            return False
        return whole

    def save(self, commit: bool = True) -> Order:  # noqa: FBT001, FBT002 - as Django has it
        order: Order = self.instance
        changed = [form.instance for form in self.points if form.has_changed()]
        added = self.new_point.instance if self.new_point.cleaned_data.get("text") else None
        write_text(order, points=changed, added=added)
        return order


def rows_for(text: str) -> int:
    """Return how high a field shows the text without scrolling."""
    return min(max(len(text) // ROW_LETTERS + 1, LEAST_ROWS), MOST_ROWS)


def _point_form(data: Any, point: OrderPoint, staff: Any, number: str) -> PointForm:
    """Make the point's form; one that the sent page did not have shows what is there."""
    prefix = f"point-{point.pk}"
    sent = data if data is not None and f"{prefix}-text" in data else None
    return PointForm(sent, instance=point, prefix=prefix, staff=staff, number=number)


def _texts_of_vanished(data: Any, prefixes: set[Any]) -> list[str]:
    """Return what was typed into points that somebody has removed meanwhile, so that it is not lost."""
    names = [name for name in data or () if name.startswith("point-") and name.endswith("-text")]
    return [data[name] for name in names if name.removesuffix("-text") not in prefixes]
