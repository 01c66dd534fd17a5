"""The one door through which a state changes."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, TypeVar

from django.db import models

from mentoring.exceptions import ImpossibleStepError
from mentoring.models import StateChange, User
from mentoring.models.stated import word_of

DELETED = "Запись уже удалена. Обновите страницу."

Thing = TypeVar("Thing", bound=models.Model)


def locked(thing: Thing) -> Thing:
    """Return the object as it is now, locked until the transaction ends; refuse one that was deleted meanwhile.

    By its key: the usual order of a record goes over the person's name, and would lock the card after the record.
    """
    fresh = type(thing)._default_manager.select_for_update().filter(pk=thing.pk).order_by("pk").first()
    if fresh is None:
        raise ImpossibleStepError(DELETED)
    return fresh


def move(
    thing: Any,
    to: str,
    *,
    by: User | None,
    at: dt.datetime,
    why: str = "",
    field: str = "state",
    also: Iterable[str] = (),
) -> bool:
    """Set the state and log who, when, from, to, why; return False where nothing changed.

    also: fields already set on the object which the database takes only together with the state.
    Call it inside a transaction on a `locked` object. Raises ImpossibleStepError for a step that
    the model's table of transitions does not have.
    """
    if getattr(thing, field) == to:
        return False
    change = _changed(thing, field, to)
    thing.save(update_fields=[field, *also])
    change.by, change.at, change.why = by, at, why
    change.save()
    return True


def remark(thing: Any, *, by: User | None, at: dt.datetime, why: str) -> None:
    """Log who said what about the thing, when the step leaves its state as it is."""
    StateChange.objects.create(thing=thing, from_state=thing.state, to_state=thing.state, by=by, at=at, why=why)


def state_before(thing: Any) -> str:
    """Return the state that the thing had before its present one: where it goes back to after a pause."""
    entered = StateChange.objects.of(thing).filter(field="state", to_state=thing.state)
    return entered.exclude(from_state=thing.state).latest("pk").from_state


def _changed(thing: Any, field: str, to: str) -> StateChange:
    old = getattr(thing, field)
    if to not in thing.TRANSITIONS[field][old]:
        was, wanted = (word_of(thing, state, field) for state in (old, to))
        raise ImpossibleStepError(f"Сейчас состояние «{was}», перейти из него в «{wanted}» нельзя. Обновите страницу.")
    setattr(thing, field, to)
    return StateChange(thing=thing, field=field, from_state=old, to_state=to)
