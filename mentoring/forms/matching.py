"""For which period a mentor is sought, the wishes about pairs, and the weights of the criteria."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils import timezone

from mentoring.enums.matching import Criterion, Importance, WishKind
from mentoring.fingerprint import fingerprint
from mentoring.forms.fields import DateInput, KeyField, OrganizationForm
from mentoring.forms.match_draft import usual_period
from mentoring.forms.pair import refuse_period
from mentoring.forms.seen import SeenForm
from mentoring.models import Mentee, Mentor, Organization, PairWish, User
from mentoring.queries.match_criteria import RULES
from mentoring.services import pair_wish as wishes
from mentoring.services.matching import USUAL_WEIGHTS, set_weights, weights_of
from mentoring.services.state import locked

CHANGED_MEANWHILE = (
    "Пока вы правили, веса изменил другой человек. Ваш выбор остался в форме: сверьте его и отправьте ещё раз."
)


class MatchPeriodForm(forms.Form):
    """The period that a pair is sought for; asked by GET, so an empty or a wrong one is the usual one."""

    starts_on = forms.DateField(label="С", widget=DateInput)
    ends_on = forms.DateField(label="По", widget=DateInput)

    def __init__(self, data: Any) -> None:
        self.usual = usual_period(timezone.localdate())
        super().__init__({name: data.get(name) or day for name, day in self.usual.items()})

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        refuse_period(self, cleaned)
        return cleaned

    def period(self) -> dict[str, dt.date]:
        return self.cleaned_data if self.is_valid() else self.usual


class WishForm(OrganizationForm):
    class Meta:
        model = PairWish
        fields = ("mentee", "mentor", "kind", "why")
        field_classes = {"mentee": KeyField, "mentor": KeyField}
        widgets = {"kind": forms.RadioSelect}
        help_texts = {"why": "Увидят только куратор и руководитель"}

    def __init__(self, data: Any = None, *, user: User, **kwargs: Any) -> None:
        super().__init__(data, user=user, **kwargs)
        for name, model in (("mentee", Mentee), ("mentor", Mentor)):
            field: Any = self.fields[name]
            field.queryset = model.objects.visible_to(user).in_bank().select_related("employee")
            field.queryset = field.queryset.order_by("employee__search")
        self.fields["kind"].choices = WishKind.choices  # type: ignore[attr-defined]  # without the empty one

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        mentor, mentee = cleaned.get("mentor"), cleaned.get("mentee")
        if not mentor or not mentee:
            return cleaned
        if mentor.pk == mentee.pk:
            self.add_error("mentor", "Это один и тот же человек: выберите другого.")
        known = PairWish.objects.filter(mentee=mentee)
        if known.filter(mentor=mentor).exists():
            self.add_error("mentor", "Для этих двоих условие уже есть: сначала снимите его.")
        elif cleaned.get("kind") == WishKind.FIXED and (other := known.filter(kind=WishKind.FIXED).first()):
            self.add_error("mentee", f"Уже решено, что наставник – {other.mentor}: сначала снимите то условие.")
        return cleaned

    def save(self, commit: bool = True) -> PairWish:  # noqa: FBT001, FBT002 - the signature is Django's
        return wishes.say(self.instance)


class WeightsForm(SeenForm):
    """How much each criterion weighs."""

    changed_meanwhile = CHANGED_MEANWHILE

    def __init__(self, data: Any = None, *, user: User) -> None:
        organization: Any = user.organization
        self.organization: Organization = organization
        weights = weights_of(organization)
        super().__init__(data, told=_told(weights))
        for criterion, usual in USUAL_WEIGHTS.items():
            self.fields[criterion] = forms.TypedChoiceField(
                label=criterion.label.capitalize(),
                choices=Importance,
                coerce=lambda value: Importance(int(value)),
                initial=weights[criterion],
                help_text=f"{RULES[criterion].meaning} Обычно – {usual.label}.",
            )

    def clean(self) -> dict[str, Any]:
        """Compare with what the organization has now; it stays locked until all is saved."""
        self.fingerprint = fingerprint(_told(weights_of(locked(self.organization))))
        return super().clean()

    def save(self) -> None:
        set_weights(self.organization, {criterion: self.cleaned_data[criterion] for criterion in Criterion})


def _told(weights: Mapping[Criterion, Importance]) -> str:
    return ",".join(str(int(importance)) for importance in weights.values())
