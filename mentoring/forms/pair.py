"""Proposing a pair, and what its mentor's work rests on."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.functional import cached_property

from mentoring.enums import BASIS_PERMANENT, BasisKind, ConsentKind
from mentoring.forms.fields import KeyField, KeysField, OrganizationForm, SignedOnField
from mentoring.models import Mentee, Mentor, MentoringForm, MentoringKind, Pair, User
from mentoring.queries.consent import lacking_processing
from mentoring.school_year import usual_end
from mentoring.services import basis, pair_terms
from mentoring.services import consent as consents
from mentoring.services import pair as pairs

PERMANENT = (
    "«Должностные обязанности» – когда помощь новым работникам постоянно входит в трудовую функцию и учтена в оплате. "
    "Тогда согласие по ст. 351.8 ТК РФ, уведомление за три дня и доплата не нужны: так разъясняет Роструд в письме от "
    "02.10.2025 № ТЗ/7300-6-1; это разъяснение, а не закон"
)
FARTHEST = 10
"""Years from the present one; a pair farther away is a slip of the pen."""


def refuse_period(form: forms.BaseForm, cleaned: Mapping[str, Any]) -> None:
    """Say at the dates of a pair what is wrong with them."""
    starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
    if starts_on and abs(starts_on.year - timezone.localdate().year) > FARTHEST:
        form.add_error("starts_on", f"{starts_on.year} год – слишком далеко от нынешнего: проверьте дату.")
    elif starts_on and ends_on and ends_on <= starts_on:
        form.add_error("ends_on", "Окончание должно быть позже начала.")
    elif starts_on and ends_on and ends_on - starts_on > pairs.LONGEST:
        form.add_error("ends_on", "Срок больше трёх лет: проверьте год.")


def refuse_term(form: forms.BaseForm, cleaned: Mapping[str, Any]) -> None:
    """Ask at its field for the reason of an unusual term."""
    if form.errors.keys() & {"starts_on", "ends_on", "kinds"}:
        return
    told = {name: cleaned[name] for name in ("starts_on", "ends_on", "kinds", "term_reason")}
    for sentence in pair_terms.term_refusals(**told):
        form.add_error("term_reason", sentence)


class Joining:
    """Says beside each who has no consent to the processing of data: the pair is possible all the same."""

    queryset: Any

    @cached_property
    def lacking(self) -> frozenset[int]:
        return lacking_processing(list(self.queryset.order_by().values_list("pk", flat=True)), on=timezone.localdate())

    def with_consent(self, record: Mentor | Mentee, label: str) -> str:
        return f"{label} (нет согласия на обработку данных)" if record.pk in self.lacking else label


class MentorChoice(Joining, KeyField):
    """A mentor with what decides the choice: post and free places."""

    def label_from_instance(self, mentor: Any) -> str:
        load = f"занято {mentor.load} из {mentor.load_limit}"
        return self.with_consent(mentor, f"{mentor.employee.full_name}, {mentor.employee.post} – {load}")


class MenteeChoice(Joining, KeysField):
    """A mentee with the post, the state and the deficits in their order."""

    def label_from_instance(self, mentee: Any) -> str:
        deficits = "; ".join(str(ranked.deficit) for ranked in mentee.ranked_deficits.all())
        label = f"{mentee.employee.full_name}, {mentee.employee.post} – {mentee.get_state_display()}"
        return self.with_consent(mentee, f"{label}: {deficits}" if deficits else label)


class TermsForm(OrganizationForm):
    """The terms of a pair that is not in an order yet; its people stay."""

    class Meta:
        model = Pair
        fields: tuple[str, ...] = ("forms", "kinds", "starts_on", "ends_on", "term_reason", "goals")
        widgets: dict[str, Any] = {"forms": forms.CheckboxSelectMultiple, "kinds": forms.CheckboxSelectMultiple}
        field_classes = {"forms": KeysField, "kinds": KeysField}
        help_texts = {
            "ends_on": "Обычно от 3 месяцев до 1 года",
            "term_reason": "Если срок короче 3 месяцев или дольше года",
        }

    def __init__(self, data: Any = None, *, user: User, **kwargs: Any) -> None:
        super().__init__(data, user=user, **kwargs)
        if self.instance.pk and self.instance.has_answers:
            self.fields["starts_on"].help_text = "С другим сроком или другими целями всем нужно согласиться снова"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        refuse_period(self, cleaned)
        refuse_term(self, cleaned)
        return cleaned

    def amend(self) -> bool:
        """Save through the service; return whether everybody has to agree anew."""
        given = self.cleaned_data
        chosen = {name: given[name] for name in pair_terms.TERMS}
        how = {name: given[name] for name in ("forms", "kinds")}
        _, asks_anew = pair_terms.edit(self.instance, terms=chosen, **how, by=self.user, at=timezone.now())
        return asks_anew


class PairForm(TermsForm):
    class Meta(TermsForm.Meta):
        fields = ("mentor", "mentees", *TermsForm.Meta.fields)
        widgets = TermsForm.Meta.widgets | {"mentees": forms.CheckboxSelectMultiple}

    mentor = MentorChoice(Mentor.objects.none(), label="Наставник", empty_label="Выберите наставника")
    mentees = MenteeChoice(Mentee.objects.none(), label="Наставляемые", widget=forms.CheckboxSelectMultiple)

    def __init__(self, data: Any = None, *, user: User, **kwargs: Any) -> None:
        super().__init__(data, user=user, **kwargs)
        _offer(self.fields["mentor"], Mentor.objects.visible_to(user).for_list().in_bank())
        mentees = Mentee.objects.visible_to(user).for_list().in_bank()
        alone_first = mentees.order_by(F("paired_today"), "employee__last_name", "employee__first_name")
        _offer(self.fields["mentees"], alone_first)
        self.fields["mentees"].help_text = "Один человек – пара, несколько – группа; сначала те, у кого наставника нет"
        self._propose_usual_values(user)

    def _propose_usual_values(self, user: User) -> None:
        """The first form and kind of the dictionary, from today to the end of the teaching year."""
        today = timezone.localdate()
        self.initial.setdefault("forms", MentoringForm.objects.visible_to(user)[:1])
        self.initial.setdefault("kinds", MentoringKind.objects.visible_to(user)[:1])
        self.initial.setdefault("starts_on", today)
        self.initial.setdefault("ends_on", usual_end(today))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        mentor, mentees = cleaned.get("mentor"), cleaned.get("mentees") or []
        if mentor and mentor.pk in {mentee.pk for mentee in mentees}:
            self.add_error("mentees", "Нельзя быть наставником самому себе: выберите другого человека.")
        return cleaned

    def save(self, commit: bool = True) -> Pair:  # noqa: FBT001, FBT002 - the signature is Django's
        given = self.cleaned_data
        chosen = {name: given[name] for name in ("mentees", "forms", "kinds")}
        return pairs.propose(self.instance, **chosen, by=self.user, at=timezone.now())

    def _get_validation_exclusions(self) -> set[str]:
        # The service checks what concerns both tables and says it in words.
        return {*super()._get_validation_exclusions(), "mentees"}  # type: ignore[misc]


def _offer(field: forms.Field, queryset: QuerySet[Any]) -> None:
    if isinstance(field, forms.ModelChoiceField):
        field.queryset = queryset


class BasisForm(OrganizationForm):
    """The mentor's consent (asked while there is none) and the basis of the work, in one go."""

    signed_on = SignedOnField(
        label="Согласие на наставничество подписано",
        help_text="Дата на бумаге; не позже даты приказа (ТК РФ, ст. 351.8)",
    )

    class Meta:
        model = Pair
        fields = basis.FIELDS

    field_order = ("signed_on", "basis_kind")

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["basis_kind"] = forms.ChoiceField(label="Основание работы", choices=BasisKind, help_text=PERMANENT)
        self.initial["basis_kind"] = self.instance.basis_kind or BasisKind.SUPPLEMENT
        if not self.instance.basis_kind:
            self.initial.update(basis.proposed_terms(self.instance))
        self.order_fields(self.field_order)
        self.employee = self.instance.mentor.employee
        if self.employee.consents.of_kind(ConsentKind.MENTORING).in_force_on(timezone.localdate()).exists():
            del self.fields["signed_on"]
        else:
            self.fields["signed_on"].required = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("basis_kind") in BASIS_PERMANENT:
            cleaned |= dict.fromkeys(basis.OF_SUPPLEMENT, "")
        elif "signed_on" in self.fields and "signed_on" not in self.errors and not cleaned.get("signed_on"):
            self.add_error("signed_on", self.fields["signed_on"].error_messages["required"])
        basis_date = cleaned.get("basis_date")
        if basis_date and basis_date > timezone.localdate():
            self.add_error("basis_date", "Эта дата ещё не наступила.")
        if cleaned.get("basis_kind") in {BasisKind.SUPPLEMENT, BasisKind.CONTRACT, BasisKind.OUTSIDE}:
            for name in ("basis_number", "basis_date"):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, "Укажите: с этим основанием печатается приказ.")
        return cleaned

    def save(self, commit: bool = True) -> Pair:  # noqa: FBT001, FBT002 - the signature is Django's
        if self.cleaned_data.get("signed_on"):
            consents.record(
                self.employee,
                kind=ConsentKind.MENTORING,
                signed_on=self.cleaned_data["signed_on"],
                today=timezone.localdate(),
            )
        return basis.record(self.instance)
