"""What is ticked in the administration, printed together: what was signed comes as it was kept."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZipFile

from django.contrib import admin, messages
from django.http import HttpResponse
from pypdf import PdfWriter

from documents.press.rendering import render_docx, render_pdf
from documents.registry import Paper, papers
from mentoring.access import gives
from mentoring.admin.printed import TOGETHER
from mentoring.enums import AccessKind

MOST = 30
TOO_MANY = f"Отмечено больше {MOST}: столько бумаг сразу не печатают. Отметьте часть."
NOTHING = "Печатать нечего: у отмеченных записей нет бумаги."


@admin.action(description="Печать: одним PDF")
def in_one_pdf(page: Any, request: Any, ticked: Any) -> HttpResponse | None:
    found = _found(page, request, ticked)
    if not found:
        return None
    together, file = PdfWriter(), BytesIO()
    for paper, thing in found:
        together.append(BytesIO(_pdf(paper, thing)))
    together.write(file)
    return _answer(page, file, "application/pdf", "pdf", len(found))


@admin.action(description="Печать: ZIP с PDF и DOCX")
def in_one_zip(page: Any, request: Any, ticked: Any) -> HttpResponse | None:
    found = _found(page, request, ticked)
    if not found:
        return None
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for number, (paper, thing) in enumerate(found, start=1):
            name = f"{number:02} {_file_name(thing)}"
            archive.writestr(f"{name}.pdf", _pdf(paper, thing))
            archive.writestr(f"{name}.docx", render_docx(paper.html(thing)))
    return _answer(page, file, "application/zip", "zip", len(found))


def _found(page: Any, request: Any, ticked: Any) -> list[tuple[Paper, Any]]:
    """Return what can be printed; tell the user where that is nothing or too much."""
    found = list(_printable(page.model, ticked))
    if not found:
        page.message_user(request, NOTHING, messages.WARNING)
    elif len(found) > MOST:
        page.message_user(request, TOO_MANY, messages.WARNING)
        return []
    return found


def _printable(model: Any, ticked: Any) -> Iterator[tuple[Paper, Any]]:
    paper = next(paper for paper in papers().values() if paper.is_main and paper.objects().model is model)
    for thing in paper.objects().filter(pk__in=ticked.values("pk"))[: MOST + 1]:
        yield paper, thing


def _pdf(paper: Paper, thing: Any) -> bytes:
    kept = paper.kept(thing)
    return bytes(kept.pdf) if kept else render_pdf(paper.html(thing))


def _file_name(thing: Any) -> str:
    return "".join(" " if sign in '/\\:*?"<>|' else sign for sign in str(thing))[:80].strip()


def _answer(page: Any, file: BytesIO, content_type: str, suffix: str, count: int) -> HttpResponse:
    title = str(page.opts.verbose_name_plural)
    answer = HttpResponse(file.getvalue(), content_type=content_type)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(title)}.{suffix}"
    return gives(answer, AccessKind.PRINT, f"{title}, {count} (администрирование)".capitalize())


def offer_together(site: admin.AdminSite) -> None:
    site.add_action(in_one_pdf, f"{TOGETHER}pdf")
    site.add_action(in_one_zip, f"{TOGETHER}zip")
