"""The people of a pair as its page shows them: who has agreed, and how those can who have not."""

import datetime as dt
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from mentoring.enums import AccountState, PairState
from mentoring.models import Employee, Pair, User
from mentoring.queries.pair_days import place_note
from mentoring.services.pair_answers import role_in


@dataclass(frozen=True)
class Participant:
    """answer, tone, note: the badge and the words beside it; hint, invite_url: for who can't answer by oneself.

    place: the days of who is not in the pair from its first day to its last
    """

    role: str
    employee: Employee
    answer: str
    tone: str
    note: str = ""
    place: str = ""
    hint: str = ""
    invite_url: str = ""


def participants(user: User, pair: Pair) -> list[Participant]:
    mentor = (pair.mentor.employee, pair.mentor_confirmed_at, pair.mentor_confirmed_on_paper)
    today = timezone.localdate()
    mentees = [
        replace(
            _participant(user, pair, member.mentee.employee, member.confirmed_at, member.confirmed_on_paper),
            place=place_note(member, day=today),
        )
        for member in pair.members.all()
    ]
    return [_participant(user, pair, *mentor), *mentees]


def _participant(
    user: User, pair: Pair, employee: Employee, at: dt.datetime | None, on_paper: dt.date | None
) -> Participant:
    role = role_in(pair, employee).capitalize()
    if on_paper:
        return Participant(role, employee, "на бумаге", "done", f"от {date_format(on_paper, 'j E Y г.')}")
    if at:
        return Participant(role, employee, "подтверждено", "done", date_format(timezone.localtime(at), "j E Y г."))
    if pair.state != PairState.PROPOSED:
        return Participant(role, employee, "без ответа", "neutral")
    hint, invite_url = _way_to_answer(employee) if user.has_perm("mentoring.change_pair", pair) else ("", "")
    return Participant(role, employee, "ждём ответа", "attention", hint=hint, invite_url=invite_url)


def _way_to_answer(employee: Employee) -> tuple[str, str]:
    """Say why the person can't answer under the own login yet, and where to invite."""
    if employee.account is None:
        return "нет учётной записи", reverse("employee_invite", args=[employee.pk])
    if employee.account.state == AccountState.DISABLED:
        return "учётная запись отключена", ""
    waits = employee.account.state == AccountState.INVITED
    return f"ещё не {'входила' if employee.is_female else 'входил'} в систему" if waits else "", ""
