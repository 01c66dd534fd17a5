"""Keeping a paper as it was signed or approved: the one place that does it, for the papers of every app.

A paper is drawn while nothing is locked. `drawn_first` takes a step twice: the first time is a rehearsal, which is
taken back and leaves what its papers will say; these are drawn and validated; the second time is for good, and keeps
what was drawn if its papers still say the same.
"""

from collections.abc import Callable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import partial, wraps
from typing import ParamSpec, TypeVar

from django.db import transaction

from documents.models import FrozenPaper
from documents.models.frozen_paper import new_code
from documents.press.rendering import render_kept
from mentoring.exceptions import ImpossibleStepError

Asked = ParamSpec("Asked")
Outcome = TypeVar("Outcome")


class ChangedMeanwhileError(ImpossibleStepError):
    """The papers of the step say something else than those that were drawn for it."""

    def __init__(self) -> None:
        super().__init__("Пока готовился документ, данные изменились. Проверьте его текст и отправьте форму ещё раз.")


@dataclass
class DrawnPaper:
    code: str
    html: str
    pdf: bytes = b""


@dataclass
class Papers:
    """The papers of one step, in the order in which it freezes them."""

    rehearsed: list[DrawnPaper] = field(default_factory=list)
    coming: Iterator[DrawnPaper] | None = None
    """Once they are drawn: those that the step has still to freeze."""

    def draw(self) -> None:
        for paper in self.rehearsed:
            paper.pdf = render_kept(paper.html)
        self.coming = iter(self.rehearsed)

    def take(self, draft: Callable[[str], str]) -> DrawnPaper:
        if self.coming is None:
            code = new_code()
            self.rehearsed.append(DrawnPaper(code, draft(code)))
            return self.rehearsed[-1]
        paper = next(self.coming, None)
        if paper is None or draft(paper.code) != paper.html:
            raise ChangedMeanwhileError
        return paper


_papers: ContextVar[Papers | None] = ContextVar("_papers", default=None)


def freeze(kept: FrozenPaper, draft: Callable[[str], str]) -> None:
    """Write the unsaved copy: its code, its text, its PDF and the fingerprint of that, for good.

    draft: makes the HTML, which may bear the code of its check page
    """
    papers = _papers.get()
    if papers is None:
        raise RuntimeError("a step that freezes papers is taken by `drawn_first`")
    paper = papers.take(draft)
    kept.code, kept.html, kept.pdf = paper.code, paper.html, paper.pdf
    kept.save(force_insert=True)


def draws_first(service: Callable[Asked, Outcome]) -> Callable[Asked, Outcome]:
    """Let the service be one transaction that is open while no paper is drawn."""

    @wraps(service)
    def take(*args: Asked.args, **kwargs: Asked.kwargs) -> Outcome:
        return drawn_first(partial(service, *args, **kwargs))

    return take


def drawn_first(step: Callable[[], Outcome]) -> Outcome:
    """Take the step in one transaction, its papers drawn before; a part of another step is drawn with that.

    step: does the same each time; begins with what is stored, not with what a former call has changed
    """
    if _papers.get() is not None:
        with transaction.atomic():
            return step()
    try:
        return _attempted(step)
    except ChangedMeanwhileError:  # hardly twice
        return _attempted(step)


def _attempted(step: Callable[[], Outcome]) -> Outcome:
    papers = Papers()
    before = _papers.set(papers)
    try:
        with transaction.atomic():
            step()
            transaction.set_rollback(True)
        papers.draw()
        with transaction.atomic():
            return step()
    finally:
        _papers.reset(before)
