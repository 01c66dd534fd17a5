"""What the desks tell of orders: drafts made of former data, and points whose term comes near."""

import datetime as dt

import pytest

from documents.models import Order, OrderPoint
from documents.services.composing import compose
from documents.services.point_done import mark_done
from mentoring.enums import Tone
from mentoring.models import Curator, Employee, User
from mentoring.reminders import reminders
from tests import factories as make
from tests.desk.told import told
from tests.walk.forms import forms_of

DAY = dt.timedelta(days=1)

pytestmark = pytest.mark.without("pdf", reason="the words are asked, not their look")


def codes(user: User, *, on: dt.date = make.TODAY) -> set[str]:
    """Return what of the two and of the signature is on the desk."""
    about = ("order-outdated", "order-point-due", "order-point-late", "order-sign")
    return {code for code in about if reminders()[code].whom(user) and reminders()[code].rows(user, on).exists()}


def renamed(person: Employee, **given: str) -> None:
    fresh = Employee.objects.get(pk=person.pk)
    for name, value in given.items():
        setattr(fresh, name, value)
    fresh.save()


class TestFormerData:
    @pytest.mark.parametrize("given", [{"last_name": "Соколова"}, {"post": "методист"}])
    def test_a_draft_that_names_who_is_called_otherwise(
        self, order: Order, curator: User, head: User, given: dict[str, str]
    ) -> None:
        assert (codes(curator), codes(head)) == (set(), {"order-sign"})
        renamed(order.pairs.get().mentor.employee, **given)
        assert (codes(curator), codes(head)) == ({"order-outdated"}, set())
        (line,) = [line for line in told(curator) if line.code == "order-outdated"]
        assert (line.title, line.url) == (
            f"Проект приказа «{order.heading}» составлен по прежним данным",
            order.get_absolute_url(),
        )
        compose(order, today=make.TODAY)
        assert (codes(curator), codes(head)) == (set(), {"order-sign"})

    def test_what_the_text_does_not_tell_makes_no_draft_former(self, order: Order, curator: User) -> None:
        renamed(order.pairs.get().mentor.employee, building="корпус 2")
        order.points.all().delete()
        compose(order, today=make.TODAY)
        assert codes(curator) == set()

    def test_a_text_mended_by_hand_fits(self, order: Order, curator: User, signed_in: type) -> None:
        renamed(order.pairs.get().mentor.employee, last_name="Соколова")
        browser = signed_in(curator)
        url = f"{order.get_absolute_url()}edit/"
        (form,) = [
            form for form in forms_of(browser.get(url).text, url) if form.url == url and "heading" in form.filled
        ]
        mended = {
            name: [text.replace("Дорошенко", "Соколову") for text in texts] for name, texts in form.filled.items()
        }
        assert browser.post(url, mended).status_code == 302
        assert codes(curator) == set()

    def test_who_is_the_curator_no_more(self, order: Order, curator: User) -> None:
        other = make.employee(order.organization, last_name="Смолина")
        Curator.objects.create(employee=other, starts_on=make.TODAY + DAY)
        assert [codes(curator, on=day) for day in (make.TODAY, make.TODAY + DAY)] == [set(), {"order-outdated"}]


class TestPoints:
    @pytest.fixture
    def point(self, order: Order, head: User, mentor_user: User) -> OrderPoint:
        """Of a signed order: the mentor answers for it by the 30th."""
        signed = make.signed_order(order, by=head)
        signed.points.update(deadline=None)
        point = signed.points.first()
        assert point
        point.deadline, point.responsible = dt.date(2026, 11, 30), mentor_user.employee
        point.save()
        return point

    def test_is_told_from_a_week_before_until_it_is_done(
        self, point: OrderPoint, curator: User, mentor_user: User
    ) -> None:
        days = [dt.date(2026, 11, number) for number in (22, 23, 30)] + [dt.date(2026, 12, 1), dt.date(2027, 6, 1)]
        due, late = {"order-point-due"}, {"order-point-late"}
        assert [codes(mentor_user, on=day) for day in days] == [set(), due, due, late, late]
        assert [codes(curator, on=day) & (due | late) for day in days] == [set()] * 5
        mark_done(point, by=mentor_user, at=make.AT)
        assert [codes(mentor_user, on=day) for day in days] == [set()] * 5

    def test_late_it_is_red_and_says_since_when(self, point: OrderPoint, mentor_user: User) -> None:
        OrderPoint.objects.filter(pk=point.pk).update(deadline=make.TODAY - DAY, text="Обновить программы.")
        (line,) = [line for line in told(mentor_user) if line.code == "order-point-late"]
        assert (line.title, line.badge, line.tone, line.since, line.url) == (
            "Не отмечен выполненным пункт приказа № 1-ОД: срок – 19.11.2026",
            "просрочен",
            Tone.LATE,
            make.TODAY - DAY,
            f"{point.order.get_absolute_url()}#points",
        )

    def test_without_a_name_it_is_the_curators(self, point: OrderPoint, curator: User, mentor_user: User) -> None:
        OrderPoint.objects.update(responsible=None, deadline=make.TODAY)
        assert [("order-point-due" in codes(user)) for user in (curator, mentor_user)] == [True, False]

    def test_says_which_order_when_and_what(self, point: OrderPoint, mentor_user: User) -> None:
        OrderPoint.objects.filter(pk=point.pk).update(deadline=make.TODAY + 2 * DAY, text="Обновить программы.")
        (line,) = [line for line in told(mentor_user) if line.code == "order-point-due"]
        assert (line.title, line.text, line.badge) == (
            "Срок пункта приказа № 1-ОД: 22.11.2026",
            "Обновить программы",
            "через 2 дня",
        )

    def test_of_a_draft_nothing_is_due(self, order: Order, curator: User) -> None:
        order.points.update(deadline=make.TODAY)
        assert codes(curator) == set()
