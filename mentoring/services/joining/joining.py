"""Making one card of two: whatever refers to the one that goes refers to the one that stays."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, transaction
from django.utils import timezone

from mentoring.enums import AccessKind
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Consent, Employee, Joining, Mentee, Mentor, Pair, PairWish, StateChange, User
from mentoring.queries.joining import moving_keys, rows_at, twin_of, twins, uniques
from mentoring.services import access_journal
from mentoring.services.employee import log
from mentoring.services.holding import hold_pairs, hold_people
from mentoring.services.joining import trace as traces
from mentoring.services.joining.accounts import keep_account
from mentoring.services.joining.impossible import overloaded, refusals
from mentoring.services.joining.trace import Trace
from mentoring.signals import cards_held, cards_joined

TWO, ONE = "две карточки", "одна карточка"
GONE = "Одну из карточек уже соединили с другой или удалили. Обновите страницу."
CLASH = "В обеих карточках есть «{}», а двух таких у одного человека быть не может: сначала закройте или отмените одну."
UNFIT = "Данные карточек не складываются в одну: кто-то их только что изменил. Обновите страницу и попробуйте ещё раз."


@transaction.atomic
def join(
    stays: Employee, goes: Employee, *, taken: Collection[str], account: User | None = None, by: User, at: dt.datetime
) -> Joining:
    """Join the cards, all or nothing.

    taken: the fields whose value is that of the card that goes
    account: which of two accounts stays open; the other one is closed
    """
    stays, goes = hold(stays, goes)
    if refused := refusals(stays, goes):
        raise ImpossibleStepError(*refused)
    try:
        with transaction.atomic():
            return _join(stays, goes, taken, account, Trace(by, at))
    except IntegrityError as error:
        raise ImpossibleStepError(UNFIT) from error


def hold(stays: Employee, goes: Employee) -> tuple[Employee, Employee]:
    """Lock the cards, then the pairs of both and their records: as `services/holding.py` says."""
    keys = [stays.pk, goes.pk]
    cards = Employee.with_joined.select_for_update().order_by("pk").in_bulk(keys)
    if len(cards) < len(keys) or cards[stays.pk].joined_into_id:
        raise ImpossibleStepError(GONE)
    cards_held.send(Employee, cards=list(cards.values()))
    pairs = Pair.objects.filter(mentor__in=keys) | Pair.objects.filter(members__mentee__in=keys)
    hold_pairs(set(pairs.values_list("pk", flat=True)))
    hold_people(keys, keys)
    return cards[stays.pk], cards[goes.pk]


def _join(stays: Employee, goes: Employee, taken: Collection[str], account: User | None, trace: Trace) -> Joining:
    _take_values(stays, goes, taken, trace)
    keep_account(stays, goes, account, trace)
    _end_older_consents(stays, goes, trace)
    _forget_wishes_of_one(stays, goes, trace)
    for key in moving_keys():
        _move(key, stays, goes, trace)
    _move_log(stays, goes, trace)
    if said := overloaded(stays):
        raise ImpossibleStepError(*said)
    traces.check()
    cards_joined.send(Employee, stays=stays, goes=goes)
    return _tell(stays, goes, trace)


def _take_values(stays: Employee, goes: Employee, taken: Collection[str], trace: Trace) -> None:
    """Write what was chosen; who works by one of the cards works. A personnel number is one person's alone."""
    values = {name: getattr(goes, name) for name in taken}
    works = None in {stays.archived_on, goes.archived_on}
    today = timezone.localdate(trace.at)
    trace.change(goes, personnel_number="", archived_on=goes.archived_on or today, joined_into=stays.pk)
    trace.change(stays, **values, archived_on=None if works else stays.archived_on)


def _end_older_consents(stays: Employee, goes: Employee, trace: Trace) -> None:
    """Let of two consents without an end the older one hold until the newer was signed: both stay as they are kept."""
    unended = Consent.objects.filter(employee__in=[stays, goes], valid_until=None, withdrawn_on=None)
    newest: dict[str, Consent] = {}
    for consent in unended.order_by("-signed_on", "-pk"):
        newer = newest.setdefault(consent.kind, consent)
        if newer != consent:
            trace.change(consent, valid_until=newer.signed_on)


def _forget_wishes_of_one(stays: Employee, goes: Employee, trace: Trace) -> None:
    both = [stays.pk, goes.pk]
    for wish in PairWish.objects.filter(mentor__in=both, mentee__in=both):
        trace.drop(wish)


def _move(key: Any, stays: Employee, goes: Employee, trace: Trace) -> None:
    rows = rows_at(key, goes)
    if any(True for _ in uniques(key)):
        for row in rows:
            if twin := twin_of(row, key, stays):
                _keep_one(row, twin, key, stays, trace)
    trace.move(key.model, key.name, rows.values_list("pk", flat=True), to=stays)


def _keep_one(row: Any, twin: Any, key: Any, stays: Employee, trace: Trace) -> None:
    """Keep the better of two rows; of two records with the card's own key the better one's values."""
    told = twins().get(key.model)
    if told is None:
        raise ImpossibleStepError(CLASH.format(row))
    better = told.worth(row, stays) > told.worth(twin, stays)
    trace.drop(twin if better and not key.primary_key else row)
    if better and key.primary_key:
        fields = [field for field in row._meta.concrete_fields if not field.primary_key]
        trace.change(twin, **{field.name: getattr(row, field.attname) for field in fields})


def _move_log(stays: Employee, goes: Employee, trace: Trace) -> None:
    """Let the card's history tell what happened to the other card, and to its records in the banks."""
    kinds = ContentType.objects.get_for_models(Employee, Mentor, Mentee).values()
    told = StateChange.objects.filter(content_type__in=kinds, object_id=goes.pk)
    trace.move(StateChange, "object_id", told.values_list("pk", flat=True), to=stays)


def _tell(stays: Employee, goes: Employee, trace: Trace) -> Joining:
    by, at = trace.by, trace.at
    log(stays, TWO, ONE, by=by, at=at, why=f"Присоединена карточка: {goes.full_name}, {goes.post}")
    about = f"Соединены: {goes.full_name} и {stays.full_name}"
    access_journal.record(
        AccessKind.CARDS, by=by, about=about, employee_id=stays.pk, organization_id=stays.organization_id
    )
    return Joining.objects.create(stays=stays, goes=goes, by=by, at=at, trace=trace.kept())
