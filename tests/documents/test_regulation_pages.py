"""Положения: the list, the page, the text in the browser, the steps."""

from typing import Any

import pytest
from django.urls import reverse

from documents.forms.regulation import CONFIRM
from documents.models import Order, OrderTemplate, Regulation
from documents.services import regulation as regulations
from tests import factories as make
from tests.pages import Doors, GuardedDoors, GuardedPages, Page, everything, filled, outcome, refusal

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")


@pytest.fixture(autouse=True)
def _wording(db):
    for kind in ("regulation", "edition"):
        make.order_template(kind)


@pytest.mark.parametrize(
    "page",
    [
        Page("regulation", "approved_regulation", by="mentor_user", methods=("get",)),
        Page("regulation", "regulation", methods=("get",)),
        Page("regulation_preview", "regulation", methods=("get",)),
        Page("regulation_pdf", "approved_regulation", by="mentee_user", methods=("get",)),
        Page("regulation_docx", "approved_regulation", methods=("get",)),
    ],
    ids=str,
)
class TestRead(Doors):
    pass


@pytest.mark.parametrize(
    "page",
    [
        Page("regulation_edit", "regulation"),
        Page("regulation_cover", "regulation"),
        Page("regulation_order", "regulation"),
        Page("regulation_discard", "regulation"),
        Page("regulation_new_edition", "approved_regulation"),
        Page("regulation_show", "approved_regulation", methods=("post",)),
        Page("regulation_approve", "regulation", by="head", reader="curator"),
        Page("regulation_revoke", "approved_regulation", by="head", reader="curator"),
    ],
    ids=str,
)
class TestChange(GuardedDoors):
    pass


@pytest.mark.parametrize(
    "page",
    [Page("regulation_add"), Page("regulation_outline", methods=("post",)), Page("regulation_sample")],
    ids=str,
)
class TestBegin(GuardedPages):
    pass


@pytest.fixture
def browser(signed_in, curator):
    return signed_in(curator)


def edit_url(regulation):
    return reverse("regulation_edit", args=[regulation.pk])


def given(browser, url, **typed):
    return filled(browser.get(url), **typed)


def test_a_draft_is_nobody_s_but_the_office_s(signed_in, mentor_user, regulation):
    reader = signed_in(mentor_user)
    assert reader.get(regulation.get_absolute_url()).status_code == 404
    assert [*reader.get(reverse("regulations")).context["things"]] == []


def test_it_begins_with_the_sample_under_any_title(browser, kindergarten):
    url = reverse("regulation_add")
    answer = browser.post(url, given(browser, url, title="Положение о наставниках", begin="sample"))
    made = Regulation.objects.get()
    said = ["Проект положения готов. Поправьте текст."]
    assert outcome(answer) == (302, edit_url(made), said)
    assert (made.title, made.outline.points[0].lines) == ("Положение о наставниках", ("Общие положения",))


def test_or_with_an_empty_sheet_for_what_is_in_word(browser):
    url = reverse("regulation_add")
    browser.post(url, given(browser, url, begin="empty"))
    made = Regulation.objects.get()
    browser.post(edit_url(made), given(browser, edit_url(made), text="1.\tОбщее\n1.1.\tТекст"))
    made.refresh_from_db()
    assert made.text == "1. Общее\n1.1. Текст"


def test_the_page_shows_how_the_text_is_read(browser, regulation):
    answer = browser.get(edit_url(regulation))
    assert "<b>1.2.</b> Стороны:" in answer.text
    assert '<p class="outline-item">– наставник;</p>' in answer.text


def test_what_is_not_understood_is_asked_once_and_then_saved_as_it_is_read(browser, regulation):
    url, typed = edit_url(regulation), "1. Общее\n1.1.1. Глубоко."
    before = everything()
    answer = browser.post(url, given(browser, url, text=typed))
    assert refusal(answer) == (422, {"__all__": [CONFIRM]})
    assert ("пропущен уровень 2" in answer.text, typed in answer.text) == (True, True)
    assert everything() == before
    saved = browser.post(url, filled(answer, anyway="on"))
    assert outcome(saved) == (302, regulation.get_absolute_url(), ["Текст сохранён, номера сосчитаны."])
    regulation.refresh_from_db()
    assert regulation.text == "1. Общее\n1.1. Глубоко."


