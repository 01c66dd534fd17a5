"""An employee's name and post in a case: what a person corrected, else what the rule proposes."""

from dataclasses import dataclass
from functools import lru_cache

from documents.models import CaseForm
from documents.press.declension import decline_post
from documents.press.doubts import name_is_doubtful, post_is_doubtful
from documents.press.names import decline_name
from mentoring.models import Employee
from mentoring.russian import NBSP


@dataclass(frozen=True)
class Forms:
    """initials_last: «Ивановой М.П.», with a space that does not break a line."""

    full_name: str
    last_name: str
    post: str
    initials_last: str


def forms_of(employee: Employee, case: str) -> Forms:
    """Return the employee's forms; reads `employee.case_forms`, so prefetch it for several people."""
    corrected, rule = correction_of(employee, case), proposed(employee, case)
    if corrected is None:
        return rule
    name = corrected if corrected.fits_name(employee) else rule
    post = corrected.post if corrected.fits_post(employee) else rule.post
    return _forms(name.full_name, name.last_name, post, employee.initials)


def proposed(employee: Employee, case: str) -> Forms:
    """Return what the rule says, whatever was corrected."""
    name = _declined_name(employee.last_name, employee.first_name, employee.middle_name, employee.sex, case)
    full_name = " ".join(part for part in name if part)
    return _forms(full_name, name[0], _declined_post(employee.post, case), employee.initials)


def is_doubtful(employee: Employee, case: str) -> bool:
    """Whether the rule is unsure of the forms, and no person has confirmed or corrected them in the case."""
    corrected = correction_of(employee, case)
    name_is_seen = corrected is not None and corrected.fits_name(employee)
    post_is_seen = corrected is not None and corrected.fits_post(employee)
    return (not name_is_seen and _is_unsure_of_name(employee)) or (not post_is_seen and post_is_doubtful(employee.post))


def rule_is_unsure(employee: Employee) -> bool:
    return _is_unsure_of_name(employee) or post_is_doubtful(employee.post)


def _is_unsure_of_name(employee: Employee) -> bool:
    return name_is_doubtful(employee.last_name, employee.first_name, employee.middle_name, sex=employee.sex)


def as_given(employee: Employee, *, full_name: str, last_name: str, post: str) -> Forms:
    """Return the forms as a person wants them."""
    return _forms(full_name, last_name, post, employee.initials)


def correction_of(employee: Employee, case: str) -> CaseForm | None:
    """Return what a person stored for the case, though the card may bear other words since."""
    if employee._state.adding:
        return None
    return next((form for form in employee.case_forms.all() if form.case == case), None)


def _forms(full_name: str, last_name: str, post: str, initials: str) -> Forms:
    return Forms(full_name, last_name, post, f"{last_name}{NBSP}{initials}" if initials else last_name)


@lru_cache(maxsize=4096)
def _declined_name(last: str, first: str, middle: str, sex: str, case: str) -> tuple[str, str, str]:
    return decline_name(last, first, middle, sex=sex, case=case)


@lru_cache(maxsize=1024)
def _declined_post(post: str, case: str) -> str:
    return decline_post(post, case)
