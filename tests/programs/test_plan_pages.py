"""Writing the plan: rows added, copied, moved, deleted, dated, taken from the library."""

import datetime as dt

import pytest
from django.urls import reverse

from programs.forms.plan import RowForm
from programs.models import Plan, PlanRow
from programs.services import program as programs
from tests import factories as make
from tests.pages import GuardedDoors, Page, everything, filled, outcome, refusal

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

POST = ("post",)
CLOSED = "План сейчас не правится: программа передана дальше. Скопируйте написанное и обновите страницу."


@pytest.fixture
def plan(program):
    return program.plans.get()


@pytest.fixture
def first(plan):
    return plan.rows.get()


@pytest.fixture
def second(plan, first):
    return make.add_row(plan.program, position=2, number="2", task="Ритуалы")


@pytest.fixture
def sample(db):
    """A row of the library."""
    plan = Plan.objects.create(code="sample", layout=make.layout(), title="Образец плана")
    return PlanRow.objects.create(plan=plan, deficit="Из библиотеки", mentee_activity="Показать круг")


@pytest.fixture
def browser(signed_in, mentor_user):
    return signed_in(mentor_user)


def texts(plan):
    return [(row.number, row.deficit or row.task) for row in plan.rows.all()]


@pytest.mark.parametrize(
    "page",
    [
        Page("row_add", "plan", by="mentor_user", reader="mentee_user", methods=POST),
        Page("plan_library", "plan", by="mentor_user", reader="mentee_user"),
        Page("row_edit", "first", reader="head"),
        *(
            Page(f"row_{what}", "first", by="mentor_user", reader="mentee_user", methods=POST)
            for what in ("copy", "up", "down", "delete")
        ),
    ],
    ids=str,
)
class TestDoors(GuardedDoors):
    pass


def test_add(browser, plan, first):
    answer = browser.post(reverse("row_add", args=[plan.pk]))
    new = plan.rows.last()
    assert outcome(answer) == (302, f"/programs/{plan.program_id}/#row-{new.pk}", [])
    assert texts(plan) == [("1", first.deficit), ("2", "")]


def test_copy_stands_after_its_source(browser, plan, first, second):
    answer = browser.post(reverse("row_copy", args=[first.pk]))
    new = plan.rows.all()[1]
    assert outcome(answer) == (302, f"/programs/{plan.program_id}/#row-{new.pk}", ["Строка скопирована."])
    assert texts(plan) == [("1", first.deficit), ("1", first.deficit), ("2", "Ритуалы")]


@pytest.mark.parametrize(
    ("name", "thing", "numbers"),
    [
        ("row_up", "second", ["2", "1"]),
        ("row_down", "first", ["2", "1"]),
        ("row_up", "first", ["1", "2"]),
        ("row_down", "second", ["1", "2"]),
    ],
)
def test_move(browser, plan, second, request, name, thing, numbers):
    row = request.getfixturevalue(thing)
    answer = browser.post(reverse(name, args=[row.pk]))
    assert outcome(answer) == (302, f"/programs/{plan.program_id}/#row-{row.pk}", [])
    assert [number for number, _ in texts(plan)] == numbers


def test_delete(browser, plan, first, second):
    url = reverse("row_delete", args=[first.pk])
    assert outcome(browser.post(url)) == (302, f"/programs/{plan.program_id}/", ["Строка удалена."])
    assert texts(plan) == [("2", "Ритуалы")]
    assert browser.post(url).status_code == 404


def test_begun_row_is_not_deleted(browser, plan, first):
    PlanRow.objects.update(state="done")
    before = everything()
    said = "Строку уже начали: её снимают с указанием причины, а не удаляют."
    answer = browser.post(reverse("row_delete", args=[first.pk]))
    assert outcome(answer) == (302, f"/programs/{plan.program_id}/#row-{first.pk}", [said])
    assert everything() == before


@pytest.mark.parametrize("name", ["row_add", "row_copy", "row_up", "row_delete"])
def test_handed_over_plan_is_not_written(browser, program, plan, first, at, name):
    programs.offer(program, at=at)
    before = everything()
    answer = browser.post(reverse(name, args=[plan.pk if name == "row_add" else first.pk]))
    assert (answer.status_code, outcome(answer)[2], everything()) == (302, [CLOSED], before)


