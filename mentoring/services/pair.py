"""The road of a pair: proposed, agreed, checked, in force by an order, ended."""

import datetime as dt
from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils import timezone

from mentoring.enums import BASIS_PERMANENT, PAIR_SIGNED, ConsentKind, PairState
from mentoring.enums.pair_change import ChangeState
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Mentee, Mentor, MentoringForm, MentoringKind, Pair, PairChange, PairMentee, User
from mentoring.models.pair_day import staying_on
from mentoring.queries.load import load_of
from mentoring.queries.pair_readiness import LACKS_COUNCIL, order_lacks
from mentoring.russian import since
from mentoring.services.bank import settle
from mentoring.services.state import locked, move, remark

LONGEST = dt.timedelta(days=3 * 366)
"""No pair is meant to work longer than this: more is a slip in the year."""


@transaction.atomic
def propose(
    pair: Pair,
    *,
    mentees: Sequence[Mentee],
    forms: Iterable[MentoringForm],
    kinds: Iterable[MentoringKind],
    by: User | None,
    at: dt.datetime,
) -> Pair:
    """Save the unsaved pair as proposed; the very same one proposed before is returned instead of a second."""
    mentor = locked(pair.mentor)
    people = [locked(mentee) for mentee in sorted(mentees, key=lambda mentee: mentee.pk)]
    forms = list(forms)
    same = _same_proposal(pair, people, forms)
    if same:
        return same
    refusals = proposal_refusals(mentor, mentees=people, starts_on=pair.starts_on, ends_on=pair.ends_on)
    if refusals:
        raise ImpossibleStepError(*refusals)
    pair.organization, pair.state = mentor.organization, PairState.PROPOSED
    pair.save()
    pair.forms.set(forms)
    pair.kinds.set(kinds)
    for mentee in mentees:
        PairMentee.objects.create(pair=pair, mentor=mentor, mentee=mentee)
    remark(pair, by=by, at=at, why="")
    return pair


def _same_proposal(pair: Pair, mentees: Sequence[Mentee], forms: Sequence[MentoringForm]) -> Pair | None:
    """Return the pair that a button pressed twice has made already."""
    told = ("mentor", "starts_on", "ends_on", "goals")
    found = Pair.objects.filter(**{name: getattr(pair, name) for name in told}, state=PairState.PROPOSED)
    people = {mentee.pk for mentee in mentees}
    alike = (old for old in found if {mentee.pk for mentee in old.current_mentees} == people)
    return next((old for old in alike if set(old.forms.all()) == set(forms)), None)


def proposal_refusals(
    mentor: Mentor, *, mentees: Sequence[Mentee], starts_on: dt.date, ends_on: dt.date, besides: Pair | None = None
) -> list[str]:
    """Say why these people can't be a pair in the period; empty when they can. Call it as `room_refusals`."""
    refusals = room_refusals(mentor, places=len(mentees), starts_on=starts_on, ends_on=ends_on, besides=besides)
    if ends_on <= starts_on:
        refusals.insert(0, "Окончание должно быть позже начала.")
    for mentee in mentees:
        refusals += _mentee_refusals(mentor, mentee, starts_on, ends_on, besides)
    return refusals


def room_refusals(
    mentor: Mentor, *, places: int, starts_on: dt.date, ends_on: dt.date, besides: Pair | None = None
) -> list[str]:
    """Say why the mentor can't have so many mentees more from the one day to the other; empty when there is room.

    Call it inside the transaction that takes the places: it locks the mentor's row, so that two at once can't pass
    the limit together. Where the pair is locked too, that comes first.

    besides: the pair whose places are counted anew, not beside those it takes already
    """
    mentor = locked(mentor)
    refusals = []
    if not mentor.is_in_bank:
        refusals.append(f"{mentor} ещё не в банке наставников.")
    if mentor.away_until and mentor.away_until >= starts_on:
        refusals.append(f"Наставник отсутствует до {mentor.away_until:%d.%m.%Y}: начните позже или выберите другого.")
    load = load_of(mentor, starts_on=starts_on, ends_on=ends_on, besides=besides)
    if load + places > mentor.load_limit:
        wanted = f", а нужно ещё {places}" if places > 1 else ""
        refusals.append(
            f"У наставника {mentor.employee.initials_last} предел – {mentor.load_limit}, уже занято {load}{wanted}. "
            "Выберите другого наставника или увеличьте предел в его карточке."
        )
    return refusals


def _mentee_refusals(
    mentor: Mentor, mentee: Mentee, starts_on: dt.date, ends_on: dt.date, besides: Pair | None
) -> list[str]:
    if mentee.pk == mentor.pk:
        return ["Нельзя быть наставником самому себе: выберите другого человека."]
    if mentee.employee.organization_id != mentor.employee.organization_id:
        return [f"{mentee} из другой организации."]
    if not mentee.is_in_bank:
        return [f"{mentee} ещё не в банке наставляемых."]
    together = Pair.objects.filter(staying_on(starts_on, "members__"), mentor=mentor, members__mentee=mentee)
    together = together.taking_load()
    others = together.exclude(pk=besides.pk) if besides else together
    same = others.overlapping(starts_on, ends_on).first()
    if same:
        period = f"{since(same.starts_on)} по {same.ends_on:%d.%m.%Y}, {same.get_state_display()}"
        return [f"{mentee} уже в паре с этим наставником: {period}. Выберите другой срок или откройте ту пару."]
    return []


