"""What a document keeps of its own look as the annex of the order that approves it."""

from collections.abc import Sequence
from typing import Any

from documents.enums import StampAct, StampBy
from documents.models import Cover, DocumentKind, Stamp
from documents.papers.contents import Entry, contents_of
from documents.papers.stamps import Facts, approved_word, passport_of, printed_stamps, stamps_of


def annex_look(
    cover: Cover | None, kind: DocumentKind, facts: Facts, *, told: Sequence[tuple[str, str]], entries: Sequence[Entry]
) -> dict[str, Any]:
    """Return what print/_annex_look.html needs.

    The approval itself stands in the mark of the annex; an annex has no title page.
    told: of the passport, what the document's data tell; entries: of the contents
    """
    stamps = [stamp for stamp in stamps_of(cover, ()) if not _is_approval(stamp)]
    return {
        "cover": cover,
        "kind": kind,
        "approved": approved_word(kind),
        "stamps": printed_stamps(stamps, kind, facts),
        "passport": passport_of(cover, told),
        "contents": contents_of(cover, kind, entries),
    }


def _is_approval(stamp: Stamp) -> bool:
    return stamp.by == StampBy.HEAD and stamp.act in {StampAct.APPROVE, StampAct.APPROVED}
