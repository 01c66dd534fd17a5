"""Who signs and approves papers on a day: the head, or who acts for the head."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Exists, QuerySet

from documents.enums import Case
from documents.press.declension import decline_post
from documents.queries.case_form import forms_of
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import ActingHead, Employee, Organization, User
from mentoring.models.user import is_head_by_post
from mentoring.queries.organization import acting_head_of, head_of

Rows = TypeVar("Rows", bound=QuerySet[Any])


@dataclass(frozen=True)
class Signatory:
    """post: as under the text, «заведующий», «и.о. заведующего»."""

    person: Employee | None
    post: str


def words(signatory: Signatory) -> str:
    """«и.о. заведующего Гончар Н.Л.»."""
    return f"{signatory.post} {signatory.person.initials_last}" if signatory.person else signatory.post


def signatory_on(organization: Organization, day: dt.date) -> Signatory:
    acting = acting_head_of(organization, day)
    if acting:
        return Signatory(acting.employee, f"и.о. {decline_post(organization.head_title, Case.GENITIVE)}")
    return _in_own_post(head_of(organization, on=day), organization)


def signed_by(person: Employee, day: dt.date) -> Signatory:
    """Return the person with the post in which a paper of the day is signed: one of several heads in the own."""
    on_day = signatory_on(person.organization, day)
    return on_day if on_day.person == person else _in_own_post(person, person.organization)


def _in_own_post(head: Employee | None, organization: Organization) -> Signatory:
    return Signatory(head, head.post if head else organization.head_title)


def refuse_others(by: User, *, on: dt.date) -> None:
    """Raise ImpossibleStepError for a user who may not sign or approve a paper of that date."""
    found = refusals(by.employee, on=on) if by.employee else []
    if found:
        raise ImpossibleStepError(*found)


def post_in_case(signatory: Signatory, case: Case) -> str:
    """«заведующего», as a person corrected it; «и.о. заведующего» has nothing to decline."""
    person = signatory.person
    if person and person.post == signatory.post:
        return forms_of(person, case).post
    return decline_post(signatory.post, case)


def refusals(person: Employee, *, on: dt.date) -> list[str]:
    """Say why a paper of that date is not the person's to sign; empty when it is."""
    acting = acting_head_of(person.organization, on)
    if acting is None:
        return [] if is_head_by_post(person, on=on) else [_not_acting(person, on)]
    if acting.employee_id == person.pk:
        return []
    signs = "она" if acting.employee.is_female else "он"
    who = f"обязанности руководителя исполняет {acting.employee.initials_last}"
    return [f"На {on:%d.%m.%Y} {who}: документ с этой датой подписывает {signs}."]


def of_signatory(rows: Rows, user: User, *, on: dt.date) -> Rows:
    """Keep what waits for the head's word: all of it where the user signs on the day, nothing while another acts."""
    others = ActingHead.objects.on(on).filter(employee__organization=user.organization_id)
    return rows.exclude(Exists(others.exclude(employee=user.employee_id)))


def _not_acting(person: Employee, on: dt.date) -> str:
    signatory = signatory_on(person.organization, on)
    who = f"{signatory.post} ({signatory.person.initials_last})" if signatory.person else signatory.post
    return (
        f"На {on:%d.%m.%Y} {person.initials_last} не исполняет обязанности руководителя: "
        f"документ с этой датой подписывает {who}."
    )
