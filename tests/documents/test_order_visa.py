"""Визы: asked of chosen people, given under the own login or on paper, refused with a remark, asked anew."""

import re

import pytest
from django.urls import reverse

from documents.enums import OrderState, VisaState
from documents.models import Order
from documents.services import visa as visas
from documents.services.visa import NOT_ASKED
from mentoring.exceptions import ImpossibleStepError
from mentoring.forms.seen import TEXT_CHANGED
from mentoring.services import employee as employees
from mentoring.services.anonymity import anonymize
from tests import factories as make
from tests.pages import GuardedDoors, Page, changes_of, everything, filled, outcome, refusal

pytestmark = [
    pytest.mark.without("counts", reason="asks what the page itself says"),
    pytest.mark.without("pdf", reason="many papers are frozen, and none is read"),
]


@pytest.fixture
def expert(kindergarten):
    """A teacher in no pair, who is asked for a visa."""
    return make.account(make.employee(kindergarten, last_name="Зотова", post="старший воспитатель"))


@pytest.fixture
def asked(order, expert, curator, at):
    return visas.ask(order, employees=[expert.employee], by=curator, at=at)


@pytest.fixture
def own_url(asked):
    return reverse("order_visa", args=[asked.pk])


def states(order):
    return Order.objects.get(pk=order.pk).state, list(order.visas.values_list("state", flat=True))


@pytest.mark.parametrize(
    "page",
    [
        Page("order_visas", "order"),
        Page("order_visas_on_paper", "asked", by="head"),
        Page("order_reopen", "asked"),
        Page("order_visa", "asked", by="expert"),
        Page("order_object", "asked", by="expert"),
    ],
    ids=str,
)
class TestDoors(GuardedDoors):
    pass


class TestAsking:
    @pytest.fixture
    def browser(self, signed_in, curator):
        return signed_in(curator)

    @pytest.fixture
    def url(self, order):
        return reverse("order_visas", args=[order.pk])

    def test_works(self, browser, url, order, expert, curator):
        answer = browser.post(url, {"people": [expert.employee.pk]})
        said = "Визы запрошены: 1. Каждый увидит проект на своём рабочем столе."
        assert outcome(answer) == (302, order.get_absolute_url(), [said])
        assert (states(order), changes_of(order)) == (("visas", ["asked"]), [("draft", "visas", curator, "")])

    def test_nobody_is_asked_any_more(self, browser, url, asked):
        answer = browser.post(url, {})
        assert outcome(answer)[2] == ["Визы не нужны: проект ждёт подписи."]
        assert states(asked) == ("draft", [])

    def test_one_more_is_asked_and_the_given_visa_stays(self, browser, url, asked, expert, council, at):
        visas.give(asked.visas.get(), by=expert, at=at)
        browser.post(url, {"people": [expert.employee.pk, council.employee.pk]})
        assert (Order.objects.get().state, sorted(asked.visas.values_list("state", flat=True))) == (
            "visas",
            ["asked", "given"],
        )

    def test_people_of_others_are_not_asked(self, browser, url, order, stranger):
        answer = browser.post(url, {"people": [stranger.employee.pk]})
        assert (answer.status_code, states(order)) == (422, ("draft", []))


class TestGiving:
    @pytest.fixture
    def browser(self, signed_in, expert):
        return signed_in(expert)

    def test_desk_leads_to_the_text_and_the_visa(self, browser, asked, own_url):
        line = next(line for line in browser.get(reverse("desk")).context["lines"] if "Завизируйте" in line.title)
        main = browser.get(line.url).context["main_action"]
        assert (main.title, main.url) == ("Завизировать", own_url)

    def test_works(self, browser, asked, own_url, expert):
        answer = browser.post(own_url, filled(browser.get(own_url)))
        assert outcome(answer) == (302, asked.get_absolute_url(), ["Проект завизирован."])
        given = asked.visas.get()
        assert (given.state, given.given_on, given.is_on_paper) == ("given", make.TODAY, False)
        assert changes_of(given) == [("asked", "given", expert, "")]
        text = browser.get(reverse("order_preview", args=[asked.pk])).text
        assert ["Зотова" in text, "Старший воспитатель" in text, "20.11.2026" in text] == [True] * 3

    def test_a_second_time_is_refused(self, browser, own_url):
        shown = browser.get(own_url)
        browser.post(own_url, filled(shown))
        said = "Вы уже ответили по этому проекту."
        assert refusal(browser.post(own_url, filled(shown))) == (422, {"__all__": [said]})

    def test_a_changed_text_is_shown_first(self, browser, own_url, asked):
        shown = browser.get(own_url)
        Order.objects.update(control="Контроль возложить на другого.")
        answer = browser.post(own_url, filled(shown))
        assert (refusal(answer), states(asked)[1]) == ((422, {"__all__": [TEXT_CHANGED]}), ["asked"])

    def test_a_remark_brings_the_draft_back(self, browser, asked, expert, curator, head, signed_in):
        url = reverse("order_object", args=[asked.pk])
        answer = browser.post(url, {"remark": "Не тот срок"})
        said = "Замечания отправлены, проект вернулся на доработку."
        assert outcome(answer) == (302, reverse("desk"), [said])
        assert states(asked) == ("draft", ["objected"])
        assert changes_of(asked)[-1] == ("visas", "draft", expert, "Не тот срок")
        page = signed_in(curator).get(asked.get_absolute_url())
        assert ("Не тот срок" in page.text, page.context["refusals"][-1][:22]) == (True, "Не все визы получены (")

    def test_a_remark_says_something(self, browser, asked):
        answer = browser.post(reverse("order_object", args=[asked.pk]), {"remark": " "})
        assert refusal(answer) == (422, {"remark": ["Обязательное поле."]})


