"""The kept paper with the mark of its electronic signature, by ГОСТ Р 7.0.97; what was signed bears none."""

import re

from django.template.loader import render_to_string

from documents.enums import SignatureSheet
from documents.models import ElectronicSignature
from documents.queries.verify import find_paper
from documents.registry import Paper

SIGNATURE = '<table class="bare signature">'
FIRST_SECTION = re.compile(r'<section class="(?P<classes>[^"]*)">')
FOOT = re.compile(r'<p class="foot">.*?</p>', re.DOTALL)


def marked_html(signature: ElectronicSignature, html: str) -> str:
    """Return the HTML of the kept paper with the mark in it."""
    if signature.sheet == SignatureSheet.FIRST:
        return _on_first(signature, html)
    place = _under_signature(html) if SIGNATURE in html else html.rindex("</section>")
    return f"{html[:place]}\n{_mark(signature)}\n{html[place:]}"


def _under_signature(html: str) -> int:
    """Return where the first signature ends: that of the paper itself, before its visas and annexes."""
    end = "</table>"
    return html.index(end, html.index(SIGNATURE)) + len(end)


def _on_first(signature: ElectronicSignature, html: str) -> str:
    """Put the mark at the end of the first sheet, on a title page under place and year."""
    section = FIRST_SECTION.search(html)
    assert section is not None  # noqa: S101 - a paper is a row of sections
    classes, after = section["classes"], html[section.end() :]
    foot = FOOT.search(after) if "title-page" in classes.split() else None
    if foot:
        after = after[: foot.start()] + after[foot.end() :]
    end = f'<div class="sheet-end">{foot.group() if foot else ""}{_mark(signature)}</div>'
    return f'{html[: section.start()]}<section class="{classes} marked">\n{end}{after}'


def _mark(signature: ElectronicSignature) -> str:
    return render_to_string("print/_electronic_signature.html", {"signature": signature}).strip()


def marked_copy(signature: ElectronicSignature) -> str:
    paper = find_paper(signature.code)
    assert paper is not None  # noqa: S101 - what was signed is never deleted
    return marked_html(signature, paper.html)


PAPERS = (
    Paper(
        "electronic_signature",
        "Экземпляр с отметкой об электронной подписи",
        ElectronicSignature.objects.all,
        marked_copy,
    ),
)
