"""Drafting an order: the kinds, and what each asks."""

import datetime as dt

import pytest

from documents.forms.order_draft import NOT_OFFERED
from documents.models import Order, OrderLine
from documents.papers import order_html
from documents.services import order as orders
from mentoring.exceptions import ImpossibleStepError
from tests import factories as make
from tests.pages import GuardedPages, Page, changes_of, everything, filled, outcome, refusal

pytestmark = [
    pytest.mark.without("counts", reason="asks what the page itself says"),
    pytest.mark.without("pdf", reason="many papers are frozen, and none is read"),
]

PAIRS, REWARD, CURATOR = "/orders/add/pairs/", "/orders/add/reward/", "/orders/add/curator/"


@pytest.mark.parametrize(
    "page",
    [
        Page("order_add", by="head", reader="mentor_user", methods=("get",)),
        Page("order_add_kind", more=("free",)),
        Page("order_add_kind", by="head", reader="mentor_user", more=("pairs",)),
    ],
    ids=str,
)
class TestDoors(GuardedPages):
    pass


@pytest.fixture
def browser(signed_in, curator):
    return signed_in(curator)


def test_kinds_say_what_waits(browser, checked_pair):
    context = browser.get("/orders/add/").context
    assert [(card.kind.code, card.waits) for card in context["waiting"]] == [("pairs", "1 пара ждёт")]
    assert [card.kind.code for card in context["others"]] == [
        "system",
        "curator",
        "edition",
        "body",
        "roadmap",
        "event",
        "leave",
        "reward",
        "amend",
        "revoke",
        "free",
    ]


@pytest.mark.parametrize("kind", ["unknown", "regulation"])
def test_there_is_no_order_of_such_a_kind(browser, kind):
    assert browser.get(f"/orders/add/{kind}/").status_code == 404


class TestPairs:
    def test_works(self, browser, curator, checked_pair):
        answer = browser.post(PAIRS, filled(browser.get(PAIRS)))
        order = Order.objects.get()
        said = "Проект составлен. Проверьте текст; подписывает руководитель."
        assert outcome(answer) == (302, order.get_absolute_url(), [said])
        assert (list(order.pairs.all()), order.state, order.heading) == (
            [checked_pair],
            "draft",
            "О закреплении наставнических пар (групп)",
        )
        checked_pair.refresh_from_db()
        assert changes_of(checked_pair)[-1] == ("checked", "in_order", curator, "")
        assert order.history.earliest().history_user == curator

    def test_second_time_finds_nothing_to_draft(self, browser, checked_pair):
        given = filled(browser.get(PAIRS))
        browser.post(PAIRS, given)
        before = everything()
        answer = browser.post(PAIRS, given)
        assert (answer.status_code, "Пока нечего включать в приказ" in answer.text) == (422, True)
        assert everything() == before

    def test_nothing_ticked_is_told_beside_the_field(self, browser, checked_pair):
        answer = browser.post(PAIRS, {"rows": []})
        assert (refusal(answer), Order.objects.count()) == ((422, {"rows": ["Отметьте хотя бы одну строку."]}), 0)

    def test_only_own_checked_pairs_are_offered(self, browser, pair, stranger):
        people = [make.employee(stranger.organization) for _ in range(2)]
        mentor, mentee = make.mentor(people[0], by=stranger), make.mentee(people[1], by=stranger)
        strange = make.checked_pair(mentor, mentee, by=stranger)
        found = [refusal(browser.post(PAIRS, {"rows": [thing.pk]})) for thing in (pair, strange)]
        assert (found, Order.objects.count()) == ([(422, {"rows": [NOT_OFFERED]})] * 2, 0)

    def test_pair_of_another_draft_is_refused_on_the_page(self, browser, order, checked_pair, curator):
        people = [make.employee(order.organization) for _ in range(2)]
        free = make.checked_pair(make.mentor(people[0], by=curator), make.mentee(people[1], by=curator), by=curator)
        answer = browser.post(PAIRS, {"rows": [free.pk, checked_pair.pk]})
        assert (refusal(answer), NOT_OFFERED in answer.text) == ((422, {"rows": [NOT_OFFERED]}), True)
        assert Order.objects.get() == order

    def test_pair_of_another_draft_is_refused_by_name(self, order, checked_pair, curator):
        with pytest.raises(ImpossibleStepError, match="уже в другом проекте приказа, «О закреплении"):
            make.draft_order(checked_pair, by=curator)
        assert OrderLine.objects.count() == 1


