"""Where two cards of one person are found, compared and joined, and parted again."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from mentoring.models import Employee, Joining
from mentoring.services.joining import join
from tests import factories as make
from tests.pages import GuardedDoors, Page, filled, outcome, refusal

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")
BORN = dt.date(1996, 1, 25)


@pytest.fixture
def card(kindergarten):
    return make.employee(kindergarten, last_name="Ахметзянова", birth_date=BORN)


@pytest.fixture
def second(kindergarten, card):
    with time_machine.travel(make.AT + dt.timedelta(minutes=1), tick=False):
        return make.employee(kindergarten, last_name="Соколова", birth_date=BORN, post="методист", building="корпус 2")


@pytest.fixture
def joining(card, second, curator):
    return join(card, second, taken=(), by=curator, at=make.AT)


@pytest.mark.parametrize(
    "page",
    [
        Page("employee_join", "card", reader="head"),
        Page("employee_join", "card", by="administrator"),
        Page("employee_part", "joining", reader="head"),
        Page("employee_part", "joining", by="administrator"),
    ],
    ids=str,
)
class TestDoors(GuardedDoors):
    def test_others_are_kept_out_and_looking_changes_nothing(self, client, signed_in, page, request):
        """Without the other card nothing is asked of the form: its page says so."""
        super().test_others_are_kept_out_and_looking_changes_nothing(client, signed_in, page, request)


def address(card, other):
    return reverse("employee_join", args=[card.pk], query={"other": other.pk})


class TestChoice:
    def test_the_likely_ones_come_first(self, signed_in, curator, card, second):
        answer = signed_in(curator).get(reverse("employee_join", args=[card.pk]))
        assert answer.context["likely"] == [(second.pk, "Соколова Мария Петровна, методист, 25.01.1996")]

    def test_the_own_card_and_a_stranger_are_no_choice(self, signed_in, curator, card, stranger):
        browser = signed_in(curator)
        page = reverse("employee_join", args=[card.pk])
        for other in (card.pk, stranger.employee.pk, "9" * 30, "x", ""):
            status, errors = refusal(browser.get(page, {"other": other}))
            assert (status, list(errors)) == (422, ["other"])

    def test_nobody_joins_a_post_of_trust(self, signed_in, curator, administrator, card, head):
        assert signed_in(curator).get(address(card, head.employee)).status_code == 403
        assert signed_in(administrator).get(address(card, head.employee)).status_code == 200

    def test_a_head_without_an_account_is_one_too(self, signed_in, curator, card, second):
        second.head_terms.create(starts_on=make.TODAY)
        assert signed_in(curator).get(address(card, second)).status_code == 403


class TestCompared:
    def test_what_differs_is_asked_and_the_later_is_proposed(self, signed_in, curator, card, second):
        form = signed_in(curator).get(address(card, second)).context["form"]
        asked = {field.label: (field.field.choices, field.value()) for field in form.choices()}
        assert asked == {
            "Фамилия": ([("stays", "Ахметзянова"), ("goes", "Соколова")], "goes"),
            "Должность": ([("stays", "воспитатель"), ("goes", "методист")], "goes"),
            "Корпус": ([("stays", "пусто"), ("goes", "корпус 2")], "goes"),
        }
        assert dict(form.alike)["Дата рождения"] == "25.01.1996"

    def test_what_was_typed_later_into_the_older_card_is_proposed(self, signed_in, curator, card, second):
        with time_machine.travel(make.AT + dt.timedelta(minutes=2), tick=False):
            card.post = "старший воспитатель"
            card.save()
        form = signed_in(curator).get(address(card, second)).context["form"]
        assert {field.label: field.value() for field in form.choices()}["Должность"] == "stays"

    def test_of_two_accounts_the_used_one_is_proposed(self, signed_in, curator, card, second):
        make.account(card, username="first"), make.account(second, username="second")
        type(curator).objects.filter(username="second").update(last_login=make.AT)
        form = signed_in(curator).get(address(card, second)).context["form"]
        assert (form["account"].value(), form.fields["account"].choices) == (
            "goes",
            [("stays", "first, ещё не входили"), ("goes", "second, входили 20.11.2026")],
        )

    def test_what_goes_over_is_told(self, signed_in, curator, card, second):
        make.consent(second)
        assert signed_in(curator).get(address(card, second)).context["moving"] == [("Согласия", 1)]

    def test_what_is_impossible_is_told_at_once(self, signed_in, curator, card, second):
        pair = make.proposed_pair(make.mentor(card, by=curator), make.mentee(second, by=curator))
        answer = signed_in(curator).get(address(card, second))
        said = f"В карточках – два разных человека: они наставник и наставляемый в паре {pair}."
        assert answer.context["closed"] == said


class TestJoined:
    def test_by_one_press(self, signed_in, curator, card, second):
        browser = signed_in(curator)
        sent = filled(browser.get(address(card, second)), post="stays")
        answer = browser.post(address(card, second), sent)
        said = "Карточки соединены. В течение суток их можно разъединить."
        assert outcome(answer) == (302, card.get_absolute_url(), [said])
        card.refresh_from_db()
        assert (card.last_name, card.post, card.building) == ("Соколова", "воспитатель", "корпус 2")
        assert browser.get(second.get_absolute_url()).status_code == 404

    def test_a_card_changed_meanwhile_is_shown_anew(self, signed_in, curator, card, second):
        browser = signed_in(curator)
        sent = filled(browser.get(address(card, second)))
        Employee.objects.filter(pk=second.pk).update(post="логопед")
        status, errors = refusal(browser.post(address(card, second), sent))
        told = "Пока вы смотрели, одну из карточек изменил другой человек: сверьте данные и нажмите ещё раз."
        assert (status, errors, Joining.objects.count()) == (422, {"__all__": [told]}, 0)

    def test_a_choice_that_is_none_is_refused(self, signed_in, curator, card, second):
        browser = signed_in(curator)
        sent = filled(browser.get(address(card, second)), post="other")
        status, errors = refusal(browser.post(address(card, second), sent))
        assert (status, list(errors), Joining.objects.count()) == (422, ["post"], 0)


class TestCard:
    def titles(self, answer):
        return [action.title for action in answer.context["more_actions"]]

    def test_a_likely_second_card_is_told_of(self, signed_in, curator, head, card, second):
        assert signed_in(curator).get(card.get_absolute_url()).context["likely"] == [
            (second.pk, "Соколова Мария Петровна, методист, 25.01.1996")
        ]
        assert signed_in(head).get(card.get_absolute_url()).context["likely"] == []

    def test_parting_is_offered_for_a_day(self, signed_in, curator, joining, card):
        browser = signed_in(curator)
        assert "Разъединить карточки" in self.titles(browser.get(card.get_absolute_url()))
        with time_machine.travel(make.AT + dt.timedelta(days=1), tick=False):
            late = signed_in(curator).get(card.get_absolute_url())
        assert "Разъединить карточки" not in self.titles(late)

    def test_parted_by_one_press(self, signed_in, curator, joining, card, second):
        answer = signed_in(curator).post(reverse("employee_part", args=[joining.pk]))
        said = "Карточки разъединены: всё как было до соединения."
        assert outcome(answer) == (302, card.get_absolute_url(), [said])
        assert Employee.objects.get(pk=second.pk).post == "методист"

    def test_the_history_tells_of_the_second_card(self, signed_in, curator, joining, card):
        told = [line.what for line in signed_in(curator).get(card.get_absolute_url()).context["history"]]
        assert "Карточка: две карточки → одна карточка" in told
        assert "Вторая карточка: карточка заведена" in told


def test_the_form_of_a_known_card_leads_to_joining(signed_in, curator, card, second):
    browser = signed_in(curator)
    url = reverse("employee_edit", args=[second.pk])
    _, errors = refusal(browser.post(url, filled(browser.get(url), last_name="Ахметзянова")))
    link = f'<a href="{address(second, card)}">соедините карточки</a>'
    assert [link in error for error in errors["is_another"]] == [True]
