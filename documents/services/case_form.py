"""An employee's name and post in a case: what a person corrected, else what the rule proposes."""

from documents.models import CaseForm
from mentoring.models import Employee, User


def correct(employee: Employee, *, case: str, full_name: str, last_name: str, post: str, by: User | None) -> CaseForm:
    """Store the forms of one case as a person wants them."""
    form = CaseForm.objects.filter(employee=employee, case=case).first() or CaseForm(employee=employee, case=case)
    form.full_name, form.last_name, form.post = full_name, last_name, post
    form._history_user = by  # type: ignore[attr-defined]  # noqa: SLF001 – how simple-history is told the actor
    form.save()
    return form


def reset(employee: Employee, *, case: str, by: User | None) -> None:
    """Go back to the rule's proposal."""
    for form in CaseForm.objects.filter(employee=employee, case=case):
        form._history_user = by  # type: ignore[attr-defined]  # noqa: SLF001 – as above
        form.delete()
