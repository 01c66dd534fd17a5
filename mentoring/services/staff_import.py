"""A sheet of staff on its way into the bank: taken, matched and answered, then written whole or not at all."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db import IntegrityError, models, transaction
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from mentoring.exceptions import ImpossibleStepError
from mentoring.fingerprint import fingerprint
from mentoring.models import Employee, Organization, StaffImport, User
from mentoring.services.account import follow_cards
from mentoring.services.state import locked

BATCH = 500
WRITTEN_ALREADY = "Этот файл уже записан."
CHANGED_MEANWHILE = (
    "Ничего не записано: пока вы смотрели, карточки сотрудников изменились. Посмотрите, что будет записано теперь, и "
    "нажмите ещё раз."
)
NOTHING = "Записывать нечего: в файле нет ни новых, ни изменившихся сотрудников."


class RowKind(models.TextChoices):
    NEW = "new", "новые"
    CHANGED = "changed", "изменятся"
    SAME = "same", "без изменений"
    ASKED = "asked", "нужен ответ"
    REJECTED = "rejected", "отклонены"
    LEFT_OUT = "left_out", "пропущены"


@dataclass(frozen=True)
class Change:
    """A field of a known person: what the card says, what the file says."""

    field: str
    old: Any
    new: Any


@dataclass(frozen=True)
class Refusal:
    """Why a row is rejected; field and text are of the cell, empty where the whole row is meant."""

    field: str
    text: str
    why: str


@dataclass
class DraftRow:
    """A row of the sheet and what becomes of it.

    person: as it will be written, None while that is not known
    notes: what was put right in the cells
    sex_from: «answer» or «patronymic» where the file does not tell the sex of a new person
    perhaps: who of the known may be the person under another surname, and what would change then
    question: whether it is the same person, while nobody has said so
    """

    number: int
    cells: list[str]
    kind: RowKind = RowKind.REJECTED
    person: Employee | None = None
    changes: list[Change] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    sex_from: str = ""
    perhaps: tuple[int, list[Change]] | None = None
    question: str = ""

    def print(self) -> tuple[Any, ...]:
        """Return what is compared before writing. A question counts as answered: the answer comes with the writing."""
        if self.perhaps:
            return self.number, "perhaps", *self.perhaps
        kind = RowKind.NEW if self.kind == RowKind.ASKED else self.kind
        return self.number, kind.value, self.person and self.person.pk, self.changes


@dataclass
class Draft:
    """What a sheet would change in the bank as it is now."""

    rows: list[DraftRow]

    @cached_property
    def by_kind(self) -> dict[RowKind, list[DraftRow]]:
        return {kind: [row for row in self.rows if row.kind == kind] for kind in RowKind}

    @property
    def counts(self) -> dict[str, int]:
        return {kind.value: len(rows) for kind, rows in self.by_kind.items()}

    @property
    def to_write(self) -> int:
        return len(self.by_kind[RowKind.NEW]) + len(self.by_kind[RowKind.CHANGED])

    @property
    def fingerprint(self) -> str:
        return fingerprint(repr([row.print() for row in self.rows]))


@transaction.atomic
def take(
    organization: Organization,
    *,
    file_name: str,
    titles: Sequence[str],
    columns: Sequence[str],
    rows: Iterable[tuple[int, Sequence[str]]],
    by: User,
    at: dt.datetime,
    counted_on: dt.date | None = None,
) -> StaffImport:
    """Keep an uploaded sheet until it is written; sheets that nobody needs any more go."""
    forget_old(at=at)
    return StaffImport.objects.create(
        organization=organization,
        by=by,
        made_at=at,
        file_name=file_name[-200:],
        table=[list(titles), *([number, *cells] for number, cells in rows)],
        columns=list(columns),
        counted_on=counted_on,
    )


def forget_old(*, at: dt.datetime) -> None:
    """Delete the sheets that are not shown any more; also called every night and at every release."""
    StaffImport.objects.outdated_on(at).delete()


@transaction.atomic
def match(upload: StaffImport, *, columns: Sequence[str]) -> None:
    """Set by hand which column is which field."""
    fresh = _unwritten(upload)
    fresh.columns = list(columns)
    fresh.save(update_fields=["columns"])


@transaction.atomic
def answer(upload: StaffImport, *, answers: Mapping[str, str]) -> None:
    """Keep what the user answered about rows, by their numbers."""
    fresh = _unwritten(upload)
    fresh.answers = {**fresh.answers, **answers}
    fresh.save(update_fields=["answers"])


def hold(upload: StaffImport) -> StaffImport:
    """Return the sheet as it is now, locked until the caller's transaction ends; no other sheet is written meanwhile.

    Call it before the draft is drawn up that is to be written.
    """
    locked(upload.organization)
    return _unwritten(upload)


@transaction.atomic
def write(
    upload: StaffImport, *, draft: Draft, seen: str, reasons: Mapping[int, str], by: User, at: dt.datetime
) -> None:
    """Write the whole sheet as the user saw it, or nothing. The rejected rows stay with the upload, all else goes.

    draft: drawn up of cards locked, after `hold` and in its transaction
    seen: the fingerprint of the draft that the user looked at
    reasons: why rows were rejected, as the file says it, by the numbers of the rows
    """
    fresh = hold(upload)
    if draft.fingerprint != seen:
        raise ImpossibleStepError(CHANGED_MEANWHILE)
    if not draft.to_write:
        raise ImpossibleStepError(NOTHING)
    try:
        with transaction.atomic():
            _save(draft, by=by, at=at)
    except IntegrityError as error:
        raise ImpossibleStepError(CHANGED_MEANWHILE) from error
    moved = [row for row in draft.by_kind[RowKind.CHANGED] if any(change.field == "email" for change in row.changes)]
    follow_cards([row.person for row in moved if row.person], by=by)
    _close(fresh, draft, reasons, at)


def _unwritten(upload: StaffImport) -> StaffImport:
    fresh = locked(upload)
    if fresh.written_at:
        raise ImpossibleStepError(WRITTEN_ALREADY)
    return fresh


def _save(draft: Draft, *, by: User, at: dt.datetime) -> None:
    added = _people(draft, RowKind.NEW)
    if added:
        bulk_create_with_history(added, Employee, batch_size=BATCH, default_user=by, default_date=at)
    changed = _people(draft, RowKind.CHANGED)
    fields = {change.field for row in draft.by_kind[RowKind.CHANGED] for change in row.changes} | {"search"}
    if changed:
        bulk_update_with_history(changed, Employee, sorted(fields), BATCH, default_user=by, default_date=at)


def _people(draft: Draft, kind: RowKind) -> list[Employee]:
    people = [row.person for row in draft.by_kind[kind] if row.person]
    for person in people:
        person.search = person.search_text  # bulk writing goes past `save`
    return people


def _close(upload: StaffImport, draft: Draft, reasons: Mapping[int, str], at: dt.datetime) -> None:
    titles, *_ = upload.table
    upload.outcome = draft.counts
    rejected = [row for row in draft.rows if row.kind in {RowKind.REJECTED, RowKind.ASKED}]
    upload.rejected = [titles, *([*row.cells, reasons[row.number]] for row in rejected)] if rejected else []
    upload.table, upload.answers, upload.written_at = [], {}, at
    upload.save(update_fields=["outcome", "rejected", "table", "answers", "written_at"])
