"""Over which database a test runs, and what is turned off in it. Named in pyproject.toml, so that pytest loads it."""

import os
from inspect import signature
from typing import Any

import pytest
from django.db import connection

DATABASE = {"db", "transactional_db"}
PAGES = {"client", "signed_in", "walker"}
COUNTS = {"django_assert_num_queries", "django_assert_max_num_queries"}
PAPERS = {"render_pdf", "render_docx", "pdf_text", "docx_text"}
PRODUCTION: dict[str, dict[str, Any]] = {
    "counts": {"desk.context_processors.counts_of": lambda user: {}},
    "history": {"django.conf.settings.SIMPLE_HISTORY_ENABLED": False},
    "pdf": {"documents.services.freezing.render_kept": lambda html: b"%PDF-kept"},
}
"""What a test may do without, and what stands for it then."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with what takes long; on PostgreSQL leave out what asks nothing of it, and what says the same over both."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)
    if connection.vendor != "postgresql":
        return
    kept = [item for item in items if _uses_database(item) and not _is_the_same(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
    items[:] = kept


def _is_the_same(item: pytest.Item) -> bool:
    """Pages, and papers that are read back: `make soak` asks them over PostgreSQL too."""
    if "SOAK" in os.environ or item.get_closest_marker("both"):
        return False
    return _asks_pages(item) or _reads_papers(item)


def _asks_pages(item: pytest.Item) -> bool:
    """Tell by the browser that the test asks for; but who counts queries asks the database."""
    fixtures = set(getattr(item, "fixturenames", ()))
    return bool(fixtures & PAGES) and not fixtures & COUNTS


def _reads_papers(item: pytest.Item) -> bool:
    """Tell by what the test itself calls: files are drawn from a paper's words, whoever kept these."""
    return isinstance(item, pytest.Function) and not PAPERS.isdisjoint(item.function.__code__.co_names)


def _uses_database(item: pytest.Item) -> bool:
    """Tell by what the test asks for; who asks `request` may take the database by name."""
    asked = isinstance(item, pytest.Function) and "request" in signature(item.function).parameters
    fixtures = set(getattr(item, "fixturenames", ()))
    return asked or item.get_closest_marker("django_db") is not None or bool(fixtures & DATABASE)


@pytest.fixture(autouse=True)
def _turned_off(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Turn off what the test names, with its reason: pytest.mark.without("pdf", reason="signs forty orders")."""
    for mark in request.node.iter_markers("without"):
        [what], reason = mark.args, mark.kwargs["reason"]
        assert reason
        if _uses_database(request.node):
            request.getfixturevalue("scenes")  # which are made with everything on
        for target, instead in PRODUCTION[what].items():
            monkeypatch.setattr(target, instead, raising=False)
