"""Whatever refers to a person goes over with the card, or is named with the reason why not: a new relation fails."""

import pytest
from django.apps import apps

from documents.models import Acquaintance, Order, OrderPoint
from mentoring.models import Employee, Mentee, Mentor, PairChange, StateChange
from mentoring.queries.joining import APART, CALLED, UNTOLD, keys_of, moving_keys, rows_at, twins, uniques
from mentoring.services.joining import join, part
from tests import factories as make
from tests.pages import everything
from tests.walk.world import build

NO_TWINS = {
    "mentoring.Consent": "both stay: the older holds until the newer was signed",
    "mentoring.Questionnaire": "refused: which of two open ones is meant nobody knows",
    "mentoring.PairMentee": "refused: one person has no two places in a group",
    "mentoring.PairChange": "refused, as above",
    "mentoring.ChangeConfirmation": "refused, as above",
    "mentoring.PairRequest": "refused, as above",
}
"""Models of which the database takes one for a person, and of which no `twins.py` tells which one is kept."""


def keys_of_people():
    """Return the columns of all tables that hold a person's key, found the long way."""
    return {
        str(field)
        for model in apps.get_models(include_auto_created=True)
        if not model.__name__.startswith("Historical")
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model in {Employee, Mentor, Mentee}
    }


def test_every_key_of_a_person_is_moved_or_named():
    assert {str(key) for key in keys_of()} == keys_of_people()
    assert {str(key) for key in moving_keys()} == keys_of_people() - set(APART)
    assert set(APART) | set(CALLED) | UNTOLD <= keys_of_people()


def test_no_other_key_is_kept_by_a_content_type():
    generic = {str(field.model._meta.label) for m in apps.get_models() for field in m._meta.private_fields}
    assert generic == {StateChange._meta.label}


def test_of_all_that_there_is_once_it_is_told_which_one_is_kept():
    once = {key.model for key in moving_keys() if list(uniques(key))}
    named = {model._meta.label for model in once - set(twins())}
    assert named == set(NO_TWINS)
    assert set(twins()) <= once


WRITTEN = {"mentoring.Employee.joined_into", "mentoring.AccessEntry.employee"}
"""What joining itself makes refer to the card."""

ASIDE = {"mentoring.Joining", "mentoring.StateChange", "mentoring.AccessEntry"}
"""Where joining and parting tell that they happened."""


@pytest.fixture
def place(db):
    """A world in which each key refers to somebody: the mentor or the mentee of its first age."""
    world = build()
    mentor, mentee = (world.ages[0][model] for model in (Mentor, Mentee))
    mentor.forms.add(make.form())
    mentor.kinds.add(make.kind())
    mentor.employee.clearances.create(clearance=make.clearance(), shown_on=make.TODAY)
    OrderPoint.objects.update(responsible=mentor.employee, done_by=mentor.employee, done_on=make.TODAY)
    PairChange.objects.filter(kind="add").update(mentee=mentee)
    PairChange.objects.filter(pk=world.ages[0][PairChange].pk).update(kind="add", mentee=mentee)
    Acquaintance.objects.get_or_create(order=Order.objects.filter(signed_on__isnull=False)[0], employee=mentor.employee)
    make.employee(world.place, joined_into=mentor.employee)
    return world


def test_all_goes_over_and_comes_back(place):
    stays, by = make.employee(place.place, last_name="Новая"), place.users["administrator"][0]
    before, tried = records(), set()
    for goes in [place.ages[0][model].employee for model in (Mentor, Mentee)]:
        referring = {str(key) for key in moving_keys() if rows_at(key, goes).exists()}
        joining = join(stays, goes, taken={"last_name"}, by=by, at=make.AT)
        assert {str(key) for key in moving_keys() if rows_at(key, stays).exists()} == referring | WRITTEN
        assert [key for key in moving_keys() if rows_at(key, goes).exists()] == []
        part(joining, by=by, at=make.AT)
        tried |= referring
    assert tried == {str(key) for key in moving_keys()}
    assert records() == before


def records():
    return {
        name: rows
        for name, rows in everything().items()
        if not name.split(".")[1].startswith("Historical") and name not in ASIDE
    }
