"""Plays the programs of the demonstration from the first draft to publication."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from mentoring.models import Direction, User
from programs.enums import ProgramState, RowState
from programs.models import NOTE_FIELDS, Plan, PlanLayout, PlanRow, Program
from programs.services import cover as covers
from programs.services import plan as plans
from programs.services import program as programs
from setup.demo_covers import cover_of

if TYPE_CHECKING:
    from setup.demo import Player

S = ProgramState
AFTER_RUNNING = {S.RUNNING, S.CHANGED, S.COMPLETED}


class ProgramPlayer:
    def __init__(self, player: "Player") -> None:
        self.player = player

    def play(self, pair_keys: list[str]) -> None:
        """Play the programs of these pairs."""
        for data in self.player.data["programs"]:
            if data["pair"] in pair_keys:
                self._program(data)

    def _program(self, data: dict[str, Any]) -> None:
        pair = self.player.pairs[data["pair"]]
        pair.refresh_from_db()
        self.mentor = self.player.users[pair.mentor_id]
        self.mentees = [self.player.users[mentee.pk] for mentee in pair.current_mentees]
        texts = {name: data.get(name, "") for name in ("title", *NOTE_FIELDS)}
        program = Program.objects.create(
            pair=pair, starts_on=data["starts_on"], ends_on=data["ends_on"], mode=data["mode"], **texts
        )
        program.directions.set(Direction.objects.filter(code__in=data["directions"]))
        rows = [
            (row, row_data)
            for position, plan in enumerate(data["plans"], start=1)
            for row, row_data in self._plan(program, plan, position)
        ]
        if "cover" in data:
            cover, now = cover_of(data["cover"], pair.organization), self._at(self.player.today, 0)
            covers.dress(program, *cover, by=self.player.curator, at=now)
        self._lead(program, data, rows)

    def _plan(self, program: Program, data: dict[str, Any], position: int) -> list[tuple[PlanRow, dict[str, Any]]]:
        layout = PlanLayout.objects.get(code=data["layout"])
        plan = Plan.objects.create(program=program, layout=layout, title=data["title"], position=position)
        found = []
        for number, row in enumerate(data["rows"], start=1):
            texts = {name: value for name, value in row.items() if name not in {"state", "reason", "actual_result"}}
            texts.setdefault("number", str(number))
            found.append((PlanRow.objects.create(plan=plan, position=number, **texts), row))
        return found

    def _lead(self, program: Program, data: dict[str, Any], rows: list[tuple[PlanRow, dict[str, Any]]]) -> None:
        """Lead the program along its road as far as its fixture says."""
        state = data["state"]
        if state == S.DRAFT:
            return
        day = data.get("approved_on") or self.player.today
        programs.offer(program, at=self._at(day, -3))
        for mentee in self.mentees:
            programs.acknowledge(program, by=mentee, at=self._at(day, -2))
        if state == S.ACKNOWLEDGED:
            return
        programs.check(program, by=self.player.curator, at=self._at(day, -1))
        if state == S.CHECKED:
            return
        programs.approve(program, on=day, by=self.player.head, at=self._at(day, 0))
        if state in AFTER_RUNNING:
            self._run(program, rows)
        self._end(program, data)

    def _run(self, program: Program, rows: list[tuple[PlanRow, dict[str, Any]]]) -> None:
        program.refresh_from_db()
        if program.state == S.APPROVED:
            programs.run(program, by=self.mentor, at=self._at(program.starts_on, 0))
        for row, data in rows:
            self._row(row, data)

    def _row(self, row: PlanRow, data: dict[str, Any]) -> None:
        state, at, mentee = data["state"], self._at(row.due_on or self.player.today, 0), self.mentees[0]
        if state in {RowState.DONE, RowState.ACCEPTED}:
            plans.mark_done(row, result=data["actual_result"], by=mentee, at=at)
        if state == RowState.ACCEPTED:
            plans.accept(row, by=self.mentor, at=at + dt.timedelta(hours=2))
        if state == RowState.IN_PROGRESS:
            plans.begin(row, by=mentee, at=at)
        if state == RowState.POSTPONED and row.due_on:
            plans.postpone(row, due_on=row.due_on, by=self.mentor, at=at, why=data["reason"])
        if state == RowState.DROPPED:
            plans.drop(row, by=self.mentor, at=at, why=data["reason"])

    def _end(self, program: Program, data: dict[str, Any]) -> None:
        by: User = self.player.curator
        if data["state"] == S.CHANGED:
            programs.change(program, by=self.mentor, at=self._at(self.player.today, -1), why=data["change_reason"])
        if data["state"] == S.COMPLETED:
            day = data["completed_on"]
            programs.complete(program, result=data["result"], on=day, by=by, at=self._at(day, 0))
        if "published_on" in data:
            programs.publish(program, by=by, at=self._at(data["published_on"], 0))

    def _at(self, day: dt.date, days: int) -> dt.datetime:
        return self.player.at(day + dt.timedelta(days=days), 14)
