"""Whom a consent is asked of, who has none in force, and which wording is signed now."""

import datetime as dt

import pytest

from mentoring.enums import ConsentKind
from mentoring.models import Consent, ConsentText, Employee
from tests import factories as make

TODAY = make.TODAY
DAY = dt.timedelta(days=1)
KINDS = [ConsentKind.PERSONAL_DATA, ConsentKind.PUBLICATION, ConsentKind.MENTORING]


def missing(kind):
    return set(Employee.objects.missing_consent(kind, on=TODAY))


@pytest.fixture
def people(mentor, mentee, curator):
    """One in each bank, one in none, and one who left."""
    make.employee(mentor.employee.organization, archived_on=TODAY)
    return {"mentor": mentor.employee, "mentee": mentee.employee, "curator": curator.employee}


@pytest.mark.parametrize(
    ("kind", "asked"),
    list(zip(KINDS, [{"mentor", "mentee", "curator"}, {"mentor", "mentee"}, {"mentor"}], strict=True)),
)
def test_each_kind_is_asked_of_its_people(people, kind, asked):
    assert missing(kind) == {people[name] for name in asked}
    needing = {person for person in Employee.objects.with_consent_needs() if getattr(person, f"needs_{kind}")}
    assert needing == missing(kind)


@pytest.mark.parametrize(
    ("given", "is_missing"),
    [
        ({}, False),
        ({"valid_until": TODAY}, False),
        ({"valid_until": TODAY - DAY}, True),
        ({"withdrawn_on": TODAY}, True),
        ({"signed_on": TODAY + DAY}, True),
    ],
)
def test_only_a_consent_in_force_counts(people, given, is_missing):
    make.consent(people["mentor"], ConsentKind.MENTORING, **given)
    assert (people["mentor"] in missing(ConsentKind.MENTORING)) is is_missing
    assert people["mentor"] in missing(ConsentKind.PUBLICATION)


def test_who_is_applying_to_a_bank_is_not_asked_yet(people, mentor):
    type(mentor).objects.filter(pk=mentor.pk).update(state="applied")
    assert missing(ConsentKind.MENTORING) == set()
    assert missing(ConsentKind.PUBLICATION) == {people["mentee"]}


@pytest.mark.parametrize(("left", "ends"), [(-1, False), (0, True), (30, True), (31, False)])
def test_ending_soon(mentor, left, ends):
    consent = make.consent(mentor.employee, valid_until=TODAY + left * DAY)
    found = Consent.objects.ending_within(30 * DAY, on=TODAY)
    assert list(found) == ([consent] if ends else [])


def test_what_is_signed_anew_does_not_end(mentor):
    make.consent(mentor.employee, valid_until=TODAY + DAY)
    make.consent(mentor.employee, ConsentKind.PUBLICATION, valid_until=TODAY + DAY)
    make.consent(mentor.employee, signed_on=TODAY)
    assert [consent.kind for consent in Consent.objects.ending_within(30 * DAY, on=TODAY)] == ["publication"]


def test_the_own_newest_wording_stands_before_any_common_one(kindergarten, school, at):
    def version(organization, number, kind=ConsentKind.PUBLICATION):
        return ConsentText.objects.create(organization=organization, kind=kind, number=number, made_at=at)

    first, second, third = version(None, 1), version(None, 2), version(None, 3)
    foreign = version(school, 9)
    own = version(kindergarten, 2)
    newer = version(kindergarten, 3)
    version(kindergarten, 4, ConsentKind.MENTORING)
    current = ConsentText.objects.current
    assert (current(kindergarten, ConsentKind.PUBLICATION), current(school, ConsentKind.PUBLICATION)) == (
        newer,
        foreign,
    )
    for text in (newer, own):
        text.delete()
    assert current(kindergarten, ConsentKind.PUBLICATION) == third
    assert current(kindergarten, ConsentKind.PERSONAL_DATA) is None
    assert {first, second, third} < set(ConsentText.objects.all())
