"""The sheets of all proposed pairs, signed on one day."""

import pytest
from django.contrib.messages import get_messages

from mentoring.enums import PairState
from mentoring.forms.pair_answers import NOBODY_ASKED
from mentoring.models import Pair, PairMentee
from tests import factories as make
from tests.factories import TODAY
from tests.pages import GuardedPages, Page, everything, refusal

URL = "/pairs/signed/"


@pytest.fixture
def pairs(kindergarten, curator):
    return [
        make.proposed_pair(
            make.mentor(make.employee(kindergarten), by=curator), make.mentee(make.employee(kindergarten), by=curator)
        )
        for _ in range(2)
    ]


@pytest.fixture
def browser(signed_in, curator):
    return signed_in(curator)


def hands(*pairs):
    return [f"{pair.pk}-{person}" for pair in pairs for person in (pair.mentor_id, *_mentees(pair))]


def _mentees(pair):
    return PairMentee.objects.filter(pair=pair).values_list("mentee", flat=True)


def given(*pairs, **more):
    return {"signed_on": TODAY.isoformat(), "people": hands(*pairs), **more}


def states():
    return list(Pair.objects.order_by("pk").values_list("state", flat=True))


@pytest.mark.parametrize("page", [Page("pairs_on_paper")], ids=str)
class TestDoors(GuardedPages):
    pass


def test_all_are_ticked_at_first(pairs, browser):
    form = browser.get(URL).context["form"]
    assert (sorted(form["people"].value()), form["signed_on"].value()) == (sorted(hands(*pairs)), TODAY)


def test_signed_pairs_are_agreed_and_checked(pairs, browser):
    answer = browser.post(URL, given(*pairs, is_checked="on"))
    assert (answer.url, states()) == ("/pairs/", [PairState.CHECKED] * 2)


def test_pairs_are_only_agreed_where_nobody_has_checked(pairs, browser):
    browser.post(URL, given(*pairs))
    assert states() == [PairState.AGREED] * 2


def test_who_has_not_signed_is_waited_for(pairs, browser):
    first, second = pairs
    browser.post(URL, given(second, is_checked="on") | {"people": [f"{first.pk}-{first.mentor_id}", *hands(second)]})
    first.refresh_from_db()
    assert (states(), first.mentor_confirmed_on_paper) == ([PairState.PROPOSED, PairState.CHECKED], TODAY)


def test_a_council_that_has_not_spoken_keeps_from_the_check_alone(pairs, browser, kindergarten):
    kindergarten.has_council = True
    kindergarten.save()
    answer = browser.post(URL, given(pairs[0], is_checked="on"))
    told = [str(message) for message in get_messages(answer.wsgi_request)]
    assert states() == [PairState.AGREED, PairState.PROPOSED]
    assert (told[0].startswith(f"{pairs[0]}: "), told[1]) == (True, "Подписи отмечены: 1 пара.")


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({"people": []}, {"people": ["Отметьте хотя бы одного человека."]}),
        ({"signed_on": "2030-01-01"}, {"signed_on": ["Дата подписания ещё не наступила."]}),
        ({"people": ["1-x"]}, {"people": ["Часть людей уже ответила сама. Обновите страницу и отметьте снова."]}),
    ],
)
def test_bad_input_is_told_beside_the_field(pairs, browser, typed, errors):
    before = everything()
    assert (refusal(browser.post(URL, given(*pairs) | typed)), everything()) == ((422, errors), before)


def test_impossible_day_is_told_of_each_pair(pairs, browser):
    answer = browser.post(URL, given(*pairs, signed_on="2020-01-01"))
    told = [str(message) for message in get_messages(answer.wsgi_request)]
    assert (len(told), states()) == (3, [PairState.PROPOSED] * 2)


def test_without_proposed_pairs_it_says_so(browser, db):
    assert NOBODY_ASKED in browser.get(URL).text


def test_list_leads_to_it_while_somebody_is_asked(pairs, browser, curator):
    there = URL in browser.get("/pairs/").text
    Pair.objects.update(state=PairState.DECLINED)
    assert (there, URL in browser.get("/pairs/").text) == (True, False)
