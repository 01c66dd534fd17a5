"""To begin an agreement; its words: each side writes the own column and the common lines."""

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils import timezone

from mentoring.enums.agreement import Side
from mentoring.forms.fields import KeyField, OrganizationForm
from mentoring.models import Agreement, Pair, PairMentee
from mentoring.services import agreement as agreements

COMMON = ("frequency", "initiator", "duration")
LONGEST = 3000


class MemberForm(forms.Form):
    """Whose agreement is begun."""

    member = KeyField(PairMentee.objects.none())

    def __init__(self, data: Any, *, pair: Pair) -> None:
        super().__init__(data)
        member: Any = self.fields["member"]
        staying = PairMentee.objects.staying_on(timezone.localdate())
        member.queryset = staying.filter(pair=pair).select_related("pair__mentor")


class AgreementForm(OrganizationForm):
    """For the curator, who writes what both sides say."""

    class Meta:
        model = Agreement
        fields: tuple[str, ...] = (
            "mentor_contact",
            "mentee_contact",
            *COMMON,
            "mentor_duties",
            "mentee_duties",
            "confidentiality",
        )
        labels = {
            "mentor_contact": "Как удобнее связываться с наставником",
            "mentee_contact": "Как удобнее связываться с наставляемым",
            "frequency": "Как часто проводим личные встречи",
            "initiator": "Кто предлагает встречу",
            "duration": "Как долго продолжаются встречи",
            "mentor_duties": "Наставник берёт на себя",
            "mentee_duties": "Наставляемый берёт на себя",
            "confidentiality": "Что остаётся между нами",
        }

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.taken_back: list[Side] = []
        for name in self._meta.fields or ():
            field = self.fields[name]
            field.required = True
            if isinstance(field.widget, forms.Textarea):
                field.widget.attrs |= {"rows": 4, "maxlength": LONGEST}
                field.validators.append(MaxLengthValidator(LONGEST))

    def clean(self) -> dict[str, Any]:
        """Keep line ends as they are stored: a browser sends others, and the same words would seem to be changed."""
        cleaned = super().clean()
        return {name: value.replace("\r\n", "\n") for name, value in cleaned.items()}

    def save(self, commit: bool = True) -> Agreement:  # noqa: FBT001, FBT002 - the signature is Django's
        agreement: Agreement = self.instance
        self.taken_back = agreements.write(agreement)
        return agreement


class MentorAgreementForm(AgreementForm):
    class Meta(AgreementForm.Meta):
        fields = ("mentor_contact", *COMMON, "mentor_duties", "confidentiality")
        labels = {
            **AgreementForm.Meta.labels,
            "mentor_contact": "Как вам удобнее связываться",
            "mentor_duties": "Что вы берёте на себя",
        }


class MenteeAgreementForm(AgreementForm):
    class Meta(AgreementForm.Meta):
        fields = ("mentee_contact", *COMMON, "mentee_duties", "confidentiality")
        labels = {
            **AgreementForm.Meta.labels,
            "mentee_contact": "Как вам удобнее связываться",
            "mentee_duties": "Что вы берёте на себя",
        }


FORMS: dict[Side | None, type[AgreementForm]] = {
    None: AgreementForm,
    Side.MENTOR: MentorAgreementForm,
    Side.MENTEE: MenteeAgreementForm,
}
