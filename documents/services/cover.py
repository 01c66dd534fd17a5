"""Gives a document its look; who may, and when, is for the document's own app to say."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from documents.models import Cover, PassportRow, Stamp
from mentoring.services.state import locked


@transaction.atomic
def dress(document: Any, cover: Cover, stamps: Iterable[Stamp], rows: Iterable[PassportRow]) -> Cover:
    """Keep the cover as the document's own, with these stamps and rows only; document: has `cover`."""
    fresh = locked(document)
    cover.organization = fresh.organization
    cover.pk = fresh.cover_id or cover.pk  # two who begin at once have one cover
    cover.save()
    cover.stamps.all().delete()
    cover.passport_rows.all().delete()
    Stamp.objects.bulk_create(_again(stamp, cover) for stamp in stamps)
    PassportRow.objects.bulk_create(_numbered(row, cover, number) for number, row in enumerate(rows, start=1))
    fresh.cover = cover
    fresh.save(update_fields=["cover"])
    return cover


def _again(stamp: Stamp, cover: Cover) -> Stamp:
    stamp.pk, stamp.cover = None, cover
    return stamp


def _numbered(row: PassportRow, cover: Cover, number: int) -> PassportRow:
    row.pk, row.cover, row.position = None, cover, number
    return row
