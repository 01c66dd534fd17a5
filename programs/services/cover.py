"""The look of a program belongs to the version in writing: an approved one stays as it was approved."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction

from documents.models import Cover, PassportRow, Stamp
from documents.services import cover as covers
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import User
from mentoring.services.state import locked, remark
from programs.enums import PROGRAM_IN_REVIEW, PROGRAM_WRITABLE
from programs.models import Program


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
    covers.dress(fresh, cover, stamps, rows)
    remark(fresh, by=by, at=at, why="Изменено оформление")
