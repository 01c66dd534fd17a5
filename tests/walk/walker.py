"""Who walks: asks as somebody, leaves the world as it was, and notes what should not have happened."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import Any
from unittest.mock import patch

import pytest
from django.core.signals import request_finished
from django.db import close_old_connections, connection, transaction
from django.template.base import Template
from django.test import Client

from mentoring.models import User
from tests.pages import everything
from tests.walk.forms import Form, Sent, forms_of
from tests.walk.world import World

WRITES = ("INSERT", "UPDATE", "DELETE")


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
        clients = self.clients[role]
        client = clients[age % len(clients)]
        known = {name: morsel.value for name, morsel in client.cookies.items()}
        self.asked += 1
        where = f"{role}: {method} {url} {why}"
        try:
            with nullcontext() if drawn else patch.object(Template, "_render", lambda *_: ""):
                return self._undone(lambda: getattr(client, method)(url, sent), where)
        except (Exception, pytest.fail.Exception) as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            self.wrong.append(f"{where}: {_place(error)} {error!r:.300}")
            return None
        finally:
            client.cookies.clear()
            for name, value in known.items():
                client.cookies[name] = value

    def _undone(self, send: Callable[[], Any], where: str) -> Any:
        with transaction.atomic(), _noting_writes() as writes:
            answer = send()
            if answer.status_code >= 500:
                self.wrong.append(f"{where}: {answer.status_code}")
            if answer.status_code >= 400 and writes and everything() != self.before:
                self.wrong.append(f"{where}: {answer.status_code}, но записано: {set(writes)}")
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
