"""Keeping a paper as it was signed or approved: the one place that does it, for the papers of every app."""

from collections.abc import Callable

from documents.models import FrozenPaper
from documents.models.frozen_paper import new_code
from documents.press.rendering import render_pdf


def freeze(kept: FrozenPaper, draft: Callable[[str], str]) -> None:
    """Write the unsaved copy: its code, its text, its PDF and the fingerprint of that, for good.

    draft: makes the HTML, which may bear the code of its check page
    """
    kept.code = new_code()
    kept.html = draft(kept.code)
    kept.pdf = render_pdf(kept.html)
    kept.save(force_insert=True)
