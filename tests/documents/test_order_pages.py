"""Приказы: the register, the page, drafting, editing, signing, the papers."""

import datetime as dt
from urllib.parse import quote

import pytest
from django.urls import reverse

from documents.models import Order
from documents.views.papers import DOCX, PDF
from tests import factories as make
from tests.pages import (
    Doors,
    EveryPage,
    GuardedDoors,
    GuardedPages,
    Page,
    changes_of,
    everything,
    filled,
    outcome,
    refusal,
)

READ = ("get",)
OF_DRAFT = ["Изменить текст", "Составить текст заново", "Запросить визы", "Удалить проект"]


@pytest.fixture
def signed(order, head):
    return make.signed_order(order, by=head)


@pytest.mark.parametrize("page", [Page("orders", methods=READ), Page("orders", by="mentor_user", methods=READ)])
class TestList(EveryPage):
    pass


@pytest.mark.parametrize(
    "page",
    [
        Page("order", "order", by="council", methods=READ),
        Page("order", "signed", by="mentee_user", methods=READ),
        Page("order_preview", "order", by="administrator", methods=READ),
        Page("order_preview", "signed", by="mentor_user", methods=READ),
        Page("order_pdf", "signed", by="mentor_user", methods=READ),
    ],
    ids=str,
)
class TestReading(Doors):
    pass


@pytest.mark.parametrize("page", [Page("order_add"), Page("order_add", by="head", reader="mentor_user")], ids=str)
class TestAdding(GuardedPages):
    pass


@pytest.mark.parametrize(
    "page",
    [
        Page("order_edit", "order"),
        Page("order_compose", "order", by="head", reader="administrator"),
        Page("order_discard", "order"),
        Page("order_sign", "order", by="head", reader="curator"),
    ],
    ids=str,
)
class TestDoing(GuardedDoors):
    pass


@pytest.mark.parametrize(
    "name", ["order", "order_edit", "order_sign", "order_preview", "order_pdf", "order_docx", "order_discard"]
)
def test_draft_is_not_shown_to_those_it_is_about(signed_in, mentor_user, order, name):
    assert signed_in(mentor_user).get(reverse(name, args=[order.pk])).status_code == 404


def test_signed_order_about_others_is_not_shown(signed_in, signed, curator):
    other = make.account(make.mentor(make.employee(signed.organization), by=curator).employee)
    browser = signed_in(other)
    names = ("order", "order_preview", "order_pdf", "order_docx")
    assert [browser.get(reverse(name, args=[signed.pk])).status_code for name in names] == [404] * 4
    assert list(browser.get(reverse("orders")).context["things"]) == []


@pytest.mark.parametrize(
    ("role", "asked", "found"),
    [
        ("council", {}, True),
        ("mentor_user", {}, True),
        ("stranger", {}, False),
        ("curator", {"q": "1-ОД"}, True),
        ("curator", {"q": "закреплен"}, True),
        ("curator", {"q": "отмене"}, False),
        ("curator", {"state": "draft"}, False),
    ],
)
def test_list_shows_and_searches(signed_in, signed, request, role, asked, found):
    answer = signed_in(request.getfixturevalue(role)).get(reverse("orders"), asked)
    assert list(answer.context["things"]) == ([signed] if found else [])


@pytest.mark.parametrize(
    ("role", "said"), [("curator", "Когда куратор проверит пары"), ("mentor_user", "Приказов о вас пока нет")]
)
def test_empty_list_says_what_to_do_first(signed_in, request, role, said):
    assert said in signed_in(request.getfixturevalue(role)).get(reverse("orders")).text


@pytest.mark.parametrize(
    ("thing", "role", "main", "more"),
    [
        ("order", "head", "Подписать", OF_DRAFT),
        ("order", "curator", None, OF_DRAFT),
        ("order", "council", None, []),
        ("signed", "head", "Печать", ["Отметить по листу ознакомления", "Кого ещё ознакомить"]),
        ("signed", "council", "Печать", []),
        ("signed", "mentor_user", None, []),
    ],
)
def test_page_offers_what_is_possible(signed_in, request, thing, role, main, more):
    order, user = request.getfixturevalue(thing), request.getfixturevalue(role)
    context = signed_in(user).get(order.get_absolute_url()).context
    found = context["main_action"].title if context["main_action"] else None
    assert (found, [action.title for action in context["more_actions"]]) == (main, more)
    assert [action.title for action in context["print_actions"]][:2] == ["PDF", "DOCX для Word"]


def test_page_says_what_hinders_the_signature(signed_in, head, order, mentor):
    mentor.employee.consents.update(withdrawn_on=make.TODAY)
    answer = signed_in(head).get(order.get_absolute_url())
    said = "Дорошенко М.П.: нет согласия на наставничество на 20.11.2026. Отметьте его на странице пары."
    assert (answer.context["refusals"], said in answer.text) == ([said], True)
    assert answer.context["main_action"].reason == "Сначала устраните причины, названные ниже."


