"""Whatever happens between draft and signature, no order bears two names of a person or a post nobody holds.

People marry, are promoted, appointed, replaced and named in points of one's own in random order; then whoever may sign
tries it, and where the order is refused, once more after it was composed anew and its own points were mended.
"""

import datetime as dt
import os
import re
from contextlib import suppress
from random import Random
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils.html import strip_tags

from documents.enums import Case
from documents.models import Order, OrderPoint
from documents.queries.case_form import forms_of
from documents.queries.former_words import former_words
from documents.queries.outdated import outdated
from documents.queries.signatory import signatory_on
from documents.services import order as orders
from documents.services import signing
from documents.services.composing import compose, write_text
from mentoring.enums import Sex
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import ActingHead, Curator, Employee, Head, Pair, User
from mentoring.services import post as posts
from tests import factories as make

SEQUENCES = 1000 if "SOAK" in os.environ else 10
STEPS = 5
ROOTS = ("Белов", "Громов", "Зорин", "Ильин", "Котов", "Лосев", "Мохов", "Носов", "Орлов", "Панов", "Рогов", "Титов")
FIRST_NAMES = ("Жанна", "Фаина", "Ульяна", "Эльвира", "Юлиана", "Ярослава")
POSTS = (
    *("аккомпаниатор", "библиотекарь", "вожатый", "дефектолог", "дирижёр", "инструктор", "концертмейстер", "костюмер"),
    *("лаборант", "логопед", "методист", "психолог", "режиссёр", "тьютор", "фельдшер", "художник", "хореограф"),
)
"""Each is given once, so that a former one is nobody's."""
WRITTEN = (
    "{last} {first} {middle}",
    "{first} {middle} {last}",
    "{last} {first}",
    "{last} {f}.{m}.",
    "{last} {f}. {m}.",
    "{f}. {m}. {last}",
    "{post} {last} {f}.{m}.",
    "{first} {middle} {last}, {post}",
)

pytestmark = pytest.mark.without("pdf", reason="the words are asked, not their look")


class Year:
    """One sequence; roots, initials, posts: what each person once had, by person, the present one last."""

    def __init__(self, random: Random, order: Order, by: User) -> None:
        self.random, self.order, self.by = random, order, by
        self.names, self.given, self.titles = (
            iter(random.sample(pool, len(pool))) for pool in (ROOTS, FIRST_NAMES, POSTS)
        )
        self.people = list(Employee.objects.filter(organization=order.organization).order_by("pk"))
        self.roots: dict[int, list[str]] = {}
        self.initials: dict[int, list[str]] = {person.pk: [person.first_name[0]] for person in self.people}
        self.posts: dict[int, list[str]] = {}
        for person in self.people:
            self.marry(person)
            self.promote(person)

    def marry(self, person: Employee) -> None:
        if root := next(self.names, ""):
            self.roots.setdefault(person.pk, []).append(root)
            self.change(person, last_name=f"{root}а")

    def is_called_otherwise(self, person: Employee) -> None:
        if name := next(self.given, ""):
            self.initials[person.pk].append(name[0])
            self.change(person, first_name=name)

    def was_a_man_all_along(self, person: Employee) -> None:
        if root := next(self.names, ""):
            self.roots[person.pk].append(root)
            self.change(person, last_name=root, middle_name="Петрович", sex=Sex.MALE)

    def promote(self, person: Employee) -> None:
        if post := next(self.titles, ""):
            self.posts.setdefault(person.pk, []).append(post)
            self.change(person, post=post)

    def change(self, person: Employee, **given: str) -> None:
        fresh = Employee.objects.get(pk=person.pk)
        for name, value in given.items():
            setattr(fresh, name, value)
        fresh.save()

    def step(self) -> None:
        person = self.random.choice(self.people)
        what = self.random.choice([
            self.marry, self.is_called_otherwise, self.was_a_man_all_along, self.promote, self.becomes_curator,
            self.becomes_head, self.acts, self.is_away, self.is_named_by_hand, self.is_named_by_hand,
        ])  # fmt: skip
        with suppress(ImpossibleStepError, IntegrityError), transaction.atomic():
            what(person)

    def is_named_by_hand(self, person: Employee) -> None:
        fresh = Employee.objects.get(pk=person.pk)
        forms = forms_of(fresh, Case.DATIVE)
        first, middle = forms.full_name.removeprefix(f"{forms.last_name} ").split()
        said = {"last": forms.last_name, "first": first, "middle": middle, "post": forms.post}
        name = self.random.choice(WRITTEN).format(**said, f=fresh.first_name[0], m=fresh.middle_name[0])
        write_text(Order.objects.get(pk=self.order.pk), points=(), added=OrderPoint(text=f"Поручить {name} отчёт."))

    def becomes_curator(self, person: Employee) -> None:
        posts.appoint(Curator, person, starts_on=self.a_day(), basis="приказ № 5", by=self.by)

    def becomes_head(self, person: Employee) -> None:
        posts.appoint(Head, person, starts_on=self.a_day(), basis="приказ учредителя № 6", by=self.by)

    def acts(self, person: Employee) -> None:
        day = self.a_day()
        ActingHead.objects.create(
            employee=person, starts_on=day, ends_on=day + dt.timedelta(days=3), basis="приказ", is_confirmed=True
        )

    def is_away(self, person: Employee) -> None:
        self.change(person, building="корпус 2")

    def a_day(self) -> dt.date:
        return make.TODAY + dt.timedelta(days=self.random.choice((-1, 0, 0, 1)))


