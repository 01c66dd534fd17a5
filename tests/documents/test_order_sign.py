"""Signing an order: number, date, who signs, the frozen copy, and what the signature does to other orders."""

import datetime as dt

import pytest
from django.urls import reverse

from documents.enums import LineSubject, OrderEffect, OrderState
from documents.forms.order_sign import ANYWAY
from documents.models import Order
from documents.press.rendering import render_pdf
from documents.queries import affecting
from documents.services import signing
from documents.services.affecting import affect
from documents.services.composing import compose
from mentoring.enums import ConsentKind, PairState
from mentoring.exceptions import ImpossibleStepError
from mentoring.forms.seen import TEXT_CHANGED
from tests import factories as make
from tests.pages import changes_of, everything, filled, outcome, refusal

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

DAY = dt.timedelta(days=1)
TOO_LATE = (
    "согласие на наставничество подписано 20.11.2026, позже даты приказа (19.11.2026). "
    "Дата приказа должна быть не раньше."
)


@pytest.fixture
def other_pair(order, curator):
    """A checked pair that stands in no order yet."""
    people = [make.employee(order.organization) for _ in range(2)]
    return make.checked_pair(make.mentor(people[0], by=curator), make.mentee(people[1], by=curator), by=curator)


@pytest.fixture
def other(other_pair, curator, head):
    """Another order, signed as № 7 today."""
    return make.signed_order(make.draft_order(other_pair, by=curator), by=head, number="7-ОД")


