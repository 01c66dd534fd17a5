"""Answers that carry a paper."""

from typing import Any
from urllib.parse import quote

from django.http import HttpResponse

from documents.services.rendering import render_docx, render_pdf

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def pdf_answer(html: str, *, name: str, kept: bytes | None = None) -> HttpResponse:
    """Answer with the kept file where there is one, else with a fresh one made of the HTML."""
    return _file(kept if kept is not None else render_pdf(html), PDF, f"{name}.pdf", "inline")


def docx_answer(html: str, *, name: str) -> HttpResponse:
    return _file(render_docx(html), DOCX, f"{name}.docx", "attachment")


def preview_answer(html: str) -> HttpResponse:
    """Answer with the paper as a page, to be shown in a frame."""
    return HttpResponse(html)


def _file(content: Any, content_type: str, name: str, disposition: str) -> HttpResponse:
    response = HttpResponse(bytes(content), content_type=content_type)
    response["Content-Disposition"] = f"{disposition}; filename*=UTF-8''{quote(name.replace('/', '-'), safe='')}"
    return response
