"""Gives a document its look; who may, and when, is for the document's own app to say."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from documents.models import Cover, Stamp
from mentoring.services.state import locked


@transaction.atomic
def dress(document: Any, cover: Cover, stamps: Iterable[Stamp]) -> Cover:
    """Keep the cover as the document's own, with these stamps instead of the former; document: has `cover`."""
    fresh = locked(document)
    cover.organization = fresh.organization
    cover.pk = fresh.cover_id or cover.pk  # two who begin at once have one cover
    cover.save()
    cover.stamps.all().delete()
    Stamp.objects.bulk_create(_again(stamp, cover) for stamp in stamps)
    fresh.cover = cover
    fresh.save(update_fields=["cover"])
    return cover


def _again(stamp: Stamp, cover: Cover) -> Stamp:
    stamp.pk, stamp.cover = None, cover
    return stamp