def test_what_was_confirmed_is_not_asked_again(browser, regulation):
    Regulation.objects.update(text="Шапка\n1. Общее")
    url = edit_url(regulation)
    answer = browser.post(url, given(browser, url, text="Шапка\n1. Общее\n1.1. Ещё."))
    assert answer.status_code == 302


def test_looking_saves_nothing(browser, regulation):
    url = edit_url(regulation)
    sent, before = given(browser, url, text="5. Другое\n5.1. Текст.", preview="1"), everything()
    answer = browser.post(url, sent)
    assert ("<b>1.1.</b> Текст." in answer.text, everything() == before) == (True, True)


def test_the_text_is_read_while_it_is_typed(browser, kindergarten):
    answer = browser.post(reverse("regulation_outline"), {"text": "1. <b>Общее</b>\n1.1.1. Глубоко."})
    assert (answer.status_code, "&lt;b&gt;Общее" in answer.text, "пропущен уровень 2" in answer.text) == (
        200,
        True,
        True,
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Напишите текст или вставьте его из Word."),
        ("\n".join(f"{number}. Пункт." for number in range(1, 302)), "Пунктов 301, а помещается 300"),
        ("1. 👍", "На бумаге не напечатать «👍»"),
    ],
)
def test_what_no_paper_can_carry_is_refused_and_kept_in_the_field(browser, regulation, text, said):
    url = edit_url(regulation)
    answer = browser.post(url, {**given(browser, url), "text": text})
    [told] = answer.context["form"].errors["text"]
    assert (answer.status_code, said in told, answer.context["form"]["text"].value()) == (422, True, text)


def test_the_second_of_two_people_is_told(browser, signed_in, regulation, kindergarten):
    url = edit_url(regulation)
    mine, theirs = given(browser, url, text="1. Моё"), given(browser, url, text="1. Чужое")
    browser.post(url, theirs)
    answer = browser.post(url, mine)
    [told] = answer.context["form"].non_field_errors()
    assert (answer.status_code, "изменил другой человек" in told, "1. Чужое" in told) == (422, True, True)
    assert "1. Моё" in answer.text
    assert browser.post(url, filled(answer)).status_code == 302
    regulation.refresh_from_db()
    assert regulation.text == "1. Моё"


def test_200_points_are_saved_and_shown(browser, regulation):
    url = edit_url(regulation)
    pasted = "\n".join(f"1.{number}.\tПункт {number}." for number in range(1, 200))
    assert browser.post(url, given(browser, url, text=f"1.\tОбщее\n{pasted}")).status_code == 302
    regulation.refresh_from_db()
    assert [point.number for point in regulation.outline.points][-1] == "1.199"
    assert "<b>1.199.</b> Пункт 199." in browser.get(url).text


def test_the_head_approves_what_was_seen(signed_in, head, regulation):
    page, url = signed_in(head), reverse("regulation_approve", args=[regulation.pk])
    sent = given(page, url)
    Regulation.objects.update(text="1. Подменено")
    refused = page.post(url, sent)
    assert (refused.status_code, Regulation.objects.get().state) == (422, "draft")
    answer = page.post(url, filled(refused))
    said = ["Положение утверждено. Его можно печатать и показать на сайте для всех."]
    assert outcome(answer) == (302, regulation.get_absolute_url(), said)
    assert Regulation.objects.get().approved_on == make.TODAY


def test_it_is_not_in_force_before_it_is_approved(signed_in, head, regulation):
    page, url = signed_in(head), reverse("regulation_approve", args=[regulation.pk])
    answer = page.post(url, given(page, url, in_force_from="2026-11-19"))
    assert refusal(answer) == (422, {"in_force_from": ["Положение не может действовать раньше, чем утверждено."]})


