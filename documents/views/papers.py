"""Answers that carry a paper."""

from typing import Any
from urllib.parse import quote

from django.http import HttpResponse

from documents.models import FrozenPaper
from documents.press.rendering import render_docx, render_pdf
from mentoring.access import gives
from mentoring.enums import AccessKind

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def paper_answer(kind: str, html: str, *, name: str, kept: FrozenPaper | None = None) -> HttpResponse:
    """Answer with the paper as `kind` asks: pdf (the kept file where there is one), docx, or a page for a frame."""
    if kind == "docx":
        return gives(_file(render_docx(html), DOCX, f"{name}.docx", "attachment"), AccessKind.PRINT, name)
    if kind == "pdf":
        content = kept.pdf if kept else render_pdf(html)
        return gives(_file(content, PDF, f"{name}.pdf", "inline"), AccessKind.PRINT, name)
    return HttpResponse(html)


def _file(content: Any, content_type: str, name: str, disposition: str) -> HttpResponse:
    response = HttpResponse(bytes(content), content_type=content_type)
    response["Content-Disposition"] = f"{disposition}; filename*=UTF-8''{quote(name.replace('/', '-'), safe='')}"
    return response
