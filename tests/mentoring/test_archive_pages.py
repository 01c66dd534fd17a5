"""Into the archive and back."""

import pytest
from django.urls import reverse

from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Employee, StateChange
from mentoring.services import bank
from mentoring.services import employee as employees
from tests import factories as make
from tests.pages import GuardedDoors, Page, everything, outcome, refusal

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")


@pytest.fixture
def card(kindergarten):
    return make.employee(kindergarten, last_name="Белова")


@pytest.fixture
def archived(card, administrator, at):
    employees.archive(card, by=administrator, at=at, why="Уволилась")
    card.refresh_from_db()
    return card


@pytest.mark.parametrize(
    "page",
    [
        Page("employee_archive", "card", reader="head"),
        Page("employee_archive", "card", by="administrator"),
        Page("employee_restore", "archived"),
        Page("employee_anonymize", "archived", reader="head"),
    ],
    ids=str,
)
class TestDoors(GuardedDoors):
    pass


def archive(browser, person, why="Уволилась"):
    return browser.post(reverse("employee_archive", args=[person.pk]), {"why": why})


def test_archive_closes_the_account_and_leaves_the_lists(signed_in, curator, card):
    user = make.account(card)
    theirs, browser = signed_in(user), signed_in(curator)
    answer = archive(browser, card)
    card.refresh_from_db()
    user.refresh_from_db()
    said = "Белова Мария Петровна: карточка в архиве."
    assert outcome(answer) == (302, card.get_absolute_url(), [said])
    assert (card.archived_on, user.is_active) == (make.TODAY, False)
    assert theirs.get(reverse("desk")).status_code == 302
    assert card not in browser.get(reverse("employees")).context["things"]
    (change,) = StateChange.objects.of(card)
    assert (str(change), change.by, change.why) == ("работает → в архиве", curator, "Уволилась")


def test_the_page_of_an_archived_person_says_so(signed_in, curator, archived):
    answer = signed_in(curator).get(archived.get_absolute_url())
    offered = [answer.context["main_action"], *answer.context["more_actions"]]
    assert "Карточка в архиве с 20 ноября 2026 г." in answer.text
    assert [action.title for action in offered] == ["Вернуть из архива", "Изменить карточку", "Обезличить"]


def test_open_questionnaires_are_cancelled(signed_in, curator, card):
    asked = card.questionnaires.create(bank="mentors", made_on=make.TODAY)
    archive(signed_in(curator), card)
    asked.refresh_from_db()
    assert asked.state == "cancelled"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("mentor", "Сначала выведите из банка наставников: сейчас там «в банке»."),
        ("mentee", "Сначала выведите из банка наставляемых: сейчас там «без наставника»."),
    ],
)
def test_who_is_in_a_bank_stays(signed_in, curator, request, name, said):
    person = request.getfixturevalue(name).employee
    browser, before = signed_in(curator), everything()
    answer = archive(browser, person)
    assert (refusal(answer), everything()) == ((422, {"__all__": [said]}), before)
    assert answer.context["form"]["why"].value() == "Уволилась"
    offered = browser.get(person.get_absolute_url()).context["more_actions"]
    assert [action.reason for action in offered if action.title == "В архив"] == [said]


@pytest.mark.parametrize("side", ["mentor", "mentee"])
def test_who_is_in_a_pair_stays(signed_in, curator, pair, side):
    record = pair.mentor if side == "mentor" else pair.current_mentees[0]
    type(record).objects.filter(pk=record.pk).update(state="left")
    said = "Сначала завершите или отклоните пару, в которой человек состоит."
    assert refusal(archive(signed_in(curator), record.employee)) == (422, {"__all__": [said]})


def test_who_left_the_bank_may_go(signed_in, curator, mentor, at):
    bank.leave(mentor, by=curator, at=at, why="")
    archive(signed_in(curator), mentor.employee)
    assert Employee.objects.get(pk=mentor.pk).archived_on == make.TODAY
    context = signed_in(curator).get(mentor.get_absolute_url()).context
    assert (context["main_action"], context["more_actions"], context["can_manage"]) == (None, [], False)


def test_nobody_archives_oneself(signed_in, administrator):
    said = "Себя в архив не переводят: попросите другого куратора или администратора."
    assert refusal(archive(signed_in(administrator), administrator.employee)) == (422, {"__all__": [said]})


def test_the_last_administrator_stays(curator, administrator, at):
    with pytest.raises(ImpossibleStepError, match="последний администратор"):
        employees.archive(administrator.employee, by=curator, at=at, why="Уволился")
    administrator.refresh_from_db()
    assert administrator.is_active


def test_archiving_asks_why_and_is_done_once(signed_in, curator, card, archived):
    browser, before = signed_in(curator), everything()
    assert refusal(archive(browser, card, why=" ")) == (422, {"why": ["Обязательное поле."]})
    assert (archive(browser, card).status_code, everything()) == (302, before)


def test_restore(signed_in, curator, archived):
    user = make.account(archived)
    type(user).objects.filter(pk=user.pk).update(is_active=False)
    answer = signed_in(curator).post(reverse("employee_restore", args=[archived.pk]))
    archived.refresh_from_db()
    user.refresh_from_db()
    said = "Белова Мария Петровна: карточка снова в работе."
    assert outcome(answer) == (302, archived.get_absolute_url(), [said])
    assert (archived.archived_on, user.is_active) == (None, False)
    assert [str(change) for change in StateChange.objects.of(archived)] == [
        "работает → в архиве",
        "в архиве → работает",
    ]


def test_a_curator_archives_nobody_with_a_granted_role(signed_in, curator, administrator, head):
    found = {user: archive(signed_in(user), head.employee).status_code for user in (curator, administrator)}
    assert found == {curator: 403, administrator: 302}
