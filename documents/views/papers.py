"""Answers that carry a paper."""

from typing import Any
from urllib.parse import quote

from django.http import HttpResponse

from documents.models import FrozenPaper
from documents.press.rendering import render_docx, render_pdf

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def paper_answer(kind: str, html: str, *, name: str, kept: FrozenPaper | None = None) -> HttpResponse:
    """Answer with the paper as `kind` asks: pdf (the kept file where there is one), docx, or a page for a frame."""
    if kind == "docx":
        return _file(render_docx(html), DOCX, f"{name}.docx", "attachment")
    if kind == "pdf":
        return _file(kept.pdf if kept else render_pdf(html), PDF, f"{name}.pdf", "inline")
    return HttpResponse(html)


def _file(content: Any, content_type: str, name: str, disposition: str) -> HttpResponse:
    response = HttpResponse(bytes(content), content_type=content_type)
    response["Content-Disposition"] = f"{disposition}; filename*=UTF-8''{quote(name.replace('/', '-'), safe='')}"
    return response
