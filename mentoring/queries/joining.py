"""What refers to a person, asked of the models themselves: who adds a relation need not think of joining cards."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import models
from django.db.models import Q

from mentoring.gathering import declared
from mentoring.models import Employee

Key = Any
"""A ForeignKey: its stubs know only a part of it."""

APART = {
    "mentoring.User.employee": "an account is chosen: the other one is closed and stays with its card",
    "mentoring.Joining.stays": "tells what was done to which card",
    "mentoring.Joining.goes": "as above",
}
"""Keys of a person that do not go over with the rest, and why."""


@dataclass(frozen=True)
class Twins:
    """Which of two rows is kept where one person can't have both; of a model that none tells of, both are refused.

    An app lists them as TWINS in its `twins.py`.
    worth: of a row, by the card that stays; where both are worth the same, the row of that card is kept
    """

    model: type[models.Model]
    worth: Callable[[Any, Employee], Any] = lambda _row, _card: 0


@cache
def twins() -> dict[type[models.Model], Twins]:
    return {each.model: each for each in declared("twins", "TWINS", Twins)}


def keys_of(model: type[models.Model] = Employee) -> Iterator[Key]:
    """Yield the columns that hold a person's key; what refers to a record with that very key comes before the record.

    A history tells of what was, and keeps the key of then: its columns are no constraints of the database.
    """
    relations = [each for each in model._meta.get_fields(include_hidden=True) if isinstance(each, models.ManyToOneRel)]
    keys: list[Key] = [relation.field for relation in relations]
    for key in keys:
        if key.db_constraint and key.primary_key:
            yield from keys_of(key.model)
        if key.db_constraint:
            yield key


def moving_keys() -> list[Key]:
    return [key for key in keys_of() if str(key) not in APART]


def rows_at(key: Key, card: Employee) -> models.QuerySet[Any]:
    """Return the rows that refer to the card, past all managers."""
    rows: models.QuerySet[Any] = key.model._base_manager.filter(**{key.name: card.pk})
    return rows


def uniques(key: Key) -> Iterator[tuple[list[str], Q]]:
    """Yield what the database takes once: the other fields beside the key, and of which rows."""
    if key.unique:
        yield [], Q()
    meta = key.model._meta
    for constraint in meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and key.name in constraint.fields:
            yield [name for name in constraint.fields if name != key.name], constraint.condition or Q()
    for names in meta.unique_together:
        if key.name in names:
            yield [name for name in names if name != key.name], Q()


def twin_of(row: Any, key: Key, card: Employee) -> Any | None:
    """Return the row of the card that can't stand beside this one, once this one is the card's too."""
    for names, condition in uniques(key):
        same = {name: getattr(row, row._meta.get_field(name).attname) for name in names}
        if None in same.values() or not type(row)._base_manager.filter(condition, pk=row.pk).exists():
            continue
        if found := rows_at(key, card).filter(condition, **same).first():
            return found
    return None


CALLED = {
    "mentoring.Mentor.employee": "запись в банке наставников",
    "mentoring.Mentee.employee": "запись в банке наставляемых",
    "mentoring.Pair.mentor": "пары, в которых человек наставник",
    "mentoring.PairMentee.mentee": "пары, в которых человек наставляемый",
    "mentoring.PairRequest.sender": "обращения к куратору и руководителю",
    "mentoring.AccessEntry.employee": "строки журнала доступа",
    "mentoring.ActingHead.employee": "сроки исполнения обязанностей руководителя",
    "mentoring.Curator.employee": "сроки в должности куратора",
    "mentoring.Head.employee": "сроки в должности руководителя",
}
UNTOLD = {
    "mentoring.PairMentee.mentor",
    "mentoring.PairChange.mentee",
    "mentoring.MenteeDeficit.mentee",
    "mentoring.Employee.joined_into",
}
"""Go over with what is told of."""


def moving(goes: Employee) -> list[tuple[str, int]]:
    """Return what would go over from the card, in words, each with how much of it there is."""
    told: dict[str, int] = {}
    for key in moving_keys():
        if str(key) in UNTOLD or key.model._meta.auto_created:
            continue
        if count := rows_at(key, goes).count():
            title = CALLED.get(str(key), str(key.model._meta.verbose_name_plural))
            told[title] = told.get(title, 0) + count
    return sorted((title[:1].upper() + title[1:], count) for title, count in told.items())


def perhaps_same(card: Employee, among: models.QuerySet[Employee]) -> list[Employee]:
    """Return the other cards that may be of the same person: of that name, or of all of it but the surname."""
    others: Any = among.filter(organization=card.organization_id, anonymized_on=None).exclude(pk=card.pk)
    found = [*others.namesakes(card.full_name, card.birth_date), *others.under_another_surname(card)]
    return list({one.pk: one for one in found}.values())
