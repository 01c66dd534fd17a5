"""No form breaks: each of each page is sent empty, cleared and full of nonsense, by who may and by others in turn.

`make soak`: by everybody, and with every mistake that is thought of.

The answer says what is wrong or refuses; it is never a 500, and what it refuses is not written. Each part of the site
is walked in a world of its own, which every request leaves as it was.
"""

import logging
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import cycle

import pytest
from django.urls import reverse

from tests.walk.addresses import addresses, admin_paths
from tests.walk.forms import HUGE, NONSENSE, NUL, Form, Sent, few_mistakes, mistakes, strange_files, worst_mistakes
from tests.walk.walker import Walker
from tests.walk.world import build

SOAK = "SOAK" in os.environ
pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")
THOROUGH = pytest.mark.skipif(not SOAK, reason="takes minutes: make soak")

PARTS = {
    "staff": ("/staff/", "/consents/", "/questionnaires/"),
    "accounts": ("/account", "/password/", "/login/", "/logout/", "/organization/", "/setup/", "/large-print/"),
    "banks": ("/mentors/", "/mentees/", "/banks/", "/trainings/"),
    "pairs": ("/pairs/", "/requests/", "/agreements/"),
    "orders": ("/orders/", "/verify/", "/signatures/"),
    "bodies": ("/bodies/",),
    "regulations": ("/regulations/",),
    "programs": ("/programs/", "/results/", "/organizations/"),
    "roadmap": ("/roadmap/", "/desk/", "/help/", "/health/"),
}
MAKING = {
    "staff": 4,
    "accounts": 3,
    "banks": 1,
    "pairs": 2,
    "orders": 8,
    "bodies": 5,
    "regulations": 2,
    "programs": 3,
    "roadmap": 2,
}
"""How many forms of the part make something at least, filled as they are: sent twice, they make it once."""
OFTEN = ("curator", "head", "administrator", "council", "mentor", "mentee", "root", "nobody")
"""Who may use a page is looked for in this order."""
ON_EVERY_PAGE = ("/logout/", "/large-print/")
PAPERS = ("_pdf", "_docx", "_preview")
GUESSED = ("value", "was", "then", "next", "seen", "employee", "answers_seen")
ASKED = (
    "q",
    "page",
    "sort",
    "export",
    "show",
    "kind",
    "bank",
    "case",
    "order",
    "request",
    "state",
    "people",
    "source",
    "like",
)
QUERIES = (NUL, HUGE, "я" * 500, "9999-12-31", "0001-01-01")


@dataclass(frozen=True)
class Place:
    """An address as it is in each age of the world; where no object stands in it, there is one.

    like: whether another of the same make was yielded before, with another word beside the object
    """

    paths: tuple[str, ...]
    like: bool


def places(walker: Walker, starts: tuple[str, ...]) -> Iterator[Place]:
    for address in addresses():
        by_age = [address.paths(age, walker.world) for age in walker.world.ages]
        for number, paths in enumerate(zip(*(by_age if address.about else by_age[:1]), strict=True)):
            if paths[0].startswith(starts) and not address.name.endswith(PAPERS):
                yield Place(paths, like=number > 0)


def owner_of(walker: Walker, path: str) -> tuple[str, int]:
    """Return who may use the page and what it answers; nobody where none of them may."""
    for role in OFTEN:
        answer = walker.ask(role, 0, "get", path, {}, drawn=False)
        if answer is not None and answer.status_code in {200, 405}:
            return role, answer.status_code
    return "", 404


