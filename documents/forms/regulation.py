"""The text of a regulation as one outline, its beginning, its approval."""

from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils import timezone

from documents.enums import ORDER_UNSIGNED
from documents.models import Order, Regulation
from documents.papers.regulation import REGULATION, regulation_html
from documents.press.outline import Doubt, Outline, read_outline
from documents.queries.regulation import sample_of
from documents.registry import order_kinds
from documents.services import regulation as regulations
from documents.services import regulation_order
from mentoring.exceptions import ImpossibleStepError
from mentoring.forms.fields import DateInput, KeyField, OrganizationForm
from mentoring.forms.seen import SeenForm
from mentoring.models import Organization, User
from mentoring.models.text import TITLE_MOST
from mentoring.validators import validate_text

TEXT_MOST = 300_000
"""Letters that are read at all; what is pasted by mistake is longer."""
SHOWN_DOUBTS = 20
CONFIRM = "Проверьте блок «Как понят текст»: исправьте текст или отметьте «Сохранить, как понято»."
SAMPLE, EMPTY = "sample", "empty"


class OutlineField(forms.CharField):
    """A text read as an outline; while it is typed, the page shows how it is understood."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.Textarea(
            {
                "rows": 34,
                "class": "outline-text",
                "hx-post": reverse_lazy("regulation_outline"),
                "hx-trigger": "input changed delay:800ms",
                "hx-target": "#outline",
                "hx-sync": "this:replace",
            }
        )
        super().__init__(label="Текст", widget=widget, max_length=TEXT_MOST, **kwargs)


class RegulationAddForm(forms.Form):
    title = forms.CharField(
        label="Название", max_length=TITLE_MOST, validators=[validate_text], help_text="Как оно стоит на первом листе"
    )
    begin = forms.ChoiceField(
        label="С чего начать",
        choices=[
            (SAMPLE, "С образца: права и обязанности сторон, порядок, документы – останется поправить"),
            (EMPTY, "С пустого листа: вставлю свой текст, например из Word"),
        ],
        initial=SAMPLE,
        widget=forms.RadioSelect,
    )

    def __init__(self, data: Any = None, *, user: User) -> None:
        super().__init__(data)
        self.user = user
        if user.organization and data is None:
            self.initial["title"] = _sample_title(user.organization)

    def save(self) -> Regulation:
        organization = self.user.organization
        assert isinstance(organization, Organization)  # noqa: S101 - a user without one has no permission
        given = self.cleaned_data
        from_sample = given["begin"] == SAMPLE
        return regulations.create(
            organization, title=given["title"], from_sample=from_sample, by=self.user, at=timezone.now()
        )


def _sample_title(organization: Organization) -> str:
    try:
        return sample_of(organization, on=timezone.localdate())[0]
    except ImpossibleStepError:  # the reference data are not loaded
        return ""


class OutlineForm(OrganizationForm):
    """A form with an outline: what was not understood is asked about once."""

    text = OutlineField(error_messages={"required": "Напишите текст или вставьте его из Word."})
    anyway = forms.BooleanField(label="Сохранить, как понято", required=False)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["text"].widget = OutlineField().widget
        self.known = {(doubt.begins, doubt.said) for doubt in read_outline(self.stored_text).doubts}
        typed = str(data.get("text", "")) if data is not None else self.stored_text
        self.outline = read_outline(typed[:TEXT_MOST])

    @property
    def stored_text(self) -> str:
        raise NotImplementedError

    @property
    def new_doubts(self) -> list[Doubt]:
        """What the text that is kept already does not ask."""
        return [doubt for doubt in self.outline.doubts if (doubt.begins, doubt.said) not in self.known]

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if faults := regulations.text_faults(self.outline):
            raise forms.ValidationError(faults[:SHOWN_DOUBTS])
        return text

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.new_doubts and not cleaned.get("anyway") and "text" not in self.errors:
            raise forms.ValidationError(CONFIRM)
        return cleaned


class RegulationForm(OutlineForm):
    class Meta:
        model = Regulation
        fields = ("title", "text")

    @property
    def stored_text(self) -> str:
        return str(Regulation.objects.values_list("text", flat=True).get(pk=self.instance.pk))

    def save(self, commit: bool = True) -> Regulation:  # noqa: FBT001, FBT002 - as Django has it
        title = self.cleaned_data["title"]
        return regulations.write(self.instance, title=title, outline=self.outline, by=self.user)


class RegulationApproveForm(SeenForm):
    approved_on = forms.DateField(label="Дата утверждения", widget=DateInput)
    in_force_from = forms.DateField(
        label="Действует с", required=False, widget=DateInput, help_text="Пусто – со дня утверждения"
    )

    def __init__(self, data: Any = None, *, regulation: Regulation) -> None:
        initial = {"approved_on": timezone.localdate().isoformat()}
        super().__init__(data, told=regulation_html(regulation), initial=initial)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        approved, starts = cleaned.get("approved_on"), cleaned.get("in_force_from")
        if approved and starts and starts < approved:
            self.add_error("in_force_from", "Положение не может действовать раньше, чем утверждено.")
        return cleaned


class RegulationRevokeForm(forms.Form):
    over_from = forms.DateField(label="Не действует с", widget=DateInput)
    why = forms.CharField(label="Почему", max_length=300, validators=[validate_text])


class RegulationOrderForm(forms.Form):
    order = KeyField(
        Order.objects.none(),
        label="Приказ",
        required=False,
        empty_label="Новый – «Об утверждении положения»",
        help_text="Или проект, который уже есть: положение станет его приложением",
    )
    starts_on = forms.DateField(
        label="Действует с", required=False, widget=DateInput, help_text="Для нового приказа; пусто – со дня подписания"
    )

    def __init__(self, data: Any = None, *, user: User, regulation: Regulation) -> None:
        super().__init__(data)
        self.user, self.regulation = user, regulation
        order: Any = self.fields["order"]
        order.queryset = drafts_with_annex(user)

    def save(self) -> Order:
        order, now = self.cleaned_data["order"], timezone.now()
        if order:
            regulation_order.join(self.regulation, order, by=self.user, at=now)
            return order  # type: ignore[no-any-return] # an order of the field's
        starts = self.cleaned_data["starts_on"]
        return regulation_order.draft_order(
            self.regulation, starts_on=starts, by=self.user, at=now, today=timezone.localdate()
        )


def drafts_with_annex(user: User) -> Any:
    """Return the drafts of orders that have a regulation as an annex, and none chosen yet."""
    codes = [code for code, kind in order_kinds().items() if REGULATION in kind.annexes]
    return Order.objects.visible_to(user).of_kind(*codes).filter(state__in=ORDER_UNSIGNED, regulations=None)


def shown_doubts(outline: Outline) -> tuple[list[Doubt], int]:
    """Return the first doubts, and how many are left."""
    found = list(outline.doubts)
    return found[:SHOWN_DOUBTS], max(len(found) - SHOWN_DOUBTS, 0)
