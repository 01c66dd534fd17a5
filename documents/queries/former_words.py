"""Words of a draft that outlived what they were made of: a card's former name or post, and who has left a post.

The text is stored, the annexes are read live: without this a paper would be signed with two names of one person.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from documents.enums import Case
from documents.models import Order
from documents.queries.mentions import (
    NAMES_ALONE,
    SPELLINGS,
    folded,
    paragraphs_of,
    pattern_of,
    people_of,
    shortened,
    spellings,
)
from documents.queries.order_text import people_of as posts_of
from documents.queries.placeholders import NOMINATIVE, forms_in
from mentoring.models import Employee

ANEW = "Составьте текст заново или поправьте его."


@dataclass(frozen=True)
class FormerWord:
    """A place in the text; now: what the data say instead, empty where they name somebody else."""

    person: Employee
    before: str
    form: str
    after: str
    now: str

    def __str__(self) -> str:
        if self.now:
            return f"В тексте – «{self.form}», а по карточке теперь «{self.now}»."
        return f"В тексте – «{self.form}», а по нынешним данным здесь назван другой человек."


def words_of_people(order: Order, *, on: dt.date) -> list[dict[str, Any]]:
    """Return what a text composed on the day may say of each person: kept with the draft."""
    posts = {person: role for role, person in posts_of(order.organization, on=on).items()}
    return [words_of_person(person, post=posts.get(person, "")) for person in people_of(order, on=on)]


def words_of_person(person: Employee, *, post: str = "") -> dict[str, Any]:
    """post: which the text may name the person in, as a PointRole."""
    return {"person": person.pk, "card": _card(person), "words": _words(person), "as": post}


def former_words(order: Order, *, on: dt.date) -> list[FormerWord]:
    """Return where the unsigned order has words that no longer fit on the day."""
    if not order.composed_of:
        return []
    present = {person.pk: person for person in people_of(order, on=on)}
    cards = Employee.objects.in_bulk([kept["person"] for kept in order.composed_of])
    valid = {folded(text) for person in present.values() for text in _words(person)}
    found: list[FormerWord] = []
    for kept in order.composed_of:
        card = present.get(kept["person"])
        if card is None and kept["person"] in cards:
            found += _of_who_left(order, cards[kept["person"]], _former(kept, [], valid))
        elif card and kept["card"] != _card(card):
            found += _in(paragraphs_of(order), card, _former(kept, _words(card), valid), valid)
    return found


def refusals(order: Order, *, on: dt.date) -> list[str]:
    """Say why the text can't be signed on the day, a sentence for each person; empty when all words fit."""
    first = {word.person.pk: str(word) for word in reversed(former_words(order, on=on))}
    return [f"{said} {ANEW}" for said in reversed(first.values())]


def _card(person: Employee) -> str:
    return f"{person.full_name}, {person.post} ({person.sex})"


def _words(person: Employee) -> list[str]:
    """Return how a text may write the person in any case, always in the same order."""
    return [text for case in (NOMINATIVE, *Case) for text in spellings(forms_in(person, case))]


def names_among(words: list[str]) -> set[str]:
    """Return, folded, those of the kept words that are the name alone."""
    return {folded(text) for place, text in enumerate(words) if place % SPELLINGS < NAMES_ALONE}


def _former(kept: Mapping[str, Any], now: list[str], valid: set[str]) -> dict[str, str]:
    """Return the kept words, folded, that fit nobody any more, each with what stands for it now."""
    pairs = zip(kept["words"], now or [""] * len(kept["words"]), strict=True)
    return {folded(old): new for old, new in pairs if folded(old) not in valid}


def _of_who_left(order: Order, person: Employee, former: Mapping[str, str]) -> Iterator[FormerWord]:
    """Yield the composed words and posts of somebody whom the data name no more; a person's own points may."""
    points = [point for point in order.points.all() if not point.is_own]
    texts = [order.heading, order.preamble, *(point.text for point in points), order.control]
    yield from _in(texts, person, former, set())
    for point in points:
        if point.responsible_id == person.pk:
            yield FormerWord(person, f"{shortened(point.text)} Ответственный – ", person.initials_last, "", "")


def _in(texts: Any, person: Employee, former: Mapping[str, str], valid: set[str]) -> Iterator[FormerWord]:
    """Look for the valid words too: the former ones may be a part of theirs."""
    if not former:
        return
    pattern = pattern_of(person, dict.fromkeys(valid, "") | dict(former))
    for text in texts:
        for found in pattern.finditer(text):
            if folded(found[0]) in former:
                around = text[: found.start()], text[found.end() :]
                yield FormerWord(person, *_shown(*around, found[0]), former[folded(found[0])])


def _shown(before: str, after: str, form: str) -> tuple[str, str, str]:
    return shortened(before, end=True), form, shortened(after)