@pytest.fixture
def walker(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    logger = logging.getLogger("django.request")
    logger.disabled = True  # a thousand refusals are what is asked for here
    yield Walker(build())
    logger.disabled = False


def new_forms(walker: Walker, role: str, age: int, path: str, known: dict[tuple[str, ...], Form]) -> list[Form]:
    """Return the page's own forms that change something, of a kind not known yet."""
    return [
        form
        for form in walker.forms(role, age, path)
        if form.method == "post" and form.kind not in known and not form.url.startswith(ON_EVERY_PAGE)
    ]


def sent_forms(walker: Walker, role: str, place: Place, known: dict[tuple[str, ...], Form]) -> int:
    """Send the forms of a kind not known yet; return how many of them can succeed.

    Where a form succeeds in one of the ages, its mistakes are made there: deeper in the code than at the first refusal.
    """
    found: dict[tuple[str, ...], tuple[Form, int]] = {}
    wrong = few_mistakes if place.like else mistakes
    succeeded = 0
    for age, path in enumerate(place.paths):
        for form in new_forms(walker, role, age, path, known):
            found.setdefault(form.kind, (form, age))
            answer = walker.ask(role, age, "post", form.url, form.filled, why="заполнено", drawn=False)
            if answer is not None and answer.status_code == 302:
                known[form.kind] = form
                succeeded += 1
                make(walker, role, age, form, wrong(form))
    for kind, (form, age) in found.items():
        if kind not in known:
            known[kind] = form
            make(walker, role, age, form, wrong(form))
    return succeeded


def make(walker: Walker, role: str, age: int, form: Form, wrong: Iterable[tuple[str, Sent]]) -> None:
    for why, sent in wrong:
        walker.ask(role, age, "post", form.url, sent, why=why, drawn=why.startswith(("ничего", "всюду")))


def ask_strangely(walker: Walker, role: str, path: str) -> None:
    """Ask the page with nonsense in all that pages understand of an address."""
    names = {name for form in walker.forms(role, 0, path) if form.method == "get" for name in form.fields}
    for worst in QUERIES if names else QUERIES[:1]:
        walker.ask(role, 0, "get", path, dict.fromkeys([*sorted(names), *ASKED], worst), why=repr(worst[:9]))


@pytest.mark.parametrize("part", PARTS)
def test_no_form_breaks(walker, part):
    known: dict[tuple[str, ...], Form] = {}
    named: dict[str, tuple[str, Iterable[str]]] = {}
    made: list[Form] = []
    owned = {place: owner_of(walker, place.paths[0]) for place in places(walker, PARTS[part])}
    for place, (role, status) in owned.items():
        ages = enumerate(place.paths if status == 200 else ())
        found = ((age, new_forms(walker, role, age, path, known)) for age, path in ages)
        age, first = next(((age, new) for age, new in found if new), (0, []))
        known |= {form.kind: form for form in first}
        named |= {form.url: (role, list(form.fields)) for form in first}
        made += [form for form in first if walker.twice(role, age, form)]
    named |= {place.paths[0]: (role, GUESSED) for place, (role, status) in owned.items() if status == 405}
    all_send(walker, named)
    assert walker.wrong == []
    assert len(known) > len(owned) // 4
    assert len(made) >= MAKING[part]


@THOROUGH
@pytest.mark.parametrize("part", PARTS)
def test_no_mistake_breaks_a_form(walker, part):
    known: dict[tuple[str, ...], Form] = {}
    owned = {place: owner_of(walker, place.paths[0]) for place in places(walker, PARTS[part])}
    open_to = {place: role for place, (role, status) in owned.items() if status == 200}
    succeeded = sum(sent_forms(walker, role, place, known) for place, role in open_to.items())
    for place, role in open_to.items():
        ask_strangely(walker, role, place.paths[0])
    assert walker.wrong == []
    assert succeeded > len(known) // 3


def all_send(walker: Walker, named: dict[str, tuple[str, Iterable[str]]]) -> None:
    """Send to each address an empty form, a cleared one and nonsense under the names, whoever may."""
    worst, another = cycle(NONSENSE), cycle(OFTEN)
    for path, (owner, names) in named.items():
        for role in walker.clients if SOAK else dict.fromkeys([owner, next(another), "nobody"]):
            walker.ask(role, 0, "post", path, {}, why="пусто", drawn=False)
            walker.ask(role, 0, "post", path, dict.fromkeys(names, ""), why="стёрто", drawn=False)
            walker.ask(role, 0, "post", path, dict.fromkeys(names, next(worst)), why="бессмыслица", drawn=False)


def test_every_address_is_in_a_part(walker):
    starts = tuple(start for part in PARTS.values() for start in part)
    left = {path for place in places(walker, ("/",)) for path in place.paths if not path.startswith(starts)}
    assert left == {"/"}


def admin_walk(walker: Walker) -> list[str]:
    """Return the pages to walk: each run all of one model and the form of each other; `make soak` all."""
    return [
        path
        for path in sorted(admin_paths(walker.world))
        if SOAK or path.endswith("/change/") or path.startswith(reverse("admin:mentoring_employee_changelist"))
    ]


@pytest.mark.ignore_template_errors
@pytest.mark.parametrize("half", [0, 1])
def test_no_form_of_the_administration_breaks(walker, half):
    for path in admin_walk(walker)[half::2]:
        of_files = path.endswith(("/import/", "/export/"))
        for form in walker.forms("root", 0, path):
            if form.method == "post" and form.url.startswith(path):
                make(walker, "root", 0, form, strange_files(form) if of_files else worst_mistakes(form))
        for role in ("root", "administrator", "curator"):
            walker.ask(role, 0, "post", path, {}, drawn=False)
    assert walker.wrong == []
