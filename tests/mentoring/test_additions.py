"""What the apps above add to the heart's pages stands where they say, and is asked with the reader and the thing."""

import re
from pathlib import Path

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from mentoring import additions
from mentoring.additions import Action, Actions, Panel, Place, actions_at, panels_at
from mentoring.models import User

READER = User(username="reader")
SHOWN = "{% load panels %}{% panels place thing as found %}{{ thing }}|{{ found }}"


@pytest.fixture
def page():
    """Show the place on a page about a thing of the heart."""
    request = RequestFactory().get("/")
    request.user = READER
    return lambda **given: Template(SHOWN).render(Context({"request": request, "thing": "page's own", **given}))


@pytest.fixture
def declared(monkeypatch):
    def declare(panels=(), actions=()):
        monkeypatch.setattr(additions, "_panels", lambda: panels)
        monkeypatch.setattr(additions, "_actions", lambda: actions)

    return declare


def panel(place, said):
    return Panel(place, "components/_progress.html", said)


def test_panels_stand_in_order_and_only_where_they_show_something(declared, page):
    asked = []

    def progress(label):
        def shown(user, thing):
            asked.append((user, thing))
            return {"label": label, "done": 1, "total": 2} if label else None

        return shown

    shown = [progress(label) for label in ("первая <1>", None, "вторая")]
    declared(panels=[panel(Place.PAIR_PAPERS, said) for said in shown] + [panel(Place.EMPLOYEE_CARD, shown[0])])
    html = page(place="pair.papers", thing="пара")
    assert re.findall(r"<span>(.*?)</span>", html) == ["первая &lt;1&gt;", "вторая"]
    assert (html.startswith("пара|"), asked) == (True, [(READER, "пара")] * 3)


def test_nothing_stands_where_nothing_is_declared(declared, page):
    declared(panels=[panel(Place.PAIR_PAPERS, lambda user, thing: None)])
    assert page(place="pair.papers") == "page&#x27;s own|"


def test_what_a_panel_knows_stays_in_it(declared, page):
    declared(panels=[panel(Place.CONSENT_LINKS, lambda user, thing: {"label": thing, "done": 1, "total": 2})])
    assert page(place="consent.links", thing="согласие").startswith("согласие|")


def test_a_place_that_there_is_not_fails_at_once(declared, page):
    declared(panels=[panel(Place.PAIR_PAPERS, lambda user, thing: {})])
    with pytest.raises(ValueError, match=r"'pair\.paper' is not a valid Place"):
        page(place="pair.paper")


def test_actions_are_those_of_the_place_in_order(declared):
    def offers(*titles):
        return lambda user, thing: [Action(title, f"/{user}/{thing}/") for title in titles]

    declared(
        actions=[
            Actions(Place.PAIR_MAIN, offers("Первое", "Второе")),
            Actions(Place.PAIR_PRINT, offers("Печать")),
            Actions(Place.PAIR_MAIN, offers("Третье")),
        ]
    )
    found = actions_at(Place.PAIR_MAIN, READER, 7)
    assert [(action.title, action.url) for action in found] == [
        (title, "/reader/7/") for title in ("Первое", "Второе", "Третье")
    ]


def test_every_place_is_on_a_page_and_something_stands_there():
    pages = "".join(file.read_text() for file in Path("templates").rglob("*.html"))
    folders = (Path("mentoring/views"), Path("mentoring/admin"))
    views = "".join(file.read_text() for folder in folders for file in folder.glob("*.py"))
    shown = {Place(place) for place in re.findall(r'{% panels "([^"]+)"', pages)}
    asked = {Place[name] for name in re.findall(r"actions_at\(Place\.(\w+)", views)}
    assert shown == {panel.place for panel in additions._panels()}
    assert asked == {actions.place for actions in additions._actions()}
    assert shown | asked == set(Place)


def test_panels_at_an_unknown_place_are_refused():
    with pytest.raises(ValueError, match="nowhere"):
        list(panels_at("nowhere", READER))
