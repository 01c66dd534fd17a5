"""Whatever happens between draft and signature, no order bears two names of a person or a post nobody holds.

People marry, are promoted, appointed and replaced in random order; then whoever may sign tries it, and where the
order is refused, once more after it was composed anew.
"""

import datetime as dt
import os
from contextlib import suppress
from random import Random

import pytest
from django.db import IntegrityError, transaction
from django.utils.html import strip_tags

from documents.models import Order
from documents.queries.former_words import former_words
from documents.queries.outdated import outdated
from documents.queries.signatory import signatory_on
from documents.services import signing
from documents.services.composing import compose
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import ActingHead, Curator, Employee, Head, User
from mentoring.services import post as posts
from tests import factories as make

SEQUENCES = 1000 if "SOAK" in os.environ else 10
STEPS = 4
ROOTS = ("Белов", "Громов", "Зорин", "Ильин", "Котов", "Лосев", "Мохов", "Носов", "Орлов", "Панов", "Рогов", "Титов")
POSTS = ("методист", "логопед", "психолог", "музыкальный руководитель", "инструктор", "тьютор")

pytestmark = pytest.mark.without("pdf", reason="the words are asked, not their look")


class Year:
    """One sequence; roots: the roots of all surnames that somebody once had, by person."""

    def __init__(self, random: Random, curator: User, head: User) -> None:
        self.random, self.by, self.head = random, curator, head
        self.names = iter(random.sample(ROOTS, len(ROOTS)))
        self.people = list(Employee.objects.filter(organization=curator.organization).order_by("pk"))
        self.roots: dict[int, list[str]] = {}
        for person in self.people:
            self.marry(person)

    def marry(self, person: Employee) -> None:
        root = next(self.names, "")
        if root:
            self.roots.setdefault(person.pk, []).append(root)
            self.change(person, last_name=f"{root}а")

    def change(self, person: Employee, **given: str) -> None:
        fresh = Employee.objects.get(pk=person.pk)
        for name, value in given.items():
            setattr(fresh, name, value)
        fresh.save()

    def step(self) -> None:
        person = self.random.choice(self.people)
        what = self.random.choice(
            [self.marry, self.promote, self.becomes_curator, self.becomes_head, self.acts, self.is_away]
        )
        with suppress(ImpossibleStepError, IntegrityError), transaction.atomic():
            what(person)

    def promote(self, person: Employee) -> None:
        self.change(person, post=self.random.choice(POSTS))

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
    """Say which former surname the signed paper bears, and whether somebody else's post stands under it."""
    text = strip_tags(Order.objects.get(pk=order.pk).signed_copy.html).replace("\u00a0", " ")
    former = [root for roots in year.roots.values() for root in roots[:-1] if root in text]
    signatory = signatory_on(order.organization, make.TODAY)
    assert signatory.person
    right = all(word in text for word in (signatory.post.capitalize(), signatory.person.last_name))
    return former + ([] if right else [f"{signatory.post} {signatory.person}"])


def test_no_order_bears_two_names_or_a_post_nobody_holds(checked_pair, curator, head, council, administrator):
    outcomes = {"signed": 0, "composed anew": 0}
    for number in range(SEQUENCES):
        with transaction.atomic():
            year = Year(Random(number), curator, head)  # noqa: S311 - chance, not a secret
            order = make.draft_order(checked_pair, by=curator)
            for _ in range(STEPS):
                year.step()
            drafts = Order.objects.filter(pk=order.pk)
            told = drafts.filter(outdated(make.TODAY)).exists()
            assert told == bool(former_words(drafts.get(), on=make.TODAY)), number
            at_once = signed(order)
            if not at_once:
                compose(Order.objects.get(pk=order.pk), today=make.TODAY)
                assert signed(order), number
            outcomes["signed" if at_once else "composed anew"] += 1
            assert faults(order, year) == [], number
            transaction.set_rollback(True)
    assert min(outcomes.values()) > SEQUENCES // 10, outcomes
