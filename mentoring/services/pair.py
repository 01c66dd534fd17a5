"""The road of a pair: proposed, agreed, checked, in force by an order, ended."""

import datetime as dt
from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils import timezone

from mentoring.enums import PAIR_ENDED, PAIR_LIVING, ConsentKind, PairState
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Mentee, Mentor, MentoringKind, Pair, PairMentee, User
from mentoring.services.bank import follow_pairs
from mentoring.services.load import load_of
from mentoring.services.state import locked, move, remark


@transaction.atomic
def propose(
    pair: Pair, *, mentees: Sequence[Mentee], kinds: Iterable[MentoringKind], by: User | None, at: dt.datetime
) -> Pair:
    """Save the unsaved pair as proposed; the very same one proposed before is returned instead of a second."""
    mentor = locked(pair.mentor)
    people = [locked(mentee) for mentee in sorted(mentees, key=lambda mentee: mentee.pk)]
    same = _same_proposal(pair, people)
    if same:
        return same
    refusals = proposal_refusals(mentor, mentees=people, starts_on=pair.starts_on, ends_on=pair.ends_on)
    if refusals:
        raise ImpossibleStepError(*refusals)
    pair.organization, pair.state = mentor.organization, PairState.PROPOSED
    pair.save()
    pair.kinds.set(kinds)
    for mentee in mentees:
        PairMentee.objects.create(pair=pair, mentor=mentor, mentee=mentee)
    remark(pair, by=by, at=at, why="")
    return pair


def _same_proposal(pair: Pair, mentees: Sequence[Mentee]) -> Pair | None:
    """Return the pair that a button pressed twice has made already."""
    told = ("mentor", "form", "starts_on", "ends_on", "goals")
    found = Pair.objects.filter(**{name: getattr(pair, name) for name in told}, state=PairState.PROPOSED)
    people = {mentee.pk for mentee in mentees}
    return next((old for old in found if {mentee.pk for mentee in old.current_mentees} == people), None)


