"""The contents of a document: its headings with the sheets on which they stand."""

from collections.abc import Sequence
from typing import NamedTuple

from documents.models import Cover, DocumentKind

FEWEST = 2
"""A document of one heading needs no contents."""


class Entry(NamedTuple):
    """anchor: the id of the heading in the paper's HTML, letters and digits; is_inner: a part of the entry above."""

    anchor: str
    title: str
    is_inner: bool = False


def contents_of(cover: Cover | None, kind: DocumentKind, entries: Sequence[Entry]) -> Sequence[Entry]:
    """Return the entries to be printed behind the title page; none where no contents are asked for."""
    is_asked = cover is not None and cover.has_contents and kind.has_title_page
    return entries if is_asked and len(entries) >= FEWEST else ()
