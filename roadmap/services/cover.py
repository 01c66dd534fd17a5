"""The look of a roadmap in draft: an approved one stays as it was approved."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction

from documents.models import Cover, PassportRow, Stamp
from documents.services import cover as covers
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import User
from mentoring.services.state import locked, remark
from roadmap.enums import RoadmapState
from roadmap.models import Roadmap


@transaction.atomic
def dress(
    roadmap: Roadmap,
    cover: Cover,
    stamps: Iterable[Stamp],
    rows: Iterable[PassportRow] = (),
    *,
    by: User,
    at: dt.datetime,
) -> None:
    fresh = locked(roadmap)
    if fresh.state != RoadmapState.DRAFT:
        raise ImpossibleStepError("Дорожная карта уже утверждена: её оформление больше не меняется.")
    if covers.dress(fresh, cover, list(stamps), list(rows)):
        remark(fresh, by=by, at=at, why="Изменено оформление")
