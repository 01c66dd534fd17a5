"""Words of a draft that outlived what they were made of: a card's former name or post, and who has left a post.

The text is stored, the annexes are read live: without this a paper would be signed with two names of one person.
What a text may say of whom is kept with the draft: of those whom the data name, when it is composed; of those whom a
person names in it, whenever it is saved (`by_hand`).
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.db.models import prefetch_related_objects

from documents.enums import Case, PointRole
from documents.models import Order
from documents.queries.mentions import paragraphs_of, people_of, shortened
from documents.queries.order_text import people_of as posts_of
from documents.queries.placeholders import NOMINATIVE, forms_in
from documents.queries.spellings import expanded, folded, named_in, pattern_of, spellings
from mentoring.models import Employee
from mentoring.queries.organization import curator_of, head_of

ANEW = "Составьте текст заново или поправьте его."
BY_HAND = "Поправьте этот пункт: он добавлен вручную, и новое составление его не меняет."


@dataclass(frozen=True)
class FormerWord:
    """A place in the text; now: what the data say instead, empty where they name somebody else.

    by_hand: in a point that a person added
    """

    person: Employee
    before: str
    form: str
    after: str
    now: str
    by_hand: bool = False

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
    return {"person": person.pk, "card": _card(person), "words": words_now(person), "as": post}


def named_by_hand(order: Order, known: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the words of those whom the saved text names, or who answer for a point, as far as none are known yet."""
    kept = {(one["person"], one["card"]) for one in known}
    answering = {point.responsible_id for point in order.points.all()}
    staff = list(Employee.objects.filter(organization=order.organization_id))
    texts = list(paragraphs_of(order))
    likely = {person.pk for person in named_in(texts, staff)} | answering
    found = [person for person in staff if person.pk in likely and (person.pk, _card(person)) not in kept]
    prefetch_related_objects(found, "case_forms")
    words = [words_of_person(person) | {"by_hand": True} for person in found]
    return [one for one in words if one["person"] in answering or _stands(one, texts)]


def _stands(kept: Mapping[str, Any], texts: Iterable[str]) -> bool:
    pattern = pattern_of(expanded(kept["words"]))
    return any(pattern.search(text) for text in texts)


def outliving(order: Order, *, on: dt.date) -> list[dict[str, Any]]:
    """Return those of the kept words that the text has though they fit no more, as of somebody named by hand."""
    by_hand = [{**kept, "as": "", "by_hand": True} for kept in order.composed_of]
    found = {place for place, _word in _found(order, by_hand, on=on)}
    return [kept for place, kept in enumerate(by_hand) if place in found]


def former_words(order: Order, *, on: dt.date) -> list[FormerWord]:
    """Return where the unsigned order has words that no longer fit on the day."""
    return list(dict.fromkeys(word for _place, word in _found(order, order.composed_of, on=on)))


def _found(order: Order, words: list[dict[str, Any]], *, on: dt.date) -> Iterator[tuple[int, FormerWord]]:
    """Yield the former words of the text, each with the place of the kept ones that it is among."""
    if not words:
        return
    cards = Employee.objects.prefetch_related("case_forms").in_bulk([kept["person"] for kept in words])
    present = {person.pk: person for person in people_of(order, on=on)}
    people = _People(cards, present, words, _holders(order, on=on))
    for place, kept in enumerate(words):
        for word in _of(order, kept, people):
            yield place, word


def _holders(order: Order, *, on: dt.date) -> dict[str, Employee | None]:
    """Return who holds the posts on the day in which a text may name somebody."""
    organization = order.organization
    return {PointRole.HEAD: head_of(organization, on=on), PointRole.CURATOR: curator_of(organization, on=on)}


