"""The organization's own wording of a kind of order, and the grounds that orders quote."""

from typing import Any

from django import forms

from documents.enums import PointRole
from documents.forms.order_text import LEVELS, rows_for
from documents.models import LegalGround, OrderPoint, OrderTemplate, TemplatePoint
from documents.papers.order import numbered
from documents.registry import OrderKind
from documents.services import order_template as templates
from mentoring.exceptions import ImpossibleStepError
from mentoring.forms.fields import KeysField, OrganizationForm, TextArea
from mentoring.models import Organization
from mentoring.validators import validate_text

POINTS_MOST = 60
COUNT = "points"
FIELDS = ("text", "level", "for_each_line", "days", "responsible")


class GroundsField(KeysField):
    def label_from_instance(self, ground: LegalGround) -> str:
        told = "; ".join(part for part in (ground.nature, ground.validity) if part)
        return f"{ground.title} ({told})"


class TemplatePointForm(forms.Form):
    text = forms.CharField(label="Текст пункта", widget=TextArea, max_length=3000, validators=[validate_text])
    level = forms.TypedChoiceField(label="Уровень", choices=LEVELS, coerce=int, initial=1)
    days = forms.IntegerField(
        label="Срок, дней",
        min_value=0,
        max_value=730,
        required=False,
        help_text="От дня, о котором говорит приказ, иначе – от дня составления",
    )
    responsible = forms.ChoiceField(
        label="Ответственный", choices=[("", "не указан"), *PointRole.choices], required=False
    )
    for_each_line = forms.BooleanField(label="Повторить для каждой строки приказа", required=False)

    def __init__(self, *args: Any, kind: OrderKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.number = kind, ""
        self.fields["text"].widget.attrs["rows"] = rows_for(str(self.initial.get("text", "")))
        if not kind.line_samples:
            del self.fields["for_each_line"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        each = cleaned.get("for_each_line", False)
        for sentence in templates.wording_refusals(self.kind, cleaned.get("text", ""), for_each_line=each):
            self.add_error("text", sentence)
        return cleaned

    @property
    def shown_level(self) -> int:
        """The level as it is typed, for the numbers of the points; a wrong one stands as a point."""
        level = str(self["level"].value())
        return int(level) if level in {"1", "2", "3", "4"} else 1

    @property
    def point(self) -> TemplatePoint:
        return TemplatePoint(**self.cleaned_data)


class TemplateForm(OrganizationForm):
    """Heading, preamble, points, control and grounds; the points are known by their places."""

    class Meta:
        model = OrderTemplate
        fields = ("heading", "preamble", "control", "grounds")
        field_classes = {"grounds": GroundsField}
        widgets = {"grounds": forms.CheckboxSelectMultiple}

    def __init__(self, data: Any = None, *, kind: OrderKind, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.kind = kind
        grounds: Any = self.fields["grounds"]
        grounds.queryset = LegalGround.objects.visible_to(self.user)
        if data is None:
            shown = self.instance.points.values(*FIELDS)
            self.points = [self._point(place, initial=point) for place, point in enumerate(shown)]
        else:
            self.points = [self._point(place, data=data) for place in range(_count(data))]
        self._number_points()
        new = data if data is not None and data.get("new-text", "").strip() else None
        self.new_point = TemplatePointForm(new, prefix="new", kind=kind)

    def _number_points(self) -> None:
        shown = numbered([OrderPoint(level=form.shown_level) for form in self.points])
        for form, point in zip(self.points, shown, strict=True):
            form.number = point.number

    def _point(self, place: int, **given: Any) -> TemplatePointForm:
        return TemplatePointForm(prefix=f"point-{place}", kind=self.kind, **given)

    def also_seen(self, instance: OrderTemplate) -> Any:
        return [instance.pk, *instance.points.values_list(*FIELDS)]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name in templates.TEXTS:
            for sentence in templates.wording_refusals(self.kind, cleaned.get(name, "")):
                self.add_error(name, sentence)
        if not all([form.is_valid() for form in self._written]):  # noqa: C419 - every form is asked for its errors
            raise forms.ValidationError("Исправьте отмеченные пункты.")
        return cleaned

    @property
    def _written(self) -> list[TemplatePointForm]:
        return [*self.points, *([self.new_point] if self.new_point.is_bound else [])]

    @property
    def written_points(self) -> list[TemplatePoint]:
        return [form.point for form in self._written]

    def save_rearranged(self, points: list[TemplatePoint]) -> OrderTemplate:
        organization = self.user.organization
        assert isinstance(organization, Organization)  # noqa: S101 - a user without one has no permission
        return templates.save_own(
            self.instance,
            organization=organization,
            grounds=self.cleaned_data["grounds"],
            points=points,
            by=self.user,
        )


class LegalGroundForm(OrganizationForm):
    class Meta:
        model = LegalGround
        fields = ("kind", "title", "citation", "concerns", "number", "date", "valid_from", "valid_to")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        starts, ends = cleaned.get("valid_from"), cleaned.get("valid_to")
        if starts and ends and ends < starts:
            self.add_error("valid_to", "Действие кончается раньше, чем начинается.")
        return cleaned

    def save(self, commit: bool = True) -> LegalGround:  # noqa: FBT001, FBT002 - as Django has it
        if self.user.organization is None:
            raise ImpossibleStepError("Основания добавляет сотрудник организации.")
        self.instance.organization = self.user.organization
        ground: LegalGround = super().save(commit)
        return ground


def _count(data: Any) -> int:
    given = data.get(COUNT, "")
    return min(int(given), POINTS_MOST) if given.isascii() and given.isdigit() and len(given) < 4 else 0  # noqa: PLR2004
