"""Consents and bases of all pairs that wait for an order, by one page."""

import datetime as dt

import pytest
from django.contrib.messages import get_messages

from mentoring.enums import BasisKind, ConsentKind
from mentoring.forms.pair_bases import counted_on
from mentoring.models import Consent, Pair
from mentoring.services import pair_answers
from mentoring.views.pair_bases import NOTHING_LACKS
from tests import factories as make
from tests.factories import AT, TODAY
from tests.pages import GuardedPages, Page, everything, refusal

URL = "/pairs/bases/"


@pytest.fixture
def pairs(kindergarten, curator):
    found = [
        make.proposed_pair(
            make.mentor(make.employee(kindergarten), by=curator), make.mentee(make.employee(kindergarten), by=curator)
        )
        for _ in range(2)
    ]
    for pair in found:
        papers = dict.fromkeys((pair.mentor_id, *pair.members.values_list("mentee", flat=True)), TODAY)
        pair_answers.confirm_on_paper(pair, papers=papers, by=curator, at=AT)
    return found


@pytest.fixture
def browser(signed_in, curator):
    return signed_in(curator)


def typed(*pairs, **more):
    return {
        "signed_on": TODAY.isoformat(),
        "basis_kind": "supplement",
        "basis_date": TODAY.isoformat(),
        "first_number": "09/2026",
        "pairs": [pair.pk for pair in pairs],
        **more,
    }


def bases():
    return list(Pair.objects.order_by("pk").values_list("basis_kind", "basis_number", "basis_date"))


@pytest.mark.parametrize("page", [Page("pair_bases")], ids=str)
class TestDoors(GuardedPages):
    pass


@pytest.mark.parametrize(
    ("number", "places", "found"),
    [("21/2026", 2, "23/2026"), ("09", 1, "10"), ("ДС-7", 3, "ДС-10"), ("б/н", 1, "б/н"), ("", 1, "")],
)
def test_numbers_are_counted_on(number, places, found):
    assert counted_on(number, places) == found


def test_all_get_consent_and_basis(pairs, browser):
    answer = browser.post(URL, typed(*pairs))
    given = Consent.objects.filter(kind=ConsentKind.MENTORING, signed_on=TODAY).count()
    assert (answer.url, given) == ("/pairs/", 2)
    assert sorted(bases()) == [(BasisKind.SUPPLEMENT, "09/2026", TODAY), (BasisKind.SUPPLEMENT, "10/2026", TODAY)]


def test_terms_are_proposed_by_each_pair(pairs, browser):
    browser.post(URL, typed(*pairs))
    assert all(pair.basis_content and pair.basis_term and pair.basis_payment for pair in Pair.objects.all())


def test_an_own_number_takes_no_place(pairs, browser):
    browser.post(URL, typed(*pairs, **{f"number_{pairs[0].pk}": "3-к"}))
    assert [number for _, number, _ in bases()] == ["3-к", "09/2026"]


def test_a_pair_with_its_basis_gets_the_consent_alone(pairs, browser):
    day = dt.date(2026, 11, 2)
    Pair.objects.filter(pk=pairs[0].pk).update(basis_kind="contract", basis_number="5", basis_date=day)
    browser.post(URL, typed(*pairs))
    assert bases() == [("contract", "5", day), ("supplement", "09/2026", TODAY)]
    assert Consent.objects.filter(kind=ConsentKind.MENTORING).count() == 2


def test_permanent_duties_need_neither_consent_nor_number(pairs, browser):
    browser.post(URL, typed(*pairs, basis_kind="duties", signed_on=""))
    assert (bases(), Consent.objects.exists()) == ([("duties", "", None)] * 2, False)


def test_what_is_refused_is_told_of_the_pair_and_waits(pairs, browser):
    answer = browser.post(URL, typed(*pairs, first_number="", **{f"number_{pairs[1].pk}": "7"}))
    told = [str(message) for message in get_messages(answer.wsgi_request)]
    assert (answer.url, [number for _, number, _ in bases()]) == (URL, ["", "7"])
    assert told == [
        f"{pairs[0]}: Укажите: с этим основанием печатается приказ.",
        "Согласия и основания записаны: 1 пара.",
    ]


@pytest.mark.parametrize(
    ("more", "errors"),
    [
        ({"pairs": []}, {"pairs": ["Отметьте хотя бы одну пару."]}),
        ({"signed_on": "2030-01-01"}, {"signed_on": ["Дата подписания ещё не наступила."]}),
        ({"pairs": ["0"]}, {"pairs": ["У части пар основание уже записано. Обновите страницу и отметьте снова."]}),
    ],
)
def test_bad_input_is_told_beside_the_field(pairs, browser, more, errors):
    before = everything()
    assert (refusal(browser.post(URL, typed(*pairs) | more)), everything()) == ((422, errors), before)


def test_without_such_pairs_it_says_so(browser, db):
    assert NOTHING_LACKS in browser.get(URL).text