@transaction.atomic
def confirm(pair: Pair, *, by: User, at: dt.datetime) -> Pair:
    """Record the agreement of the mentor or of a mentee under the own login; with the last one the pair is agreed."""
    fresh = awaiting_answers(pair)
    record_answer(fresh, by.employee_id, at=at)
    follow_answers(fresh, by=by, at=at)
    return fresh


def awaiting_answers(pair: Pair) -> Pair:
    """Return the pair locked, if people may still say whether they agree."""
    fresh = locked(pair)
    if fresh.state != PairState.PROPOSED:
        raise ImpossibleStepError("Пара уже не ждёт подтверждения.")
    return fresh


def record_answer(fresh: Pair, employee_id: int | None, *, at: dt.datetime, on_paper: dt.date | None = None) -> bool:
    """Write down that the person agrees; return False of somebody who has agreed before, or is not in the pair."""
    if employee_id == fresh.mentor_id and fresh.mentor_confirmed_at is None:
        fresh.mentor_confirmed_at, fresh.mentor_confirmed_on_paper = at, on_paper
        fresh.save(update_fields=["mentor_confirmed_at", "mentor_confirmed_on_paper"])
        return True
    member = fresh.members.filter(mentee=employee_id, confirmed_at=None).first()
    if member is None:
        return False
    member.confirmed_at, member.confirmed_on_paper = at, on_paper
    member.save(update_fields=["confirmed_at", "confirmed_on_paper"])
    return True


def follow_answers(fresh: Pair, *, by: User, at: dt.datetime, why: str = "") -> None:
    """Make the pair agreed as soon as everybody has agreed, else only log what was said."""
    waiting = fresh.members.filter(confirmed_at=None).exists()
    if fresh.mentor_confirmed_at and not waiting:
        move(fresh, PairState.AGREED, by=by, at=at, why=why)
    elif why:
        remark(fresh, by=by, at=at, why=why)


@transaction.atomic
def decline(pair: Pair, *, by: User, at: dt.datetime, why: str) -> None:
    """Turn the pair down before it is in an order."""
    move(locked(pair), PairState.DECLINED, by=by, at=at, why=why)


@transaction.atomic
def check(pair: Pair, *, by: User, at: dt.datetime, why: str = "") -> None:
    """The curator finds the pair fit for an order; why: asked where the council objects."""
    fresh = locked(pair)
    if fresh.state == PairState.IN_ORDER:
        raise ImpossibleStepError("Пара уже в проекте приказа: вернуть её может только удаление проекта.")
    if fresh.lacks_council:
        raise ImpossibleStepError(LACKS_COUNCIL)
    if fresh.council_objects and not why.strip():
        raise ImpossibleStepError("Совет не поддерживает пару: напишите, почему она всё же идёт в приказ.")
    move(fresh, PairState.CHECKED, by=by, at=at, why=why)
    _ready_replacement(fresh, by=by, at=at)


def _ready_replacement(successor: Pair, *, by: User, at: dt.datetime) -> None:
    """Where the pair is to take over another's work, its replacement is now fit for an order too."""
    change = PairChange.objects.select_for_update().filter(successor=successor, state=ChangeState.PREPARED).first()
    if change:
        move(change, ChangeState.READY, by=by, at=at)


@transaction.atomic
def put_into_draft(pair: Pair, *, by: User, at: dt.datetime) -> None:
    """The pair stands in the draft of an order."""
    move(locked(pair), PairState.IN_ORDER, by=by, at=at)


@transaction.atomic
def take_out_of_draft(pair: Pair, *, by: User, at: dt.datetime) -> None:
    """The pair waits for an order again."""
    move(locked(pair), PairState.CHECKED, by=by, at=at)


def signing_refusals(*found: Pair, on: dt.date) -> list[str]:
    """Say why an order of that date can't put the pairs in force (ТК РФ, ст. 351.8); empty when it can."""
    wrong = [
        f"Пара {pair}: состояние «{pair.get_state_display()}», подписать можно только пару из проекта приказа."
        for pair in found
        if pair.state != PairState.IN_ORDER
    ]
    return [*wrong, *order_lacks(*found, on=on)]


@transaction.atomic
def put_in_force(pair: Pair, *, on: dt.date, by: User, at: dt.datetime, why: str) -> None:
    """A signed order puts the pair in force from its first day. Raises ImpossibleStepError for what it lacks."""
    fresh = locked(pair)
    refusals = signing_refusals(fresh, on=on)
    if refusals:
        raise ImpossibleStepError(*refusals)
    if fresh.basis_kind not in BASIS_PERMANENT:
        given = fresh.mentor.employee.consents.of_kind(ConsentKind.MENTORING).in_force_on(on)
        fresh.consent = given.latest("signed_on")
    fresh.in_force_from = max(on, fresh.starts_on)
    fresh.save(update_fields=["consent", "in_force_from"])
    move(fresh, PairState.ACTIVE, by=by, at=at, why=why)
    settle(fresh.current_mentees)


@transaction.atomic
def complete(pair: Pair, *, by: User, at: dt.datetime, why: str) -> None:
    """End the pair in force on the last day of its term or later; an order ends it before."""
    fresh = locked(pair)
    if fresh.state not in PAIR_SIGNED:
        raise ImpossibleStepError("Пара ещё не действует или уже закончена.")
    if timezone.localdate(at) < fresh.ends_on:
        raise ImpossibleStepError(f"Срок пары – до {fresh.ends_on:%d.%m.%Y}: раньше срока её прекращает приказ.")
    change = fresh.changes.open().first()
    if change:
        raise ImpossibleStepError(
            f"По паре готовится изменение: {change.get_kind_display()}. Дождитесь приказа или отмените его."
        )
    move(fresh, PairState.COMPLETED, by=by, at=at, why=why)