def test_an_order_is_drafted_from_its_page(browser, regulation):
    url = reverse("regulation_order", args=[regulation.pk])
    answer = browser.post(url, given(browser, url, starts_on="2026-12-01"))
    order = Order.objects.get()
    assert (answer.url, [*order.regulations.all()]) == (order.get_absolute_url(), [regulation])
    page = browser.get(regulation.get_absolute_url())
    assert (order.heading in page.text, "Утвердить приказом" in page.text) == (True, False)


def test_another_edition_is_begun_once(browser, approved_regulation):
    url = reverse("regulation_new_edition", args=[approved_regulation.pk])
    answer = browser.post(url, {})
    edition = Regulation.objects.get(edition=2)
    assert outcome(answer) == (302, edit_url(edition), ["Проект новой редакции готов. Поправьте текст."])
    again = browser.post(url, {})
    assert (again.status_code, Regulation.objects.count()) == (422, 2)
    assert "Редакция 2" in browser.get(approved_regulation.get_absolute_url()).text


def test_the_head_revokes_with_a_day_and_a_reason(signed_in, head, approved_regulation):
    page, url = signed_in(head), reverse("regulation_revoke", args=[approved_regulation.pk])
    answer = page.post(url, {"over_from": "2026-12-01", "why": "Принято другое"})
    said = ["Положение не действует с 01.12.2026."]
    assert outcome(answer) == (302, approved_regulation.get_absolute_url(), said)
    assert refusal(page.post(url, {})) == (
        422,
        {"over_from": ["Обязательное поле."], "why": ["Обязательное поле."]},
    )


def test_a_discarded_draft_leads_to_the_list(browser, regulation):
    answer = browser.post(reverse("regulation_discard", args=[regulation.pk]))
    assert outcome(answer) == (302, reverse("regulations"), ["Проект положения удалён."])


def test_it_is_shown_and_hidden_by_a_button(browser, approved_regulation):
    url = reverse("regulation_show", args=[approved_regulation.pk])
    assert outcome(browser.post(url, {"public": "1"}))[2] == ["Положение видно на сайте для всех."]
    approved_regulation.refresh_from_db()
    assert approved_regulation.is_public
    assert outcome(browser.post(url, {"public": "0"}))[2][-1] == "С сайта для всех снято."


def test_a_draft_can_t_be_shown(browser, regulation):
    [said] = outcome(browser.post(reverse("regulation_show", args=[regulation.pk]), {"public": "1"}))[2]
    assert "ещё не утверждён" in said


@pytest.mark.parametrize(("state", "count"), [("", 2), ("draft", 1), ("approved", 1), ("over", 0), ("coming", 0)])
def test_the_list_is_filtered_by_what_is_so_today(browser, approved_regulation, curator, state, count):
    regulations.new_edition(approved_regulation, by=curator, at=make.AT)
    assert len(browser.get(reverse("regulations"), {"state": state}).context["things"]) == count


def test_the_sample_is_an_outline_too(browser, kindergarten):
    url = reverse("regulation_sample")
    typed: dict[str, Any] = {"heading": "Положение о школе наставника", "text": "1. Общее\n1.1. В {организация}."}
    assert browser.post(url, given(browser, url, **typed)).status_code == 302
    own = OrderTemplate.objects.get(organization=kindergarten)
    assert [(point.level, point.text) for point in own.points.all()] == [(1, "Общее"), (2, "В {организация}.")]
    begun = browser.get(reverse("regulation_add")).context["form"]["title"].value()
    assert begun == "Положение о школе наставника"
    assert browser.get(reverse("order_template", args=["regulation"])).url == url


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1. {нет такого}", "Нет такого слова: {нет такого}."),
        ("1. {организация", "Фигурные скобки стоят парами"),
        ("Слова\n1. Общее", "перенесите её в поле «Преамбула»"),
    ],
)
def test_a_wrong_sample_is_refused(browser, kindergarten, text, said):
    url = reverse("regulation_sample")
    answer = browser.post(url, given(browser, url, text=text, anyway="on"))
    assert (answer.status_code, said in " ".join(answer.context["form"].errors["text"])) == (422, True)
