"""What is written down of a pair from papers: who has agreed, and what the council says."""

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.html import format_html

from mentoring.enums import CouncilOpinion
from mentoring.forms.fields import DateInput, OrganizationForm, TextArea
from mentoring.forms.seen import SeenForm
from mentoring.models import Pair, User
from mentoring.models.text import NumberField
from mentoring.services import pair_answers
from mentoring.validators import validate_text

TERMS_CHANGED = "Пока вы читали, условия пары изменились. Выше – нынешние: прочитайте их и ответьте ещё раз."
NOT_HEARD = "not-heard"
NOBODY_ASKED = "Ответа больше ни от кого не ждём."


class ConfirmForm(SeenForm):
    """A person agrees to the terms that the page showed, which the curator may change meanwhile."""

    changed_meanwhile = TERMS_CHANGED

    def __init__(self, data: Any = None, *, pair: Pair) -> None:
        super().__init__(data, told=f"{pair.starts_on} {pair.ends_on} {pair.goals}")


class PaperAnswersForm(forms.Form):
    """The date on the paper of each who has not answered yet; empty for who has not signed either."""

    def __init__(self, data: Any = None, *, user: User, pair: Pair) -> None:
        super().__init__(data)
        self.user, self.pair = user, pair
        self.waiting = {f"signed_{person.pk}": person for person in pair_answers.unanswered(pair)}
        for name, person in self.waiting.items():
            self.fields[name] = forms.DateField(
                label=f"{person.full_name}, {pair_answers.role_in(pair, person)}",
                help_text="Дата на подписанном листе; оставьте пустым, если подписи ещё нет",
                required=False,
                widget=DateInput,
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        given = {name: day for name, day in cleaned.items() if day}
        for name, day in given.items():
            if refusal := pair_answers.paper_refusal(self.pair, day, today=timezone.localdate()):
                self.add_error(name, refusal)
        if not given and not self.errors:
            raise forms.ValidationError("Поставьте дату хотя бы у одного человека." if self.waiting else NOBODY_ASKED)
        return cleaned

    def save(self) -> Pair:
        papers = {self.waiting[name].pk: day for name, day in self.cleaned_data.items() if day}
        return pair_answers.confirm_on_paper(self.pair, papers=papers, by=self.user, at=timezone.now())


def refuse_no_remarks(form: forms.BaseForm, opinion: str, name: str) -> None:
    remarks = form.cleaned_data.get(name, "")
    if name not in form.errors and (refusal := pair_answers.remarks_refusal(opinion, remarks)):
        form.add_error(name, refusal)


class OpinionForm(OrganizationForm):
    class Meta:
        model = Pair
        fields = ("council_opinion", "council_protocol", "council_on", "council_remarks")
        labels = {"council_remarks": "Замечания"}
        widgets = {"council_opinion": forms.RadioSelect}

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        for name in ("council_opinion", "council_protocol", "council_on"):
            self.fields[name].required = True
        opinion: Any = self.fields["council_opinion"]
        opinion.choices = CouncilOpinion.choices  # without the empty one

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        refuse_no_remarks(self, cleaned.get("council_opinion", ""), "council_remarks")
        return cleaned

    def clean_council_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["council_on"]
        if refusal := pair_answers.paper_refusal(self.instance, day, today=timezone.localdate()):
            raise forms.ValidationError(refusal)
        return day

    def save(self, commit: bool = True) -> Pair:  # noqa: FBT001, FBT002 - the signature is Django's
        given = self.cleaned_data
        return pair_answers.record_opinion(
            self.instance,
            opinion=given["council_opinion"],
            protocol=given["council_protocol"],
            on=given["council_on"],
            remarks=given["council_remarks"],
            by=self.user,
            at=timezone.now(),
        )


class MinutesForm(forms.Form):
    """The minutes of one meeting of the council, and what they say of each pair that waits for it."""

    council_protocol = NumberField(label="Протокол №", max_length=50)
    council_on = forms.DateField(label="Дата протокола", widget=DateInput)
    supports_all = forms.BooleanField(
        label="Совет поддерживает все пары",
        required=False,
        help_text="Кроме тех, о которых ниже выбрано другое",
    )

    def __init__(self, data: Any = None, *, user: User) -> None:
        super().__init__(data)
        self.user = user
        self.waiting = {pair.pk: pair for pair in Pair.objects.visible_to(user).awaiting_council().with_people()}
        for pk, pair in self.waiting.items():
            self.fields[f"opinion_{pk}"] = forms.ChoiceField(
                label=str(pair),
                choices=[("", "не выбрано"), *CouncilOpinion.choices, (NOT_HEARD, "не рассматривалась")],
                required=False,
                help_text=format_html('<a href="{}">Открыть пару</a>', pair.get_absolute_url()),
            )
            self.fields[f"remarks_{pk}"] = forms.CharField(
                label=f"Замечания: {pair}", required=False, widget=TextArea({"rows": 2}), validators=[validate_text]
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        said = self.opinions()
        for each in said:
            refuse_no_remarks(self, each.opinion, f"remarks_{each.pair.pk}")
            day = cleaned.get("council_on")
            if day and (refusal := pair_answers.paper_refusal(each.pair, day, today=timezone.localdate())):
                self.add_error("council_on", refusal)
                break
        if not said and not self.errors:
            raise forms.ValidationError("Отметьте мнение совета хотя бы об одной паре.")
        return cleaned

    def opinions(self) -> list[pair_answers.Opinion]:
        given = self.cleaned_data
        of_all = CouncilOpinion.SUPPORTS if given["supports_all"] else NOT_HEARD
        told = [
            (pair, given.get(f"opinion_{pk}") or of_all, given.get(f"remarks_{pk}", ""))
            for pk, pair in self.waiting.items()
        ]
        return [pair_answers.Opinion(pair, opinion, remarks) for pair, opinion, remarks in told if opinion != NOT_HEARD]

    def save(self) -> int:
        given, said = self.cleaned_data, self.opinions()
        number, day = given["council_protocol"], given["council_on"]
        pair_answers.record_minutes(said, protocol=number, on=day, by=self.user, at=timezone.now())
        return len(said)