def signed(order: Order) -> bool:
    """Let whoever signs today try it."""
    fresh = Order.objects.get(pk=order.pk)
    person = signatory_on(fresh.organization, make.TODAY).person
    user = User.objects.filter(employee=person).first()
    assert person
    assert user
    try:
        signing.sign(fresh, number="1-ОД", signed_on=make.TODAY, signatory=person, by=user, at=make.AT, anyway=True)
    except ImpossibleStepError:
        return False
    return True


def faults(order: Order, year: Year) -> list[str]:
    """Say which former surname, first name or post the signed paper bears, and whether another's post is under it."""
    text = strip_tags(Order.objects.get(pk=order.pk).signed_copy.html).replace("\u00a0", " ")
    former = [had for kept in (year.roots, year.posts) for each in kept.values() for had in each[:-1]]
    found = [word for word in former if word.rstrip("ый").rstrip("ь").casefold() in text.casefold()]
    for pk, initials in year.initials.items():
        root, alike = year.roots[pk][-1], f"[{''.join({*initials[:-1]} - {initials[-1]})}]"
        found += re.findall(rf"{root}\w* {alike}\.|{alike}\. ?\w\. ?{root}", text) if alike != "[]" else []
    signatory = signatory_on(order.organization, make.TODAY)
    assert signatory.person
    right = all(word in text for word in (signatory.post.capitalize(), signatory.person.last_name))
    return found + ([] if right else [f"{signatory.post} {signatory.person}"])


def mend_own_points(order: Order) -> None:
    """Write into the points of one's own what the page says instead."""
    fresh = Order.objects.get(pk=order.pk)
    own = list(fresh.points.filter(is_own=True))
    for word in former_words(fresh, on=make.TODAY):
        assert (word.by_hand, bool(word.now)) == (True, True)
        for point in own:
            point.text = point.text.replace(word.form, word.now)
    write_text(fresh, points=own)


def drafted(number: int, pair: Pair, by: User) -> Order:
    """Every other draft is free: its template names nobody."""
    if number % 2:
        return make.draft_order(pair, by=by)
    at_once: dict[str, Any] = {"by": by, "at": make.AT, "today": make.TODAY}
    order = orders.draft(pair.organization, kind="free", subject="О поручениях", **at_once)
    write_text(order, points=(), added=OrderPoint(text="Исполнить поручения в срок."))
    return order


def test_no_order_bears_two_names_or_a_post_nobody_holds(checked_pair, curator, head, council, administrator):
    make.order_template("free")
    outcomes = {"signed": 0, "composed anew": 0, "mended by hand": 0}
    for number in range(SEQUENCES):
        with transaction.atomic():
            year = Year(Random(number), drafted(number, checked_pair, curator), curator)  # noqa: S311 - no secret
            order = year.order
            compose(Order.objects.get(pk=order.pk), today=make.TODAY)
            for _ in range(STEPS):
                year.step()
            outcomes[outcome(order)] += 1
            assert faults(order, year) == [], number
            transaction.set_rollback(True)
    assert min(outcomes.values()) > SEQUENCES // 20, outcomes


def outcome(order: Order) -> str:
    """Sign the order, if need be after it was mended as its page advises."""
    drafts = Order.objects.filter(pk=order.pk)
    assert drafts.filter(outdated(make.TODAY)).exists() == bool(former_words(drafts.get(), on=make.TODAY))
    if signed(order):
        return "signed"
    compose(drafts.get(), today=make.TODAY)
    if signed(order):
        return "composed anew"
    mend_own_points(order)
    assert signed(order)
    return "mended by hand"
