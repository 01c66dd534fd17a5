"""Who walks: asks as somebody, leaves the world as it was, and notes what should not have happened."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

import pytest
from django.core.signals import request_finished
from django.db import close_old_connections, connection, transaction
from django.test import Client

from mentoring.models import User
from tests.pages import everything, undrawn
from tests.walk.forms import Form, Sent, forms_of
from tests.walk.world import World

WRITES = ("INSERT", "UPDATE", "DELETE")
MADE = re.compile(r'INSERT (?:OR IGNORE )?INTO "(\w+)"')
LOGS = re.compile("historical|session|cache|statechange|sentform")
MADE_ANEW = ("/compose/",)
"""What replaces all that it made before."""
TABLE = re.compile(r'(?:INSERT (?:OR IGNORE )?INTO|UPDATE|DELETE FROM) "(\w+)"')
BY_READING = frozenset({"mentoring_accessentry", "django_session", "usersessions_usersession"})
"""What a GET may write: the journal of access (mentoring/access.py), the session, when it was last seen."""


class Walker:
    """wrong: what should not have happened; asked: how many requests there were."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.wrong: list[str] = []
        self.asked = 0
        self.clients = {role: [_signed_in(user) for user in users] for role, users in world.users.items()}
        self.clients["nobody"] = [Client()]
        self.before = everything()
        self._forms: dict[tuple[str, int, str], list[Form]] = {}

    def ask(self, role: str, age: int, method: str, url: str, sent: Sent, *, why: str = "", drawn: bool = True) -> Any:
        """Return the answer, None where there was none; `drawn` may spare the drawing of the page.

        Whatever was done is undone.
        """
        client = self._client(role, age)
        where = f"{role}: {method} {url} {why}"
        return self._asked(client, lambda: getattr(client, method)(url, sent), where, drawn=drawn)

    def _client(self, role: str, age: int) -> Client:
        clients = self.clients[role]
        return clients[age % len(clients)]

    def _asked(self, client: Client, send: Callable[[], Any], where: str, *, drawn: bool) -> Any:
        known = {name: morsel.value for name, morsel in client.cookies.items()}
        self.asked += 1
        try:
            with nullcontext() if drawn else undrawn():
                return self._undone(send, where)
        except (Exception, pytest.fail.Exception) as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            self.wrong.append(f"{where}: {_place(error)} {error!r:.300}")
            return None
        finally:
            client.cookies.clear()
            for name, value in known.items():
                client.cookies[name] = value

    def twice(self, role: str, age: int, form: Form) -> bool | None:
        """Send the form as a double click does; tell whether it made something, None where it was refused.

        The second time it must make nothing.
        """
        client, made = self._client(role, age), list[list[str]]()

        def once() -> Any:
            with _noting_writes() as writes:
                answer = client.post(form.url, form.filled)
            made.append([found[1] for sql in writes if (found := MADE.match(sql)) and not LOGS.search(found[1])])
            return answer

        def send() -> Any:
            answer = once()
            if answer.status_code == 302:
                once().close()
            return answer

        where = f"{role}: post {form.url} дважды"
        self._asked(client, send, where, drawn=False)
        if len(made) == 1:
            return None
        if made[1] and not form.url.endswith(MADE_ANEW):
            self.wrong.append(f"{where}: {made[1]}")
        return bool(made[0])

    def _undone(self, send: Callable[[], Any], where: str) -> Any:
        with transaction.atomic(), _noting_writes() as writes:
            answer = send()
            if answer.status_code >= 500:
                self.wrong.append(f"{where}: {answer.status_code}")
            if answer.status_code >= 400 and writes and everything() != self.before:
                self.wrong.append(f"{where}: {answer.status_code}, но записано: {set(writes)}")
            if answer.status_code == 200 and answer.request["REQUEST_METHOD"] == "GET" and not_by_reading(writes):
                self.wrong.append(f"{where}: GET записал: {not_by_reading(writes)}")
            transaction.set_rollback(True)
        # A file that is given out stays open else; the connection stays, as the test's client keeps it.
        request_finished.disconnect(close_old_connections)
        answer.close()
        request_finished.connect(close_old_connections)
        return answer

    def forms(self, role: str, age: int, url: str) -> list[Form]:
        """Return the forms of the page, which is asked for once."""
        if (role, age, url) not in self._forms:
            answer = self.ask(role, age, "get", url, {})
            is_page = (
                answer is not None and answer.status_code == 200 and answer["Content-Type"].startswith("text/html")
            )
            self._forms[role, age, url] = forms_of(answer.content.decode(), url) if is_page else []
        return self._forms[role, age, url]


def _signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def not_by_reading(writes: list[str]) -> set[str]:
    """Return the tables, or else the statements, that a GET has no business to write."""
    tables = {found[1] if (found := TABLE.match(sql)) else sql for sql in writes}
    return tables - BY_READING


@contextmanager
def _noting_writes() -> Iterator[list[str]]:
    writes: list[str] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001 - Django's
        if sql.startswith(WRITES):
            writes.append(sql[:60])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield writes


def _place(error: BaseException) -> str:
    """Say where in the project's own code it happened."""
    place, step = "", error.__traceback__
    while step:
        name = step.tb_frame.f_code.co_filename
        if "site-packages" not in name and "/tests/" not in name and "/lib/python" not in name:
            place = f"{name}:{step.tb_lineno}"
        step = step.tb_next
    return place
