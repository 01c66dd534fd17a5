"""Which drafts tell of people what is no longer so, asked of the database for all drafts at once.

`former_words` reads the text of one draft. For desks and lists, what a text tells of whom is kept beside it, a line
each (`tells_of`), and compared with the cards and the posts of the day.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import Case, CharField, Exists, F, Func, OuterRef, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, StrIndex

from documents.enums import PointRole
from documents.models import Order
from documents.queries.former_words import names_among
from documents.queries.mentions import folded, paragraphs_of, pattern_of
from mentoring.models import ActingHead, Curator, Employee, Head

END = "\n"


class Joined(Func):
    """«a || b || c», flat: a nested Concat is deeper than SQLite parses within a list of reminders."""

    template = "(%(expressions)s)"
    arg_joiner = " || "
    output_field = TextField()


def tells_of(order: Order) -> str:
    """Return the lines that `outdated` compares: the card, or the name alone, and the post of each whom the text names.

    Reads the text as it is saved, and the words that were kept when it was composed.
    """
    paragraphs = list(paragraphs_of(order))
    people = Employee.objects.in_bulk([kept["person"] for kept in order.composed_of])
    answering = {point.responsible_id for point in order.points.all()}
    lines: list[str] = []
    for kept in order.composed_of:
        person = people.get(kept["person"])
        if person:
            lines += _lines(kept, _found(person, kept["words"], paragraphs), answers=person.pk in answering)
    return f"{END}{END.join(dict.fromkeys(lines))}{END}" if lines else ""


def _found(person: Employee, words: list[str], paragraphs: Iterable[str]) -> set[str]:
    pattern = pattern_of(person, dict.fromkeys(words))
    return {folded(found[0]) for text in paragraphs for found in pattern.finditer(text)}


def _lines(kept: dict[str, Any], found: set[str], *, answers: bool) -> Iterable[str]:
    key, words = kept["person"], kept["words"]
    if found:
        alone = found <= names_among(words)
        yield f"name {key} {words[0]}" if alone else f"card {key} {kept['card']}"
    if kept.get("as") and (found or answers):
        yield f"{kept['as']} {key}"


def outdated(on: dt.date) -> Q:
    """Return the condition that the text names somebody as the card does not, or who holds no such post on the day."""
    return Q(_renamed("name", _name())) | Q(_renamed("card", _card())) | _curator_left(on) | _head_left(on)


def _name() -> Joined:
    middle = Case(
        When(middle_name="", then=Value("")), default=Joined(Value(" "), F("middle_name")), output_field=TextField()
    )
    return Joined(F("last_name"), Value(" "), F("first_name"), middle)


def _card() -> Joined:
    return Joined(_name(), Value(", "), F("post"), Value(" ("), F("sex"), Value(")"))


def _renamed(told: str, now: Joined) -> Exists:
    start = Joined(Value(f"{END}{told} "), Cast("pk", CharField()), Value(" "))
    people: Any = Employee.objects.filter(organization=OuterRef("organization"))
    fits = Joined(start, now, Value(END))
    return Exists(people.alias(told=_place_of(start), fits=_place_of(fits)).filter(told__gt=0, fits=0))


def _place_of(line: Joined) -> StrIndex:
    """Return where the draft, the outer row, has the line; 0 where it has none."""
    return StrIndex(OuterRef("tells_of"), line)


def _curator_left(on: dt.date) -> Q:
    return _tells_of_post(PointRole.CURATOR) & _another_holds(Curator, PointRole.CURATOR, on)


def _head_left(on: dt.date) -> Q:
    """Where somebody acts for the head, that is who a text of the day names."""
    acting: Any = ActingHead.objects.on(on).filter(employee__organization=OuterRef("organization"))
    somebody_acts, named = Q(Exists(acting)), Q(Exists(_named(acting, PointRole.HEAD)))
    another = somebody_acts & ~named | ~somebody_acts & _another_holds(Head, PointRole.HEAD, on)
    return _tells_of_post(PointRole.HEAD) & another


def _tells_of_post(role: PointRole) -> Q:
    return Q(tells_of__contains=f"{END}{role} ")


def _another_holds(post: Any, role: PointRole, on: dt.date) -> Q:
    """Whether orders tell who holds the post, and it is nobody whom the text names in it."""
    terms = post.objects.filter(employee__organization=OuterRef("organization"))
    return Q(Exists(terms.begun_by(on))) & ~Q(Exists(_named(terms.on(on), role)))


def _named(terms: QuerySet[Any], role: PointRole) -> QuerySet[Any]:
    line = Joined(Value(f"{END}{role} "), Cast("employee_id", CharField()), Value(END))
    named: QuerySet[Any] = terms.alias(told=_place_of(line)).filter(told__gt=0)
    return named
