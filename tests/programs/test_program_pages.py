"""Программы: the list, the page with its tabs, the note, each step of the road, the papers."""

import datetime as dt

import pytest
from django.urls import reverse

from documents.views.papers import DOCX
from programs.forms.program import NoteForm
from programs.models import PlanLayout, Program
from programs.services import program as programs
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

READ = ("get",)
PAIR = "Дорошенко М.П. → Савельева М.П."


@pytest.fixture
def approved_program(checked_program, head, at):
    """Approved before its term has begun."""
    Program.objects.update(starts_on=dt.date(2026, 12, 1))
    programs.approve(checked_program, on=make.TODAY, by=head, at=at)
    checked_program.refresh_from_db()
    return checked_program


@pytest.fixture
def changed_program(running_program, curator, at):
    programs.change(running_program, by=curator, at=at, why="Новый срок")
    running_program.refresh_from_db()
    return running_program


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
        ("acknowledged_program", "curator", "Проверено", ["Вернуть на доработку"]),
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
    shown = plan.context["plans"][0]["sections"][0][1][0]
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
    assert [version.number for version in history.context["versions"]] == [1]


class TestStarting:
    @pytest.fixture
    def browser(self, signed_in, mentor_user):
        return signed_in(mentor_user)

    @pytest.fixture
    def url(self, active_pair):
        return reverse("program_add", args=[active_pair.pk])

    @pytest.fixture
    def given(self):
        return {"title": "Утренний круг", "layout": make.layout().pk, "from_deficits": "on"}

    @pytest.mark.history
    def test_works(self, browser, url, given, active_pair, mentor_user):
        answer = browser.post(url, given)
        program = Program.objects.get()
        said = "Программа начата: заполните план и пояснительную записку."
        assert outcome(answer) == (302, program.get_absolute_url(), [said])
        assert (program.pair, program.title, program.state, program.version) == (
            active_pair,
            "Утренний круг",
            "draft",
            1,
        )
        assert [row.deficit for row in program.plans.get().rows.all()] == ["Организация утреннего круга"]
        assert program.history.earliest().history_user == mentor_user

    def test_second_time_is_refused(self, browser, url, given):
        browser.post(url, given)
        before = everything()
        said = "У этой пары программа уже есть."
        assert (refusal(browser.post(url, given)), everything()) == ((422, {"__all__": [said]}), before)

    def test_pair_without_an_order_is_refused(self, signed_in, curator, checked_pair, given):
        answer = signed_in(curator).post(reverse("program_add", args=[checked_pair.pk]), given)
        said = "Программу пишут для действующей пары: сначала нужен подписанный приказ."
        assert (refusal(answer), Program.objects.count()) == ((422, {"__all__": [said]}), 0)

    @pytest.mark.parametrize(("field", "typed"), [("title", " "), ("title", "я" * 301), ("layout", "999")])
    def test_bad_input_is_told_beside_the_field(self, browser, url, given, field, typed):
        answer = browser.post(url, given | {field: typed})
        assert (answer.status_code, list(refusal(answer)[1]), Program.objects.count()) == (422, [field], 0)
        assert answer.context["form"][field].value() == typed

    def test_layout_of_another_organization_is_not_offered(self, browser, url, given, school):
        make.layout()
        strange = PlanLayout.objects.create(
            organization=school, code="strange", title="Чужая", plan_title="План", columns=make.layout().columns
        )
        shown, answer = browser.get(url), browser.post(url, given | {"layout": strange.pk})
        assert ("Чужая" in shown.text, list(refusal(answer)[1])) == (False, ["layout"])


