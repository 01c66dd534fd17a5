"""What the agreements of pairs need: each side reads the other's name."""

import datetime as dt

from django.db.models import QuerySet

from mentoring.enums import PAIR_ENDED, PairState, Role
from mentoring.models import Agreement, Employee, Pair, User
from mentoring.models.agreement import AgreementQuerySet
from mentoring.models.pair_day import staying_on
from mentoring.queries.since import longest_waiting, made_at
from mentoring.reminders.base import Reminder, Words, holding, waiting_since
from mentoring.russian import plural


def _living(user: User, day: dt.date) -> AgreementQuerySet:
    going_on = Pair.objects.standing(set(PairState) - PAIR_ENDED, on=day)
    found = Agreement.objects.visible_to(user).filter(staying_on(day, "member__"), member__pair__in=going_on)
    return found.with_people()


def _for_mentor(user: User, day: dt.date) -> QuerySet[Agreement]:
    own = _living(user, day).filter(member__pair__mentor=user.employee_id, mentor_agreed_on=None)
    return longest_waiting(own, made_at(Agreement))


def _for_mentee(user: User, day: dt.date) -> QuerySet[Agreement]:
    own = _living(user, day).filter(member__mentee=user.employee_id, mentee_agreed_on=None)
    return longest_waiting(own, made_at(Agreement))


def _read_with_mentee(agreement: Agreement) -> Words:
    return _read(agreement, agreement.member.mentee.employee)


def _read_with_mentor(agreement: Agreement) -> Words:
    return _read(agreement, agreement.pair.mentor.employee)


def _read(agreement: Agreement, partner: Employee) -> Words:
    return Words(
        title=f"Прочитайте соглашение: {partner.full_name}",
        text="Измените в нём, что нужно, и согласитесь с текстом.",
        url=agreement.get_absolute_url(),
        action="Прочитать",
        badge="ждёт вашего согласия",
    )


def _read_many(count: int, _first: Agreement) -> Words:
    return Words(
        title=f"Прочитайте {count} {plural(count, 'соглашение', 'соглашения', 'соглашений')}",
        text="Откройте каждую пару: измените в соглашении, что нужно, и согласитесь с текстом.",
        badge="ждут вашего согласия",
    )


REMINDERS = (
    Reminder(
        code="agreement-of-mentor",
        whom=holding(Role.MENTOR),
        rows=_for_mentor,
        one=_read_with_mentee,
        many=_read_many,
        since=waiting_since,
        listed="pairs",
        task="прочитать соглашение",
        through="member__pair",
    ),
    Reminder(
        code="agreement-of-mentee",
        whom=holding(Role.MENTEE),
        rows=_for_mentee,
        one=_read_with_mentor,
        many=_read_many,
        since=waiting_since,
        listed="pairs",
        task="прочитать соглашение с наставником",
        through="member__pair",
    ),
)
