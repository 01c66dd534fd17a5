"""The look of a program belongs to the version in writing: an approved one stays as it was approved."""

import datetime as dt
from collections.abc import Iterable
from functools import partial
from typing import Any

from django.db import transaction

from documents.models import Cover, PassportRow, Stamp
from documents.services import cover as covers
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import User
from mentoring.services.batch import refusals_of
from mentoring.services.state import locked, remark
from programs.enums import PROGRAM_IN_REVIEW, PROGRAM_WRITABLE
from programs.models import Program

READ = (
    "Наставляемый уже ознакомился с программой: паспорт и составителей теперь меняют, вернув её на доработку. "
    "Грифы, вид документа и отметку о приложении менять можно."
)


def words(cover: Cover | None, rows: Iterable[PassportRow]) -> tuple[Any, ...]:
    """Return what is text of the program rather than its look."""
    if cover is None:
        return "", False, []
    return cover.compilers, cover.has_passport, [(row.title, row.text) for row in rows]


def dress_alike(
    programs: Iterable[Program], like: Program, *, by: User, at: dt.datetime
) -> tuple[list[Program], list[tuple[Program, str]]]:
    """Give the programs the look of another one; return those that have it now, and those that may not, with why."""
    dressed: list[Program] = []
    refused: list[tuple[Program, str]] = []
    for program in programs:
        look = covers.alike(like.cover, program.cover)  # type: ignore[arg-type] # it has one
        why = refusals_of(partial(dress, program, *look, by=by, at=at))
        if why:
            refused.append((program, " ".join(why)))
        else:
            dressed.append(program)
    return dressed, refused


@transaction.atomic
def dress(
    program: Program,
    cover: Cover,
    stamps: Iterable[Stamp],
    rows: Iterable[PassportRow] = (),
    *,
    by: User,
    at: dt.datetime,
) -> None:
    fresh = locked(program)
    if fresh.state not in PROGRAM_WRITABLE | PROGRAM_IN_REVIEW:
        raise ImpossibleStepError(
            f"Программа уже «{fresh.get_state_display()}»: утверждённая редакция не меняется. "
            "Оформление меняют вместе с новой редакцией."
        )
    rows = list(rows)
    former = fresh.cover.passport_rows.all() if fresh.cover else ()
    if fresh.state in PROGRAM_IN_REVIEW and words(cover, rows) != words(fresh.cover, former):
        raise ImpossibleStepError(READ)
    if covers.dress(fresh, cover, list(stamps), list(rows)):
        remark(fresh, by=by, at=at, why="Изменено оформление")
