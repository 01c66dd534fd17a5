"""Parting two joined cards again: within a day, and only where nothing has happened to what went over."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, transaction

from mentoring.enums import AccessKind
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Employee, Joining, StateChange, User
from mentoring.models.stated import Stated
from mentoring.queries.joining import Key, keys_of, rows_at
from mentoring.services import access_journal
from mentoring.services.employee import log
from mentoring.services.joining import trace as traces
from mentoring.services.joining.joining import ONE, TWO, hold
from mentoring.services.state import locked
from mentoring.signals import cards_parted

TOO_LATE = "Разъединить карточки можно только в течение суток, пока их не соединили с другими и не обезличили."
TOO_MUCH = "С тех пор данные изменились так, что прежние карточки не восстановить. Исправьте их вручную."
MOVED_ON = "С тех пор было решение: {}. Разъединить карточки уже нельзя."
NEW = "С тех пор у человека появилось новое: {}. Разъединить карточки уже нельзя."


@transaction.atomic
def part(joining: Joining, *, by: User, at: dt.datetime) -> None:
    """Undo what joining the two cards did, exactly that or nothing; parted already, they stay so."""
    stays, goes = hold(joining.stays, joining.goes)
    fresh = locked(joining)
    if fresh.parted_at:
        return
    if not Joining.objects.open_at(at).filter(pk=fresh.pk).exists() or stays.anonymized_on:
        raise ImpossibleStepError(TOO_LATE)
    if said := dict.fromkeys([*_moved_on(fresh), *_new(fresh)]):
        raise ImpossibleStepError(*said)
    try:
        with transaction.atomic():
            traces.undo(fresh, by=by, at=at)
            traces.check()
    except IntegrityError as error:
        raise ImpossibleStepError(TOO_MUCH) from error
    cards_parted.send(Employee, stays=stays, goes=goes)
    fresh.parted_at, fresh.trace = at, {}
    fresh.save(update_fields=["parted_at", "trace"])
    _tell(stays, goes, by=by, at=at)


def forget_old(*, at: dt.datetime) -> None:
    """Empty the traces that nobody may use any more: they hold names; also called every night and at every release."""
    Joining.objects.outdated_on(at).update(trace={})


def _moved_on(joining: Joining) -> Iterator[str]:
    """Tell of what went over, and what it is part of, where its state has changed since: signed, ended, accepted."""
    for label, _name, keys in joining.trace["moved"]:
        rows = apps.get_model(label)._base_manager.filter(pk__in=keys)
        for model, found in _stated(rows):
            kind = ContentType.objects.get_for_model(model)
            since = StateChange.objects.filter(content_type=kind, object_id__in=found, at__gt=joining.at)
            if change := since.select_related("content_type").first():
                yield MOVED_ON.format(f"{change.thing} – «{change.to_label}»")


def _stated(rows: Any) -> Iterator[tuple[type[Any], Any]]:
    """Yield each model with a state among the rows themselves and what they are part of, with its keys."""
    if issubclass(rows.model, Stated):
        yield rows.model, rows.values("pk")
    for field in rows.model._meta.concrete_fields:
        if field.is_relation and issubclass(field.related_model, Stated):
            yield field.related_model, rows.values(field.attname)


def _new(joining: Joining) -> Iterator[str]:
    """Tell of what refers by now to a record that goes back with its key: it would refer to nothing."""
    moved = {(label, name): set(keys) for label, name, keys in joining.trace["moved"]}
    for key in keys_of():
        if not key.primary_key or (key.model._meta.label, key.name) not in moved:
            continue
        for child in keys_of(key.model):
            added = _added(child, joining.stays, moved.get((child.model._meta.label, child.name), set()))
            yield from (NEW.format(row) for row in added[:1])


def _added(key: Key, stays: Employee, moved: set[int]) -> Any:
    return rows_at(key, stays).exclude(pk__in=moved)


def _tell(stays: Employee, goes: Employee, *, by: User, at: dt.datetime) -> None:
    goes.refresh_from_db()
    stays.refresh_from_db()
    log(stays, ONE, TWO, by=by, at=at, why=f"Отделена карточка: {goes.full_name}, {goes.post}")
    about = f"Разъединены: {goes.full_name} и {stays.full_name}"
    access_journal.record(
        AccessKind.CARDS, by=by, about=about, employee_id=stays.pk, organization_id=stays.organization_id
    )