def test_signed_order_shows_number_pairs_and_fingerprint(signed_in, mentee_user, signed, checked_pair):
    answer = signed_in(mentee_user).get(signed.get_absolute_url())
    assert list(answer.context["pairs"]) == [checked_pair]
    assert [text in answer.text for text in ("№ 1-ОД от 20 ноября 2026 г.", signed.signed_copy.sha256)] == [True, True]
    assert [(step.title, step.status) for step in answer.context["road"]] == [
        ("Проект", "done"),
        ("Подписан", "current"),
        ("Ознакомление", "next"),
    ]


class TestDrafting:
    URL = "/orders/add/"

    def test_works(self, signed_in, curator, checked_pair):
        browser = signed_in(curator)
        answer = browser.post(self.URL, filled(browser.get(self.URL), kind="pairs"))
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

    def test_second_time_finds_nothing_to_draft(self, signed_in, curator, checked_pair):
        browser = signed_in(curator)
        given = filled(browser.get(self.URL), kind="pairs")
        browser.post(self.URL, given)
        before = everything()
        answer = browser.post(self.URL, given)
        assert (answer.status_code, "Пока нечего закреплять" in answer.text) == (422, True)
        assert everything() == before

    @pytest.mark.parametrize(
        ("field", "typed", "said"),
        [
            ("pairs", [], "Отметьте хотя бы одну пару."),
            ("kind", "unknown", "Выберите корректный вариант. unknown нет среди допустимых значений."),
        ],
    )
    def test_bad_input_is_told_beside_the_field(self, signed_in, curator, checked_pair, field, typed, said):
        answer = signed_in(curator).post(self.URL, {"kind": "pairs", "pairs": [checked_pair.pk]} | {field: typed})
        assert (refusal(answer), Order.objects.count()) == ((422, {field: [said]}), 0)

    def test_only_own_checked_pairs_are_offered(self, signed_in, curator, pair, stranger):
        people = [make.employee(stranger.organization) for _ in range(2)]
        mentor, mentee = make.mentor(people[0], by=stranger), make.mentee(people[1], by=stranger)
        strange = make.checked_pair(mentor, mentee, by=stranger)
        browser = signed_in(curator)
        found = [
            browser.post(self.URL, {"kind": "pairs", "pairs": [thing.pk]}).status_code for thing in (pair, strange)
        ]
        assert (found, Order.objects.count()) == ([422, 422], 0)


class TestEditing:
    @pytest.fixture
    def browser(self, signed_in, curator):
        return signed_in(curator)

    @pytest.fixture
    def url(self, order):
        return reverse("order_edit", args=[order.pk])

    @pytest.fixture
    def given(self, browser, url):
        """The form with its points as a browser would send them back."""
        answer = browser.get(url)
        points = answer.context["points"]
        forms = [points.management_form, *points.forms]
        values = {bound.html_name: bound.value() for form in forms for bound in form}
        return filled(answer) | {name: value for name, value in values.items() if value not in (None, "", False)}

    def test_works(self, browser, url, given, order, curator, head):
        last = int(given["points-TOTAL_FORMS"]) - 1
        added = {f"points-{last}-{name}": value for name, value in {"position": 9, "text": "Новый пункт"}.items()}
        typed = {"heading": "О парах", "points-0-deadline": "2026-12-01", "points-0-responsible": head.employee.pk}
        answer = browser.post(url, given | typed | added)
        order.refresh_from_db()
        assert outcome(answer) == (302, order.get_absolute_url(), ["Текст сохранён."])
        points = list(order.points.all())
        assert (order.heading, points[0].deadline, points[0].responsible) == (
            "О парах",
            dt.date(2026, 12, 1),
            head.employee,
        )
        assert (points[-1].text, points[-1].level) == ("Новый пункт", 1)
        assert order.history.first().history_user == points[-1].history.first().history_user == curator

    def test_point_is_deleted(self, browser, url, given, order):
        texts = [point.text for point in order.points.all()]
        browser.post(url, given | {"points-1-DELETE": "on"})
        assert [point.text for point in order.points.all()] == [texts[0], *texts[2:]]

    def test_unchanged_changes_nothing(self, browser, url, given, order):
        points = [(point.pk, point.text) for point in order.points.all()]
        before = Order.objects.values().get()
        assert browser.post(url, given).status_code == 302
        assert (Order.objects.values().get(), [(p.pk, p.text) for p in order.points.all()]) == (before, points)

    @pytest.mark.parametrize(
        ("field", "typed", "said"),
        [
            ("level", "5", "Убедитесь, что это значение меньше либо равно 4."),
            ("level", "0", "Убедитесь, что это значение больше либо равно 1."),
            ("text", " ", "Обязательное поле."),
            ("position", "-1", "Убедитесь, что это значение больше либо равно 0."),
            ("deadline", "скоро", "Введите правильную дату."),
            ("responsible", "999", "Выберите корректный вариант. Вашего варианта нет среди допустимых значений."),
        ],
    )
    def test_bad_point_is_told_beside_its_field(self, browser, url, given, field, typed, said):
        before = everything()
        answer = browser.post(url, given | {f"points-0-{field}": typed, "heading": "О парах"})
        told = [dict(errors) for errors in answer.context["points"].errors]
        assert refusal(answer) == (422, {"__all__": ["Исправьте отмеченные пункты."]})
        assert (told[0], any(told[1:]), everything()) == ({field: [said]}, False, before)
        assert (answer.context["form"]["heading"].value(), said in answer.text) == ("О парах", True)

    def test_people_of_another_organization_answer_for_nothing(self, browser, url, given, stranger):
        answer = browser.post(url, given | {"points-0-responsible": stranger.employee.pk})
        assert (answer.status_code, list(answer.context["points"].errors[0])) == (422, ["responsible"])

    def test_heading_is_asked_for(self, browser, url, given):
        assert refusal(browser.post(url, given | {"heading": ""})) == (422, {"heading": ["Обязательное поле."]})

    def test_concurrent_edit_is_refused(self, browser, url, given, order):
        Order.objects.update(preamble="Другая преамбула")
        before = everything()
        answer = browser.post(url, given | {"heading": "О парах"})
        assert (answer.status_code, everything()) == (422, before)
        assert "Преамбула: Другая преамбула" in refusal(answer)[1]["__all__"][0]
        assert answer.context["form"]["heading"].value() == "О парах"

    def test_signed_order_is_not_edited(self, browser, url, given, signed):
        before = everything()
        answer = browser.post(url, given | {"heading": "О парах"})
        said = "Приказ уже подписан и больше не меняется: исправляет его только другой приказ."
        assert (refusal(answer), everything()) == ((422, {"__all__": [said]}), before)