def proposal_refusals(
    mentor: Mentor, *, mentees: Sequence[Mentee], starts_on: dt.date, ends_on: dt.date, besides: Pair | None = None
) -> list[str]:
    """Say why these people can't be a pair in the period; empty when they can. Call it as `room_refusals`."""
    refusals = room_refusals(mentor, places=len(mentees), starts_on=starts_on, ends_on=ends_on, besides=besides)
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
    if ends_on <= starts_on:
        refusals.append("Окончание должно быть позже начала.")
    if not mentor.is_in_bank:
        refusals.append(f"{mentor} ещё не в банке наставников.")
    if mentor.away_until and mentor.away_until >= starts_on:
        refusals.append(f"Наставник отсутствует до {mentor.away_until:%d.%m.%Y}: начните позже или выберите другого.")
    load = load_of(mentor, starts_on=starts_on, ends_on=ends_on, besides=besides)
    if load + places > mentor.load_limit:
        refusals.append(
            f"У наставника {mentor.employee.initials_last} предел – {mentor.load_limit}, уже занято {load}. "
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
    together = Pair.objects.filter(mentor=mentor, members__mentee=mentee, members__released_on=None).taking_load()
    same = together.overlapping(starts_on, ends_on).exclude(pk=besides.pk if besides else None).first()
    if same:
        return [
            f"{mentee} уже в паре с этим наставником: с {same.starts_on:%d.%m.%Y} по {same.ends_on:%d.%m.%Y}, "
            f"{same.get_state_display()}. Выберите другой срок или откройте ту пару."
        ]
    return []


@transaction.atomic
def confirm(pair: Pair, *, by: User, at: dt.datetime) -> Pair:
    """Record the agreement of the mentor or of a mentee under the own login; with the last one the pair is agreed."""
    fresh = locked(pair)
    if fresh.state != PairState.PROPOSED:
        raise ImpossibleStepError("Пара уже не ждёт подтверждения.")
    if by.employee_id == fresh.mentor_id and fresh.mentor_confirmed_at is None:
        fresh.mentor_confirmed_at = at
        fresh.save(update_fields=["mentor_confirmed_at"])
    member = fresh.members.filter(mentee=by.employee_id, confirmed_at=None).first()
    if member:
        member.confirmed_at = at
        member.save(update_fields=["confirmed_at"])
    waiting = fresh.members.filter(confirmed_at=None, released_on=None).exists()
    if fresh.mentor_confirmed_at and not waiting:
        move(fresh, PairState.AGREED, by=by, at=at)
    return fresh


@transaction.atomic
def decline(pair: Pair, *, by: User, at: dt.datetime, why: str) -> None:
    """Turn the pair down before it is in an order."""
    move(locked(pair), PairState.DECLINED, by=by, at=at, why=why)


@transaction.atomic
def check(pair: Pair, *, by: User, at: dt.datetime) -> None:
    """The curator finds the pair fit for an order."""
    move(locked(pair), PairState.CHECKED, by=by, at=at)


@transaction.atomic
def put_into_draft(pair: Pair, *, by: User, at: dt.datetime) -> None:
    """The pair stands in the draft of an order."""
    move(locked(pair), PairState.IN_ORDER, by=by, at=at)


@transaction.atomic
def take_out_of_draft(pair: Pair, *, by: User, at: dt.datetime) -> None:
    """The pair waits for an order again."""
    move(locked(pair), PairState.CHECKED, by=by, at=at)


def signing_refusals(pair: Pair, *, on: dt.date) -> list[str]:
    """Say why an order of that date can't put the pair in force (ТК РФ, ст. 351.8); empty when it can."""
    refusals = []
    name = pair.mentor.employee.initials_last
    if pair.state != PairState.IN_ORDER:
        refusals.append(f"Пара {pair}: состояние «{pair.get_state_display()}», подписать можно только проект.")
    if not pair.mentor.employee.consents.of_kind(ConsentKind.MENTORING).in_force_on(on).exists():
        refusals.append(f"{name}: нет согласия на наставничество на {on:%d.%m.%Y}. Отметьте его на странице пары.")
    if not pair.basis_kind:
        refusals.append(f"{name}: не указано основание работы наставника. Укажите его на странице пары.")
    if pair.ends_on < on:
        refusals.append(f"Пара {pair} кончается раньше даты приказа.")
    return refusals


@transaction.atomic
def put_in_force(pair: Pair, *, on: dt.date, by: User, at: dt.datetime, why: str) -> None:
    """A signed order puts the pair in force. Raises ImpossibleStepError without the mentor's consent."""
    fresh = locked(pair)
    refusals = signing_refusals(fresh, on=on)
    if refusals:
        raise ImpossibleStepError(*refusals)
    fresh.consent = fresh.mentor.employee.consents.of_kind(ConsentKind.MENTORING).in_force_on(on).latest("signed_on")
    fresh.in_force_from = max(on, fresh.starts_on)
    fresh.save(update_fields=["consent", "in_force_from"])
    move(fresh, PairState.ACTIVE, by=by, at=at, why=why)
    follow_pairs([fresh.mentor], fresh.current_mentees, by=by, at=at)


@transaction.atomic
def change_living(pair: Pair, to: PairState, *, by: User, at: dt.datetime, why: str) -> None:
    """Pause, resume or end a pair in force; the banks follow at once."""
    fresh = locked(pair)
    if fresh.state not in PAIR_LIVING:
        raise ImpossibleStepError("Пара ещё не действует или уже закончена.")
    move(fresh, to, by=by, at=at, why=why)
    if to in PAIR_ENDED:
        fresh.ends_on = max(fresh.starts_on + dt.timedelta(days=1), min(fresh.ends_on, timezone.localdate(at)))
        fresh.save(update_fields=["ends_on"])
    follow_pairs([fresh.mentor], fresh.current_mentees, by=by, at=at)
