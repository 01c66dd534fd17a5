"""Each step of a program's road, and what it asks for."""

import pytest
from django.urls import reverse

from mentoring.exceptions import ImpossibleStepError
from mentoring.models import StateChange
from programs.enums import ProgramState
from programs.models import Program
from programs.services import program as programs
from tests import factories as make
from tests.pages import (
    changes_of,
    everything,
    outcome,
    refusal,
)

pytestmark = [
    pytest.mark.without("counts", reason="asks what the page itself says"),
    pytest.mark.without("pdf", reason="many papers are frozen, and none is read"),
]


def test_offer(signed_in, mentor_user, program, at):
    answer = signed_in(mentor_user).post(reverse("program_offer", args=[program.pk]))
    program.refresh_from_db()
    assert outcome(answer) == (302, program.get_absolute_url(), ["Программа передана на ознакомление."])
    assert (program.state, program.offered_at, program.history.first().history_user) == ("draft", at, mentor_user)


def test_offering_an_unfinished_program_says_all_it_lacks(signed_in, mentor_user, program):
    Program.objects.update(tasks="", ends_on=program.starts_on)
    program.plans.get().rows.all().delete()
    browser = signed_in(mentor_user)
    before = everything()
    answer = browser.post(reverse("program_offer", args=[program.pk]))
    assert (refusal(answer)[1]["__all__"], everything()) == (
        [
            "В пояснительной записке нет цели или задач.",
            "В плане нет ни одной строки.",
            "Срок короче 3 месяцев или дольше года: напишите в записке почему.",
        ],
        before,
    )


def test_recall(signed_in, mentor_user, offered_program):
    answer = signed_in(mentor_user).post(reverse("program_recall", args=[offered_program.pk]))
    offered_program.refresh_from_db()
    said = "Программа снова у вас: её можно править."
    assert outcome(answer) == (302, offered_program.get_absolute_url(), [said])
    assert offered_program.is_writable


def test_mentee_sends_back_and_the_remarks_are_kept(signed_in, mentee_user, mentor_user, offered_program):
    url = reverse("program_send_back", args=[offered_program.pk])
    answer = signed_in(mentee_user).post(url, {"why": "Слишком много кругов"})
    offered_program.refresh_from_db()
    assert outcome(answer) == (302, offered_program.get_absolute_url(), ["Программа возвращена с замечаниями."])
    assert offered_program.is_writable
    assert changes_of(offered_program) == [("draft", "draft", mentee_user, "Слишком много кругов")]
    shown = signed_in(mentor_user).get(reverse("program_history", args=[offered_program.pk]))
    assert [(line.what, line.why) for line in shown.context["history"]] == [("черновик", "Слишком много кругов")]


DONE = {"result": "Круг проходит каждый день"}


WHY = {"why": "Надо"}


STEPS = [
    (
        "program_acknowledge",
        "offered_program",
        "mentee_user",
        {},
        "Ознакомление записано.",
        [("draft", "acknowledged", "")],
        422,
    ),
    (
        "program_check",
        "acknowledged_program",
        "curator",
        {},
        "Программа проверена и ждёт утверждения.",
        [("acknowledged", "checked", "")],
        302,
    ),
    (
        "program_send_back",
        "acknowledged_program",
        "mentee_user",
        WHY,
        "Программа возвращена с замечаниями.",
        [("acknowledged", "draft", "Надо")],
        422,
    ),
    (
        "program_send_back",
        "checked_program",
        "head",
        WHY,
        "Программа возвращена с замечаниями.",
        [("checked", "draft", "Надо")],
        422,
    ),
    (
        "program_approve",
        "checked_program",
        "head",
        {},
        "Программа утверждена. Её можно печатать с грифом утверждения.",
        [("checked", "approved", ""), ("approved", "running", "")],
        422,
    ),
    (
        "program_run",
        "approved_program",
        "mentor_user",
        {},
        "Программа реализуется.",
        [("approved", "running", "")],
        302,
    ),
    (
        "program_change",
        "running_program",
        "mentor_user",
        WHY,
        "Открыта новая редакция.",
        [("running", "changed", "Надо")],
        302,
    ),
    (
        "program_complete",
        "closed_program",
        "curator",
        DONE,
        "Программа завершена. Опубликовать результат можно позже.",
        [("running", "completed", "")],
        422,
    ),
    (
        "program_complete",
        "closed_program",
        "curator",
        DONE | {"publish": "on"},
        "Программа завершена, результат опубликован на сайте.",
        [
            ("running", "completed", ""),
            ("forbidden", "allowed", ""),
            ("allowed", "published", ""),
        ],
        422,
    ),
    (
        "program_publish",
        "completed_program",
        "curator",
        {},
        "Результат опубликован.",
        [("forbidden", "allowed", ""), ("allowed", "published", "")],
        302,
    ),
    (
        "program_unpublish",
        "published_program",
        "curator",
        WHY,
        "Публикация снята.",
        [("published", "removed", "Надо")],
        422,
    ),
]


