"""Приказы: the list, the page, the steps of a draft, the papers."""

import datetime as dt
from typing import Any
from urllib.parse import quote

import pytest
from django.urls import reverse

from documents.models import Order
from documents.services import order as orders
from documents.views.papers import DOCX, PDF
from mentoring.models import Consent, Pair
from tests import factories as make
from tests.pages import (
    Doors,
    EveryPage,
    GuardedDoors,
    Page,
    changes_of,
    everything,
    filled,
    outcome,
    refusal,
)

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

READ = ("get",)
OF_SIGNED = [
    "Отметить по листу ознакомления",
    "Кого ещё ознакомить",
    "Изменить другим приказом",
    "Отменить другим приказом",
]
OF_DRAFT = ["Изменить текст", "Составить текст заново", "Запросить визы", "Удалить проект"]


@pytest.fixture
def signed(signed_order):
    return signed_order


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
        ("signed", "head", None, OF_SIGNED),
        ("signed", "council", None, []),
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
    assert answer.context["refusals"] == [said]
    assert _obstacles(answer) == [(said.partition(": ")[0], [said.partition(": ")[2]], None)]
    assert answer.context["main_action"].reason == "Сначала устраните причины, названные ниже."


def test_obstacles_are_told_once_by_person_with_the_page_that_mends_them(signed_in, curator, mentor, checked_pair):
    staff = [make.employee(curator.organization) for _ in range(3)]
    leaders, mentees = [mentor, make.mentor(staff[0], by=curator)], [make.mentee(one, by=curator) for one in staff[1:]]
    added = (make.checked_pair(*both, by=curator) for both in zip(leaders, mentees, strict=True))
    pairs = [checked_pair, *added]
    order = make.draft_order(*pairs, by=curator)
    Consent.objects.all().delete()
    Pair.objects.filter(mentor=mentor).update(basis_kind="")
    answer = signed_in(curator).get(order.get_absolute_url())
    no_consent = "нет согласия на наставничество на 20.11.2026. Отметьте его на странице пары."
    no_basis = "не указано основание работы наставника. Укажите его на странице пары."
    assert _obstacles(answer) == [
        ("Дорошенко М.П.", [no_consent, no_basis], reverse("pair_basis", args=[pairs[0].pk])),
        (pairs[2].mentor.employee.initials_last, [no_consent], reverse("pair_basis", args=[pairs[2].pk])),
    ]
    assert (answer.context["bases"].url, answer.context["other_refusals"]) == (reverse("pair_bases"), [])


def _obstacles(answer):
    found = answer.context["obstacles"]
    return [(obstacle.who, obstacle.what, obstacle.mend and obstacle.mend.url) for obstacle in found]


def test_signed_order_shows_number_pairs_and_fingerprint(signed_in, mentee_user, signed, checked_pair):
    answer = signed_in(mentee_user).get(signed.get_absolute_url())
    assert list(answer.context["pairs"]) == [checked_pair]
    assert [text in answer.text for text in ("№ 1-ОД от 20 ноября 2026 г.", signed.signed_copy.sha256)] == [True, True]
    assert [(step.title, step.status) for step in answer.context["road"]] == [
        ("Проект", "done"),
        ("Подписан", "current"),
        ("Ознакомление", "next"),
    ]


@pytest.mark.parametrize(
    ("name", "role"), [("order_compose", "curator"), ("order_discard", "curator"), ("order_sign", "head")]
)
def test_signed_order_is_frozen(signed_in, request, signed, name, role):
    browser, url = signed_in(request.getfixturevalue(role)), reverse(name, args=[signed.pk])
    shown, before = browser.get(url), everything()
    answer = browser.post(url, filled(shown, number="2-ОД"))
    said = "Приказ уже подписан и больше не меняется: исправляет его только другой приказ."
    assert (refusal(answer), everything()) == ((422, {"__all__": [said]}), before)


def test_page_opened_before_the_signature_says_that_it_was_given(signed_in, head, order):
    browser, url = signed_in(head), reverse("order_sign", args=[order.pk])
    shown = browser.get(url)
    make.signed_order(order, by=head)
    said = "Приказ уже подписан и больше не меняется: исправляет его только другой приказ."
    assert refusal(browser.post(url, filled(shown, number="2-ОД"))) == (422, {"__all__": [said]})
    assert browser.get(url).context["refusals"] == [said]


def test_compose_writes_the_text_anew(signed_in, curator, order):
    Order.objects.update(heading="Испорчено")
    answer = signed_in(curator).post(reverse("order_compose", args=[order.pk]))
    assert outcome(answer) == (302, order.get_absolute_url(), ["Текст составлен заново."])
    assert Order.objects.get().heading == order.heading


def test_discard_gives_the_pairs_back(signed_in, curator, order, checked_pair):
    browser, url = signed_in(curator), reverse("order_discard", args=[order.pk])
    answer = browser.post(url)
    assert outcome(answer) == (302, reverse("orders"), ["Проект удалён."])
    checked_pair.refresh_from_db()
    assert (Order.objects.count(), changes_of(checked_pair)[-1]) == (0, ("in_order", "checked", curator, ""))
    assert browser.post(url).status_code == 404


def test_signed_order_is_given_as_it_was(signed_in, mentor_user, signed, mentor):
    mentor.employee.last_name = "Иная"
    mentor.employee.save()
    browser = signed_in(mentor_user)
    pdf = browser.get(reverse("order_pdf", args=[signed.pk]))
    assert (pdf.content, pdf["Content-Type"]) == (bytes(signed.signed_copy.pdf), PDF)
    assert pdf["Content-Disposition"] == f"inline; filename*=UTF-8''{quote('Приказ 1-ОД.pdf')}"
    assert browser.get(reverse("order_preview", args=[signed.pk])).content.decode() == signed.signed_copy.html
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


def test_an_event_leads_to_the_order_that_releases_its_people(signed_in, kindergarten, curator, head):
    make.order_template("event")
    asked: dict[str, Any] = {"subject": "круглого стола «Итоги года»", "starts_on": dt.date(2027, 5, 20)}
    event = orders.draft(kindergarten, kind="event", by=curator, at=make.AT, today=make.TODAY, **asked)
    make.signed_order(event, by=head)
    browser = signed_in(curator)
    offered = browser.get(event.get_absolute_url()).context["more_actions"]
    [release] = [action for action in offered if action.title == "Освободить участников от работы"]
    form = browser.get(release.url).context["form"]
    told = {name: form[name].value() for name in ("subject", "starts_on")}
    assert told == {"subject": "в проведении круглого стола «Итоги года»", "starts_on": "2027-05-20"}
