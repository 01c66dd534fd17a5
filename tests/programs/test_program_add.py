"""Starting a program."""

import pytest
from django.urls import reverse

from programs.models import PlanLayout, Program
from tests import factories as make
from tests.pages import (
    everything,
    outcome,
    refusal,
)

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")


class TestStarting:
    @pytest.fixture
    def browser(self, signed_in, mentor_user):
        return signed_in(mentor_user)

    @pytest.fixture
    def url(self, active_pair):
        return reverse("program_add", args=[active_pair.pk])

    @pytest.fixture
    def given(self):
        return {"title": "Утренний круг", "layout": make.layout().pk, "from_deficits": "on"}

    def test_works(self, browser, url, given, active_pair, mentor_user):
        answer = browser.post(url, given)
        program = Program.objects.get()
        said = "Программа начата: заполните план и пояснительную записку."
        assert outcome(answer) == (302, program.get_absolute_url(), [said])
        assert (program.pair, program.title, program.state, program.version) == (
            active_pair,
            "Утренний круг",
            "draft",
            1,
        )
        assert [row.deficit for row in program.plans.get().rows.all()] == ["Организация утреннего круга"]
        assert program.history.earliest().history_user == mentor_user

    def test_second_time_is_refused(self, browser, url, given):
        browser.post(url, given)
        before = everything()
        said = "У этой пары программа уже есть."
        assert (refusal(browser.post(url, given)), everything()) == ((422, {"__all__": [said]}), before)

    def test_pair_without_an_order_is_refused(self, signed_in, curator, checked_pair, given):
        answer = signed_in(curator).post(reverse("program_add", args=[checked_pair.pk]), given)
        said = "Программу пишут для действующей пары: сначала нужен подписанный приказ."
        assert (refusal(answer), Program.objects.count()) == ((422, {"__all__": [said]}), 0)

    @pytest.mark.parametrize(("field", "typed"), [("title", " "), ("title", "я" * 301), ("layout", "999")])
    def test_bad_input_is_told_beside_the_field(self, browser, url, given, field, typed):
        answer = browser.post(url, given | {field: typed})
        assert (answer.status_code, list(refusal(answer)[1]), Program.objects.count()) == (422, [field], 0)
        assert answer.context["form"][field].value() == typed

    def test_layout_of_another_organization_is_not_offered(self, browser, url, given, school):
        make.layout()
        strange = PlanLayout.objects.create(
            organization=school, code="strange", title="Чужая", plan_title="План", columns=make.layout().columns
        )
        shown, answer = browser.get(url), browser.post(url, given | {"layout": strange.pk})
        assert ("Чужая" in shown.text, list(refusal(answer)[1])) == (False, ["layout"])