@pytest.mark.parametrize(("name", "thing", "role", "given", "said", "moved", "again"), STEPS)
def test_step(signed_in, request, name, thing, role, given, said, moved, again):
    program, user = request.getfixturevalue(thing), request.getfixturevalue(role)
    browser, url, old = signed_in(user), reverse(name, args=[program.pk]), len(changes_of(program))
    assert outcome(browser.post(url, given)) == (302, program.get_absolute_url(), [said])
    assert changes_of(program)[old:] == [(was, to, user, why) for was, to, why in moved]
    program.refresh_from_db()
    assert moved[-1][1] in {program.state, program.publication}
    before = everything()
    assert (browser.post(url, given).status_code, everything()) == (again, before)


def test_second_approval_before_the_term_changes_nothing(signed_in, head, approved_program):
    browser = signed_in(head)
    before = everything()
    answer = browser.post(reverse("program_approve", args=[approved_program.pk]))
    assert (answer.status_code, everything()) == (302, before)


@pytest.mark.parametrize(
    ("name", "thing", "role", "given"),
    [
        ("program_offer", "offered_program", "mentor_user", {}),
        ("program_recall", "acknowledged_program", "mentor_user", {}),
        ("program_acknowledge", "program", "mentee_user", {}),
        ("program_send_back", "program", "curator", WHY),
        ("program_send_back", "running_program", "curator", WHY),
        ("program_check", "offered_program", "curator", {}),
        ("program_approve", "acknowledged_program", "head", {}),
        ("program_run", "changed_program", "mentor_user", {}),
        ("program_change", "checked_program", "mentor_user", WHY),
        ("program_complete", "running_program", "curator", DONE),
        ("program_complete", "published_program", "curator", DONE),
        ("program_publish", "closed_program", "curator", {}),
        ("program_unpublish", "completed_program", "curator", WHY),
    ],
)
def test_step_out_of_turn_is_refused(signed_in, request, name, thing, role, given):
    program, browser = request.getfixturevalue(thing), signed_in(request.getfixturevalue(role))
    before = everything()
    answer = browser.post(reverse(name, args=[program.pk]), given)
    assert (answer.status_code, list(refusal(answer)[1]), everything()) == (422, ["__all__"], before)


@pytest.mark.parametrize("name", ["program_send_back", "program_change", "program_unpublish"])
def test_reason_is_asked_for(signed_in, curator, offered_program, name):
    browser = signed_in(curator)
    before = everything()
    answer = browser.post(reverse(name, args=[offered_program.pk]), {"why": " "})
    assert (refusal(answer), everything()) == ((422, {"why": ["Обязательное поле."]}), before)


def test_result_is_asked_for(signed_in, curator, closed_program):
    answer = signed_in(curator).post(reverse("program_complete", args=[closed_program.pk]), {"publish": "on"})
    closed_program.refresh_from_db()
    assert (refusal(answer), closed_program.state) == ((422, {"result": ["Обязательное поле."]}), "running")


class TestOwnProgram:
    """A head who mentors: another approves the program, or the reason is told and kept."""

    @pytest.fixture
    def browser(self, signed_in, mentor_user, head):
        make.acting_head(mentor_user.employee)
        return signed_in(mentor_user)

    def test_asks_for_the_reason_and_keeps_it(self, browser, checked_program):
        url = reverse("program_approve", args=[checked_program.pk])
        assert "Вы наставник этой программы" in browser.get(url).text
        assert list(refusal(browser.post(url))[1]) == ["why"]
        browser.post(url, {"why": "Другого руководителя нет"})
        approved = StateChange.objects.of(checked_program).get(to_state=ProgramState.APPROVED)
        assert approved.why == "Другого руководителя нет"

    def test_is_not_approved_by_the_own_order_unsaid(self, checked_program, mentor_user):
        make.acting_head(mentor_user.employee)
        with pytest.raises(ImpossibleStepError, match="наставник этой программы – вы"):
            programs.approve(checked_program, on=make.TODAY, by=mentor_user, at=make.AT)