class _People:
    """Of whom words are kept; present: whom the data name; anywhere: and whom a person names, too."""

    def __init__(
        self,
        cards: dict[int, Employee],
        present: dict[int, Employee],
        words: list[dict[str, Any]],
        holders: dict[str, Employee | None],
    ) -> None:
        by_hand = {kept["person"] for kept in words if kept.get("by_hand")} & set(cards)
        self.cards, self.present, self.holders = cards, present, holders
        self.anywhere = present | {pk: cards[pk] for pk in by_hand}

    @cached_property
    def valid_composed(self) -> set[str]:
        return _valid(self.present)

    @cached_property
    def valid_anywhere(self) -> set[str]:
        return _valid(self.anywhere)

    def has_left(self, kept: Mapping[str, Any]) -> bool:
        """Whether somebody whom the data still name does so in another post, or in none."""
        holder = self.holders.get(kept.get("as", ""))
        return bool(kept.get("as")) and (holder is None or holder.pk != kept["person"])


def _of(order: Order, kept: Mapping[str, Any], people: _People) -> Iterator[FormerWord]:
    named = (people.anywhere if kept.get("by_hand") else people.present).get(kept["person"])
    card = named or people.cards.get(kept["person"])
    if card is None:
        return
    if not named:
        yield from _of_who_left(order, card, _former(kept, [], people.valid_composed))
    elif people.has_left(kept):
        yield from _of_who_left(order, card, _former(kept, [], set()))
    if kept["card"] != _card(card):
        yield from _renamed(order, card, kept, people.valid_anywhere, only_own=not named)


def _valid(people: Mapping[int, Employee]) -> set[str]:
    return {folded(text) for person in people.values() for text in expanded(words_now(person)) if text}


def refusals(order: Order, *, on: dt.date) -> list[str]:
    """Say why the text can't be signed on the day, a sentence for each person; empty when all words fit."""
    first = {word.person.pk: word for word in reversed(former_words(order, on=on))}
    return [f"{word} {BY_HAND if word.by_hand else ANEW}" for word in reversed(first.values())]


def _card(person: Employee) -> str:
    return f"{person.full_name}, {person.post} ({person.sex})"


def words_now(person: Employee) -> list[str]:
    """Return how a paper may write the person in any case, always in the same order."""
    return [text for case in (NOMINATIVE, *Case) for text in spellings(forms_in(person, case))]


def _former(kept: Mapping[str, Any], now: list[str], valid: set[str]) -> dict[str, str]:
    """Return the kept words, folded, that fit nobody any more, each with what stands for it now."""
    old = expanded(kept["words"])
    pairs = zip(old, expanded(now) or [""] * len(old), strict=True)
    return {folded(word): new for word, new in pairs if word and folded(word) not in valid | {folded(new)}}


def _renamed(
    order: Order, card: Employee, kept: Mapping[str, Any], valid: set[str], *, only_own: bool = False
) -> Iterator[FormerWord]:
    former = _former(kept, words_now(card), valid)
    if not only_own:
        yield from _in(paragraphs_of(order, own=False), card, former, valid)
    for word in _in(paragraphs_of(order, own=True), card, former, valid):
        yield replace(word, by_hand=True)


def _of_who_left(order: Order, person: Employee, former: Mapping[str, str]) -> Iterator[FormerWord]:
    """Yield the composed words and posts of somebody whom the data name no more; a person's own points may."""
    yield from _in(paragraphs_of(order, own=False), person, former, set())
    for point in order.points.all():
        if point.responsible_id == person.pk and not point.is_own:
            yield FormerWord(person, f"{shortened(point.text)} Ответственный – ", person.initials_last, "", "")


def _in(texts: Iterable[str], person: Employee, former: Mapping[str, str], valid: set[str]) -> Iterator[FormerWord]:
    """Look for the valid words too: the former ones may be a part of theirs."""
    if not former:
        return
    longer = [text for text in valid if any(word in text for word in former)]
    pattern = pattern_of([*longer, *former])
    for text in texts:
        for found in pattern.finditer(text):
            if folded(found[0]) in former:
                around = text[: found.start()], text[found.end() :]
                yield FormerWord(person, *_shown(*around, found[0]), former[folded(found[0])])


def _shown(before: str, after: str, form: str) -> tuple[str, str, str]:
    return shortened(before, end=True), form, shortened(after)
