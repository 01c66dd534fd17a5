"""A request of mentor or mentee, the curator's opinion, the head's decision."""

import datetime as dt
from typing import Any, ClassVar

from django import forms
from django.utils import timezone

from mentoring.enums.pair_change import RequestKind
from mentoring.forms.fields import OrganizationForm, TextArea
from mentoring.models import Pair, PairRequest, User
from mentoring.services import pair_request as requests
from mentoring.validators import validate_text

LONGEST, LONGEST_ANSWER = 3000, 1000


class RequestForm(OrganizationForm):
    class Meta:
        model = PairRequest
        fields = ("kind", "text", "wished_on")

    kind = forms.ChoiceField(label="Что вы подаёте", widget=forms.RadioSelect)
    text = forms.CharField(
        label="О чём прошу и почему",
        widget=TextArea({"rows": 6}),
        validators=[validate_text],
        max_length=LONGEST,
        help_text="Своими словами: прочитают куратор и руководитель. Текст войдёт в печатный документ",
    )

    def __init__(self, data: Any = None, *, user: User, pair: Pair) -> None:
        super().__init__(data, user=user)
        self.instance.pair = pair
        offered = requests.kinds_for(pair, user.employee_id)
        kind: Any = self.fields["kind"]
        kind.choices = [(each.value, each.label.capitalize()) for each in offered]
        self.initial["kind"] = offered[0] if len(offered) == 1 else None
        self.fields["wished_on"].label = "С какого дня желательно"
        if RequestKind.RESIGN in offered:
            self.fields["wished_on"].help_text = "Об отказе от наставничества предупреждают за три рабочих дня"

    def clean_wished_on(self) -> dt.date | None:
        day: dt.date | None = self.cleaned_data["wished_on"]
        if day and day < timezone.localdate():
            raise forms.ValidationError("Этот день уже прошёл.")
        if day and day > self.instance.pair.ends_on:
            raise forms.ValidationError(f"Срок пары – до {self.instance.pair.ends_on:%d.%m.%Y}: укажите день раньше.")
        return day

    def save(self, commit: bool = True) -> PairRequest:  # noqa: FBT001, FBT002 - the signature is Django's
        return requests.send(self.instance, by=self.user, at=timezone.now())

    def _get_validation_exclusions(self) -> set[str]:
        # The service says in words that one of a kind is open already.
        return {*super()._get_validation_exclusions(), "pair"}  # type: ignore[misc]


def _answer(label: str, yes: str, no: str) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        choices=[("yes", yes), ("no", no)],
        widget=forms.RadioSelect,
        coerce=lambda value: value == "yes",
    )


class AnswerForm(forms.Form):
    """Yes or no, and the words that a «no» needs."""

    answer: forms.TypedChoiceField
    needed: ClassVar[str]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("answer") is False and not cleaned.get("why") and "why" not in self.errors:
            self.add_error("why", self.needed)
        return cleaned


class OpinionForm(AnswerForm):
    answer = _answer("Ваше мнение", "Поддерживаю", "Не поддерживаю")
    why = forms.CharField(
        label="Замечание", widget=TextArea, max_length=LONGEST_ANSWER, required=False, validators=[validate_text]
    )
    needed = requests.REMARK_NEEDED


class DecisionForm(AnswerForm):
    answer = _answer("Решение", "Удовлетворить", "Отклонить")
    why = forms.CharField(
        label="Резолюция",
        widget=TextArea,
        max_length=LONGEST_ANSWER,
        required=False,
        validators=[validate_text],
        help_text="Печатается на обращении; при отказе обязательна",
    )
    needed = requests.RESOLUTION_NEEDED


class HelpForm(forms.Form):
    why = forms.CharField(
        label="Ответ",
        widget=TextArea({"rows": 6}),
        max_length=LONGEST_ANSWER,
        validators=[validate_text],
        help_text="Чем и когда поможете; печатается на просьбе",
    )
