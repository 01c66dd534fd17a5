"""Who signs: the head of that day, or who acts for the head, and nobody for another."""

import datetime as dt

import pytest
from django.urls import reverse

from documents.queries.signatory import refuse_others, signatory_on, signed_by
from mentoring.enums import Role
from mentoring.exceptions import ImpossibleStepError
from tests import factories as make
from tests.pages import filled

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

DAY = dt.timedelta(days=1)
ONLY = "документ с этой датой подписывает {}."


class TestWhoSigns:
    """The curator acts for the head from 19 to 21 November."""

    @pytest.fixture(autouse=True)
    def _acting(self, curator, head):
        make.acting_head(curator.employee)

    def test_who_acts_signs_under_the_own_post(self, signed_in, curator, order):
        browser, url = signed_in(curator), reverse("order_sign", args=[order.pk])
        assert browser.post(url, filled(browser.get(url))).status_code == 302
        order.refresh_from_db()
        assert (order.signatory, order.signatory_post) == (curator.employee, "и.о. заведующего")
        assert "И.о. заведующего" in order.signed_copy.html

    @pytest.mark.parametrize(
        ("who", "day", "said"),
        [
            (
                "head",
                make.TODAY,
                "На 20.11.2026 обязанности руководителя исполняет Синицына М.П.: " + ONLY.format("она"),
            ),
            (
                "curator",
                make.TODAY - 2 * DAY,
                "На 18.11.2026 Синицына М.П. не исполняет обязанности руководителя: "
                + ONLY.format("заведующий (Корнилова М.П.)"),
            ),
        ],
    )
    def test_nobody_signs_for_another(self, request, order, who, day, said):
        with pytest.raises(ImpossibleStepError) as refused:
            make.signed_order(order, by=request.getfixturevalue(who), signed_on=day)
        assert refused.value.sentences == [said]

    def test_nobody_approves_for_another(self, curator, head):
        refuse_others(curator, on=make.TODAY)
        refuse_others(head, on=make.TODAY + 2 * DAY)
        with pytest.raises(ImpossibleStepError, match="исполняет Синицына"):
            refuse_others(head, on=make.TODAY)

    def test_each_of_two_heads_signs_in_the_own_post(self, kindergarten, head):
        other = make.account(make.employee(kindergarten, post="директор"), Role.HEAD)
        people = [user.employee for user in (head, other) if user.employee]
        posts = [signed_by(person, make.TODAY + 2 * DAY).post for person in people]
        assert posts == ["заведующий", "директор"]

    def test_papers_name_who_heads_on_their_day(self, kindergarten):
        posts = [signatory_on(kindergarten, make.TODAY + days * DAY).post for days in (-2, 0, 2)]
        assert posts == ["заведующий", "и.о. заведующего", "заведующий"]
