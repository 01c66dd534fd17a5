"""The address that tells a monitor whether the site can serve."""

import pytest
from django.db import OperationalError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

MIGRATIONS = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
LAST = [max(migration for migration in MIGRATIONS if migration[0] == app) for app in ("auth", "mentoring", "roadmap")]


@pytest.fixture
def applied(settings, monkeypatch):
    """The migrations that the database names as applied, also where the tests' tables are made without them."""
    names = dict.fromkeys(MIGRATIONS)
    settings.MIGRATION_MODULES = {}
    monkeypatch.setattr(MigrationRecorder, "applied_migrations", lambda self: names)
    return names


@pytest.fixture
def no_database(monkeypatch):
    def fail():
        raise OperationalError("no route to db.internal, user keeper")

    with monkeypatch.context() as patched:
        patched.setattr(connection, "cursor", fail)
        yield


def told(answer):
    return answer.status_code, answer.content, answer["Content-Type"]


OK = (200, b"ok", "text/plain; charset=utf-8")
NOT_IN_SERVICE = (503, b"", "text/plain; charset=utf-8")


def test_says_ok_and_asks_for_the_migrations_once(client, db, applied, django_assert_num_queries):
    assert told(client.get("/health/")) == OK
    applied.clear()
    with django_assert_num_queries(1):
        assert told(client.get("/health/")) == OK


def test_answers_a_head_without_a_body(client, db, applied):
    assert told(client.head("/health/")) == (200, b"", "text/plain; charset=utf-8")


def test_tells_the_log_alone_why_the_database_is_away(client, no_database, caplog):
    assert told(client.get("/health/")) == NOT_IN_SERVICE
    assert "no route to db.internal" in caplog.messages[0]


@pytest.mark.parametrize("missing", LAST, ids=lambda migration: migration[0])
def test_is_not_in_service_until_the_last_migration_is_applied(client, db, applied, missing, caplog):
    del applied[missing]
    assert told(client.get("/health/")) == NOT_IN_SERVICE
    assert caplog.messages[0] == "Not in service: migrations are not applied"
    applied[missing] = None
    assert told(client.get("/health/")) == OK


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_takes_nothing(client, method):
    answer = getattr(client, method)("/health/")
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")


def test_answers_by_plain_http_at_any_address_and_keeps_nothing(client, db, applied, settings):
    settings.SECURE_SSL_REDIRECT = True
    answer = client.get("/health/", headers={"host": "10.0.0.7"})
    assert told(answer) == OK
    assert answer["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"
    assert "Set-Cookie" not in answer.headers
    assert not answer.cookies


def test_who_is_signed_in_needs_no_session_for_it(signed_in, curator, request):
    client = signed_in(curator)
    request.getfixturevalue("no_database")
    assert told(client.get("/health/")) == NOT_IN_SERVICE