class TestNote:
    @pytest.fixture
    def browser(self, signed_in, mentor_user):
        return signed_in(mentor_user)

    @pytest.fixture
    def url(self, program):
        return reverse("program_note_edit", args=[program.pk])

    @pytest.mark.history
    def test_works(self, browser, url, program, mentor_user):
        given = {"goal": "Новая цель", "directions": [make.direction().pk], "mode": "mixed", "ends_on": "2027-04-30"}
        answer = browser.post(url, filled(browser.get(url), **given))
        program.refresh_from_db()
        assert outcome(answer) == (302, reverse("program_note", args=[program.pk]), ["Записка сохранена."])
        assert (program.goal, program.mode, program.ends_on, program.tasks) == (
            "Новая цель",
            "mixed",
            dt.date(2027, 4, 30),
            "Провести десять кругов",
        )
        assert program.history.first().history_user == mentor_user

    @pytest.mark.parametrize(("reason", "warned"), [("", True), ("Скоростное наставничество", False)])
    def test_unusual_term_is_a_warning_never_a_block(self, browser, url, reason, warned):
        answer = browser.post(url, filled(browser.get(url), ends_on="2026-11-20", term_reason=reason))
        warning = "Срок короче 3 месяцев или дольше года: напишите почему, иначе программу не передать дальше."
        assert outcome(answer)[2] == ["Записка сохранена." + f" {warning}" * warned]

    @pytest.mark.parametrize(
        ("field", "typed", "said"),
        [
            ("ends_on", "2026-11-19", "Окончание раньше начала."),
            ("starts_on", "", "Обязательное поле."),
            ("mode", "phone", "Выберите корректный вариант. phone нет среди допустимых значений."),
            ("title", "я" * 301, "Убедитесь, что это значение содержит не более 300 символов (сейчас 301)."),
        ],
    )
    def test_bad_input_is_told_beside_the_field(self, browser, url, field, typed, said):
        shown, before = filled(browser.get(url)), everything()
        answer = browser.post(url, shown | {field: typed, "conditions": "Тихий час"})
        assert (refusal(answer), everything()) == ((422, {field: [said]}), before)
        assert ("Тихий час" in answer.text, answer.context["form"][field].value()) == (True, typed)

    def test_concurrent_edit_is_refused(self, browser, url):
        shown = browser.get(url)
        Program.objects.update(goal="Цель куратора", mode="online")
        before = everything()
        answer = browser.post(url, filled(shown, goal="Цель наставника"))
        assert (answer.status_code, everything()) == (422, before)
        assert "(Режим работы: онлайн; Цель: Цель куратора)" in refusal(answer)[1]["__all__"][0]
        assert answer.context["form"]["goal"].value() == "Цель наставника"

    def test_handed_over_note_is_not_written(self, browser, url, program, at):
        shown = browser.get(url)
        programs.offer(program, at=at)
        before = everything()
        answer = browser.post(url, filled(shown, goal="Поздно"))
        said = "Программа сейчас не правится: она передана дальше. Обновите страницу."
        assert (refusal(answer), everything()) == ((422, {"__all__": [said]}), before)
        assert answer.context["form"]["goal"].value() == "Поздно"

    def test_writing_does_not_undo_a_step_taken_meanwhile(self, mentor_user, program, at):
        stale = Program.objects.get()
        given = filled_form(NoteForm(user=mentor_user, instance=stale)) | {"goal": "Поздно"}
        programs.offer(program, at=at)
        form = NoteForm(given, user=mentor_user, instance=stale)
        assert form.is_valid()
        assert (stale.offered_at, stale.is_writable) == (at, False)


def filled_form(form):
    return {bound.html_name: bound.value() for bound in form if bound.value() is not None}


@pytest.mark.history
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
            ("completed", "published", ""),
        ],
        422,
    ),
    (
        "program_publish",
        "completed_program",
        "curator",
        {},
        "Результат опубликован.",
        [("forbidden", "allowed", ""), ("allowed", "published", ""), ("completed", "published", "")],
        302,
    ),
    (
        "program_unpublish",
        "published_program",
        "curator",
        WHY,
        "Публикация снята.",
        [("published", "removed", "Надо"), ("published", "completed", "Надо")],
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
    assert program.state == moved[-1][1]
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


class TestPapers:
    def test_approved_version_is_given_as_it_was(self, signed_in, mentee_user, changed_program):
        Program.objects.update(goal="Новая цель")
        browser, pk = signed_in(mentee_user), changed_program.pk
        kept = changed_program.approved_versions.get()
        assert browser.get(reverse("program_version_pdf", args=[pk, 1])).content == b"%PDF-kept"
        preview = browser.get(reverse("program_preview", args=[pk])).text
        assert ("Новая цель" in kept.html, "Новая цель" in preview) == (False, True)

    def test_running_program_is_printed_as_approved(self, signed_in, mentor_user, running_program):
        Program.objects.update(goal="Новая цель")
        browser, pk = signed_in(mentor_user), running_program.pk
        assert browser.get(reverse("program_pdf", args=[pk])).content == b"%PDF-kept"
        kept = running_program.approved_versions.get().html
        assert browser.get(reverse("program_preview", args=[pk])).text == kept

    @pytest.mark.parametrize("name", ["program_version_pdf", "program_version_docx"])
    @pytest.mark.parametrize("number", [0, 2])
    def test_version_that_was_not_approved_is_not_found(self, signed_in, curator, changed_program, name, number):
        url = reverse(name, args=[changed_program.pk, number])
        assert signed_in(curator).get(url).status_code == 404

    def test_docx(self, signed_in, mentor_user, program):
        answer = signed_in(mentor_user).get(reverse("program_docx", args=[program.pk]))
        assert (answer["Content-Type"], answer.content[:2]) == (DOCX, b"PK")
        assert answer["Content-Disposition"].startswith("attachment; filename*=UTF-8''%D0%9F")
