"""A change in an order: in its draft, and carried out by its signature."""

import datetime as dt
from collections.abc import Callable, Mapping

from django.db import transaction

from mentoring.enums import PairState
from mentoring.enums.pair_change import CHANGE_OPEN, ChangeKind, ChangeState
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Pair, PairChange, PairMentee, PairPause, User
from mentoring.queries.working_days import is_working_day
from mentoring.russian import agreed, since
from mentoring.services import pair as pairs
from mentoring.services import pair_request
from mentoring.services.bank import settle
from mentoring.services.pair_change import rules
from mentoring.services.pair_change.preparing import held
from mentoring.services.state import move, remark
from mentoring.signals import pair_continued, pair_prolonged


@transaction.atomic
def take_into_draft(change: PairChange, *, by: User, at: dt.datetime) -> None:
    """The change stands in the draft of an order, and with it the pair that a new mentor takes over."""
    fresh = held(change)
    move(fresh, ChangeState.IN_ORDER, by=by, at=at)
    if fresh.successor:
        pairs.put_into_draft(fresh.successor, by=by, at=at)


@transaction.atomic
def release_from_draft(change: PairChange, *, by: User, at: dt.datetime) -> None:
    """The change waits for an order again."""
    fresh = held(change)
    move(fresh, ChangeState.READY, by=by, at=at)
    if fresh.successor:
        pairs.take_out_of_draft(fresh.successor, by=by, at=at)


@transaction.atomic
def refusals(change: PairChange, *, on: dt.date) -> list[str]:
    """Say why an order of that date can't carry the change out; empty when it can."""
    if change.state != ChangeState.IN_ORDER:
        return [f"{change}: состояние «{change.get_state_display()}», исполнить можно только проект приказа."]
    if change.successor:
        return pairs.signing_refusals(change.successor, on=on)
    found = rules.standing_refusals(change, on) or rules.RULES[change.kind](change, on)
    return [f"{change.pair}: {sentence}" for _field, sentence in found]


def warnings(change: PairChange, *, on: dt.date) -> list[str]:
    """Say what is unusual about the change while it is open, though nothing forbids it."""
    pair = change.pair
    found: list[str] = []
    if change.state not in CHANGE_OPEN:
        return found
    if change.new_ends_on and change.new_ends_on - pair.starts_on > rules.A_YEAR:
        found.append(f"{pair}: вместе с продлением пара работает дольше года. Причина: {change.why}")
    if change.kind in rules.ON_A_DAY and not is_working_day(pair.organization, change.effective_on):
        found.append(f"{pair}: {change.effective_on:%d.%m.%Y} – нерабочий день, проверьте дату.")
    if change.kind == ChangeKind.END and on > change.effective_on:
        found.append(f"{pair}: приказ позже последнего дня пары, {change.effective_on:%d.%m.%Y}.")
    return found


@transaction.atomic
def carry_out(change: PairChange, *, on: dt.date, by: User, at: dt.datetime, why: str) -> None:
    """Write down what the order of that date decides, with its days; the pair changes when they come.

    why: the order. Raises ImpossibleStepError with every reason why not.
    """
    fresh = held(change)
    found = refusals(fresh, on=on)
    if found:
        raise ImpossibleStepError(*found)
    DEEDS[fresh.kind](fresh, on=on, by=by, at=at, why=why)
    move(fresh, ChangeState.DONE, by=by, at=at, why=why)


def _prolong(change: PairChange, *, by: User, at: dt.datetime, why: str, **_given: object) -> None:
    pair, until = change.pair, change.new_ends_on
    assert until  # noqa: S101 - the database keeps no prolongation without its term
    former, pair.ends_on, pair.prolonged_from = pair.ends_on, until, pair.prolonged_from or change.effective_on
    pair.save(update_fields=["ends_on", "prolonged_from"])
    if not move(pair, PairState.PROLONGED, by=by, at=at, why=why):
        remark(pair, by=by, at=at, why=f"Срок продлён ещё раз. {why}")
    pair_prolonged.send(Pair, pair=pair, former=former, by=by, at=at, why=why)