class TestPeople:
    @pytest.fixture(autouse=True)
    def _templates(self, db):
        for kind in ("reward", "curator"):
            make.order_template(kind)

    @staticmethod
    def form(*people, **given):
        rows = {
            f"people-{place}-{name}": value
            for place, row in enumerate(people)
            for name, value in zip(("employee", "note"), row, strict=True)
        }
        return {"people-TOTAL_FORMS": "3", "people-INITIAL_FORMS": "0", **rows, **given}

    def test_works(self, browser, curator, head):
        given = self.form((head.employee.pk, "за поддержку"), (curator.employee.pk, ""), subject="по итогам года")
        answer = browser.post(REWARD, given)
        order = Order.objects.get()
        assert (answer.status_code, [(row.employee, row.note) for row in order.people.all()]) == (
            302,
            [(head.employee, "за поддержку"), (curator.employee, "")],
        )
        assert order.heading == "О поощрении работников"

    @pytest.mark.parametrize(
        ("rows", "said"),
        [
            ([], "Выберите хотя бы одного человека."),
            ([("", "за работу")], "Исправьте отмеченных людей."),
            ([("999999", "")], "Исправьте отмеченных людей."),
        ],
    )
    def test_bad_people_are_told(self, browser, rows, said):
        answer = browser.post(REWARD, self.form(*rows))
        assert (refusal(answer), Order.objects.count()) == ((422, {"__all__": [said]}), 0)

    def test_person_named_twice_is_refused(self, browser, head):
        answer = browser.post(REWARD, self.form((head.employee.pk, ""), (head.employee.pk, "")))
        assert (answer.status_code, "Назван дважды: Корнилова Мария Петровна" in answer.text) == (422, True)

    def test_more_rows_keep_what_was_typed(self, browser, head):
        answer = browser.post(REWARD, self.form((head.employee.pk, "за"), more_people="people"))
        people = answer.context["form"].people
        assert (len(people.forms), people.forms[0]["note"].value(), Order.objects.count()) == (8, "за", 0)

    def test_more_rows_say_nothing_of_what_is_not_filled_yet(self, browser):
        answer = browser.post("/orders/add/event/", self.form(("", "за"), more_people="people"))
        form = answer.context["form"]
        assert (form.errors, form.people.errors, "Не сохранено" in answer.text) == ({}, [], False)

    def test_more_rows_are_of_no_use_to_a_kind_without_people(self, browser):
        answer = browser.post("/orders/add/free/", {"more_people": "1"})
        assert (refusal(answer), Order.objects.count()) == ((422, {}), 0)

    def test_people_of_others_are_not_offered(self, browser, stranger):
        answer = browser.post(CURATOR, {"person": stranger.employee.pk, "starts_on": "2026-12-01"})
        assert (list(answer.context["form"].errors), Order.objects.count()) == (["person"], 0)

    def test_term_that_ends_before_it_begins_is_refused(self, browser, head):
        given = {"person": head.employee.pk, "starts_on": "2026-12-01", "ends_on": "2026-11-30"}
        assert refusal(browser.post(CURATOR, given)) == (422, {"ends_on": ["Окончание раньше начала."]})


def test_free_order_goes_on_with_its_points(browser, db):
    make.order_template("free")
    answer = browser.post("/orders/add/free/", {"subject": "О дне открытых занятий"})
    order = Order.objects.get()
    assert (answer.url, order.heading) == (f"/orders/{order.pk}/edit/", "О дне открытых занятий")


def test_without_a_template_the_draft_is_refused(browser, db):
    answer = browser.post("/orders/add/free/", {"subject": "О дне"})
    assert (answer.status_code, "Образца такого приказа нет" in answer.text, Order.objects.count()) == (422, True, 0)


class TestPrograms:
    @pytest.fixture
    def draft(self, checked_program, curator):
        make.order_template("programs")
        return orders.draft(
            checked_program.organization,
            kind="programs",
            rows=[checked_program.pair],
            by=curator,
            at=make.AT,
            today=make.TODAY,
        )

    def test_signature_approves_them(self, draft, checked_program, head):
        make.signed_order(draft, by=head, number="2-ОД")
        checked_program.refresh_from_db()
        version = checked_program.approved_versions.get()
        assert (checked_program.state, version.approved_on) == ("running", make.TODAY)
        assert "УТВЕРЖДЕНА" in version.html
        assert "№ 2-ОД" in version.html.replace("\xa0", " ")

    def test_one_program_is_no_list(self, draft):
        approves, obliges, *_ = [point.text.replace("\xa0", " ") for point in draft.points.all()]
        assert approves == "Утвердить персонализированную программу наставничества (приложение № 1)."
        assert obliges.startswith("Наставнику Дорошенко М.П. и наставляемой Савельевой М.П. обеспечить её выполнение с")
        assert "<h2>Персонализированная программа наставничества</h2>" in order_html(draft)

    def test_program_stands_in_one_draft(self, draft, checked_program, curator, browser):
        assert "Пока нечего включать" in browser.get("/orders/add/programs/").text
        with pytest.raises(ImpossibleStepError, match="уже в другом проекте"):
            orders.draft(
                checked_program.organization,
                kind="programs",
                rows=[checked_program.pair],
                by=curator,
                at=make.AT,
                today=make.TODAY + dt.timedelta(days=1),
            )


@pytest.mark.parametrize(
    ("url", "field"),
    [
        (PAIRS, "rows"),
        (CURATOR, "person"),
        (REWARD, "people-0-employee"),
        ("/orders/add/revoke/", "affects"),
    ],
)
@pytest.mark.parametrize("key", ["9" * 30, "x", "-1"])
def test_a_key_that_no_table_holds_is_a_wrong_choice(browser, checked_pair, url, field, key):
    given = {"people-TOTAL_FORMS": "1", "people-INITIAL_FORMS": "0", field: key}
    assert (browser.post(url, given).status_code, Order.objects.count()) == (422, 0)


@pytest.mark.parametrize("rows", ["", "x", "-1", "²", "9" * 30, "9" * 5000])
def test_a_wrong_number_of_rows_breaks_nothing(browser, db, rows):
    for more in ({}, {"more_people": "1"}):
        assert (
            browser.post(REWARD, {"people-TOTAL_FORMS": rows, "people-INITIAL_FORMS": "0", **more}).status_code == 422
        )


def test_amendment_is_written_at_once(browser, order, head):
    make.order_template("amend")
    signed = make.signed_order(order, by=head)
    page = browser.get("/orders/add/amend/")
    assert page.context["form"]["subject"].help_text == "Например: изменением состава педагогов"
    answer = browser.post("/orders/add/amend/", {"affects": signed.pk, "subject": "изменением состава педагогов"})
    draft = Order.objects.get(affects=signed)
    assert outcome(answer) == (302, f"/orders/{draft.pk}/edit/", ["Проект составлен. Напишите его пункты."])
