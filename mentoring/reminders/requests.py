"""What the requests of pairs need."""

import datetime as dt
from collections.abc import Callable

from django.db.models import QuerySet
from django.urls import reverse

from mentoring.enums import Role, Tone
from mentoring.enums.pair_change import REQUEST_OPEN, REQUEST_OPINION, RequestKind, RequestState
from mentoring.models import PairRequest, StateChange, User
from mentoring.models.pair_request import PairRequestQuerySet
from mentoring.reminders.base import Reminder, Words, holding
from mentoring.russian import plural, since

NEWS = dt.timedelta(days=7)
"""How long a decision stays on the sender's desk."""


def _requests(user: User) -> PairRequestQuerySet:
    return PairRequest.objects.visible_to(user).with_people().order_by("sent_on", "pk")


def _sent(user: User, _day: dt.date) -> QuerySet[PairRequest]:
    return _requests(user).filter(state=RequestState.SENT).exclude(kind=RequestKind.HELP)


def _for_help(user: User, _day: dt.date) -> QuerySet[PairRequest]:
    return _requests(user).filter(state=RequestState.SENT, kind=RequestKind.HELP)


def _granted(user: User, _day: dt.date) -> QuerySet[PairRequest]:
    return _requests(user).without_change()


def _to_decide(user: User, _day: dt.date) -> QuerySet[PairRequest]:
    return _requests(user).filter(state__in=REQUEST_OPINION)


def _answer(what: str) -> Callable[[PairRequest], Words]:
    return lambda request: Words(
        title=f"{what}: {request.get_kind_display()}",
        text=f"{request.sender.full_name}; пара {request.pair}",
        url=request.get_absolute_url(),
        action="Открыть",
        badge=f"от {request.sent_on:%d.%m.%Y}",
    )


def _answer_many(what: str, narrowed: str = "") -> Callable[[int, PairRequest], Words]:
    """narrowed: the words of the list's own filter that leaves exactly these, where it has one."""
    return lambda count, first: Words(
        title=f"{what}: {count} {plural(count, 'обращение', 'обращения', 'обращений')}",
        text="Заявления, ходатайства, предложения и просьбы наставников и наставляемых.",
        url=f"{reverse('pair_requests')}?{narrowed}" if narrowed else "",
        badge=since(first.sent_on),
    )


def _own(user: User) -> PairRequestQuerySet:
    own = PairRequest.objects.filter(sender=user.employee_id) if user.employee_id else PairRequest.objects.none()
    return own.with_people().order_by("-sent_on", "-pk")


def _own_open(user: User, _day: dt.date) -> QuerySet[PairRequest]:
    return _own(user).filter(state__in=REQUEST_OPEN)


def _own_decided(user: User, day: dt.date) -> QuerySet[PairRequest]:
    fresh = StateChange.objects.filter(
        content_type__app_label="mentoring", content_type__model="pairrequest", at__date__gt=day - NEWS
    )
    decided = [RequestState.GRANTED, RequestState.REJECTED, RequestState.ANSWERED]
    return _own(user).filter(state__in=decided, pk__in=fresh.values("object_id"))


def _tell(request: PairRequest) -> Words:
    return Words(
        title=str(request),
        text=f"Пара {request.pair}",
        url=request.get_absolute_url(),
        action="Открыть",
        badge=request.get_state_display(),
    )


def _tell_many(title: str, badge: str) -> Callable[[int, PairRequest], Words]:
    return lambda count, last: Words(title=f"{title}: {count}", text=f"Последнее – {last}.", badge=badge)


def _sent_on(request: PairRequest) -> dt.date:
    return request.sent_on


REMINDERS = (
    Reminder(
        code="request-opinion",
        whom=holding(Role.CURATOR),
        rows=_sent,
        one=_answer("Скажите мнение"),
        many=_answer_many("Скажите мнение"),
        since=_sent_on,
        day_said=True,
        listed="pair_requests",
        task="сказать мнение",
    ),
    Reminder(
        code="request-help",
        whom=holding(Role.CURATOR),
        rows=_for_help,
        one=_answer("Ответьте"),
        many=_answer_many("Ответьте"),
        since=_sent_on,
        day_said=True,
        listed="pair_requests",
        task="ответить",
    ),
    Reminder(
        code="request-change",
        whom=holding(Role.CURATOR),
        rows=_granted,
        one=_answer("Оформите"),
        many=_answer_many("Оформите", "unmade=on"),
        since=_sent_on,
        day_said=True,
    ),
    Reminder(
        code="request-decide",
        whom=holding(Role.HEAD),
        rows=_to_decide,
        one=_answer("Решите"),
        many=_answer_many("Решите"),
        since=_sent_on,
        day_said=True,
        listed="pair_requests",
        task="решить",
    ),
    Reminder(
        code="request-own",
        whom=holding(Role.MENTOR, Role.MENTEE),
        rows=_own_open,
        one=_tell,
        many=_tell_many("Ваши обращения ждут решения", "ждут решения"),
        tone=Tone.NEUTRAL,
        since=_sent_on,
        day_said=True,
        listed="pair_requests",
        task="дождаться решения",
    ),
    Reminder(
        code="request-decided",
        whom=holding(Role.MENTOR, Role.MENTEE),
        rows=_own_decided,
        one=_tell,
        many=_tell_many("Решено по вашим обращениям", "решено"),
        since=_sent_on,
        day_said=True,
        listed="pair_requests",
        task="прочитать решение",
    ),
)
