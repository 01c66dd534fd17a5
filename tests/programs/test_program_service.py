"""The road of a program."""

import contextlib
import datetime as dt

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, transaction

from mentoring.enums import ConsentKind
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Organization, Pair, StateChange, User
from programs.enums import ProgramState, PublicationState, RowState
from programs.models import ApprovedVersion, PlanRow, Program
from programs.papers import program_html
from programs.services import plan as plans
from programs.services import program as programs
from tests import factories as make
from tests.factories import AT, TODAY


def completed(program: Program, row: PlanRow, mentor: User, mentee: User, curator: User) -> Program:
    plans.mark_done(row, result="Круг идёт 12 минут", by=mentee, at=AT)
    plans.accept(row, by=mentor, at=AT)
    return programs.complete(program, result="Круги проходят сами", on=TODAY, by=curator, at=AT)


def test_a_program_starts_with_the_deficits(program: Program) -> None:
    assert (program.state, program.version, program.starts_on) == (ProgramState.DRAFT, 1, TODAY)
    assert [row.deficit for row in PlanRow.objects.filter(plan__program=program)] == ["Организация утреннего круга"]
    assert [str(direction) for direction in program.directions.all()] == ["методическое"]


def test_a_pair_has_one_program(program: Program, active_pair: Pair) -> None:
    with pytest.raises(ImpossibleStepError, match="программа уже есть"):
        make.written_program(active_pair)


def test_a_program_needs_a_pair_in_force(checked_pair: Pair) -> None:
    with pytest.raises(ImpossibleStepError, match="для действующей пары"):
        make.written_program(checked_pair)


def test_the_note_of_an_offered_program_is_not_written(program: Program) -> None:
    """The caller has the program as it was before it was handed over."""
    programs.offer(Program.objects.get(), at=AT)
    program.goal = "Другая цель"
    with pytest.raises(ImpossibleStepError, match="сейчас не правится"):
        programs.write_note(program, fields=["goal"], directions=[])
    kept = Program.objects.get()
    assert (kept.goal == program.goal, [str(direction) for direction in kept.directions.all()]) == (
        False,
        ["методическое"],
    )


def test_an_empty_program_is_not_offered(program: Program) -> None:
    Program.objects.update(goal=" ")
    PlanRow.objects.all().delete()
    with pytest.raises(ImpossibleStepError) as refusal:
        programs.offer(program, at=AT)
    assert refusal.value.sentences == [
        "В пояснительной записке нет цели или задач.",
        "В плане нет ни одной строки.",
    ]


@pytest.mark.parametrize(("days", "unusual"), [(1, True), (60, True), (89, False), (365, False), (400, True)])
def test_an_unusual_term_asks_for_its_reason(days: int, *, unusual: bool) -> None:
    last_day = TODAY + dt.timedelta(days=days - 1)
    for of_program, of_pair in ((last_day, dt.date.max), (dt.date.max, last_day)):
        program = Program(starts_on=TODAY, ends_on=of_program, pair=Pair(ends_on=of_pair))
        assert program.term_is_unusual() is unusual


def test_the_road_to_running(running_program: Program, curator: User, head: User) -> None:
    assert running_program.state == ProgramState.RUNNING
    assert [(str(change), change.by) for change in StateChange.objects.of(running_program)][1:] == [
        ("наставляемый ознакомлен → проверена куратором", curator),
        ("проверена куратором → утверждена", head),
        ("утверждена → реализуется", head),
    ]


@pytest.mark.django_db
def test_the_history_says_that_the_publication_is_meant() -> None:
    of_program = ContentType.objects.get_for_model(Program)
    step = StateChange(content_type=of_program, field="publication", from_state="allowed", to_state="published")
    assert str(step) == "Публикация: разрешена → опубликована"


def test_an_offered_program_is_not_written(program: Program) -> None:
    programs.offer(program, at=AT)
    row = make.row_of(program)
    with pytest.raises(ImpossibleStepError, match="План сейчас не правится"):
        plans.write_cell(row, field="term", was="", value="май")
    programs.recall(program)
    assert plans.write_cell(row, field="term", was="", value="май").term == "май"


def test_all_mentees_of_a_group_acknowledge(kindergarten: Organization, curator: User, head: User) -> None:
    mentor = make.mentor(make.employee(kindergarten), by=curator)
    mentees = [make.mentee(make.employee(kindergarten), by=curator) for _ in range(2)]
    users = [make.account(mentee.employee) for mentee in mentees]
    pair = make.checked_pair(mentor, *mentees, by=curator)
    make.signed_order(make.draft_order(pair, by=curator), by=head)
    program = make.written_program(pair)
    programs.offer(program, at=AT)
    states = [programs.acknowledge(program, by=user, at=AT).state for user in users]
    assert states == [ProgramState.DRAFT, ProgramState.ACKNOWLEDGED]


