"""Two cards joined while somebody else acts: of two that exclude each other one is left."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from documents.models import Order
from mentoring.models import Consent, Employee, Joining, Mentee, Mentor, Organization, PairMentee, User
from mentoring.services import consent as consents
from mentoring.services.joining import join, part
from tests import factories as make
from tests.test_races import together

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time"),
]


@pytest.fixture
def stays(kindergarten: Organization) -> Employee:
    return make.employee(kindergarten, last_name="Соколова")


def joins(stays: Employee, goes: Employee, curator: User) -> Callable[[], Joining]:
    return lambda: join(stays, goes, taken=(), by=curator, at=make.AT)


def test_two_people_join_the_same_cards(stays: Employee, mentee: Mentee, curator: User) -> None:
    goes = mentee.employee
    said = together(joins(stays, goes, curator), joins(goes, stays, curator))
    assert (said, Joining.objects.count()) == (["ImpossibleStepError", "done"], 1)
    assert Employee.objects.filter(pk__in=[stays.pk, goes.pk]).count() == 1


def test_two_people_part_the_same_cards(stays: Employee, mentee: Mentee, curator: User) -> None:
    joining = joins(stays, mentee.employee, curator)()
    said = together(*[lambda: part(joining, by=curator, at=make.AT)] * 2)
    assert said == ["done", "done"]
    assert list(Mentee.objects.values_list("pk", flat=True)) == [mentee.pk]


def test_an_order_is_signed_with_the_name_before_or_not_at_all(
    order: Order, stays: Employee, mentee: Mentee, curator: User, head: User
) -> None:
    said = together(lambda: make.signed_order(order, by=head), joins(stays, mentee.employee, curator))
    fresh = Order.objects.get(pk=order.pk)
    assert "done" in said
    assert (said == ["done", "done"]) == fresh.is_signed
    assert PairMentee.objects.get().mentee_id == stays.pk
    assert not fresh.is_signed or "Савельев" in fresh.signed_copy.html


def test_a_pair_is_proposed_to_the_card_that_stays_or_not_at_all(
    mentor: Mentor, stays: Employee, mentee: Mentee, curator: User
) -> None:
    make.form(), make.kind()
    together(lambda: make.proposed_pair(mentor, mentee), joins(stays, mentee.employee, curator))
    assert set(PairMentee.objects.values_list("mentee", flat=True)) <= {stays.pk}
    assert Mentee.objects.get().pk == stays.pk


def test_a_consent_goes_over_or_is_refused(stays: Employee, mentee: Mentee, curator: User) -> None:
    given: dict[str, Any] = {"kind": "mentoring", "signed_on": make.TODAY, "today": make.TODAY}
    said = together(lambda: consents.record(mentee.employee, **given), joins(stays, mentee.employee, curator))
    found = list(Consent.objects.values_list("employee", flat=True))
    assert found == ([stays.pk] if said == ["done", "done"] else [])
