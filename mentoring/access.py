"""A view tells of its answer that it gave personal data away; the journal gets a line once the answer was given.

Here alone a GET writes, but for the session that it comes with and when that was last seen (`LastSeenMiddleware`); the
walk through all pages notes any other (tests/walk/walker.py). What was refused, not found or broken leaves no line.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from mentoring.enums import AccessKind
from mentoring.models import Employee, User
from mentoring.services import access_journal

GIVEN = 200
Answer = TypeVar("Answer", bound=HttpResponseBase)


@dataclass(frozen=True)
class Access:
    kind: AccessKind
    about: str
    employee_id: int | None = None

    def is_own(self, user: User) -> bool:
        """Whether somebody looks at the own card, which is no access to another's data."""
        return self.kind == AccessKind.LOOK and self.employee_id is not None and self.employee_id == user.employee_id


def gives(answer: Answer, kind: AccessKind, about: str, *, of: Any = None) -> Answer:
    """Mark the answer. of: the employee, or what is of one employee, where it is one person's card."""
    employee_id = of.pk if isinstance(of, Employee) else getattr(of, "employee_id", None)
    setattr(answer, "access", Access(kind, about, employee_id))  # noqa: B010 - Django's answers have no such name
    return answer


class AccessMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        access: Access | None = getattr(answer, "access", None)
        if access and answer.status_code == GIVEN and request.user.is_authenticated and not access.is_own(request.user):
            access_journal.record(access.kind, by=request.user, about=access.about, employee_id=access.employee_id)
        return answer
