"""Which drafts tell of people what is no longer so, asked of the database for all drafts at once.

`former_words` reads the text of one draft. For desks and lists, what a text tells of whom is kept beside it, a line
each (`tells_of`), and compared with the cards and the posts of the day.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Case, CharField, Exists, F, Func, OuterRef, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, Replace, StrIndex

from documents.enums import PointRole
from documents.models import Order
from documents.queries.former_words import words_of_person
from documents.queries.mentions import paragraphs_of
from documents.queries.spellings import expanded, folded, names_among, pattern_of
from mentoring.models import ActingHead, Curator, Employee, Head

END = "\n"


class Joined(Func):
    """«a || b || c», flat: a nested Concat is deeper than SQLite parses within a list of reminders."""

    template = "(%(expressions)s)"
    arg_joiner = " || "
    output_field = TextField()


def tells_of(order: Order) -> str:
    """Return the lines that `outdated` compares: the card, or the name alone, and the post of each whom the text names.

    Reads the text as it is saved, and the words that were kept of those whom it may name.
    """
    people = Employee.objects.prefetch_related("case_forms").in_bulk([kept["person"] for kept in order.composed_of])
    composed, own = (list(paragraphs_of(order, own=own)) for own in (False, True))
    answering = {point.responsible_id for point in order.points.all() if not point.is_own}
    lines: list[str] = []
    for pk, person in people.items():
        kept = [one for one in order.composed_of if one["person"] == pk]
        now = words_of_person(person)
        words = [text for one in (*kept, now) for text in expanded(one["words"])]
        in_composed, in_own = (_found(words, texts) for texts in (composed, own))
        lines += _lines([now, *kept], in_composed | in_own)
        lines += [f"{one['as']} {pk}" for one in kept if one.get("as") and (in_composed or pk in answering)]
    return f"{END}{END.join(dict.fromkeys(lines))}{END}" if lines else ""


def _found(words: Iterable[str], paragraphs: Iterable[str]) -> set[str]:
    pattern = pattern_of(words)
    return {folded(found[0]) for text in paragraphs for found in pattern.finditer(text)}


def _lines(kept: Iterable[dict[str, Any]], found: set[str]) -> Iterator[str]:
    """Yield a line for each of the kept words that the text has, the latest first: what two have is of the latest."""
    left = found
    for one in kept:
        here = left & {folded(text) for text in expanded(one["words"]) if text}
        left = left - here
        if here:
            alone = here <= names_among(one["words"])
            yield f"name {name_line(one)}" if alone else f"card {one['person']} {one['card']}"


def name_line(kept: dict[str, Any]) -> str:
    """«7 Иванова Мария Петровна (female)»: of the sex depends how the name is declined."""
    return f"{kept['person']} {kept['words'][0]} {kept['card'][kept['card'].rindex('(') :]}"


def outdated(on: dt.date) -> Q:
    """Return the condition that the text names somebody as the card does not, or who holds no such post on the day."""
    return Q(_renamed("name", _name_and_sex())) | Q(_renamed("card", _card())) | _curator_left(on) | _head_left(on)


def _name() -> Joined:
    middle = Case(
        When(middle_name="", then=Value("")), default=Joined(Value(" "), F("middle_name")), output_field=TextField()
    )
    return Joined(F("last_name"), Value(" "), F("first_name"), middle)


def _name_and_sex() -> Joined:
    return Joined(_name(), Value(" ("), F("sex"), Value(")"))


def _card() -> Joined:
    return Joined(_name(), Value(", "), F("post"), Value(" ("), F("sex"), Value(")"))


def _renamed(told: str, now: Joined) -> Exists:
    """Return whether the draft has a line of that kind of somebody other than the one that fits the card."""
    start = Joined(Value(f"{END}{told} "), Cast("pk", CharField()), Value(" "))
    fits: Any = Joined(start, now, Value(END))
    others = Replace(OuterRef("tells_of"), fits, Value(END))
    people: Any = Employee.objects.filter(organization=OuterRef("organization"))
    return Exists(people.alias(told=StrIndex(others, start)).filter(told__gt=0))


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
