"""What the journal of access costs a page: a card with its line and without, opened by turns."""

import random
import time
from collections.abc import Callable
from http import HTTPStatus
from unittest.mock import patch

from django.test import Client
from django.urls import reverse

from bench import Figure
from bench._world import SMALL, fill
from mentoring.models import AccessEntry, Employee, User
from mentoring.services import access_journal

ROUNDS = 60
RATIO = 1.05
NUMBER = 99
"""None of those that the lists are measured on."""


def measure() -> list[Figure]:
    curator = fill(NUMBER, SMALL, random.Random(17))  # noqa: S311 - the same people every time
    opens = _card(curator)
    for _round in range(5):
        opens()
    times = [(opens(), _without_line(opens)) for _round in range(ROUNDS)]
    with_line, without = (min(found) for found in zip(*times, strict=True))
    return [
        Figure(f"a card with its line in the journal of access ({with_line:.1f} ms)", with_line / without, RATIO, "×")
    ]


def _card(curator: User) -> Callable[[], float]:
    """Return what opens a mentor's card and tells the milliseconds: of many, the least is what it costs."""
    person = Employee.objects.filter(organization=curator.organization_id, mentor__isnull=False)[0]
    browser, url = Client(), reverse("employee", args=[person.pk])
    browser.force_login(curator)

    def opens() -> float:
        started = time.perf_counter()
        answer = browser.get(url)
        spent = time.perf_counter() - started
        if answer.status_code != HTTPStatus.OK:
            raise RuntimeError(f"{url}: {answer.status_code}")
        return spent * 1000

    return opens


def _without_line(opens: Callable[[], float]) -> float:
    lines = AccessEntry.objects.count()
    with patch.object(access_journal, "record"):
        spent = opens()
    if AccessEntry.objects.count() != lines:
        raise RuntimeError("the journal was written all the same")
    return spent
