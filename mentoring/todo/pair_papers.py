"""What needs somebody today in the requests and the agreements of pairs."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Q
from django.urls import reverse

from mentoring.declarations import Todo, gathered
from mentoring.enums import PAIR_ENDED, Role
from mentoring.enums.pair_change import REQUEST_OPEN, REQUEST_OPINION, RequestState
from mentoring.models import Agreement, PairRequest, StateChange, User
from mentoring.models.pair_change import PairRequestQuerySet
from mentoring.russian import plural

NEWS = dt.timedelta(days=7)
"""How long a decision stays on the sender's desk."""


def of_pairs(user: User, today: dt.date) -> list[Todo]:
    found = [*_own_requests(user, today), *_to_agree(user)] if user.roles & {Role.MENTOR, Role.MENTEE} else []
    everybody = PairRequest.objects.visible_to(user)
    if Role.CURATOR in user.roles:
        found += _waiting(everybody.filter(state=RequestState.SENT), "Скажите мнение", f"state={RequestState.SENT}", 9)
        found += _waiting(everybody.without_change(), "Оформите", "unmade=on", 11)
    if Role.HEAD in user.roles:
        found += _waiting(everybody.filter(state__in=REQUEST_OPINION), "Решите", "waiting=on", 9)
    return found


def _waiting(requests: PairRequestQuerySet, what: str, address: str, weight: int) -> list[Todo]:
    def one(request: PairRequest) -> Todo:
        return Todo(
            title=f"{what}: {request.get_kind_display()}",
            text=f"{request.sender.full_name}; пара {request.pair}",
            url=request.get_absolute_url(),
            action="Открыть",
            since=f"от {request.sent_on:%d.%m.%Y}",
            weight=weight,
        )

    def many(count: int, first: PairRequest) -> Todo:
        return Todo(
            title=f"{what}: {count} {plural(count, 'обращение', 'обращения', 'обращений')}",
            text="Заявления, ходатайства и предложения наставников и наставляемых.",
            url=f"{reverse('pair_requests')}?{address}",
            action="Показать",
            since=f"с {first.sent_on:%d.%m.%Y}",
            weight=weight,
        )

    return gathered(requests.with_people().order_by("sent_on", "pk"), one, many)


def _own_requests(user: User, today: dt.date) -> Iterable[Todo]:
    """What the person has asked: where it is, and for a week how it was decided."""
    fresh = StateChange.objects.filter(
        content_type__app_label="mentoring", content_type__model="pairrequest", at__date__gt=today - NEWS
    )
    decided = Q(state__in=[RequestState.GRANTED, RequestState.REJECTED], pk__in=fresh.values("object_id"))
    own = PairRequest.objects.filter(sender=user.employee_id).with_people()
    for request in own.filter(Q(state__in=REQUEST_OPEN) | decided):
        yield Todo(
            title=str(request),
            text=f"Пара {request.pair}",
            url=request.get_absolute_url(),
            action="Открыть",
            since=request.get_state_display(),
            tone="neutral" if request.is_open else "attention",
            weight=30,
        )


def _to_agree(user: User) -> Iterable[Todo]:
    sides = Q(member__pair__mentor=user.employee_id, mentor_agreed_on=None) | Q(
        member__mentee=user.employee_id, mentee_agreed_on=None
    )
    living = Agreement.objects.visible_to(user).exclude(member__pair__state__in=PAIR_ENDED)
    for agreement in living.filter(sides, member__released_on=None).with_people():
        yield Todo(
            title=f"Прочитайте соглашение: {agreement.partner_of(user.employee_id).full_name}",
            text="Измените в нём, что нужно, и согласитесь с текстом.",
            url=agreement.get_absolute_url(),
            action="Прочитать",
            since="ждёт вашего согласия",
            weight=28,
        )
