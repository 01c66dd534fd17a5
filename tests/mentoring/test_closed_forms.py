"""A form that the state of its thing refuses says so when it is opened; what was typed before that stays."""

import pytest
from django.urls import reverse

from documents.services.composing import SIGNED
from mentoring.models import Pair
from mentoring.services import pair as pairs
from programs.services import program as programs
from tests import factories as make
from tests.pages import everything, filled, refusal

pytestmark = [
    pytest.mark.without("counts", reason="asks what the page itself says"),
    pytest.mark.without("pdf", reason="many papers are frozen, and none is read"),
]


def says(page, sentence):
    return (page.status_code, sentence in page.text, "form-card" in page.text) == (200, True, False)


def test_terms_are_not_edited_in_an_order(signed_in, curator, order):
    page = signed_in(curator).get(reverse("pair_edit", args=[order.pairs.get().pk]))
    assert says(page, "условия правят, пока её нет в приказе или в его проекте")


def test_terms_typed_while_the_pair_was_turned_down_stay(signed_in, curator, pair):
    browser, url = signed_in(curator), reverse("pair_edit", args=[pair.pk])
    typed = filled(browser.get(url), goals="Новые цели")
    pairs.decline(pair, by=curator, at=make.AT, why="Передумали")
    before = everything()
    page = browser.post(url, typed)
    assert (page.status_code, "условия правят" in refusal(page)[1]["__all__"][0], everything()) == (422, True, before)
    assert (page.context["form"]["goals"].value(), page.context["back_url"]) == ("Новые цели", pair.get_absolute_url())


def test_the_basis_of_an_ended_pair_is_not_recorded(signed_in, curator, active_pair):
    make.ended_pair(active_pair, by=curator)
    assert says(signed_in(curator).get(reverse("pair_basis", args=[active_pair.pk])), "Пара уже закончена")


def test_no_request_is_sent_from_an_ended_pair(signed_in, curator, mentor_user, active_pair):
    make.ended_pair(active_pair, by=curator)
    page = signed_in(mentor_user).get(reverse("pair_request_add", args=[active_pair.pk]))
    assert says(page, "Обращения подают, пока пара действует.")
    assert Pair.objects.get().requests.count() == 0


@pytest.mark.parametrize("name", ["plan_add", "row_edit"])
def test_plans_of_a_program_handed_on_are_not_written(signed_in, mentor_user, program, name):
    key = program.pk if name == "plan_add" else make.row_of(program).pk
    programs.offer(program, at=make.AT)
    assert says(signed_in(mentor_user).get(reverse(name, args=[key])), "Программа передана дальше")


@pytest.mark.parametrize("name", ["order_visas", "order_edit"])
def test_a_signed_order_is_not_written(signed_in, curator, head, order, name):
    make.signed_order(order, by=head)
    assert says(signed_in(curator).get(reverse(name, args=[order.pk])), SIGNED)
