"""Changing the terms of a pair on its way to an order; the people stay."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from mentoring.enums import PAIR_EDITABLE, PairState
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import MentoringForm, MentoringKind, Pair, User
from mentoring.school_year import is_unusual_term
from mentoring.services.pair import proposal_refusals
from mentoring.services.state import locked, move, remark

TERMS = ("starts_on", "ends_on", "term_reason", "goals")
AGREED_TERMS = ("starts_on", "ends_on", "goals")
"""What people have agreed to: another period or other goals need their word anew."""


def term_refusals(
    *, starts_on: dt.date, ends_on: dt.date, kinds: Iterable[MentoringKind], term_reason: str
) -> list[str]:
    """Ask why a pair is shorter than 3 months or longer than a year; kinds meant to be brief need no reason."""
    if term_reason.strip() or not is_unusual_term(starts_on, ends_on) or any(kind.is_brief for kind in kinds):
        return []
    return ["Срок короче 3 месяцев или дольше года: напишите почему."]


@transaction.atomic
def edit(
    pair: Pair,
    *,
    terms: Mapping[str, Any],
    forms: Iterable[MentoringForm],
    kinds: Iterable[MentoringKind],
    by: User,
    at: dt.datetime,
) -> tuple[Pair, bool]:
    """Change the terms; return the pair and whether confirmations were taken back by that.

    terms: a value for each of TERMS
    """
    fresh = locked(pair)
    _refuse(fresh, terms)
    how, now = (set(forms), set(kinds)), (set(fresh.forms.all()), set(fresh.kinds.all()))
    if all(getattr(fresh, name) == terms[name] for name in TERMS) and how == now:
        return fresh, False
    asks_anew = any(getattr(fresh, name) != terms[name] for name in AGREED_TERMS) and fresh.has_answers
    for name in TERMS:
        setattr(fresh, name, terms[name])
    fresh.forms.set(how[0])
    fresh.kinds.set(how[1])
    if asks_anew:
        _take_back_answers(fresh, by=by, at=at)
    else:
        fresh.save(update_fields=TERMS)
        remark(fresh, by=by, at=at, why="Изменены условия")
    return fresh, asks_anew


def editing_refusal(pair: Pair) -> str:
    """Say why the terms are not edited as the pair stands; empty where they are."""
    if pair.state in PAIR_EDITABLE:
        return ""
    return f"Сейчас пара «{pair.get_state_display()}»: условия правят, пока её нет в приказе или в его проекте."


def _refuse(fresh: Pair, terms: Mapping[str, Any]) -> None:
    closed = editing_refusal(fresh)
    if closed:
        raise ImpossibleStepError(closed)
    period: dict[str, dt.date] = {name: terms[name] for name in ("starts_on", "ends_on")}
    refusals = proposal_refusals(fresh.mentor, mentees=fresh.current_mentees, **period, besides=fresh)
    if refusals:
        raise ImpossibleStepError(*refusals)


def _take_back_answers(fresh: Pair, *, by: User, at: dt.datetime) -> None:
    fresh.mentor_confirmed_at = fresh.mentor_confirmed_on_paper = None
    for member in fresh.current_members:
        member.confirmed_at = member.confirmed_on_paper = None
        member.save(update_fields=["confirmed_at", "confirmed_on_paper"])
    why = "Изменены срок или цели: согласие нужно снова"
    answers = ("mentor_confirmed_at", "mentor_confirmed_on_paper")
    if not move(fresh, PairState.PROPOSED, by=by, at=at, why=why, also=(*TERMS, *answers)):
        fresh.save(update_fields=[*TERMS, *answers])
        remark(fresh, by=by, at=at, why=why)
