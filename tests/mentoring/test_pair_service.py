"""The road of a pair, and what the database keeps below it."""

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from documents.orders.pairs import pairs_refusals
from mentoring.enums import ConsentKind, PairState
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Mentee, Mentor, Organization, Pair, PairMentee, User
from mentoring.services import consent as consents
from mentoring.services import pair as pairs
from tests import factories as make
from tests.factories import AT, TODAY

PERIOD = {"starts_on": dt.date(2026, 9, 14), "ends_on": dt.date(2027, 5, 28)}


def test_a_proposal_is_kept_with_its_people(pair: Pair, mentee: Mentee, kindergarten: Organization) -> None:
    assert (pair.state, pair.organization, pair.current_mentees) == (PairState.PROPOSED, kindergarten, [mentee])


def test_nobody_mentors_oneself(mentor: Mentor, curator: User) -> None:
    myself = make.mentee(mentor.employee, by=curator)
    with pytest.raises(ImpossibleStepError, match="самому себе"):
        make.proposed_pair(mentor, myself)
    assert not Pair.objects.exists()


def test_the_database_refuses_a_pair_with_oneself(pair: Pair, mentor: Mentor, curator: User) -> None:
    myself = make.mentee(mentor.employee, by=curator)
    with pytest.raises(IntegrityError), transaction.atomic():
        PairMentee.objects.create(pair=pair, mentor=mentor, mentee=myself)


def test_the_load_limit_counts_people(pair: Pair, mentor: Mentor, kindergarten: Organization, curator: User) -> None:
    two = [make.mentee(make.employee(kindergarten), by=curator) for _ in range(2)]
    with pytest.raises(ImpossibleStepError, match="предел – 2, уже занято 1"):
        make.proposed_pair(mentor, *two)
    assert make.proposed_pair(mentor, two[0]).state == PairState.PROPOSED


def test_another_period_does_not_count(pair: Pair, mentor: Mentor, kindergarten: Organization, curator: User) -> None:
    two = [make.mentee(make.employee(kindergarten), by=curator) for _ in range(2)]
    later = make.proposed_pair(mentor, *two, starts_on=dt.date(2027, 9, 1), ends_on=dt.date(2028, 5, 31))
    assert later.is_group


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"ends_on": PERIOD["starts_on"]}, "Окончание должно быть позже начала"),
        ({"starts_on": dt.date(2026, 9, 20), "ends_on": dt.date(2026, 9, 1)}, "Окончание должно быть позже начала"),
    ],
)
def test_a_period_goes_forward(mentor: Mentor, mentee: Mentee, change: dict[str, dt.date], sentence: str) -> None:
    with pytest.raises(ImpossibleStepError, match=sentence):
        make.proposed_pair(mentor, mentee, **{**PERIOD, **change})


def test_an_absent_mentor_is_not_proposed(mentor: Mentor, mentee: Mentee) -> None:
    mentor.away_until = dt.date(2026, 10, 1)
    mentor.save()
    with pytest.raises(ImpossibleStepError, match=r"отсутствует до 01\.10\.2026"):
        make.proposed_pair(mentor, mentee)


def test_the_same_two_are_not_proposed_twice(pair: Pair, mentor: Mentor, mentee: Mentee) -> None:
    with pytest.raises(ImpossibleStepError, match=r"уже в паре с этим наставником: с 14\.09\.2026 по 28\.05\.2027, пр"):
        make.proposed_pair(mentor, mentee, goals="Другие")


def test_a_button_pressed_twice_makes_one_pair(pair: Pair, mentor: Mentor, mentee: Mentee) -> None:
    assert (make.proposed_pair(mentor, mentee), Pair.objects.count()) == (pair, 1)


def test_a_mentee_of_another_organization_is_refused(mentor: Mentor, school: Organization, stranger: User) -> None:
    foreign = make.mentee(make.employee(school), by=stranger)
    with pytest.raises(ImpossibleStepError, match="из другой организации"):
        make.proposed_pair(mentor, foreign)


def test_both_sides_agree_under_their_own_logins(pair: Pair, mentor_user: User, mentee_user: User) -> None:
    assert pairs.confirm(pair, by=mentor_user, at=AT).state == PairState.PROPOSED
    assert pairs.confirm(pair, by=mentor_user, at=AT).state == PairState.PROPOSED
    assert pairs.confirm(pair, by=mentee_user, at=AT).state == PairState.AGREED


def test_a_bystander_confirms_nothing(pair: Pair, curator: User) -> None:
    assert pairs.confirm(pair, by=curator, at=AT).mentor_confirmed_at is None
    assert pair.waits_for(pair.mentor_id)


def test_signing_needs_the_mentors_consent_and_basis(checked_pair: Pair, mentor: Mentor, curator: User) -> None:
    mentor.employee.consents.all().delete()
    Pair.objects.update(basis_kind="")
    make.draft_order(checked_pair, by=curator)
    checked_pair.refresh_from_db()
    assert pairs.signing_refusals(checked_pair, on=TODAY) == [
        "Дорошенко М.П.: нет согласия на наставничество на 20.11.2026. Отметьте его на странице пары.",
        "Дорошенко М.П.: не указано основание работы наставника. Укажите его на странице пары.",
    ]


def test_a_consent_after_the_orders_date_does_not_count(checked_pair: Pair, mentor: Mentor, curator: User) -> None:
    make.draft_order(checked_pair, by=curator)
    checked_pair.refresh_from_db()
    mentor.employee.consents.update(signed_on=TODAY)
    assert pairs.signing_refusals(checked_pair, on=TODAY) == []
    assert len(pairs.signing_refusals(checked_pair, on=TODAY - dt.timedelta(days=1))) == 1


@pytest.mark.parametrize("field", ["consent", "in_force_from"])
def test_the_database_refuses_force_without_consent_or_order(active_pair: Pair, field: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Pair.objects.filter(pk=active_pair.pk).update(**{field: None})


def test_the_database_refuses_agreement_without_the_mentor(pair: Pair) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Pair.objects.filter(pk=pair.pk).update(state=PairState.AGREED)


def test_a_pair_that_is_not_in_force_is_not_ended(checked_pair: Pair, curator: User) -> None:
    with pytest.raises(ImpossibleStepError, match="ещё не действует"):
        pairs.complete(checked_pair, by=curator, at=AT, why="")
    checked_pair.refresh_from_db()
    assert checked_pair.state == PairState.CHECKED


def test_the_pairs_of_an_order_are_asked_for_together(
    kindergarten: Organization, curator: User, django_assert_num_queries: Any
) -> None:
    drafts = [[_checked(kindergarten, curator) for _ in range(size)] for size in (1, 3)]
    for found in drafts:
        order = make.draft_order(*found, by=curator)
        with django_assert_num_queries(6):
            assert pairs_refusals(order, TODAY) == []


def _checked(kindergarten: Organization, curator: User) -> Pair:
    mentor = make.mentor(make.employee(kindergarten), by=curator)
    return make.checked_pair(mentor, make.mentee(make.employee(kindergarten), by=curator), by=curator)


def test_a_withdrawn_consent_is_no_consent(mentor: Mentor) -> None:
    consent = make.consent(mentor.employee)
    consents.withdraw(consent, on=TODAY)
    assert not mentor.employee.consents.of_kind(ConsentKind.MENTORING).in_force_on(TODAY).exists()
    assert mentor.employee.consents.in_force_on(TODAY - dt.timedelta(days=1)).exists()
