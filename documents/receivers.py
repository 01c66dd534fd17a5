"""What the documents do when something happens below them."""

from typing import Any

from django.db.models import Q
from django.dispatch import receiver

from documents.dates import NBSP
from documents.enums import Case
from documents.models import CaseForm, Order, OrderPoint
from documents.services.case_form import forms_of
from mentoring.models import Employee
from mentoring.signals import anonymizing


@receiver(anonymizing)
def forget_names(employee: Employee, **_kwargs: Any) -> None:
    """Drop the forms of the name, and the drafts that named the person: what was signed stays as it was signed."""
    named = _naming("text", employee)
    OrderPoint.history.filter(named).delete()
    Order.history.filter(_naming("preamble", employee) | _naming("heading", employee)).delete()
    CaseForm.objects.filter(employee=employee).delete()
    CaseForm.history.filter(employee_id=employee.pk).delete()


def _naming(field: str, employee: Employee) -> Q:
    """Return the condition that the text names the person, in whatever case."""
    found = Q(**{f"{field}__contains": employee.full_name}) | Q(**{f"{field}__contains": employee.initials_last})
    for case in Case:
        forms = forms_of(employee, case)
        for name in (forms.full_name, forms.initials_last, forms.initials_last.replace(NBSP, " ")):
            found |= Q(**{f"{field}__contains": name})
    return found
