"""The program's page: the plan as a table edited in place, the explanatory note, the history."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from documents.queries.electronic_signature import with_signatures
from documents.tables import Cell, Column
from documents.tables.screen import Head, heads
from mentoring.additions import Action
from mentoring.models import StateChange, User
from mentoring.road import RoadStep, history, road
from mentoring.views.actions import Offer, actions, split
from mentoring.views.base import SignedInView
from programs.enums import (
    PROGRAM_IN_REVIEW,
    PROGRAM_WRITABLE,
    ROW_CLOSED,
    ROW_OPEN,
    ProgramState,
    PublicationState,
    RowState,
)
from programs.models import Plan, PlanRow, Program
from programs.papers import note_of
from programs.services import program as programs

PATH = [
    (ProgramState.DRAFT, "Черновик"),
    (ProgramState.ACKNOWLEDGED, "Ознакомлена"),
    (ProgramState.CHECKED, "Проверена"),
    (ProgramState.APPROVED, "Утверждена"),
    (ProgramState.RUNNING, "Реализуется"),
    (ProgramState.COMPLETED, "Завершена"),
    (PublicationState.PUBLISHED, "Опубликована"),
]
OFFERS = (
    Offer("Проверено", "program_check", "programs.check_program", ProgramState.CHECKED),
    Offer("Утвердить", "program_approve", "programs.approve_program", ProgramState.APPROVED),
    Offer("Начать реализацию", "program_run", "programs.write_program", ProgramState.RUNNING),
    Offer(
        "Вернуть на доработку", "program_send_back", "programs.send_back_program", since=PROGRAM_IN_REVIEW, aside=True
    ),
    Offer(
        "Изменить программу",
        "program_change",
        "programs.change_program",
        ProgramState.CHANGED,
        frozenset({ProgramState.APPROVED, ProgramState.RUNNING}),
        aside=True,
    ),
)
COMPLETED = frozenset({ProgramState.COMPLETED})
PUBLISH = Offer("Опубликовать результат", "program_publish", "programs.publish_program", since=COMPLETED)
UNPUBLISH = Offer("Снять с публикации", "program_unpublish", "programs.publish_program", since=COMPLETED, aside=True)


@dataclass(frozen=True)
class RowView:
    """A row as its page shows it: `actions` for the person who looks, `can_do` and `can_accept` as buttons."""

    row: PlanRow
    cells: list[Cell]
    actions: list[Action]
    can_do: bool
    can_accept: bool
    overdue_days: int
    writable: bool


@dataclass(frozen=True)
class PlanPart:
    """Rows with a section in common; heading: empty where there is none."""

    heading: str
    lines: list[RowView]
    anchor: str = ""


class ProgramPage(SignedInView):
    """What the tabs share: head, road, actions."""

    model = Program
    tab = ""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        program = self.find(Program, pk)
        changes = list(StateChange.objects.of(program))
        context = {
            "thing": program,
            "pair": program.acting_pair,
            "road": self._road(program, changes),
            "tabs_of_page": self._tabs(program),
            "print_actions": print_actions(program),
            **split(self._actions(program)),
            **self.context(program, changes),
        }
        return render(request, f"programs/program_{self.tab}.html", context)

    def context(self, program: Program, changes: list[StateChange]) -> dict[str, Any]:
        raise NotImplementedError

    def _road(self, program: Program, changes: list[StateChange]) -> list[RoadStep]:
        state = ProgramState.DRAFT if program.state == ProgramState.CHANGED else program.state
        if program.is_published:
            state = PublicationState.PUBLISHED
        path = [(ProgramState.DRAFT, f"Редакция {program.version}"), *PATH[1:]] if program.version > 1 else PATH
        return road(state, path, changes, self._notes(program))

    def _notes(self, program: Program) -> dict[str, str]:
        if program.state != ProgramState.RUNNING:
            return {}
        rows = PlanRow.objects.filter(plan__program=program).exclude(state=RowState.DROPPED)
        done = f"{rows.filter(state=RowState.ACCEPTED).count()} из {rows.count()} строк принято"
        return {ProgramState.RUNNING: done, ProgramState.COMPLETED: f"до {program.last_day:%d.%m.%Y}"}

    def _tabs(self, program: Program) -> list[dict[str, Any]]:
        return [
            {"title": title, "url": reverse(name, args=[program.pk]), "current": tab == self.tab}
            for tab, title, name in (
                ("plan", "План мероприятий", "program"),
                ("note", "Пояснительная записка", "program_note"),
                ("history", "История", "program_history"),
            )
        ]

    def _actions(self, program: Program) -> list[Action]:
        offers = [*OFFERS, UNPUBLISH if program.is_published else PUBLISH]
        found = [*self._writing_actions(program), *actions(self.user, program, offers)]
        if program.state == ProgramState.RUNNING and self.user.has_perm("programs.complete_program", program):
            reason = " ".join(programs.completion_refusals(program))
            found.insert(0, Action("Завершить", reverse("program_complete", args=[program.pk]), reason))
        in_writing = program.state in PROGRAM_WRITABLE | PROGRAM_IN_REVIEW
        if in_writing and self.user.has_perm("programs.dress_program", program):
            found.append(Action("Оформление", reverse("program_cover", args=[program.pk])))
        if in_writing and self.user.has_perm("documents.hear_document", program):
            found.append(Action("Вынести на заседание", reverse("program_hear", args=[program.pk])))
        return found

    def _writing_actions(self, program: Program) -> list[Action]:
        """Return what the mentor and the mentees do before the curator's check."""
        if program.state not in PROGRAM_WRITABLE:
            return []
        may_write = self.user.has_perm("programs.write_program", program)
        if program.offered_at is None:
            if not may_write:
                return []
            refusals = programs.offering_refusals(program)
            return [Action("Передать на ознакомление", reverse("program_offer", args=[program.pk]), " ".join(refusals))]
        found = []
        if self._may_acknowledge(program):
            found.append(Action("Ознакомиться", reverse("program_acknowledge", args=[program.pk])))
            found.append(Action("Вернуть с замечаниями", reverse("program_send_back", args=[program.pk])))
        if may_write:
            found.append(Action("Забрать на доработку", reverse("program_recall", args=[program.pk])))
        return found

    def _may_acknowledge(self, program: Program) -> bool:
        mine = program.acknowledgements.filter(version=program.version, member__mentee=self.user.employee_id)
        return self.user.has_perm("programs.acknowledge_program", program) and not mine.exists()


