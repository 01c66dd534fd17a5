"""What pages notice of papers that wait: the site as production serves it, while no paper comes to be drawn."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import ExitStack, contextmanager
from http import HTTPStatus
from statistics import median
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse

from bench import Figure
from bench.programs import FIRST_DAY, LAST_DAY, pair, person
from documents.press.queue import Queue
from mentoring.enums import Role
from mentoring.models import Organization
from mentoring.services.account import open_account
from programs.models import Program

WORKERS, PEOPLE, EACH = 2, 4, 4
"""Processes of gunicorn; who asks, and for how many papers at once: as many together as there are threads."""
ROUNDS, RATIO, SECONDS = 60, 2, 30


def measure() -> list[Figure]:
    program = Program.objects.create(pair=pair(), title="Утренний круг", starts_on=FIRST_DAY, ends_on=LAST_DAY)
    paper, cookies = reverse("program_pdf", args=[program.pk]), _cookies(program.pair.organization)
    connection.close()
    with _site() as address, ExitStack() as line, ThreadPoolExecutor(PEOPLE * EACH) as people:
        _times(address)
        idle = median(_times(address))
        for _place in range(settings.PRESS_AT_ONCE):
            line.enter_context(_queue().seat(""))
            line.enter_context(_queue().turn())
        asked = [people.submit(_answer, address + paper, cookie) for cookie in cookies * EACH]
        _await_refusals(asked)
        busy, waiting = median(_times(address)), sum(not one.done() for one in asked)
        line.close()
    answers = [one.result() for one in asked]
    name = f"a light page while {waiting} of {len(asked)} papers wait ({idle:.0f} ms idle)"
    failed = sum(answer not in {HTTPStatus.OK, *REFUSALS} for answer in answers)
    return [
        Figure(name, busy / idle, RATIO, "× idle"),
        Figure("papers that neither were drawn nor refused with a sentence", failed, 0),
    ]


REFUSALS = {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}


def _queue() -> Queue:
    return Queue(settings.PRESS_FOLDER, settings.PRESS_AT_ONCE, settings.PRESS_WAITING, PEOPLE * EACH, SECONDS)


def _cookies(organization: Organization) -> list[str]:
    made = []
    for number in range(PEOPLE):
        employee = person(organization, "Дорова")
        browser = Client()
        browser.force_login(open_account(employee, username=f"waits{number}", password=None, roles=[Role.CURATOR]))
        made.append(f"{settings.SESSION_COOKIE_NAME}={browser.cookies[settings.SESSION_COOKIE_NAME].value}")
    return made


@contextmanager
def _site() -> Iterator[str]:
    """Serve as docs/production.md says."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{probe.getsockname()[1]}"
    command = ["gunicorn", "mentoring.wsgi", "--bind", place, "--workers", str(WORKERS)]
    threads = ["--threads", str(settings.SITE_THREADS), "--log-level", "error"]
    with subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-m", *command, *threads], env={**os.environ, "MODE": "development"}
    ) as site:
        try:
            _await_start(f"http://{place}")
            yield f"http://{place}"
        finally:
            site.terminate()


def _await_start(address: str) -> None:
    for _second in range(SECONDS):
        try:
            _answer(address + reverse("login"))
        except URLError:
            time.sleep(1)
        else:
            return
    raise TimeoutError(address)


def _await_refusals(asked: list[Future[int]]) -> None:
    """Let all that will be refused be refused."""
    waiting = set(asked)
    while len(waiting) > settings.PRESS_WAITING:
        done, waiting = wait(waiting, timeout=SECONDS, return_when=FIRST_COMPLETED)
        if not done:
            return


def _times(address: str) -> list[float]:
    spent = []
    for _round in range(ROUNDS):
        started = time.perf_counter()
        _answer(address + reverse("login"))
        spent.append((time.perf_counter() - started) * 1000)
        time.sleep(0.01)
    return spent


def _answer(address: str, cookie: str = "") -> int:
    try:
        with urlopen(Request(address, headers={"Cookie": cookie}), timeout=2 * SECONDS) as answer:  # noqa: S310 - our own
            status: int = answer.status
            return status
    except HTTPError as refused:
        return refused.code
