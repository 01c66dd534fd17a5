"""Drafting an order and editing its text."""

from typing import Any

from django import forms
from django.utils import timezone

from documents.models import Order, OrderPoint
from documents.registry import order_kinds
from documents.services import order as orders
from mentoring.enums import PairState
from mentoring.forms.fields import DateInput, KeysField, OrganizationForm, TextArea
from mentoring.models import Employee, Pair, User


class DraftForm(forms.Form):
    kind = forms.ChoiceField(label="О чём приказ")
    pairs = KeysField(
        Pair.objects.none(),
        label="Пары и группы",
        widget=forms.CheckboxSelectMultiple,
        help_text="Здесь пары, которые проверил куратор",
        error_messages={"required": "Отметьте хотя бы одну пару."},
    )

    def __init__(self, data: Any = None, *, user: User, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.user = user
        ready = Pair.objects.visible_to(user).filter(state=PairState.CHECKED).for_list()
        kinds, pairs = self.fields["kind"], self.fields["pairs"]
        if isinstance(kinds, forms.ChoiceField) and isinstance(pairs, KeysField):
            kinds.choices = [(kind.code, kind.title) for kind in order_kinds().values()]
            pairs.queryset = ready
            pairs.initial = list(ready)

    def save(self) -> Order:
        organization = self.user.organization
        assert organization is not None  # noqa: S101 - only a user of an organization sees its pairs
        return orders.draft(
            organization,
            kind=self.cleaned_data["kind"],
            rows=list(self.cleaned_data["pairs"]),
            by=self.user,
            at=timezone.now(),
            today=timezone.localdate(),
        )


class OrderForm(OrganizationForm):
    class Meta:
        model = Order
        fields = ("heading", "preamble")

    def also_seen(self, instance: Order) -> list[tuple[Any, ...]]:
        return list(instance.points.values_list("pk", "position", "level", "text", "deadline", "responsible"))


class PointForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = OrderPoint
        fields = ("position", "level", "text", "deadline", "responsible")
        widgets = {"text": TextArea(), "deadline": DateInput()}

    level = forms.IntegerField(label="Уровень", min_value=1, max_value=4, initial=1)


class PointFormSet(forms.BaseInlineFormSet):  # type: ignore[type-arg]
    """The points of one draft; offers only the people of its organization."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["responsible"].queryset = Employee.objects.working().filter(
            organization=self.instance.organization_id
        )


PointForms = forms.inlineformset_factory(Order, OrderPoint, form=PointForm, formset=PointFormSet, extra=1)