class ProgramPlan(ProgramPage):
    tab = "plan"

    def context(self, program: Program, changes: list[StateChange]) -> dict[str, Any]:
        del changes
        today = timezone.localdate()
        writable = program.is_writable and self.user.has_perm("programs.write_program", program)
        may = Rights.of(self.user, program)
        plans = program.plans.prefetch_related("rows")
        return {"writable": writable, "plans": [plan_view(plan, may, writable=writable, today=today) for plan in plans]}


class ProgramNote(ProgramPage):
    tab = "note"

    def context(self, program: Program, changes: list[StateChange]) -> dict[str, Any]:
        del changes
        writable = program.is_writable and self.user.has_perm("programs.write_program", program)
        return {
            "writable": writable,
            "note": note_of(program),
            "facts": [
                ("Тема", program.title),
                ("Направления", ", ".join(str(direction) for direction in program.directions.all())),
                ("Срок", f"{program.starts_on:%d.%m.%Y} – {program.last_day:%d.%m.%Y}"),
                ("Режим работы", program.get_mode_display()),
                ("Результат", program.result),
            ],
        }


class ProgramHistory(ProgramPage):
    tab = "history"

    def context(self, program: Program, changes: list[StateChange]) -> dict[str, Any]:
        versions = program.approved_versions.defer("html", "pdf")
        return {"history": history(changes), "versions": with_signatures(versions)}


@dataclass(frozen=True)
class Rights:
    """What the person may do with the rows now."""

    do: bool
    accept: bool
    shift: bool

    @classmethod
    def of(cls, user: User, program: Program) -> "Rights":
        running = program.state == ProgramState.RUNNING
        return cls(
            do=running and user.has_perm("programs.do_row", program),
            accept=running and user.has_perm("programs.accept_row", program),
            shift=running and user.has_perm("programs.shift_row", program),
        )


def plan_view(plan: Plan, may: Rights, *, writable: bool, today: dt.date) -> dict[str, Any]:
    """Shape a plan for its table: heads, and sections of rows, each row with its cells and actions."""
    columns = plan.column_list
    sections = [
        PlanPart(
            f"{number} {title}".strip(),
            [row_view(row, columns, may, writable=writable, today=today) for row in rows],
        )
        for number, title, rows in plan.sections()
    ]
    has_menus = any(line.actions for part in sections for line in part.lines)
    return {
        "plan": plan,
        "heads": [
            *heads(columns),
            Head("Состояние", "col-state"),
            *([Head("Действия", "col-menu", is_hidden=True)] if has_menus else []),
        ],
        "sections": sections,
        "row_count": len(plan.rows.all()),
        "has_menus": has_menus,
    }


def row_view(row: PlanRow, columns: list[Column], may: Rights, *, writable: bool, today: dt.date) -> RowView:
    late = (today - row.due_on).days if row.due_on and row.is_overdue(today) else 0
    return RowView(
        row=row,
        cells=[Cell(column, text) for column, text in row.cells(columns)],
        actions=_row_actions(row, may, writable=writable),
        writable=writable and row.state not in ROW_CLOSED,
        can_do=may.do and row.state in ROW_OPEN,
        can_accept=may.accept and row.state == RowState.DONE,
        overdue_days=late,
    )


def _row_actions(row: PlanRow, may: Rights, *, writable: bool) -> list[Action]:
    def action(title: str, name: str, *, post: bool = False) -> Action:
        return Action(title, reverse(name, args=[row.pk]), post=post)

    found = []
    if may.accept and row.state == RowState.DONE:
        found.append(action("Вернуть в работу", "row_give_back"))
    if may.shift and row.state in ROW_OPEN:
        found += [action("Перенести срок", "row_postpone"), action("Снять", "row_drop")]
    if writable and row.state not in ROW_CLOSED:
        found.append(action("Срок и раздел", "row_edit"))
    if writable:
        found += [
            *(
                action(title, name, post=True)
                for title, name in (
                    ("Копировать", "row_copy"),
                    ("Выше", "row_up"),
                    ("Ниже", "row_down"),
                    ("Удалить", "row_delete"),
                )
            ),
        ]
    return found


def print_actions(program: Program) -> list[Action]:
    return [
        Action("PDF", reverse("program_pdf", args=[program.pk])),
        Action("DOCX для Word", reverse("program_docx", args=[program.pk])),
    ]