class TestSigning:
    @pytest.fixture
    def browser(self, signed_in, head):
        return signed_in(head)

    @pytest.fixture
    def url(self, order):
        return reverse("order_sign", args=[order.pk])

    def test_works(self, browser, url, order, head, checked_pair):
        answer = browser.post(url, filled(browser.get(url), number=" 42-ОД "))
        order.refresh_from_db()
        said = "Подписан приказ № 42-ОД. Он в силе; его можно печатать."
        assert outcome(answer) == (302, order.get_absolute_url(), [said])
        assert (order.state, order.number, order.signed_on, order.signatory) == (
            "signed",
            "42-ОД",
            make.TODAY,
            head.employee,
        )
        assert changes_of(order) == [("draft", "signed", head, "")]
        checked_pair.refresh_from_db()
        assert changes_of(checked_pair)[-1] == ("in_order", "active", head, str(order))
        assert bytes(order.signed_copy.pdf) == render_pdf(order.signed_copy.html)

    def test_page_proposes_number_and_date_and_shows_the_paper(self, browser, url, order):
        context = browser.get(url).context
        assert (context["form"]["number"].value(), context["form"]["signed_on"].value()) == ("1-ОД", "2026-11-20")
        assert context["preview_url"] == reverse("order_preview", args=[order.pk])
        assert (
            context["consequences"][1]
            == "С 20.11.2026 работает пара Дорошенко М.П. → Савельева М.П., последний день – 28.05.2027."
        )

    @pytest.mark.parametrize(
        ("field", "typed", "said"),
        [
            ("number", "", "Обязательное поле."),
            ("number", "1" * 41, "Убедитесь, что это значение содержит не более 40 символов (сейчас 41)."),
            ("signed_on", "сегодня", "Введите правильную дату."),
        ],
    )
    def test_bad_input_is_told_beside_the_field(self, browser, url, field, typed, said):
        shown, before = browser.get(url), everything()
        answer = browser.post(url, filled(shown) | {field: typed})
        assert (refusal(answer), said in answer.text, everything()) == ((422, {field: [said]}), True, before)
        assert answer.context["form"][field].value() == typed

    def test_draft_changed_meanwhile_is_not_signed(self, browser, url, mentor):
        shown = browser.get(url)
        mentor.employee.last_name = "Иная"
        mentor.employee.save()
        before = everything()
        answer = browser.post(url, filled(shown, number="5-ОД"))
        assert (refusal(answer), everything()) == ((422, {"__all__": [TEXT_CHANGED]}), before)
        assert answer.context["form"]["number"].value() == "5-ОД"
        assert "Составьте текст заново" in " ".join(refusal(browser.post(url, filled(answer)))[1]["__all__"])
        compose(Order.objects.get(), today=make.TODAY)
        assert browser.post(url, filled(browser.get(url))).status_code == 302

    def test_taken_number_is_refused(self, browser, url, other):
        shown, before = browser.get(url), everything()
        answer = browser.post(url, filled(shown, number=other.number))
        said = "Приказ № 7-ОД в 2026 году уже есть: возьмите другой номер. Свободен № 8-ОД."
        assert (refusal(answer), everything()) == ((422, {"number": [said]}), before)
        assert shown.context["form"]["number"].value() == "8-ОД"

    def test_a_number_against_the_order_of_dates_needs_a_tick(self, browser, url, order, other):
        answer = browser.post(url, filled(browser.get(url), number="8-ОД", signed_on="2026-11-19"))
        said = "Номер и дата идут не по порядку: приказ № 7-ОД подписан 20.11.2026."
        assert refusal(answer) == (422, {"__all__": [f"{said} {ANYWAY}"]})
        assert 'type="checkbox" name="anyway"' in answer.text
        assert browser.post(url, filled(answer, anyway="on")).status_code == 302
        order.refresh_from_db()
        assert (order.number, order.signed_on) == ("8-ОД", make.TODAY - DAY)

    def test_all_that_hinders_is_told_and_what_was_typed_is_kept(self, browser, url, checked_pair, mentor):
        mentor.employee.consents.filter(kind=ConsentKind.MENTORING).update(signed_on=dt.date(2026, 11, 20))
        type(checked_pair).objects.update(basis_kind="")
        shown, before = browser.get(url), everything()
        answer = browser.post(url, filled(shown, signed_on="2026-11-19", number="5-ОД"))
        assert refusal(answer)[1]["__all__"] == [
            f"Дорошенко М.П.: {TOO_LATE}",
            "Дорошенко М.П.: не указано основание работы наставника. Укажите его на странице пары.",
        ]
        assert (answer.context["form"]["number"].value(), everything()) == ("5-ОД", before)

    def test_a_date_in_another_school_year_is_refused(self, browser, url, checked_pair):
        shown, before = browser.get(url), everything()
        answer = browser.post(url, filled(shown, signed_on="2026-05-29"))
        said = (
            f"Пара {checked_pair}: срок – 2026/2027 учебный год, а дата приказа – 29.05.2026. Возможны даты "
            "с 01.06.2026 по 31.08.2027: измените дату приказа или срок пары."
        )
        assert (said in refusal(answer)[1]["__all__"], everything()) == (True, before)

    def test_nothing_is_signed_without_the_consent(self, browser, url, mentor):
        mentor.employee.consents.filter(kind=ConsentKind.MENTORING).delete()
        shown, before = browser.get(url), everything()
        said = "Дорошенко М.П.: нет согласия на наставничество на 20.11.2026. Отметьте его на странице пары."
        assert (refusal(browser.post(url, filled(shown))), everything()) == ((422, {"__all__": [said]}), before)

    def test_draft_of_another_register_has_numbers_of_its_own(self, browser, url, other):
        Order.objects.filter(state=OrderState.DRAFT).update(register="staff")
        assert browser.get(url).context["form"]["number"].value() == "1-К"
        assert browser.post(url, filled(browser.get(url), number="7-ОД")).status_code == 302


@pytest.mark.without("pdf", reason="no paper is read")
def test_what_fails_on_the_way_leaves_nothing_signed(order, head, monkeypatch):
    before = everything()

    def fail(*_args, **_given):
        raise ImpossibleStepError("Не вышло.")

    monkeypatch.setattr(signing, "ask_readers", fail)
    with pytest.raises(ImpossibleStepError, match="Не вышло"):
        make.signed_order(order, by=head)
    assert everything() == before


def test_the_kept_copy_gives_the_same_bytes_years_later(signed_in, order, head, mentor):
    signed = make.signed_order(order, by=head)
    browser, url = signed_in(head), reverse("order_pdf", args=[signed.pk])
    first = browser.get(url).content
    signed.organization.full_name = "Переименованный детский сад"
    signed.organization.save()
    mentor.employee.last_name = "Иная"
    mentor.employee.save()
    assert (browser.get(url).content, bytes(signed.signed_copy.pdf)) == (first, first)
    assert (len(signed.signed_copy.code or ""), len(signed.signed_copy.sha256)) == (12, 64)