def test_visas_are_asked_anew_after_the_text_was_taken_back(asked, expert, curator, at):
    visas.give(asked.visas.get(), by=expert, at=at)
    assert visas.reopen(asked, by=curator, at=at)
    assert (states(asked), asked.visas.get().given_on) == (("draft", ["asked"]), None)
    assert not visas.reopen(asked, by=curator, at=at)
    with pytest.raises(ImpossibleStepError, match="Проект сейчас не на визах"):
        visas.give(asked.visas.get(), by=expert, at=at)


def test_a_remark_is_gone_when_visas_are_asked_again(asked, expert, curator, at):
    visas.object_to(asked.visas.get(), remark="Не тот срок", by=expert, at=at)
    visas.ask(asked, employees=[expert.employee], by=curator, at=at)
    assert (states(asked), asked.visas.get().remark) == (("visas", ["asked"]), "")


def test_nothing_is_signed_without_the_visas(asked, expert, head, at):
    with pytest.raises(ImpossibleStepError) as refused:
        make.signed_order(asked, by=head)
    said = "Не все визы получены (Зотова М.П.): дождитесь их, отметьте по бумаге или измените список виз."
    assert refused.value.sentences == [said]
    visas.give(asked.visas.get(), by=expert, at=at)
    signed = make.signed_order(asked, by=head)
    assert [change[:2] for change in changes_of(signed)] == [("draft", "visas"), ("visas", "signed")]
    assert "Зотова" in signed.signed_copy.html


def test_a_visa_counts_for_the_annex_as_it_was(asked, expert, curator, head, checked_pair, at):
    visas.give(asked.visas.get(), by=expert, at=at)
    type(checked_pair).objects.update(basis_number="15-Д")
    with pytest.raises(ImpossibleStepError) as refused:
        make.signed_order(asked, by=head)
    said = "Приложение изменилось после визы (Зотова М.П.): запросите её снова («Изменить список виз»)."
    assert refused.value.sentences == [said]
    visas.ask(asked, employees=[expert.employee], by=curator, at=at)
    assert states(asked) == ("visas", ["asked"])
    visas.give(asked.visas.get(), by=expert, at=at)
    assert make.signed_order(asked, by=head).is_signed


def test_the_curator_marks_visas_on_paper(signed_in, asked, expert, curator):
    browser, url = signed_in(curator), reverse("order_visas_on_paper", args=[asked.pk])
    answer = browser.post(url, {"people": [expert.employee.pk], "on": "2026-11-19"})
    assert outcome(answer)[2] == ["Отмечено: 1 виза."]
    given = asked.visas.get()
    assert (given.state, str(given.given_on), given.is_on_paper) == (VisaState.GIVEN, "2026-11-19", True)


def test_who_signed_meanwhile_ends_the_visas(asked, expert, curator, head, at):
    visas.ask(asked, employees=[], by=curator, at=at)
    make.signed_order(asked, by=head)
    before = everything()
    with pytest.raises(ImpossibleStepError, match="Приказ уже подписан"):
        visas.ask(asked, employees=[expert.employee], by=curator, at=at)
    assert everything() == before


@pytest.mark.parametrize(("state", "said"), [(OrderState.DRAFT, NOT_ASKED)])
def test_on_paper_only_while_they_are_asked(order, expert, curator, at, state, said):
    with pytest.raises(ImpossibleStepError, match="не на визах"):
        visas.mark_on_paper(order, employees=[expert.employee], on=make.TODAY, by=curator, at=at)
    assert (order.state, NOT_ASKED) == (state, said)


def test_a_draft_is_not_shown_to_who_objected(signed_in, asked, expert, at):
    visas.object_to(asked.visas.get(), remark="Не тот срок", by=expert, at=at)
    assert signed_in(expert).get(asked.get_absolute_url()).status_code == 404


def test_remarks_go_with_the_name(asked, expert, curator, administrator, at):
    visas.object_to(asked.visas.get(), remark="Не тот срок", by=expert, at=at)
    employees.archive(expert.employee, by=administrator, at=at, why="")
    anonymize(expert.employee, by=administrator, at=at)
    assert (asked.visas.get().remark, changes_of(asked)[-1][3]) == ("", "")


@pytest.mark.parametrize(
    ("state", "on", "said"),
    [
        (VisaState.ASKED, OrderState.VISAS, ("attention", "ждёт визы")),
        (VisaState.ASKED, OrderState.DRAFT, ("neutral", "попросим снова")),
        (VisaState.GIVEN, OrderState.VISAS, ("done", "согласовано")),
        (VisaState.OBJECTED, OrderState.DRAFT, ("late", "есть замечания")),
    ],
)
def test_the_page_of_the_order_shows_how_each_stands(signed_in, asked, curator, state, on, said):
    Order.objects.filter(pk=asked.pk).update(state=on)
    asked.visas.update(state=state, given_on=make.TODAY, remark="Нет даты")
    card = signed_in(curator).get(asked.get_absolute_url()).text.partition('aria-labelledby="visas"')[2]
    badges = re.findall(r'<span class="badge badge-(\w+)">([^<]*)</span>', card.partition("</section>")[0])
    assert (badges, "Нет даты" in card) == ([said], state == VisaState.OBJECTED)
