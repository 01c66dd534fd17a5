"""An employee's name and post in four cases: proposed by rule, corrected by a person."""

from typing import Any

from django import forms

from documents.enums import Case
from documents.models import CaseForm
from documents.services import case_form
from mentoring.models import Employee, User

SENTENCES = {
    Case.GENITIVE: "Согласие {full_name}, {post}, получено.",
    Case.DATIVE: "Поручить {full_name}, {post}.",
    Case.ACCUSATIVE: "Назначить наставником {full_name}, {post}.",
    Case.INSTRUMENTAL: "Пара согласована с {full_name}, {post}.",
}
"""How the forms stand in a document: a wrong ending is seen at once only in a sentence."""
FIELDS = (("full_name", "фамилия, имя, отчество"), ("last_name", "фамилия"), ("post", "должность"))


class CaseFormsForm(forms.Form):
    def __init__(self, data: Any = None, *, user: User, employee: Employee) -> None:
        super().__init__(data)
        self.user, self.employee = user, employee
        for case in Case:
            forms_now = case_form.forms_of(employee, case)
            for name, label in FIELDS:
                self.fields[f"{case.value}_{name}"] = forms.CharField(
                    label=f"{case.label.capitalize()}: {label}",
                    initial=getattr(forms_now, name),
                    max_length=getattr(CaseForm._meta.get_field(name), "max_length", None),
                )

    def lines(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Return the fields, a case a line, each line with its sentence."""
        return [(self._sentence(case), [self[f"{case.value}_{name}"] for name, _ in FIELDS]) for case in Case]

    def _sentence(self, case: Case) -> str:
        return SENTENCES[case].format(**{name: self[f"{case.value}_{name}"].value() or "…" for name, _ in FIELDS})

    def save(self) -> None:
        """Store what differs from the proposal; what equals it needs no correction."""
        for case in Case:
            given = {name: self.cleaned_data[f"{case.value}_{name}"] for name, _ in FIELDS}
            proposed = case_form.proposed(self.employee, case)
            if all(getattr(proposed, name) == value for name, value in given.items()):
                case_form.reset(self.employee, case=case, by=self.user)
            else:
                case_form.correct(self.employee, case=case, by=self.user, **given)