@pytest.mark.without("pdf", reason="no paper is read")
class TestAffecting:
    @pytest.fixture
    def revoking(self, order, other):
        """A draft that revokes the other order."""
        Order.objects.filter(pk=order.pk).update(affects=other, effect=OrderEffect.REVOKES)
        order.refresh_from_db()
        return order

    def test_an_order_is_not_revoked_while_its_pairs_live(self, revoking, other, other_pair, head):
        with pytest.raises(ImpossibleStepError) as refused:
            make.signed_order(revoking, by=head, number="8-ОД")
        said = f"Пара {other_pair} ещё работает по приказу № 7-ОД: сначала прекратите её приказом или завершите."
        assert refused.value.sentences == [said]

    def test_nor_while_the_pair_of_a_new_mentor_lives(self, revoking, other, other_pair, checked_pair):
        """The order replaced the mentor of one pair, and so set the other one in force."""
        other.lines.all().delete()
        change = checked_pair.changes.create(
            kind="replace", why="Перевод", effective_on=make.TODAY, successor=other_pair
        )
        other.lines.create(pair=checked_pair, change=change, about=LineSubject.CHANGE)
        said = f"Пара {other_pair} ещё работает по приказу № 7-ОД: сначала прекратите её приказом или завершите."
        assert affecting.refusals(revoking) == [said]

    def test_it_is_revoked_afterwards_and_both_pages_say_so(self, revoking, other, other_pair, head, signed_in):
        type(other_pair).objects.filter(pk=other_pair.pk).update(state=PairState.COMPLETED, ends_on=make.YESTERDAY)
        signed = make.signed_order(revoking, by=head, number="8-ОД")
        assert changes_of(other)[-1] == ("signed", "revoked", head, str(signed))
        browser = signed_in(head)
        assert "отменён приказом № 8-ОД от 20.11.2026" in browser.get(other.get_absolute_url()).text
        assert list(browser.get(signed.get_absolute_url()).context["affected"]) == [other]
        reader = signed_in(other_pair.mentor.employee.user).get(other.get_absolute_url())
        assert ("отменён приказом № 8-ОД" in reader.text, signed.get_absolute_url() in reader.text) == (True, False)
        assert affecting.refusals(Order.objects.get(pk=signed.pk)) == [f"{Order.objects.get(pk=other.pk)} уже отменён."]

    def test_the_page_leads_to_the_draft_that_revokes_it(self, other, signed_in, curator):
        browser = signed_in(curator)
        more = browser.get(other.get_absolute_url()).context["more_actions"]
        page = browser.get(more[-1].url)
        assert f'<option value="{other.pk}" selected>' in page.text

    def test_a_draft_is_not_amended(self, order, other, curator, head):
        Order.objects.filter(pk=order.pk).update(affects=other, effect=OrderEffect.AMENDS)
        Order.objects.filter(pk=other.pk).update(
            state=OrderState.DRAFT, number="", signed_on=None, year=None, signatory=None
        )
        order.refresh_from_db()
        said = "ещё не подписан: изменить или отменить можно только подписанный приказ."
        assert affecting.refusals(order) == [f"Проект приказа «{other.heading}» {said}"]

    def test_two_drafts_that_revoke_each_other_wait_for_ever(self, revoking, other):
        unsigned = {"state": OrderState.DRAFT, "number": "", "signed_on": None, "year": None, "signatory": None}
        Order.objects.filter(pk=other.pk).update(affects=revoking, effect=OrderEffect.REVOKES, **unsigned)
        said = "ещё не подписан: изменить или отменить можно только подписанный приказ."
        refused = [affecting.refusals(Order.objects.get(pk=each.pk)) for each in (revoking, other)]
        assert refused == [[f"Проект приказа «{each.heading}» {said}"] for each in (other, revoking)]

    def test_a_change_of_a_pair_amends_the_order_that_set_it_in_force(self, order, other, other_pair, head, at):
        change = other_pair.changes.create(
            kind="prolong", why="Программа не закончена", effective_on=make.TODAY, new_ends_on=dt.date(2027, 8, 31)
        )
        order.lines.create(pair=other_pair, change=change, about=LineSubject.CHANGE)
        affect(order, by=head, at=at)
        affect(order, by=head, at=at)
        assert [change[:2] for change in changes_of(other)] == [
            ("draft", "signed"),
            ("signed", "amended"),
            ("amended", "amended"),
        ]
        assert affecting.affected_by(order) == [other]
