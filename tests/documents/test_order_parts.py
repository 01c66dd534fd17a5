"""An order of several kinds: drafted together, worded as one, all of it in force by one signature."""

import datetime as dt

import pytest

from documents.enums import OrderState
from documents.models import Order, OrderLine
from documents.papers import order_html
from documents.papers.order import points_on_paper
from documents.queries.order_parts import by_kind
from documents.queries.wording import annexes_after, together
from documents.services import order as orders
from documents.services import signing
from documents.services.order import Given
from mentoring.enums import PairState
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Curator, Pair
from tests import factories as make
from tests.factories import AT, TODAY
from tests.pages import refusal

pytestmark = pytest.mark.without("pdf", reason="the words are asked, not their look")

SYSTEM = Given("system", fields={"start_year": 2026, "starts_on": TODAY})


@pytest.fixture
def wordings(db):
    for kind in ("system", "curator", "pairs", "regulation", "revoke", "amend"):
        make.order_template(kind)


@pytest.fixture
def appointment(kindergarten):
    person = make.employee(kindergarten, last_name="Гончар", first_name="Вера")
    return Given("curator", people={person: ""}, fields={"starts_on": TODAY + dt.timedelta(days=11)})


@pytest.fixture
def triple(wordings, kindergarten, curator, checked_pair, appointment):
    return orders.draft(
        kindergarten,
        kind="pairs",
        rows=[checked_pair],
        also=[appointment, SYSTEM],
        by=curator,
        at=AT,
        today=TODAY,
    )


def sign(order, head):
    return signing.sign(order, number="1-ОД", signed_on=TODAY, signatory=head.employee, by=head, at=AT)


def test_kinds_stand_in_the_order_of_a_school_year(triple):
    assert (triple.kinds, [each.starts_on for each in by_kind(triple)]) == (
        ["system", "curator", "pairs"],
        [TODAY, TODAY + dt.timedelta(days=11), None],
    )


def test_one_heading_tells_all(triple):
    assert triple.heading == (
        "О введении системы наставничества и утверждении Положения, о назначении куратора наставничества "
        "и о закреплении наставнических пар (групп)"
    )


def test_whom_the_order_appoints_its_other_points_name(triple):
    told = [point.text for point in points_on_paper(triple) if point.text.startswith("Куратору")]
    assert [("Гончар" in text, "Синицын" in text) for text in told] == [(True, False)] * 3


def test_annexes_are_numbered_through(triple):
    [named] = [point.text for point in triple.points.all() if point.text.startswith("Закрепить")]
    html = order_html(triple).replace("\xa0", " ")
    assert named.endswith("согласно приложению № 2.")
    assert html.index("Приложение № 1") < html.index("Приложение № 2")


@pytest.mark.parametrize(
    ("before", "text", "said"),
    [
        (0, "(приложение № 1)", "(приложение № 1)"),
        (2, "(приложение № 1), согласно приложению\xa0№\xa02", "(приложение № 3), согласно приложению\xa0№\xa04"),
        (2, "приказ № 1", "приказ № 1"),
    ],
)
def test_annexes_after_others(before, text, said):
    assert annexes_after(before, text) == said


@pytest.mark.parametrize(
    ("headings", "said"),
    [
        (["О паре"], "О паре"),
        (["О паре", "Об итогах"], "О паре и об итогах"),
        (["О паре", "Об итогах", "Открытый день"], "О паре, об итогах и Открытый день"),
    ],
)
def test_headings_together(headings, said):
    assert together(headings) == said


def test_signature_does_all(triple, head, checked_pair, appointment):
    sign(triple, head)
    [person] = appointment.people
    assert Pair.objects.get(pk=checked_pair.pk).state == PairState.ACTIVE
    assert Curator.objects.filter(employee=person, starts_on=TODAY + dt.timedelta(days=11)).exists()


def test_signature_does_none_where_one_is_hindered(triple, head, checked_pair, appointment):
    [person] = appointment.people
    Curator.objects.create(employee=person, starts_on=TODAY + dt.timedelta(days=11))
    with pytest.raises(ImpossibleStepError):
        sign(triple, head)
    triple.refresh_from_db()
    assert (triple.state, Pair.objects.get(pk=checked_pair.pk).state) == (OrderState.DRAFT, PairState.IN_ORDER)


def test_dropped_draft_lets_its_pairs_wait_again(triple, curator, checked_pair):
    orders.discard(triple, by=curator, at=AT)
    left = (Order.objects.count(), OrderLine.objects.count(), Pair.objects.get(pk=checked_pair.pk).state)
    assert left == (0, 0, PairState.CHECKED)


def test_it_is_found_by_each_kind(triple):
    assert [Order.objects.of_kind(kind).count() for kind in ("system", "curator", "pairs", "free")] == [1, 1, 1, 0]


@pytest.mark.parametrize(
    ("also", "said"),
    [
        ([SYSTEM, SYSTEM], "Один и тот же вид приказа выбран дважды."),
        ([Given("pairs")], "Отметьте хотя бы одну строку: приказу не о чем быть."),
    ],
)
def test_impossible_parts_are_refused(wordings, kindergarten, curator, also, said):
    with pytest.raises(ImpossibleStepError, match=said):
        orders.draft(kindergarten, kind="free", subject="О дне", also=also, by=curator, at=AT, today=TODAY)
    assert not Order.objects.exists()


class TestPage:
    URL = "/orders/add/system/"

    @pytest.fixture
    def browser(self, signed_in, curator, wordings):
        return signed_in(curator)

    def test_ticked_kind_is_asked_for(self, browser, checked_pair):
        answer = browser.post(self.URL, {"start_year": "2026", "also": ["curator"], "more_kinds": "1"})
        form = answer.context["form"]
        assert ([each.kind.code for each in form.further], form["start_year"].value()) == (["curator"], "2026")
        assert (form.errors, form.further[0].errors) == ({}, {})

    def test_ticked_without_being_shown_is_not_left_out(self, browser, checked_pair):
        answer = browser.post(self.URL, {"start_year": "2026", "starts_on": "2026-12-01", "also": ["pairs"]})
        assert (refusal(answer), Order.objects.count()) == (
            (422, {"__all__": ["Заполните то, что добавлено в приказ."]}),
            0,
        )
        assert [pair.pk for pair in answer.context["form"].further[0]["rows"].initial] == [checked_pair.pk]

    def test_whole_order_is_drafted(self, browser, checked_pair):
        given = {"start_year": "2026", "starts_on": "2026-12-01", "also": ["pairs"], "pairs-shown": "1"}
        browser.post(self.URL, given | {"pairs-rows": [checked_pair.pk]})
        assert Order.objects.get().kinds == ["system", "pairs"]

    def test_what_is_wrong_is_told_where_it_is(self, browser, checked_pair):
        given = {"start_year": "2026", "starts_on": "2026-12-01", "also": ["pairs"], "pairs-shown": "1"}
        form = browser.post(self.URL, given).context["form"]
        assert form.further[0].errors == {"rows": ["Отметьте хотя бы одну строку."]}

    def test_second_order_to_revoke_is_not_offered(self, browser):
        form = browser.get("/orders/add/revoke/").context["form"]
        assert {"amend", "revoke", "regulation"} & {code for code, _ in form.fields["also"].choices} == set()
