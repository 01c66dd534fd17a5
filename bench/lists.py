"""The lists with search: 10,000 employees in one organization and 100,000 in all against an organization of 100."""

import time
from dataclasses import dataclass
from http import HTTPStatus
from statistics import median

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bench import Figure
from bench._world import FREQUENT, RARE, build
from mentoring.models import User

ROUNDS = 25
RATIO = 1.3
DESK_RATIO = 3
"""Everything that the desk and the numbers beside the sections ask is asked there anew."""
EXPORT_SECONDS = 20
NOBODY = "Ничего не найдено".encode()


@dataclass(frozen=True)
class Page:
    name: str
    words: str

    def __str__(self) -> str:
        return f"{self.name} with «{self.words}»" if self.words else self.name

    def open(self, browser: Client) -> float:
        """Return the milliseconds it took."""
        started = time.perf_counter()
        answer = browser.get(reverse(self.name), {"q": self.words} if self.words else {})
        spent = time.perf_counter() - started
        if answer.status_code != HTTPStatus.OK or NOBODY in answer.content:
            raise RuntimeError(f"{self} shows nobody")
        return spent * 1000


PAGES = [Page(name, words) for name in ("employees", "mentors", "mentees") for words in ("", RARE, FREQUENT)]


def measure() -> list[Figure]:
    world = build()
    small, large = _browser(world.small), _browser(world.large)
    figures = [figure for page in PAGES for figure in _compare(page, small, large)]
    desk = _compare(Page("desk", ""), small, large, limit=DESK_RATIO)
    return [*figures, *desk, _export(large)]


def _browser(user: User) -> Client:
    browser = Client()
    browser.force_login(user)
    return browser


def _compare(page: Page, small: Client, large: Client, *, limit: float = RATIO) -> list[Figure]:
    """Open the page in both by turns, so that whatever else the machine does falls on both."""
    for browser in (small, large):
        page.open(browser)
    times = [(page.open(small), page.open(large)) for _ in range(ROUNDS)]
    before, after = (median(found) for found in zip(*times, strict=True))
    more = _queries(page, large) - _queries(page, small)
    return [
        Figure(f"{page}: {after:.0f} ms against {before:.0f} ms", after / before, limit, "times"),
        Figure(f"{page}: queries more", more, 0),
    ]


def _queries(page: Page, browser: Client) -> int:
    with CaptureQueriesContext(connection) as captured:
        page.open(browser)
    return len(captured)


def _export(browser: Client) -> Figure:
    started = time.perf_counter()
    answer = browser.get(reverse("employees"), {"export": "xlsx"})
    size = len(answer.getvalue())
    return Figure(
        f"10,000 employees in an Excel file of {size // 1024} KB", time.perf_counter() - started, EXPORT_SECONDS, "s"
    )
