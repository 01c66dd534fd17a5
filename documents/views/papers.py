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


def paper_answer(
    kind: str, html: str, *, name: str, kept: FrozenPaper | None = None, of: Any = None, about: str = ""
) -> HttpResponse:
    """Answer with the paper as `kind` asks: pdf (the kept file where there is one), docx, or a page for a frame.

    of: the employee, or what is of one employee, where the paper is about one person
    about: what the journal of access calls it, where the file's name tells too little
    """
    if kind == "docx":
        answer = _file(render_docx(html), DOCX, f"{name}.docx", "attachment")
    elif kind == "pdf":
        answer = _file(kept.pdf if kept else render_pdf(html), PDF, f"{name}.pdf", "inline")
    else:
        return gives(HttpResponse(html), AccessKind.LOOK, about or name, of=of)
    return gives(answer, AccessKind.PRINT, about or name, of=of)


def together_answer(kind: str, content: bytes, *, name: str, about: str) -> HttpResponse:
    """Answer with several papers in one file; kind: pdf or zip."""
    content_type = PDF if kind == "pdf" else "application/zip"
    return gives(_file(content, content_type, f"{name}.{kind}", "attachment"), AccessKind.PRINT, about)


def _file(content: Any, content_type: str, name: str, disposition: str) -> HttpResponse:
    response = HttpResponse(bytes(content), content_type=content_type)
    response["Content-Disposition"] = f"{disposition}; filename*=UTF-8''{quote(name.replace('/', '-'), safe='')}"
    return response
