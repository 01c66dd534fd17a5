"""A question of the agenda: what was heard, and what was decided on it."""

from typing import Any

from django import forms
from django.utils import timezone

from documents.enums import OF_DOCUMENTS, OF_PAIRS, DecisionResult, DecisionSubject
from documents.models import AgendaItem, BodySession, Decision
from documents.queries.decisions import sentence_of
from documents.queries.hearings import documents_to_choose
from documents.services import body_session as sessions
from mentoring.enums import PAIR_ENDED
from mentoring.forms.fields import KeyField, OrganizationForm, TextArea
from mentoring.models import Pair, User
from mentoring.school_year import SchoolYear

ROOM = 1
"""For so many more decisions; of a new question for one more."""
MOST = 100
VOTES = ("votes_for", "votes_against", "votes_abstained")
NO_RESULT = "не выбрано"
ABOUT = ("subject", "pair", "document", "start_year")
NO_DOCUMENT = {"document": None, "start_year": None}
NO_CHOICE = {
    DecisionSubject.REGULATION: "Выберите положение, о котором решение.",
    DecisionSubject.ROADMAP: "Выберите дорожную карту или её учебный год.",
}


class DecisionForm(forms.ModelForm):  # type: ignore[type-arg]
    """One that is there says what it is about; a new one asks. Without a word it is none."""

    dropped = forms.BooleanField(label="Убрать из повестки", required=False)

    class Meta:
        model = Decision
        fields = ("subject", "pair", "document", "start_year", "result", "text", *VOTES)
        widgets = {"text": TextArea({"rows": 2})}
        field_classes = {"pair": KeyField}
        labels = {"text": "Текст решения"}

    def __init__(self, data: Any = None, *, pairs: Any, documents: Any, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.is_new = self.instance._state.adding
        for field in self.fields.values():
            field.required = False
        result: Any = self.fields["result"]
        result.choices = [("", NO_RESULT), *DecisionResult.choices]
        if self.is_new:
            del self.fields["dropped"]
            pair: Any = self.fields["pair"]
            pair.queryset, pair.empty_label = pairs, "Выберите пару"
            self.fields["document"] = _document_field(documents)
            self.fields["start_year"] = _year_field()
        else:
            for name in ABOUT:
                del self.fields[name]
        if not self.is_new and self.instance.subject in OF_PAIRS | OF_DOCUMENTS:
            self.fields["text"].label = "Замечания"

    @property
    def about(self) -> str:
        """What the decision that is there is about, as the minutes will say it."""
        return sentence_of(self.instance) or str(self.instance.get_subject_display()).capitalize()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.is_new or not self._says(cleaned):
            return cleaned
        subject = cleaned.get("subject") or DecisionSubject.OTHER
        if subject in OF_PAIRS and not cleaned.get("pair") and "pair" not in self.errors:
            self.add_error("pair", "Выберите, о какой паре решение.")
        cleaned["subject"] = subject
        cleaned["pair"] = cleaned.get("pair") if subject in OF_PAIRS else None
        cleaned |= self._document(subject, cleaned) if subject in OF_DOCUMENTS else NO_DOCUMENT
        return cleaned

    def _document(self, subject: str, cleaned: dict[str, Any]) -> dict[str, Any]:
        """Return the document, else the school year of a roadmap that is not there yet."""
        chosen, key = (cleaned.get("document") or "-").split("-")
        year = cleaned.get("start_year") if subject == DecisionSubject.ROADMAP and not chosen else None
        if chosen and chosen != subject:
            self.add_error("document", "Этот документ другого вида: выберите такой, о котором решение.")
        elif not chosen and not year and "document" not in self.errors:
            self.add_error("document", NO_CHOICE[DecisionSubject(subject)])
        return {"document": int(key) if chosen == subject else None, "start_year": year}

    def _says(self, cleaned: dict[str, Any]) -> bool:
        return any(cleaned.get(name) not in (None, "") for name in ("pair", "result", "text", *VOTES))

    def _post_clean(self) -> None:
        if not self.is_new or self._says(self.cleaned_data):
            super()._post_clean()  # type: ignore[misc]  # Django's

    @property
    def decision(self) -> Decision | None:
        if self.is_new and not self._says(self.cleaned_data):
            return None
        return None if self.cleaned_data.get("dropped") else self.instance


class AgendaForm(OrganizationForm):
    result_of_all = forms.ChoiceField(
        label="Решение обо всех, где не выбрано",
        choices=[("", NO_RESULT), *DecisionResult.choices],
        required=False,
    )

    class Meta:
        model = AgendaItem
        fields = ("title", "heard", "spoke")

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        there = list(self.instance.decisions.with_people()) if self.instance.pk else []
        sent = sum(f"decision-{number}-text" in data for number in range(MOST)) if data is not None else 0
        rows = [*there, *(None for _ in range(max(ROOM, sent - len(there))))]
        own = Pair.objects.filter(organization=self.user.organization_id).exclude(state__in=PAIR_ENDED)
        pairs, documents = own.for_list(), documents_to_choose(self.instance.organization)
        self.decisions = [
            DecisionForm(data, prefix=f"decision-{number}", instance=row, pairs=pairs, documents=documents)
            for number, row in enumerate(rows)
        ]
        if len(there) <= 1:
            del self.fields["result_of_all"]

    def also_seen(self, instance: AgendaItem) -> Any:
        told = ("pk", "subject", "pair", "document", "result", "text", *VOTES)
        return list(instance.decisions.values_list(*told)) if instance.pk else ()

    def is_valid(self) -> bool:
        whole = super().is_valid()
        if all([form.is_valid() for form in self.decisions]):  # noqa: C419 - every form is asked for its errors
            return whole
        self.add_error(None, "Исправьте отмеченные решения.")
        return False

    def save(self, commit: bool = True) -> AgendaItem:  # noqa: FBT001, FBT002 - as Django has it
        decisions = [form.decision for form in self.decisions if form.decision]
        for decision in decisions:
            decision.result = decision.result or self.cleaned_data.get("result_of_all", "")
        return sessions.write_item(self.instance, decisions=decisions)


class SessionChoiceForm(forms.Form):
    """On the agenda of which session: of those whose minutes the user keeps and nobody has signed."""

    session = KeyField(BodySession.objects.none(), label="Заседание", empty_label=None)

    def __init__(self, data: Any = None, *, user: User) -> None:
        super().__init__(data)
        choice: Any = self.fields["session"]
        choice.queryset = BodySession.objects.open_to(user, on=timezone.localdate())


def _document_field(documents: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label="Документ",
        choices=[("", "Выберите"), *documents],
        required=False,
        help_text="Гриф этого документа, где выбран орган, возьмёт отсюда номер и дату",
    )


def _year_field() -> forms.TypedChoiceField:
    """Offer the school years around the present one."""
    now = SchoolYear.of(timezone.localdate()).start
    years = [(start, str(SchoolYear(start))) for start in range(now - 1, now + 3)]
    return forms.TypedChoiceField(
        label="Или учебный год",
        choices=[("", "Выберите"), *years],
        coerce=int,
        empty_value=None,
        required=False,
        help_text="Если дорожной карты ещё нет; гриф возьмёт номер и дату, когда карта года одна",
    )
