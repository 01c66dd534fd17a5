"""What a line knows, and the lists that show exactly those of whom it tells."""

import datetime as dt

import pytest
from django.urls import reverse

from mentoring.enums.pair_change import ChangeKind
from mentoring.models import Mentee, Pair, PairChange, PairMentee
from tests import factories as make
from tests.desk.told import told

CHECK = {"reminder": "pair-check"}


@pytest.fixture
def found(signed_in):
    """Open a list as the user; return what it shows."""

    def find(user, name, **asked):
        return list(signed_in(user).get(reverse(name), asked).context["things"])

    return find


def test_a_line_of_one_knows_its_code_its_object_and_since_when(agreed_pair, curator):
    (line,) = told(curator, "pair-check")
    facts = (line.code, line.tone, line.since, line.count, list(line.objects))
    assert facts == ("pair-check", "attention", make.TODAY, 1, [agreed_pair])


def test_a_line_of_many_knows_all_its_objects_and_the_oldest_day(kindergarten, curator):
    mentees = [make.mentee(make.employee(kindergarten), by=curator) for _ in range(6)]
    since = make.TODAY - dt.timedelta(days=3)
    Mentee.objects.filter(pk=mentees[4].pk).update(searching_since=since)
    (line,) = told(curator, "mentee-without-mentor")
    assert (line.tone, line.since, line.count, set(line.objects)) == ("neutral", since, 6, set(mentees))


def choices(browser, name):
    form = browser.get(reverse(name)).context["filter"].form
    return [code for code, _ in form.fields["reminder"].choices] if "reminder" in form.fields else None


def test_the_list_offers_what_the_user_has_to_do_there(signed_in, curator, mentor_user, council, kindergarten):
    kindergarten.has_council = True
    kindergarten.save()
    offered = {user: choices(signed_in(user), "pairs") for user in (council, mentor_user)}
    assert offered == {
        council: ["", "pair-opinion", "change-agree"],
        mentor_user: ["", "pair-confirm", "change-agree", "pair-paused", "agreement-of-mentor", "program-start"],
    }


def test_a_list_to_which_no_line_leads_offers_none(signed_in, curator):
    assert choices(signed_in(curator), "consents") is None


def test_the_list_shows_those_alone(found, active_pair, curator, kindergarten):
    other = make.proposed_pair(
        make.mentor(make.employee(kindergarten), by=curator), make.mentee(make.employee(kindergarten), by=curator)
    )
    Pair.objects.filter(pk=other.pk).update(state="agreed", mentor_confirmed_at=make.AT)
    assert set(found(curator, "pairs")) == {active_pair, other}
    assert found(curator, "pairs", **CHECK) == [other]


def test_what_is_not_for_the_user_filters_nothing(found, agreed_pair, mentor_user):
    assert found(mentor_user, "pairs", **CHECK) == found(mentor_user, "pairs", reminder="order-sign") == [agreed_pair]


def test_the_querysets_say_what_each_pair_and_change_says(active_pair, curator, kindergarten):
    """Those who are asked to confirm, over all that can be asked."""
    mentor, newcomer = active_pair.mentor, make.mentee(make.employee(kindergarten), by=curator)
    given = {"pair": active_pair, "why": "Так решили", "effective_on": make.TODAY}
    PairChange.objects.create(**given, kind=ChangeKind.ADD, mentee=newcomer)
    PairChange.objects.create(**given, kind=ChangeKind.PROLONG, new_ends_on=dt.date(2027, 6, 30))
    make.proposed_pair(mentor, newcomer)
    half = make.proposed_pair(make.mentor(make.employee(kindergarten), by=curator), newcomer)
    PairMentee.objects.filter(pair=half).update(confirmed_at=make.AT)
    people = [mentor.pk, half.mentor_id, newcomer.pk, *active_pair.members.values_list("mentee", flat=True), None]
    asked = 0
    for model in (Pair, PairChange):
        for person in people:
            waiting = [thing for thing in model.objects.order_by("pk") if _waits(thing, person)]
            assert list(model.objects.waiting_for(person).order_by("pk")) == waiting
            asked += len(waiting)
    assert asked == 7


def _waits(thing, person):
    return thing.waits_for(person) and thing.state in {"proposed", "prepared"}