def _replace(change: PairChange, *, on: dt.date, by: User, at: dt.datetime, why: str) -> None:
    pair, successor = change.pair, change.successor
    assert successor  # noqa: S101 - the database keeps no replacement without it
    pairs.put_in_force(successor, on=on, by=by, at=at, why=why)
    pair_continued.send(Pair, pair=pair, successor=successor, by=by, at=at)
    _end_pair(pair, successor.starts_on - rules.ONE_DAY, by=by, at=at, why=why)
    pair_request.grant_by_order(pair, by=by, at=at, why=why)


def _end(change: PairChange, *, by: User, at: dt.datetime, why: str, **_given: object) -> None:
    """End the pair; what one that never begins was to take over stays with the pair before it."""
    pair = change.pair
    _end_pair(pair, change.effective_on, by=by, at=at, why=why)
    if pair.never_begins and pair.continues:
        pair_continued.send(Pair, pair=pair, successor=pair.continues, by=by, at=at)
    pair_request.grant_by_order(pair, by=by, at=at, why=why)


def _end_pair(pair: Pair, last_day: dt.date, *, by: User, at: dt.datetime, why: str) -> None:
    pair.ends_on = min(last_day, pair.ends_on)  # the new mentor may begin later: that pair's terms can be changed
    move(pair, PairState.TERMINATED, by=by, at=at, why=why, also=("ends_on",))


def _shorten(change: PairChange, *, by: User, at: dt.datetime, why: str, **_given: object) -> None:
    pair, until = change.pair, change.new_ends_on
    assert until  # noqa: S101 - the database keeps no change of the term without it
    pair.ends_on = until
    pair.save(update_fields=["ends_on"])
    remark(pair, by=by, at=at, why=f"Срок сокращён: по {until:%d.%m.%Y}. {why}")


def _change_terms(change: PairChange, *, on: dt.date, by: User, at: dt.datetime, why: str) -> None:
    """The forms and the kinds are others from the day of the order."""
    pair = change.pair
    change.effective_on = on
    change.save(update_fields=["effective_on"])
    pair.forms.set(change.new_forms.all())
    pair.kinds.set(change.new_kinds.all())
    remark(pair, by=by, at=at, why=f"Формы и виды изменены. {why}")


def _pause(change: PairChange, *, by: User, at: dt.datetime, why: str, **_given: object) -> None:
    pause = PairPause.objects.create(pair=change.pair, starts_on=change.effective_on, ends_on=change.pause_until)
    remark(change.pair, by=by, at=at, why=agreed(f"Приостановлена с {pause}. {why}"))


def _resume(change: PairChange, *, by: User, at: dt.datetime, why: str, **_given: object) -> None:
    eve = change.effective_on - rules.ONE_DAY
    for pause in change.pair.pauses.covering(eve):
        pause.ends_on = eve
        pause.save(update_fields=["ends_on"])
    remark(change.pair, by=by, at=at, why=f"Снова работает {since(change.effective_on)}. {why}")


def _add(change: PairChange, *, by: User, at: dt.datetime, why: str, **_given: object) -> None:
    """Take the person in; who was in the group before has a second place, for other days."""
    pair, mentee = change.pair, change.mentee
    assert mentee  # noqa: S101 - the database keeps no change of the composition without a person
    word = change.confirmations.get(employee=mentee.pk)
    PairMentee.objects.create(
        pair=pair,
        mentor=pair.mentor,
        mentee=mentee,
        joined_on=change.effective_on,
        confirmed_at=word.at,
        confirmed_on_paper=word.on_paper,
    )
    settle([mentee])
    remark(pair, by=by, at=at, why=f"В группе {since(change.effective_on)}: {mentee}. {why}")


def _release(change: PairChange, *, by: User, at: dt.datetime, why: str, **_given: object) -> None:
    member = change.pair.members.get(mentee=change.mentee, released_on=None)
    member.released_on = change.effective_on - rules.ONE_DAY
    member.save(update_fields=["released_on"])
    remark(change.pair, by=by, at=at, why=f"Вне группы {since(change.effective_on)}: {change.mentee}. {why}")


DEEDS: Mapping[str, Callable[..., None]] = {
    ChangeKind.PROLONG: _prolong,
    ChangeKind.REPLACE: _replace,
    ChangeKind.ADD: _add,
    ChangeKind.RELEASE: _release,
    ChangeKind.TERMS: _change_terms,
    ChangeKind.SHORTEN: _shorten,
    ChangeKind.PAUSE: _pause,
    ChangeKind.RESUME: _resume,
    ChangeKind.END: _end,
}
