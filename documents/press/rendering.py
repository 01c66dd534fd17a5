"""The door to the paper machinery: papers are drawn by processes of their own, each in its turn.

Who waits for a paper keeps a thread of the site; so but some of each process's threads may (`PRESS_THREADS`).
"""

import atexit
import logging
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache

from django.conf import settings

from documents.press import equipment, gost
from documents.press.queue import Queue
from documents.press.refusals import InvalidError, QueueFullError
from documents.press.workers import Limits, Workers

log = logging.getLogger(__name__)

_threads = threading.BoundedSemaphore(settings.PRESS_THREADS)


@dataclass
class _Errand:
    """What one request has drawn: its first paper is let in or refused, the others are let in with it."""

    person: Callable[[], str] = str
    held: ExitStack = field(default_factory=ExitStack)
    is_let_in: bool = False

    def let_in(self) -> None:
        if not self.is_let_in:
            self.held.enter_context(_queue().seat(self.person()))
            self.held.enter_context(_thread())
            self.is_let_in = True


_errand: ContextVar[_Errand | None] = ContextVar("_errand", default=None)


@contextmanager
def asking(person: Callable[[], str] = str) -> Iterator[None]:
    """Let what is drawn meanwhile count as the person's, once; an empty name is the site itself, which has no limit."""
    errand = _Errand(person)
    former = _errand.set(errand)
    try:
        with errand.held:
            yield
    finally:
        _errand.reset(former)


def render_pdf(html: str, *, edition: gost.Edition = gost.CURRENT) -> bytes:
    """Return a PDF/A-3a and PDF/UA-1 in one: tagged, fonts embedded; the same HTML gives the same bytes.

    Raises a PressError with a sentence where the paper costs too much, or too many wait.
    """
    return _render("pdf", html, edition)


def render_kept(html: str, *, edition: gost.Edition = gost.CURRENT) -> bytes:
    """Return the PDF to be kept: one that breaks PDF/A-3a or PDF/UA-1 is refused by an InvalidError."""
    try:
        return _render("kept", html, edition)
    except InvalidError as error:
        log.error("A paper to be kept breaks its standards: %s", "; ".join(error.failures))  # noqa: TRY400 - no trace
        raise


def render_docx(html: str, *, edition: gost.Edition = gost.CURRENT) -> bytes:
    """Return a DOCX with the styles, sheets and page numbers of the edition; raises as the PDF does."""
    return _render("docx", html, edition)


def _render(kind: str, html: str, edition: gost.Edition) -> bytes:
    equipment.require(kind)
    if not settings.PRESS_APART:
        from documents.press import drawing  # noqa: PLC0415 - takes longer to load than all else

        return drawing.DRAWN[kind](html, edition=edition)
    errand = _errand.get()
    if errand is None:
        with asking():
            return _render(kind, html, edition)
    errand.let_in()
    with _queue().turn():
        return _workers(os.getpid()).draw(kind, edition.code, html)


@contextmanager
def _thread() -> Iterator[None]:
    """Hold one of the threads of this process that papers may hold; refuse at once where there is none."""
    if not _threads.acquire(blocking=False):
        raise QueueFullError
    try:
        yield
    finally:
        _threads.release()


def _queue() -> Queue:
    return Queue(
        settings.PRESS_FOLDER,
        at_once=settings.PRESS_AT_ONCE,
        waiting=settings.PRESS_WAITING,
        per_person=settings.PRESS_PER_PERSON,
        seconds=settings.PRESS_SECONDS,
    )


@lru_cache(maxsize=1)
def _workers(process: int) -> Workers:
    """Return the processes that this process of the site has started: a forked one has none yet."""
    del process
    limits = Limits(settings.PRESS_SECONDS, settings.PRESS_MEGABYTES, settings.PRESS_RENEWED_AFTER)
    workers = Workers(limits)
    atexit.register(workers.stop)
    return workers
