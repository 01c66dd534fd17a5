"""An employee's name and post in four cases: proposed by rule, corrected by a person."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from documents.enums import Case
from documents.models import CaseForm, Order
from documents.queries import case_form
from documents.queries.case_form import Forms
from documents.queries.mentions import Mention
from documents.services import case_correction
from mentoring.fingerprint import fingerprint
from mentoring.forms.seen import SeenForm
from mentoring.models import Employee, User
from mentoring.services.state import locked
from mentoring.validators import validate_text

SENTENCES = {
    Case.GENITIVE: "Согласие {full_name}, {post}, получено.",
    Case.DATIVE: "Поручить {full_name}, {post}.",
    Case.ACCUSATIVE: "Назначить наставником {full_name}, {post}.",
    Case.INSTRUMENTAL: "Пара согласована с {full_name}, {post}.",
}
"""How the forms stand in a document: a wrong ending is seen at once only in a sentence."""
FIELDS = (("full_name", "полное имя"), ("last_name", "фамилия"), ("post", "должность"))
CHANGED_MEANWHILE = "Пока вы правили, падежи этого имени изменил другой человек. Сверьте формы и сохраните ещё раз."


@dataclass(frozen=True)
class CaseLine:
    """A case: where the order has it, else an example; its fields; whether a person has seen to it, or ought to.

    outdated: a correction that was made for other words than the card bears now
    """

    case: Case
    mentions: Sequence[Mention]
    sentence: str
    fields: list[forms.BoundField]
    is_corrected: bool
    outdated: CaseForm | None
    is_doubtful: bool


class CaseFormsForm(SeenForm):
    """first: the case to begin with; mentions: where the order being looked at names the person.

    A button may send `reset` with a case: that case goes back to the rule, whatever is typed in it.
    """

    changed_meanwhile = CHANGED_MEANWHILE

    def __init__(
        self, data: Any = None, *, user: User, employee: Employee, first: str = "", mentions: Sequence[Mention] = ()
    ) -> None:
        self.user, self.employee, self.mentions = user, employee, mentions
        self.now = _present(employee)
        self.proposed = {case: case_form.proposed(employee, case) for case in Case}
        super().__init__(self._with_reset(data), told=_told(self.now))
        self.cases = sorted(Case, key=lambda case: case != first)
        for case in self.cases:
            for name, label in FIELDS:
                self.fields[f"{case.value}_{name}"] = forms.CharField(
                    label=f"{case.label.capitalize()}: {label}",
                    initial=getattr(self.now[case], name),
                    max_length=getattr(CaseForm._meta.get_field(name), "max_length", None),
                    validators=[validate_text],
                )

    def _with_reset(self, data: Any) -> Any:
        case = data.get("reset") if data else None
        if case not in Case.values:
            return data
        proposed = {f"{case}_{name}": getattr(self.proposed[Case(case)], name) for name, _ in FIELDS}
        return {**data.dict(), **proposed}

    def clean(self) -> dict[str, Any]:
        """Refuse what was typed beside other forms than the present ones; the person stays locked till all is saved."""
        locked(self.employee)
        self.now = _present(self.employee)
        self.fingerprint = fingerprint(_told(self.now))
        return super().clean()

    def lines(self) -> list[CaseLine]:
        return [self._line(case) for case in self.cases]

    def _line(self, case: Case) -> CaseLine:
        stored = case_form.correction_of(self.employee, case)
        fits = stored is not None and stored.fits(self.employee)
        return CaseLine(
            case,
            [mention for mention in self.mentions if case in mention.cases],
            self._sentence(case),
            [self[f"{case.value}_{name}"] for name, _ in FIELDS],
            fits,
            None if fits else stored,
            case_form.is_doubtful(self.employee, case),
        )

    @property
    def has_doubts(self) -> bool:
        """Whether a form is marked that nobody has looked at."""
        return any(line.is_doubtful and not line.is_corrected for line in self.lines())

    def _sentence(self, case: Case) -> str:
        return SENTENCES[case].format(**{name: self[f"{case.value}_{name}"].value() or "…" for name, _ in FIELDS})

    def save(self) -> list[Order]:
        """Store what is new, and what the rule was unsure of: it is confirmed. Return the drafts that changed."""
        given = {case: self._given(case) for case in Case}
        new = {
            case: self._to_store(case, forms_given)
            for case, forms_given in given.items()
            if forms_given != self.now[case] or case == self._reset or self._confirms(case)
        }
        return case_correction.correct(self.employee, forms=new, by=self.user) if new else []

    @property
    def _reset(self) -> str:
        return str(self.data.get("reset", ""))

    def _confirms(self, case: Case) -> bool:
        return not self._reset and case_form.is_doubtful(self.employee, case)

    def _to_store(self, case: Case, given: Forms) -> Forms | None:
        """What equals the proposal needs no row, unless the rule is unsure of it and it was not asked for."""
        if given != self.proposed[case]:
            return given
        return given if case_form.rule_is_unsure(self.employee) and case != self._reset else None

    def _given(self, case: Case) -> Forms:
        return case_form.as_given(
            self.employee, **{name: self.cleaned_data[f"{case.value}_{name}"] for name, _ in FIELDS}
        )


def _present(employee: Employee) -> dict[Case, Forms]:
    return {case: case_form.forms_of(employee, case) for case in Case}


def _told(present: dict[Case, Forms]) -> str:
    return repr(list(present.values()))
