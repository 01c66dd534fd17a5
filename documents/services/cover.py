"""Gives a document its look; who may, and when, is for the document's own app to say."""

from collections.abc import Iterable, Sequence
from copy import copy
from typing import Any

from django.db import transaction

from documents.models import Cover, PassportRow, Stamp
from mentoring.exceptions import ImpossibleStepError
from mentoring.services.state import locked

OF_COVER = (
    "kind_id", "period", "hides_period", "superior", "compilers", "has_passport", "has_contents", "annex_number",
    "annex_to",
)  # fmt: skip
OF_STAMP = (
    "place", "act", "own_words", "by", "post", "workplace", "person", "body", "collegial_body_id", "has_chair",
    "has_head", "number", "dated_on", "has_seal",
)  # fmt: skip
OF_ROW = ("title", "text")
OF_LOOK = ("kind_id", "superior", "compilers", "has_passport", "has_contents")
"""What another document may take over; its period and its mark of an annex are its own."""
TAKEN = "Оформление тем временем сохранил другой человек: откройте страницу заново и повторите правку."


@transaction.atomic
def dress(document: Any, cover: Cover, stamps: Sequence[Stamp], rows: Sequence[PassportRow]) -> bool:
    """Keep the cover as the document's own, with these stamps and rows only; tell whether anything is new.

    document: has `cover`
    """
    fresh = locked(document)
    if fresh.cover_id and fresh.cover_id != cover.pk:
        raise ImpossibleStepError(TAKEN)
    if cover.pk and told(Cover.objects.get(pk=cover.pk)) == _told(cover, stamps, rows):
        return False
    cover.organization = fresh.organization
    cover.save()
    _write(cover, stamps, rows)
    fresh.cover = cover
    fresh.save(update_fields=["cover"])
    return True


def copied(cover: Cover | None) -> Cover | None:
    """Return another cover with all that is on this one, for a copy of its document."""
    if cover is None:
        return None
    stamps, rows = list(cover.stamps.all()), list(cover.passport_rows.all())
    another = copy(cover)
    another.pk, another._state.adding = None, True
    another.save()
    _write(another, stamps, rows)
    return another


def alike(source: Cover, own: Cover | None) -> tuple[Cover, list[Stamp], list[PassportRow]]:
    """Return the look of the source for another document, unsaved; numbers and dates of its stamps are of its own acts.

    own: what the other document has by now: its period, its mark of an annex, and what was typed into the same stamps
    """
    cover = copy(own) if own else Cover()
    for name in OF_LOOK:
        setattr(cover, name, getattr(source, name))
    kept = {_whose(stamp): stamp for stamp in own.stamps.all()} if own and own.pk else {}
    stamps = [Stamp(**_values(stamp, OF_STAMP)) for stamp in source.stamps.all()]
    for stamp in stamps:
        same = kept.get(_whose(stamp))
        stamp.number, stamp.dated_on = (same.number, same.dated_on) if same else ("", None)
    return cover, stamps, [PassportRow(**_values(row, OF_ROW)) for row in source.passport_rows.all()]


def _whose(stamp: Stamp) -> tuple[Any, ...]:
    return stamp.act, stamp.by, stamp.body, stamp.post, stamp.person


def told(cover: Cover) -> list[Any]:
    """Return all that a kept cover says."""
    return _told(cover, cover.stamps.all(), cover.passport_rows.all()) if cover.pk else []


def _told(cover: Cover, stamps: Iterable[Stamp], rows: Iterable[PassportRow]) -> list[Any]:
    parts = ((OF_COVER, [cover]), (OF_STAMP, stamps), (OF_ROW, rows))
    return [[tuple(getattr(each, name) for name in names) for each in found] for names, found in parts]


def _write(cover: Cover, stamps: Iterable[Stamp], rows: Iterable[PassportRow]) -> None:
    cover.stamps.all().delete()
    cover.passport_rows.all().delete()
    Stamp.objects.bulk_create(Stamp(cover=cover, **_values(stamp, OF_STAMP)) for stamp in stamps)
    PassportRow.objects.bulk_create(
        PassportRow(cover=cover, position=number, **_values(row, OF_ROW)) for number, row in enumerate(rows, start=1)
    )


def _values(thing: Any, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(thing, name) for name in names}