@pytest.mark.parametrize(
    ("name", "role"), [("order_compose", "curator"), ("order_discard", "curator"), ("order_sign", "head")]
)
def test_signed_order_is_frozen(signed_in, request, signed, name, role):
    browser, url = signed_in(request.getfixturevalue(role)), reverse(name, args=[signed.pk])
    shown, before = browser.get(url), everything()
    answer = browser.post(url, filled(shown, number="2-ОД"))
    said = "Приказ уже подписан и больше не меняется: исправляет его только другой приказ."
    assert (refusal(answer), everything()) == ((422, {"__all__": [said]}), before)


def test_compose_writes_the_text_anew(signed_in, curator, order):
    Order.objects.update(heading="Испорчено")
    answer = signed_in(curator).post(reverse("order_compose", args=[order.pk]))
    assert outcome(answer) == (302, order.get_absolute_url(), ["Текст составлен заново."])
    assert Order.objects.get().heading == order.heading


def test_discard_gives_the_pairs_back(signed_in, curator, order, checked_pair):
    browser, url = signed_in(curator), reverse("order_discard", args=[order.pk])
    answer = browser.post(url)
    assert outcome(answer) == (302, reverse("orders"), ["Проект удалён, пары ждут нового приказа."])
    checked_pair.refresh_from_db()
    assert (Order.objects.count(), changes_of(checked_pair)[-1]) == (0, ("in_order", "checked", curator, ""))
    assert browser.post(url).status_code == 404


def test_signed_order_is_given_as_it_was(signed_in, mentor_user, signed, mentor):
    mentor.employee.last_name = "Иная"
    mentor.employee.save()
    browser = signed_in(mentor_user)
    pdf = browser.get(reverse("order_pdf", args=[signed.pk]))
    assert (pdf.content, pdf["Content-Type"]) == (b"%PDF-kept", PDF)
    assert pdf["Content-Disposition"] == f"inline; filename*=UTF-8''{quote('Приказ 1-ОД.pdf')}"
    assert browser.get(reverse("order_preview", args=[signed.pk])).text == signed.signed_copy.html
    assert "Иная" not in signed.signed_copy.html


def test_draft_is_given_as_the_data_are_now(signed_in, curator, order, mentor):
    browser, url = signed_in(curator), reverse("order_preview", args=[order.pk])
    before = browser.get(url).text
    mentor.employee.last_name = "Иная"
    mentor.employee.save()
    assert ("Иная" in before, "Иная" in browser.get(url).text) == (False, True)


@pytest.mark.parametrize(("name", "kind", "magic"), [("order_pdf", PDF, b"%PDF"), ("order_docx", DOCX, b"PK")])
def test_draft_is_printed(signed_in, curator, order, name, kind, magic):
    answer = signed_in(curator).get(reverse(name, args=[order.pk]))
    assert (answer["Content-Type"], answer.content[: len(magic)]) == (kind, magic)
