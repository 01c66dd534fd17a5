"""The rows of a plan."""

import datetime as dt

import pytest

from mentoring.exceptions import ImpossibleStepError
from mentoring.models import StateChange, User
from programs.enums import RowState
from programs.models import Plan, PlanRow, Program
from programs.services import plan as plans
from tests import factories as make
from tests.factories import AT, TODAY


def texts(plan: Plan) -> list[str]:
    return [row.deficit for row in plan.rows.all()]


@pytest.fixture
def plan(program: Program) -> Plan:
    return program.plans.get()


@pytest.fixture
def draft_row(program: Program) -> PlanRow:
    return make.row_of(program)


def test_a_cell_is_written_as_typed(draft_row: PlanRow) -> None:
    written = plans.write_cell(draft_row, field="mentee_activity", was="", value="Ведёт круг\r\n– записывает ответы ")
    assert written.mentee_activity == "Ведёт круг\n– записывает ответы"


def test_another_text_is_not_overwritten(draft_row: PlanRow) -> None:
    plans.write_cell(draft_row, field="term", was="", value="октябрь")
    with pytest.raises(plans.CellConflictError) as conflict:
        plans.write_cell(draft_row, field="term", was="", value="ноябрь")
    draft_row.refresh_from_db()
    assert (conflict.value.now, draft_row.term) == ("октябрь", "октябрь")


def test_two_people_in_two_cells_lose_nothing(draft_row: PlanRow) -> None:
    plans.write_cell(draft_row, field="term", was="", value="октябрь")
    plans.write_cell(draft_row, field="mentee_activity", was="", value="Ведёт круг")
    draft_row.refresh_from_db()
    assert (draft_row.term, draft_row.mentee_activity) == ("октябрь", "Ведёт круг")


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("number", "1" * 21, "больше 20 знаков"),
        ("section", "я " * 501, "больше 1000 знаков"),
    ],
)
def test_a_text_that_does_not_fit_is_refused(draft_row: PlanRow, field: str, value: str, sentence: str) -> None:
    with pytest.raises(ImpossibleStepError, match=sentence):
        plans.write_cell(draft_row, field=field, was=getattr(draft_row, field), value=value)


def test_rows_are_added_copied_moved_and_deleted(plan: Plan, draft_row: PlanRow) -> None:
    last = plans.add_row(plan)
    plans.write_cell(last, field="deficit", was="", value="Второй")
    last.refresh_from_db()
    copy = plans.add_row(plan, after=draft_row, source=last)
    assert texts(plan) == ["Организация утреннего круга", "Второй", "Второй"]
    plans.delete_row(copy)
    plans.move_row(last, up=True)
    assert texts(plan) == ["Второй", "Организация утреннего круга"]
    plans.move_row(last, up=True)
    assert texts(plan) == ["Второй", "Организация утреннего круга"]


@pytest.mark.parametrize("state", [RowState.ACCEPTED, RowState.DROPPED])
def test_a_closed_row_of_a_program_in_writing_is_not_edited(program: Program, draft_row: PlanRow, state: str) -> None:
    """The caller has the row as it was: what counts is how it is now."""
    PlanRow.objects.update(state=state)
    draft_row.section = "Методика"
    with pytest.raises(ImpossibleStepError, match="уже принята или снята"):
        plans.edit_row(draft_row, fields=["section"])
    assert (program.is_writable, PlanRow.objects.get().section) == (True, "")


def test_of_an_edited_row_only_the_fields_are_saved(draft_row: PlanRow) -> None:
    PlanRow.objects.update(term="октябрь")
    draft_row.section = "Методика"
    plans.edit_row(draft_row, fields=["section"])
    assert PlanRow.objects.values_list("section", "term").get() == ("Методика", "октябрь")


def test_a_plan_is_added_and_an_empty_one_deleted(program: Program, plan: Plan, draft_row: PlanRow) -> None:
    second = plans.add_plan(program, layout=plan.layout)
    assert (second.title, second.position) == ("План мероприятий", 2)
    plans.delete_plan(second)
    with pytest.raises(ImpossibleStepError, match="В плане есть строки"):
        plans.delete_plan(plan)
    assert list(program.plans.all()) == [plan]


def test_rows_come_from_the_library_without_their_state(plan: Plan) -> None:
    sample = Plan.objects.create(layout=plan.layout, code="lib", title="Методика")
    source = PlanRow.objects.create(
        plan=sample, number="7", deficit="Планирование", actual_result="не копируется", due_on=TODAY
    )
    (row,) = plans.add_from_library(plan, rows=[source])
    assert (row.number, row.deficit, row.actual_result, row.due_on, row.state) == (
        "2",
        "Планирование",
        "",
        None,
        "planned",
    )


def test_the_mentee_does_and_the_mentor_accepts(row: PlanRow, mentor_user: User, mentee_user: User) -> None:
    plans.mark_done(row, result=" Круг идёт 12 минут ", by=mentee_user, at=AT)
    plans.accept(row, by=mentor_user, at=AT)
    row.refresh_from_db()
    assert (row.state, row.actual_result) == (RowState.ACCEPTED, "Круг идёт 12 минут")
    assert [(str(change), change.by) for change in StateChange.objects.of(row)] == [
        ("запланировано → выполнено", mentee_user),
        ("выполнено → принято", mentor_user),
    ]


def test_a_row_comes_back_with_a_remark(row: PlanRow, mentor_user: User, mentee_user: User) -> None:
    plans.mark_done(row, result="Готово", by=mentee_user, at=AT)
    plans.give_back(row, by=mentor_user, at=AT, why="Нет конспекта")
    row.refresh_from_db()
    assert row.state == RowState.IN_PROGRESS
    with pytest.raises(ImpossibleStepError, match="отмеченную выполненной"):
        plans.give_back(row, by=mentor_user, at=AT, why="")


def test_done_asks_what_came_of_it(row: PlanRow, mentee_user: User) -> None:
    with pytest.raises(ImpossibleStepError, match="одной фразой"):
        plans.mark_done(row, result="  ", by=mentee_user, at=AT)


def test_a_row_gets_a_later_term(row: PlanRow, mentor_user: User) -> None:
    later = TODAY + dt.timedelta(days=20)
    plans.postpone(row, due_on=later, by=mentor_user, at=AT, why="Каникулы")
    row.refresh_from_db()
    assert (row.state, row.due_on, row.is_overdue(TODAY)) == (RowState.POSTPONED, later, False)


def test_an_accepted_row_stays(row: PlanRow, mentor_user: User, mentee_user: User) -> None:
    plans.mark_done(row, result="Готово", by=mentee_user, at=AT)
    plans.accept(row, by=mentor_user, at=AT)
    with pytest.raises(ImpossibleStepError):
        plans.drop(row, by=mentor_user, at=AT, why="")
    with pytest.raises(ImpossibleStepError, match="только невыполненную"):
        plans.postpone(row, due_on=TODAY, by=mentor_user, at=AT, why="")


def test_rows_of_a_draft_are_not_worked_on(draft_row: PlanRow, mentee_user: User) -> None:
    with pytest.raises(ImpossibleStepError, match="пока программа реализуется"):
        plans.mark_done(draft_row, result="Готово", by=mentee_user, at=AT)


def test_overdue_is_open_and_late(row: PlanRow) -> None:
    row.due_on = TODAY - dt.timedelta(days=1)
    row.save()
    assert list(PlanRow.objects.overdue_on(TODAY)) == [row]
    assert not PlanRow.objects.overdue_on(TODAY - dt.timedelta(days=1)).exists()
