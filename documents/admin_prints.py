"""What is ticked in the administration, printed together: what was signed comes as it was kept."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import admin, messages
from django.http import HttpResponse

from documents.press.together import MOST, Printed, in_one_pdf, in_one_zip
from documents.registry import papers
from documents.views.papers import together_answer
from mentoring.admin.printed import TOGETHER

TOO_MANY = f"Отмечено больше {MOST}: столько бумаг сразу не печатают. Отметьте часть."
NOTHING = "Печатать нечего: у отмеченных записей нет бумаги."


@admin.action(description="Печать: одним PDF")
def print_pdf(page: Any, request: Any, ticked: Any) -> HttpResponse | None:
    return _together(page, request, ticked, in_one_pdf, "pdf")


@admin.action(description="Печать: ZIP с PDF и DOCX")
def print_zip(page: Any, request: Any, ticked: Any) -> HttpResponse | None:
    return _together(page, request, ticked, in_one_zip, "zip")


def _together(
    page: Any, request: Any, ticked: Any, joined: Callable[[Iterable[Printed]], bytes], kind: str
) -> HttpResponse | None:
    """Answer with the file; where there is nothing to print or too much, tell it and stay."""
    paper = next(paper for paper in papers().values() if paper.is_main and paper.objects().model is page.model)
    seen = page.model._default_manager.visible_to(request.user).filter(pk__in=ticked.values("pk"))
    things = list(paper.objects().filter(pk__in=seen.order_by().values("pk"))[: MOST + 1])
    if not things or len(things) > MOST:
        page.message_user(request, TOO_MANY if things else NOTHING, messages.WARNING)
        return None
    printed = [Printed(str(thing), paper.html(thing), _kept(paper.kept(thing))) for thing in things]
    title = str(page.opts.verbose_name_plural).capitalize()
    return together_answer(kind, joined(printed), name=title, about=f"{title}, {len(things)} (администрирование)")


def _kept(copy: Any) -> bytes | None:
    return bytes(copy.pdf) if copy else None


def offer_together(site: admin.AdminSite) -> None:
    site.add_action(print_pdf, f"{TOGETHER}pdf")
    site.add_action(print_zip, f"{TOGETHER}zip")
