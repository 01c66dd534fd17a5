"""The door to the paper machinery, which is imported at its first use: it takes longer to load than all else."""

from documents.press import gost


def render_pdf(html: str, *, edition: gost.Edition = gost.CURRENT) -> bytes:
    """Return a PDF/A-3a and PDF/UA-1 in one: tagged, fonts embedded; the same HTML gives the same bytes."""
    from documents.press import drawing  # noqa: PLC0415 - see above

    return drawing.pdf(html, edition=edition)


def render_docx(html: str, *, edition: gost.Edition = gost.CURRENT) -> bytes:
    """Return a DOCX with the styles, sheets and page numbers of the edition."""
    from documents.press import drawing  # noqa: PLC0415 - see above

    return drawing.docx(html, edition=edition)