def test_a_bystander_acknowledges_nothing(program: Program, curator: User) -> None:
    programs.offer(program, at=AT)
    with pytest.raises(ImpossibleStepError, match="не ждёт вашего ознакомления"):
        programs.acknowledge(program, by=curator, at=AT)


def test_remarks_open_the_program_and_ask_to_read_again(program: Program, mentee_user: User, curator: User) -> None:
    programs.offer(program, at=AT)
    programs.acknowledge(program, by=mentee_user, at=AT)
    programs.send_back(program, by=curator, at=AT, why="Уточните сроки")
    program.refresh_from_db()
    assert (program.state, program.offered_at, program.acknowledgements.count()) == (ProgramState.DRAFT, None, 0)


def test_a_later_term_waits_for_its_beginning(
    program: Program, mentor_user: User, mentee_user: User, curator: User, head: User
) -> None:
    Program.objects.update(starts_on=TODAY + dt.timedelta(days=10))
    programs.offer(program, at=AT)
    programs.acknowledge(program, by=mentee_user, at=AT)
    programs.check(program, by=curator, at=AT)
    programs.approve(program, on=TODAY, by=head, at=AT)
    program.refresh_from_db()
    assert program.state == ProgramState.APPROVED
    programs.run(program, by=mentor_user, at=AT)
    program.refresh_from_db()
    assert program.state == ProgramState.RUNNING


def test_a_change_makes_a_new_version_and_keeps_the_old(running_program: Program, mentor_user: User) -> None:
    approved = program_html(running_program)
    programs.change(running_program, by=mentor_user, at=AT, why="Добавить тему")
    running_program.refresh_from_db()
    Program.objects.update(goal="Совсем другая цель")
    running_program.refresh_from_db()
    assert (running_program.state, running_program.version, running_program.is_writable) == ("changed", 2, True)
    assert "Совсем другая цель" in program_html(running_program)
    assert ApprovedVersion.objects.get(program=running_program, number=1).html == approved


def test_a_changed_program_does_not_run_unapproved(running_program: Program, mentor_user: User) -> None:
    programs.change(running_program, by=mentor_user, at=AT, why="")
    with pytest.raises(ImpossibleStepError):
        programs.run(running_program, by=mentor_user, at=AT)


def test_open_rows_hinder_completion(running_program: Program, row: PlanRow, curator: User) -> None:
    with pytest.raises(ImpossibleStepError, match="Не закрыты строки плана: 1"):
        programs.complete(running_program, result="Готово", on=TODAY, by=curator, at=AT)


def test_a_program_is_completed_with_its_result_and_published(
    running_program: Program, row: PlanRow, mentor_user: User, mentee_user: User, curator: User
) -> None:
    program = completed(running_program, row, mentor_user, mentee_user, curator)
    assert (program.state, program.completed_on, program.publication) == ("completed", TODAY, "forbidden")
    programs.publish(program, by=curator, at=AT)
    program.refresh_from_db()
    assert (program.state, program.state_label, program.publication) == (
        ProgramState.COMPLETED,
        "опубликована",
        PublicationState.PUBLISHED,
    )
    programs.unpublish(program, by=curator, at=AT, why="Просьба участника")
    program.refresh_from_db()
    assert (program.state, program.publication) == (ProgramState.COMPLETED, PublicationState.REMOVED)


def test_a_running_program_is_not_published(running_program: Program, curator: User) -> None:
    with pytest.raises(ImpossibleStepError, match="только после завершения"):
        programs.publish(running_program, by=curator, at=AT)


@pytest.mark.parametrize(
    "change",
    [
        {"publication": PublicationState.PUBLISHED},
        {"state": ProgramState.COMPLETED},
        {"ends_on": dt.date(2020, 1, 1)},
    ],
)
def test_the_database_refuses(running_program: Program, change: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Program.objects.filter(pk=running_program.pk).update(**change)


def test_a_row_is_dropped_and_the_rest_may_end(running_program: Program, row: PlanRow, curator: User) -> None:
    plans.drop(row, by=curator, at=AT, why="Тема снята")
    row.refresh_from_db()
    assert row.state == RowState.DROPPED
    assert programs.completion_refusals(running_program) == []


@pytest.mark.parametrize(("consented", "published"), [(False, False), (True, True)])
def test_a_name_in_the_result_needs_a_consent(
    completed_program: Program, curator: User, *, consented: bool, published: bool
) -> None:
    Program.objects.update(result="У Савельевой Марии круг проходит каждый день")
    if consented:
        make.consent(completed_program.pair.current_mentees[0].employee, ConsentKind.PUBLICATION)
    refused = (
        contextlib.nullcontext() if published else pytest.raises(ImpossibleStepError, match="имени нет: Савельева")
    )
    with refused:
        programs.publish(completed_program, by=curator, at=AT)
    assert Program.objects.public().exists() is published
