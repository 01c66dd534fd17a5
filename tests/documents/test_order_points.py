"""A point of a signed order stands until somebody has marked it as done."""

import datetime as dt

import pytest
from django.urls import reverse

from documents.enums import OrderState
from documents.models import Order, OrderPoint
from documents.services.point_done import mark_done
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import StateChange
from tests import factories as make

pytestmark = pytest.mark.without("pdf", reason="the page is read, not the paper")


@pytest.fixture
def point(order, head, mentor_user):
    """Of a signed order: the mentor should have done it by yesterday."""
    signed = make.signed_order(order, by=head)
    signed.points.update(deadline=None)
    point = signed.points.order_by("position")[1]
    point.deadline, point.responsible = make.TODAY - dt.timedelta(days=1), mentor_user.employee
    point.text = "Обновить программы."
    point.save()
    return point


def url_of(point):
    return reverse("order_point_done", args=[point.pk])


class TestService:
    def test_keeps_when_and_by_whom_in_the_history_too(self, point, mentor_user):
        html = point.order.signed_copy.html
        assert [mark_done(point, by=mentor_user, at=make.AT) for _ in range(2)] == [True, False]
        fresh = OrderPoint.objects.get(pk=point.pk)
        said = StateChange.objects.of(point.order).latest("pk")
        assert (fresh.done_on, fresh.done_by) == (make.TODAY, mentor_user.employee)
        assert (said.by, said.why) == (mentor_user, "Выполнено: Обновить программы")
        assert [row.done_on for row in fresh.history.order_by("-history_id")[:2]] == [make.TODAY, None]
        assert Order.objects.get().signed_copy.html == html

    @pytest.mark.parametrize(
        ("state", "deadline", "said"),
        [(OrderState.REVOKED, make.TODAY, "пока он в силе"), (OrderState.SIGNED, None, "нет срока")],
    )
    def test_refuses_what_nobody_waits_for(self, point, curator, state, deadline, said):
        Order.objects.update(state=state)
        OrderPoint.objects.filter(pk=point.pk).update(deadline=deadline)
        with pytest.raises(ImpossibleStepError, match=said):
            mark_done(point, by=curator, at=make.AT)

    def test_nothing_of_a_draft_is_done(self, order, curator):
        order.points.update(deadline=make.TODAY)
        with pytest.raises(ImpossibleStepError, match="подписанного приказа"):
            mark_done(order.points.first(), by=curator, at=make.AT)


class TestPage:
    @pytest.mark.parametrize(("role", "offered"), [("mentor_user", True), ("curator", True), ("council", False)])
    def test_who_answers_for_it_or_the_curator_marks_it(self, point, signed_in, request, role, offered):
        user = request.getfixturevalue(role)
        browser = signed_in(user)
        shown = browser.get(point.order.get_absolute_url()).text
        assert ("Исполнение пунктов" in shown, "просрочен" in shown, url_of(point) in shown) == (True, True, offered)
        assert browser.post(url_of(point)).status_code == (302 if offered else 403)
        point.refresh_from_db()
        assert point.done_by == (user.employee if offered else None)

    def test_shows_by_whom_it_was_done(self, point, signed_in, mentor_user, curator):
        mark_done(point, by=mentor_user, at=make.AT)
        shown = signed_in(curator).get(point.order.get_absolute_url()).text
        assert ("20.11.2026" in shown, "выполнен" in shown, "просрочен" in shown) == (True, True, False)
        assert url_of(point) not in shown

    def test_looking_changes_nothing_and_a_stranger_finds_nothing(self, point, signed_in, curator, stranger):
        assert signed_in(curator).get(url_of(point)).status_code == 405
        assert signed_in(stranger).post(url_of(point)).status_code == 404
        point.refresh_from_db()
        assert point.done_on is None
