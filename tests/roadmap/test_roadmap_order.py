"""The orders that approve the roadmap: by itself, and with the system of mentoring."""

import datetime as dt

import pytest

from documents.models import Cover, DocumentKind, Order, Stamp
from documents.papers import order_html
from documents.services import order as orders
from mentoring.exceptions import ImpossibleStepError
from roadmap.models import Roadmap
from roadmap.services import cover as covers
from tests import factories as make
from tests.factories import AT, TODAY
from tests.pages import everything, refusal


@pytest.fixture
def make_order(kindergarten, curator):
    def order_of(kind, **given):
        for name in ("regulation", kind):
            make.order_template(name)
        return orders.draft(kindergarten, kind=kind, start_year=2026, by=curator, at=AT, today=TODAY, **given)

    return order_of


def plain(html):
    return html.replace("\xa0", " ")


def test_signature_approves_the_roadmap_of_the_annex(make_order, draft, head):
    order = make_order("roadmap")
    assert order.heading == "Об утверждении плана наставничества на 2026/2027 учебный год"
    paper = order_html(order)
    assert [words in paper for words in ("Приложение № 1", "УТВЕРЖДЕН<", "к приказу", "Издание приказа")] == [
        True,
        True,
        False,
        True,
    ]
    make.signed_order(order, by=head, number="3-ОД")
    draft.refresh_from_db()
    kept = draft.approved_copy
    assert (draft.state, kept.approved_on) == ("approved", TODAY)
    assert [words in plain(kept.html) for words in ("УТВЕРЖДЕН<", "№ 3-ОД", "УТВЕРЖДАЮ")] == [True, True, False]


@pytest.mark.parametrize(
    ("there", "said"),
    [("kindergarten", "Дорожной карты на 2026/2027 учебный год нет"), ("approved", "уже утверждена")],
)
def test_there_is_nothing_to_approve(make_order, head, request, there, said):
    request.getfixturevalue(there)
    order = make_order("roadmap")
    with pytest.raises(ImpossibleStepError, match=said):
        make.signed_order(order, by=head)


def test_of_several_it_asks_which_one(signed_in, curator, draft, of_two_years, head):
    for name in ("regulation", "roadmap"):
        make.order_template(name)
    browser = signed_in(curator)
    form = browser.get("/orders/add/roadmap/").context["form"]
    assert list(form.fields["chosen"].queryset) == [draft, of_two_years]
    said = "Дорожных карт на 2026/2027 учебный год несколько. Выберите, какую утверждает приказ."
    assert refusal(browser.post("/orders/add/roadmap/", {"start_year": 2026})) == (422, {"__all__": [said]})
    browser.post("/orders/add/roadmap/", {"start_year": 2027, "chosen": of_two_years.pk})
    order = Order.objects.get()
    said = "Об утверждении плана на два года на период с 1 сентября 2026 г. по 31 мая 2028 г."
    assert order.heading.replace("\xa0", " ") == said
    make.signed_order(order, by=head)
    assert list(Roadmap.objects.filter(state="approved")) == [of_two_years]


def test_of_another_year_it_approves_none(signed_in, curator, draft, of_two_years):
    make.order_template("roadmap")
    browser = signed_in(curator)
    before = everything()
    answer = browser.post("/orders/add/roadmap/", {"start_year": 2027, "chosen": draft.pk})
    said = f"{draft} – другой период: выберите его учебный год или другую дорожную карту."
    assert (refusal(answer), everything()) == ((422, {"__all__": [said]}), before)


def test_an_order_keeps_the_roadmap_that_it_was_drafted_for(make_order, draft, request, head):
    order = make_order("roadmap")
    request.getfixturevalue("of_two_years")
    make.signed_order(order, by=head)
    assert list(Roadmap.objects.filter(state="approved")) == [draft]


def test_drafted_before_there_were_several_it_guesses_none(make_order, request, head):
    order = make_order("roadmap")
    for name in ("draft", "of_two_years"):
        request.getfixturevalue(name)
    with pytest.raises(ImpossibleStepError, match=r"несколько\. Удалите этот проект и составьте его снова"):
        make.signed_order(order, by=head)


def test_a_draft_shows_the_roadmap_it_waits_for(make_order, kindergarten):
    order = make_order("roadmap")
    said = "Утвердить дорожную карту реализации системы наставничества на 2026/2027 учебный год (приложение № 1)."
    assert order.points.first().text == said
    paper = plain(order_html(order))
    assert ["Дорожная карта на 2026/2027 учебный год</h2>" in paper, ">______" in paper] == [True, True]


def test_system_has_both_annexes(make_order, draft, head):
    order = make_order("system", starts_on=dt.date(2026, 9, 1))
    texts = [point.text for point in order.points.all()]
    assert texts[1:3] == [
        "Утвердить Положение о системе наставничества педагогических работников (приложение № 1).",
        "Утвердить план наставничества на 2026/2027 учебный год (приложение № 2).",
    ]
    paper = plain(order_html(order))
    found = ["1. Общие положения" in paper, "9.2. Персональные данные" in paper, "Приложение № 2" in paper]
    assert found == [True, True, True]
    make.signed_order(order, by=head)
    draft.refresh_from_db()
    assert draft.state == "approved"


def test_the_annex_keeps_the_other_stamps_and_the_passport(make_order, draft, curator):
    stamps = [Stamp(place=1, act="considered", by="body", body="педагогическим советом")]
    stamps.append(Stamp(place=2, act="approve", by="head"))
    covers.dress(draft, Cover(has_passport=True), stamps, by=curator, at=AT)
    paper = plain(order_html(make_order("roadmap")))
    said = ("РАССМОТРЕНО", "педагогическим советом", "УТВЕРЖДЕН<", "Паспорт плана наставничества", "УТВЕРЖДАЮ")
    assert [words in paper for words in said] == [True, True, True, True, False]


def test_the_order_names_the_roadmap_by_its_title(make_order, draft):
    kind = DocumentKind.objects.create(organization=draft.organization, title="дорожная карта")
    draft.title, draft.cover = "«Шаг за шагом»", Cover.objects.create(organization=draft.organization, kind=kind)
    draft.save()
    said = "Утвердить дорожную карту «Шаг за шагом» на 2026/2027 учебный год (приложение № 1)."
    assert make_order("roadmap").points.first().text == said


def test_system_without_a_roadmap_says_nothing_of_it(make_order):
    order = make_order("system", starts_on=dt.date(2026, 9, 1))
    assert not [point for point in order.points.all() if "дорожн" in point.text]
    assert "Приложение № 2" not in plain(order_html(order))
