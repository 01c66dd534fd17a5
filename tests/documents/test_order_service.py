"""The life of an order."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from documents.enums import OrderState
from documents.models import Order, OrderPoint, SignedCopy
from documents.papers import numbered, order_html
from documents.papers.order import points_on_paper
from documents.queries import numbering
from documents.services import order as orders
from mentoring.enums import PairState
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Mentor, Organization, Pair, StateChange, User
from tests import factories as make
from tests.factories import AT, TODAY

pytestmark = pytest.mark.without("pdf", reason="the texts are asked, not their look")


def another_pair(organization: Organization, curator: User) -> Pair:
    mentor = make.mentor(make.employee(organization), by=curator)
    return make.checked_pair(mentor, make.mentee(make.employee(organization), by=curator), by=curator)


def test_a_draft_is_composed_from_the_data(order: Order, checked_pair: Pair) -> None:
    checked_pair.refresh_from_db()
    assert (order.state, checked_pair.state) == (OrderState.DRAFT, PairState.IN_ORDER)
    assert order.heading == "О закреплении наставнических пар (групп)"
    texts = " ".join(point.text for point in order.points.all())
    assert "Дорошенко Марию Петровну, воспитателя" in texts
    assert "Савельевой Марии Петровны, воспитателя" in texts


def test_signing_puts_the_pair_in_force_and_keeps_the_copy(order: Order, checked_pair: Pair, head: User) -> None:
    signed = make.signed_order(order, by=head, number="7-ОД")
    checked_pair.refresh_from_db()
    assert (signed.state, signed.number, signed.year) == (OrderState.SIGNED, "7-ОД", 2026)
    assert (checked_pair.state, checked_pair.in_force_from) == (PairState.ACTIVE, TODAY)
    assert "№ 7-ОД" in signed.signed_copy.html.replace("\xa0", " ")
    assert [str(change) for change in StateChange.objects.of(signed)] == ["проект → подписан"]


def test_a_second_signature_is_refused(order: Order, head: User) -> None:
    make.signed_order(order, by=head)
    with pytest.raises(ImpossibleStepError, match="Приказ уже подписан"):
        make.signed_order(order, by=head, number="2-ОД")
    order.refresh_from_db()
    assert order.number == "1-ОД"


def test_the_database_takes_no_second_copy(order: Order, head: User) -> None:
    make.signed_order(order, by=head)
    with pytest.raises(IntegrityError), transaction.atomic():
        SignedCopy.objects.create(order=order, html="другой текст", pdf=b"%PDF")


def test_a_copy_is_never_written_again(order: Order, head: User) -> None:
    copy = make.signed_order(order, by=head).signed_copy
    with pytest.raises(TypeError, match="never written again"):
        copy.save()


def test_a_taken_number_is_refused(order: Order, kindergarten: Organization, curator: User, head: User) -> None:
    make.signed_order(order, by=head)
    second = make.draft_order(another_pair(kindergarten, curator), by=curator)
    with pytest.raises(ImpossibleStepError, match="Приказ № 1-ОД в 2026 году уже есть"):
        make.signed_order(second, by=head)
    second.refresh_from_db()
    assert (second.state, second.number) == (OrderState.DRAFT, "")
    assert second.pairs.get().state == PairState.IN_ORDER


def test_the_database_refuses_a_taken_number(order: Order, kindergarten: Organization, head: User) -> None:
    make.signed_order(order, by=head)
    with pytest.raises(IntegrityError), transaction.atomic():
        Order.objects.create(
            organization=kindergarten,
            kind="pairs",
            state=OrderState.SIGNED,
            number="1-ОД",
            year=2026,
            signed_on=TODAY,
            signatory=head.employee,
        )


def test_the_number_is_free_in_another_year(order: Order, head: User) -> None:
    make.signed_order(order, by=head)
    found = [numbering.propose_number(order.organization, register="main", year=year) for year in (2026, 2027)]
    assert found == ["2-ОД", "1-ОД"]


def test_all_pairs_or_none(order: Order, kindergarten: Organization, curator: User, head: User) -> None:
    second = another_pair(kindergarten, curator)
    both = make.draft_order(second, by=curator)
    order.lines.update(order=both)
    second.mentor.employee.consents.all().delete()
    with pytest.raises(ImpossibleStepError, match="нет согласия"):
        make.signed_order(both, by=head)
    assert set(both.pairs.values_list("state", flat=True)) == {PairState.IN_ORDER}
    assert not SignedCopy.objects.exists()


def test_the_signed_order_stays_as_it_was(order: Order, mentor: Mentor, head: User) -> None:
    kept = make.signed_order(order, by=head).signed_copy
    mentor.employee.last_name = "Переименованная"
    mentor.employee.save()
    fresh = Order.objects.get(pk=order.pk)
    assert order_html(fresh) == kept.html
    assert "Переименованная" not in order_html(fresh)


def test_a_discarded_draft_frees_its_pairs(order: Order, checked_pair: Pair, curator: User) -> None:
    orders.discard(order, by=curator, at=AT)
    checked_pair.refresh_from_db()
    assert (checked_pair.state, Order.objects.count()) == (PairState.CHECKED, 0)


def test_a_pair_stands_in_one_draft(order: Order, checked_pair: Pair, curator: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        order.lines.create(pair=checked_pair)


def test_points_are_numbered_by_level() -> None:
    levels = [1, 1, 2, 2, 1, 3]
    points = [OrderPoint(position=n, level=level, text=str(n)) for n, level in enumerate(levels)]
    assert [point.number for point in numbered(points)] == ["1", "2", "2.1", "2.2", "3", "3.1"]


def test_several_mentors_stand_in_points_of_their_own(order: Order, kindergarten: Organization, curator: User) -> None:
    several = make.draft_order(another_pair(kindergarten, curator), another_pair(kindergarten, curator), by=curator)
    assert [point.number for point in numbered(points_on_paper(several))] == ["1", "2", "2.1", "2.2", "3", "4", "5"]


def test_signed_before_the_consent_is_refused(order: Order, head: User) -> None:
    with pytest.raises(ImpossibleStepError, match="позже даты приказа"):
        make.signed_order(order, by=head, signed_on=dt.date(2026, 8, 31))


def test_an_order_is_not_dated_ahead(order: Order, head: User) -> None:
    with pytest.raises(ImpossibleStepError, match=r"Дата приказа ещё не наступила: 21\.11\.2026"):
        make.signed_order(order, by=head, signed_on=TODAY + dt.timedelta(days=1))


def test_lines_with_a_dash_are_a_list_inside_the_point(order: Order) -> None:
    OrderPoint.objects.filter(pk=order.points.earliest("position").pk).update(text="Ввести:\n- систему;\n• положение.")
    html = order_html(order)
    assert [f'<p class="dash">–\xa0{text}</p>' in html for text in ("систему;", "положение.")] == [True, True]