class TestDates:
    """What the table has no column for: the section and the dates that are watched."""

    @pytest.fixture
    def url(self, first):
        return reverse("row_edit", args=[first.pk])

    def test_works(self, browser, url, first, mentor_user):
        given = {"section": "Методика", "starts_on": "2026-12-01", "due_on": "2026-12-10"}
        answer = browser.post(url, filled(browser.get(url), **given))
        first.refresh_from_db()
        program = first.plan.program
        assert outcome(answer) == (302, f"{program.get_absolute_url()}#row-{first.pk}", ["Строка сохранена."])
        assert (first.section, first.starts_on, first.due_on) == (
            "Методика",
            dt.date(2026, 12, 1),
            dt.date(2026, 12, 10),
        )
        assert (first.deficit, first.history.first().history_user) == ("Организация утреннего круга", mentor_user)

    @pytest.mark.parametrize(
        ("field", "typed", "said"),
        [
            ("due_on", "потом", "Введите правильную дату."),
            ("due_on", "2026-11-30", "Срок кончается раньше, чем начинается."),
            ("number", "1" * 21, "Убедитесь, что это значение содержит не более 20 символов (сейчас 21)."),
        ],
    )
    def test_bad_input_is_told_beside_the_field(self, browser, url, field, typed, said):
        shown, before = filled(browser.get(url), section="Методика", starts_on="2026-12-01"), everything()
        answer = browser.post(url, shown | {field: typed})
        assert (refusal(answer), everything()) == ((422, {field: [said]}), before)
        assert (answer.context["form"]["section"].value(), answer.context["form"][field].value()) == ("Методика", typed)

    def test_concurrent_edit_is_refused(self, browser, url, first):
        shown = browser.get(url)
        PlanRow.objects.update(due_on="2026-12-10")
        before = everything()
        answer = browser.post(url, filled(shown, section="Методика"))
        assert (answer.status_code, everything()) == (422, before)
        assert "(Раздел: пусто; Выполнить до: 10.12.2026)" in refusal(answer)[1]["__all__"][0]

    def test_text_written_meanwhile_is_kept(self, mentor_user, first):
        stale = PlanRow.objects.get()
        seen = RowForm(user=mentor_user, instance=stale)["seen"].value()
        given = {"section": "Методика", "number": "1", "seen": seen}
        form = RowForm(given, user=mentor_user, instance=stale)
        PlanRow.objects.update(task="Написано в ячейке")
        assert form.is_valid()
        form.save()
        assert PlanRow.objects.values_list("section", "task").get() == ("Методика", "Написано в ячейке")

    def test_handed_over_plan_is_not_written(self, browser, url, program, at):
        shown = browser.get(url)
        programs.offer(program, at=at)
        before = everything()
        answer = browser.post(url, filled(shown, section="Поздно"))
        assert (refusal(answer), everything()) == ((422, {"__all__": [CLOSED]}), before)


class TestLibrary:
    @pytest.fixture
    def url(self, plan):
        return reverse("plan_library", args=[plan.pk])

    def test_chosen_rows_are_copied(self, browser, url, plan, first, sample):
        answer = browser.post(url, {"rows": [sample.pk]})
        new = plan.rows.last()
        assert outcome(answer) == (302, f"/programs/{plan.program_id}/#row-{new.pk}", ["Добавлено строк: 1."])
        assert texts(plan) == [("1", first.deficit), ("2", "Из библиотеки")]
        sample.refresh_from_db()
        assert (sample.plan.program, new.mentee_activity) == (None, "Показать круг")

    def test_the_same_again_is_asked_about_and_stays_ticked(self, browser, url, plan, sample):
        answers = [browser.post(url, {"rows": [sample.pk], "form_key": key}) for key in ("one", "another")]
        assert ([answer.status_code for answer in answers], plan.rows.count()) == ([302, 422], 2)
        assert "Точно такая запись уже создана" in answers[1].text
        assert f'value="{sample.pk}" checked' in answers[1].text

    def test_page_shows_the_samples_of_the_layout(self, browser, url, sample):
        shown = browser.get(url).context["samples"]
        assert [(plan.title, [row.deficit for row, _ in part["lines"]]) for plan, (part,) in shown] == [
            ("Образец плана", ["Из библиотеки"])
        ]

    def test_without_samples_it_says_so(self, browser, url):
        assert "Для этой формы плана образцов нет" in browser.get(url).text

    def test_nothing_chosen_is_told(self, browser, url, sample):
        answer = browser.post(url)
        said = "Отметьте хотя бы одну строку."
        assert (refusal(answer), said in answer.text) == ((422, {"rows": [said]}), True)

    def test_rows_of_programs_are_not_taken(self, browser, url, first, sample):
        before = everything()
        answer = browser.post(url, {"rows": [first.pk]})
        assert (answer.status_code, list(refusal(answer)[1]), everything()) == (422, ["rows"], before)

    def test_handed_over_plan_is_not_written(self, browser, url, program, sample, at):
        programs.offer(program, at=at)
        before = everything()
        answer = browser.post(url, {"rows": [sample.pk]})
        assert (refusal(answer), everything()) == ((422, {"__all__": [CLOSED]}), before)
