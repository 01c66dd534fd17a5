"""Several papers in one file: one PDF, or a ZIP with the PDF and the DOCX of each, or with a PDF and its signature."""

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from pypdf import PdfWriter

from documents.press.rendering import render_docx, render_pdf

MOST = 30
"""Papers in a file: they are drawn while somebody waits."""
LONGEST_NAME = 80
FORBIDDEN = '/\\:*?"<>|'


@dataclass(frozen=True)
class Printed:
    """name: of its files in a ZIP; kept: the PDF as it was frozen, None where it is drawn now."""

    name: str
    html: str
    kept: bytes | None = None

    @property
    def pdf(self) -> bytes:
        return self.kept if self.kept is not None else render_pdf(self.html)


def in_one_pdf(papers: Iterable[Printed]) -> bytes:
    """Put the sheets one after another; each paper alone stays PDF/A, the file of all is for the printer."""
    together, file = PdfWriter(), BytesIO()
    for paper in papers:
        together.append(BytesIO(paper.pdf))
    together.write(file)
    return file.getvalue()


def in_one_zip(papers: Iterable[Printed]) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for number, paper in enumerate(papers, start=1):
            name = f"{number:02} {_file_name(paper.name)}"
            archive.writestr(f"{name}.pdf", paper.pdf)
            archive.writestr(f"{name}.docx", render_docx(paper.html))
    return file.getvalue()


def with_signature(name: str, pdf: bytes, signature: bytes) -> bytes:
    """Return a ZIP of the PDF and its detached signature, named so that programs find one by the other."""
    file, name = BytesIO(), f"{_file_name(name)}.pdf"
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr(name, pdf)
        archive.writestr(f"{name}.sig", signature)
    return file.getvalue()


def _file_name(name: str) -> str:
    return "".join(" " if sign in FORBIDDEN else sign for sign in name)[:LONGEST_NAME].strip()
