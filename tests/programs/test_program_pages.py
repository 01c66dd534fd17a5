"""Программы: the list, the page with its tabs, the note, each step of the road, the papers."""

import pytest
from django.urls import reverse

from programs.models import Program
from tests import factories as make
from tests.pages import (
    Doors,
    EveryPage,
    GuardedDoors,
    Page,
)

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

READ = ("get",)
PAIR = "Дорошенко М.П. → Савельева М.П."


@pytest.mark.parametrize("page", [Page("programs", methods=READ), Page("programs", by="mentee_user", methods=READ)])
class TestList(EveryPage):
    pass


@pytest.mark.parametrize(
    "page",
    [
        Page("program", "program", by="council", methods=READ),
        Page("program_note", "program", by="mentee_user", methods=READ),
        Page("program_history", "program", by="mentor_user", methods=READ),
        Page("program_preview", "program", by="mentee_user", methods=READ),
        Page("program_pdf", "running_program", by="head", methods=READ),
        Page("program_version_pdf", "running_program", by="mentee_user", methods=READ, more=(1,)),
    ],
    ids=str,
)
class TestReading(Doors):
    pass


@pytest.mark.parametrize(
    "page",
    [
        Page("program_add", "active_pair", by="mentor_user", reader="mentee_user"),
        Page("program_add", "active_pair", reader="head"),
        Page("program_note_edit", "program", by="mentor_user", reader="mentee_user"),
        Page("program_offer", "program", by="mentor_user", reader="mentee_user"),
        Page("program_recall", "program", reader="head"),
        Page("program_acknowledge", "program", by="mentee_user", reader="mentor_user"),
        Page("program_send_back", "program", by="mentee_user", reader="mentor_user"),
        Page("program_send_back", "program", by="head"),
        Page("program_check", "program", reader="head"),
        Page("program_approve", "program", by="head", reader="curator"),
        Page("program_run", "program", by="mentor_user", reader="mentee_user"),
        Page("program_change", "program", by="mentor_user", reader="head"),
        Page("program_complete", "program", reader="mentor_user"),
        Page("program_publish", "program", reader="head"),
        Page("program_unpublish", "program", reader="mentor_user"),
    ],
    ids=str,
)
class TestDoing(GuardedDoors):
    pass


@pytest.mark.parametrize("name", ["program", "program_note", "program_pdf", "program_preview", "program_offer"])
def test_mentor_of_another_pair_learns_nothing(signed_in, program, curator, name):
    other = make.account(make.mentor(make.employee(program.organization), by=curator).employee)
    assert signed_in(other).get(reverse(name, args=[program.pk])).status_code == 404


@pytest.mark.parametrize(
    ("role", "asked", "found"),
    [
        ("council", {}, True),
        ("mentee_user", {}, True),
        ("stranger", {}, False),
        ("curator", {"q": "ДОРОШ"}, True),
        ("curator", {"q": "савель", "state": "draft"}, True),
        ("curator", {"q": "синиц"}, False),
        ("curator", {"state": "running"}, False),
    ],
)
def test_list_shows_and_searches(signed_in, program, request, role, asked, found):
    answer = signed_in(request.getfixturevalue(role)).get(reverse("programs"), asked)
    assert list(answer.context["things"]) == ([program] if found else [])


def test_empty_list_says_what_to_do_first(signed_in, mentor_user):
    assert "Программ пока нет" in signed_in(mentor_user).get(reverse("programs")).text


@pytest.mark.parametrize(
    ("thing", "role", "main", "more"),
    [
        ("program", "mentor_user", "Передать на ознакомление", []),
        ("program", "mentee_user", None, []),
        ("offered_program", "mentee_user", "Ознакомиться", ["Вернуть с замечаниями"]),
        ("offered_program", "mentor_user", "Забрать на доработку", []),
        (
            "acknowledged_program",
            "curator",
            "Проверено",
            ["Вернуть на доработку", "Оформление", "Вынести на заседание"],
        ),
        ("checked_program", "head", "Утвердить", ["Вернуть на доработку"]),
        ("checked_program", "mentor_user", None, []),
        ("approved_program", "mentor_user", "Начать реализацию", ["Изменить программу"]),
        ("running_program", "mentee_user", None, []),
        ("running_program", "mentor_user", None, ["Изменить программу"]),
        ("running_program", "curator", None, ["Завершить", "Изменить программу"]),
        ("closed_program", "curator", "Завершить", ["Изменить программу"]),
        ("changed_program", "mentor_user", "Передать на ознакомление", []),
        ("completed_program", "curator", "Опубликовать результат", []),
        ("published_program", "curator", None, ["Снять с публикации"]),
        ("published_program", "head", None, []),
    ],
)
def test_page_offers_what_is_possible(signed_in, request, thing, role, main, more):
    program, user = request.getfixturevalue(thing), request.getfixturevalue(role)
    context = signed_in(user).get(program.get_absolute_url()).context
    found = context["main_action"].title if context["main_action"] else None
    assert (found, [action.title for action in context["more_actions"]]) == (main, more)


def test_page_says_what_a_program_lacks(signed_in, mentor_user, program):
    Program.objects.update(goal="", ends_on=program.starts_on)
    actions = signed_in(mentor_user).get(program.get_absolute_url()).context["more_actions"]
    assert [action.reason for action in actions] == [
        "В пояснительной записке нет цели или задач. Срок короче 3 месяцев или дольше года: напишите в записке почему."
    ]


@pytest.mark.parametrize(
    ("thing", "role", "writable"),
    [
        ("program", "mentor_user", True),
        ("program", "curator", True),
        ("program", "mentee_user", False),
        ("offered_program", "mentor_user", False),
        ("running_program", "curator", False),
        ("changed_program", "mentor_user", True),
    ],
)
def test_plan_is_written_by_whom_and_when(signed_in, request, thing, role, writable):
    program, user = request.getfixturevalue(thing), request.getfixturevalue(role)
    browser = signed_in(user)
    plan, note = browser.get(program.get_absolute_url()), browser.get(reverse("program_note", args=[program.pk]))
    assert (plan.context["writable"], note.context["writable"]) == (writable, writable)
    assert ("<textarea" in plan.text, "Править записку" in note.text) == (writable, writable)


def test_tabs(signed_in, head, running_program):
    browser, names = signed_in(head), ("program", "program_note", "program_history")
    plan, note, history = (browser.get(reverse(name, args=[running_program.pk])) for name in names)
    shown = plan.context["plans"][0]["sections"][0].lines[0]
    assert [(cell.column.title, cell.text) for cell in shown.cells] == [
        ("Дефициты", "Организация утреннего круга"),
        ("Деятельность наставляемого", ""),
        ("Сроки", ""),
    ]
    assert note.context["note"] == [("Цель", "Освоить утренний круг"), ("Задачи", "Провести десять кругов")]
    assert [line.what for line in history.context["history"]] == [
        "утверждена → реализуется",
        "проверена куратором → утверждена",
        "наставляемый ознакомлен → проверена куратором",
        "черновик → наставляемый ознакомлен",
    ]
    assert [version.paper.number for version in history.context["versions"]] == [1]
