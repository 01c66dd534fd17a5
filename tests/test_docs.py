"""What the documents for people name is there: a page that leads nowhere is worse than none."""

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
from django.conf import settings

ROOT: Path = settings.BASE_DIR
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
APPS = ("mentoring", "documents", "programs", "roadmap", "showcase", "desk", "setup")
ROOTS = (*APPS, "templates", "static", "fixtures", "tests", "scripts", "docs", "bench")
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
QUOTED = re.compile(r"`([^`\n]+)`")
PATH = re.compile(rf"(?:{'|'.join(ROOTS)})/[\w./*-]*")
BARE = re.compile(r"[\w*/]+\.(?:py|html|yaml)")
DEFINED = re.compile(r"^(?:class |def )?(\w+)(?=[(:=]| = )", re.MULTILINE)
SETTING = re.compile(r"^\| (`[A-Z].*?) \|", re.MULTILINE)
BLOCK = re.compile(r"^```\w+\n(.*?)^```", re.MULTILINE | re.DOTALL)
MAKE = re.compile(r"(?:^|`)make ([a-z]+)", re.MULTILINE)
COMMENT = re.compile(r" +# .*")


def quoted_paths(text: str) -> Iterator[str]:
    yield from (said for said in QUOTED.findall(text) if PATH.fullmatch(said))


def bare_names(text: str) -> Iterator[str]:
    """Yield the files that are named without their root: `panels.py`, `models/pair.py`, `pair_detail.html`."""
    yield from (said for said in QUOTED.findall(text) if BARE.fullmatch(said) and not PATH.fullmatch(said))


@cache
def modules() -> dict[str, list[str]]:
    """Return for each name that stands at a module's outermost level the modules that define it."""
    found: dict[str, list[str]] = {}
    for file in (file for app in APPS for file in (ROOT / app).rglob("*.py") if "migrations" not in file.parts):
        module = ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for name in DEFINED.findall(file.read_text()):
            found.setdefault(name, []).append(module)
    return found


def is_defined(name: str, member: str) -> bool:
    things = [getattr(import_module(module), name) for module in modules().get(name, [])]
    return any(not member or hasattr(thing, member) for thing in things)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_and_path_leads_somewhere(page):
    text = page.read_text()
    links = [link for link in LINK.findall(text) if not (page.parent / link).exists()]
    assert links == []
    assert [path for path in quoted_paths(text) if not list(ROOT.glob(path))] == []
    assert [name for name in bare_names(text) if not any(any((ROOT / root).rglob(name)) for root in ROOTS)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_target_of_make_is_there(page):
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert [target for target in MAKE.findall(page.read_text()) if target not in targets] == []


def test_the_walk_finds_pages_and_paths():
    assert {"README.md", "README.ru.md", "CHANGELOG.md", "SECURITY.md"} <= {page.name for page in PAGES}
    assert "mentoring/services/state.py" in quoted_paths((ROOT / "docs/glossary.md").read_text())
    said = set(bare_names((ROOT / "docs/architecture.md").read_text()))
    assert {"panels.py", "word_finish.py", "models/pair.py", "test_pair_*.py", "pair_detail.html"} <= said


def test_every_decision_stands_in_the_list():
    folder = ROOT / "docs/decisions"
    listed = LINK.findall((folder / "README.md").read_text())
    assert listed == sorted(page.name for page in folder.glob("0*.md"))


def glossary_names() -> list[tuple[str, str]]:
    rows = [line.split("|") for line in (ROOT / "docs/glossary.md").read_text().splitlines() if line.startswith("| ")]
    said = [name for row in rows for name in QUOTED.findall(row[2]) if "/" not in name]
    return [(name, member) for name, _dot, member in (one.partition(".") for one in said)]


def test_every_name_of_the_glossary_is_in_the_code():
    names = glossary_names()
    assert [name for name in names if not is_defined(*name)] == []
    assert len(names) > 60


def test_production_is_told_alike_in_both_languages():
    english, russian = ((ROOT / "docs" / name).read_text() for name in ("production.md", "production.ru.md"))
    assert SETTING.findall(russian) == SETTING.findall(english)
    assert _commands(russian) == _commands(english)


def _commands(text: str) -> list[str]:
    return [COMMENT.sub("", block) for block in BLOCK.findall(text)]
