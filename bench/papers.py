"""Papers drawn apart: what a thousand of them leave in memory, and what pages notice of long ones."""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse

from bench import Figure
from documents.press.rendering import render_pdf
from documents.press.workers import Limits, Workers

PAPERS, WARM = 1_000, 100
"""Memory is looked at after the warm ones: what is loaded once is no growth."""
MEGABYTES_PER_HUNDRED = 1
ROUNDS = 60
RATIO = 2
SENTENCE = "<p>Наставник показывает, как провести утренний круг, и обсуждает увиденное с наставляемым.</p>"
SHORT, LONG = 5, 60 * 25
"""Paragraphs: of a few lines, of sixty pages."""


def measure() -> list[Figure]:
    return [_light_page(), *_memory()]


def paper(paragraphs: int) -> str:
    text = f'<section class="portrait">{SENTENCE * paragraphs}</section>'
    return f'<html lang="ru"><head><title>Бумага</title></head><body>{text}</body></html>'


def _memory() -> list[Figure]:
    """Draw a thousand papers, by processes that are renewed as in production."""
    workers = Workers(Limits(settings.PRESS_SECONDS, settings.PRESS_MEGABYTES, settings.PRESS_RENEWED_AFTER))
    text, site, child = paper(SHORT), [0.0], [0.0]
    for number in range(1, PAPERS + 1):
        workers.draw("pdf", "2025", text)
        if number % WARM == 0:
            site.append(_megabytes(os.getpid()))
            child.append(_megabytes(workers._idle[0].process.pid))  # noqa: SLF001 - nobody else asks for it
    workers.stop()
    name = f"growth by 100 papers, of {PAPERS}"
    hundreds = PAPERS / WARM - 1
    return [
        Figure(f"the site's {name}", (site[-1] - site[1]) / hundreds, MEGABYTES_PER_HUNDRED, "MB"),
        Figure("the greatest process that drew them", max(child), 2 * child[1], "MB"),
    ]


def _megabytes(process: int) -> float:
    resident = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    return resident * os.sysconf("SC_PAGESIZE") / 2**20


def _light_page() -> Figure:
    """Open the page of entrance while as many papers of 60 pages are drawn as the site draws at once."""
    settings.PRESS_APART = True
    browser, address = Client(), reverse("login")
    _times(browser, address)
    idle = median(_times(browser, address))
    with _long_papers():
        busy = median(_times(browser, address))
    name = f"a light page beside {settings.PRESS_AT_ONCE} papers of 60 pages ({idle:.0f} ms idle)"
    return Figure(name, busy / idle, RATIO, "× idle")


def _times(browser: Client, address: str) -> list[float]:
    spent = []
    for _round in range(ROUNDS):
        started = time.perf_counter()
        browser.get(address)
        spent.append((time.perf_counter() - started) * 1000)
        time.sleep(0.01)
    return spent


@contextmanager
def _long_papers() -> Iterator[None]:
    over, text = threading.Event(), paper(LONG)

    def draw() -> None:
        while not over.is_set():
            render_pdf(text)
        connection.close()

    threads = [threading.Thread(target=draw) for _ in range(settings.PRESS_AT_ONCE)]
    for thread in threads:
        thread.start()
    time.sleep(3)  # until the processes have started, and draw
    try:
        yield
    finally:
        over.set()
        for thread in threads:
            thread.join()
