"""What an app says of the apps above it by strings.

Addresses, templates, permissions, relations, libraries of tags, kinds of orders.
"""

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path

from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

LAYERS = "Data flows one way between the apps"
KINDS = "documents"
"""The app of the kinds of orders: what stands below it knows none, and may use the same words."""
LOWEST = "mentoring"
"""The app whose pages those are that stand in no folder."""
OWN_TEMPLATES = {LOWEST: ("mentoring", "components", "account", "admin", "mfa", "usersessions")}
"""Folders of templates that bear another name than the app's."""
ROOT = {Path("mentoring/settings.py"), Path("mentoring/urls/__init__.py")}
"""The root of the project: names the apps and includes their addresses."""
REVERSING = {"reverse", "reverse_lazy", "redirect", "resolve_url"}


@dataclass(frozen=True)
class Names:
    """Names of some apps: of their addresses, of what their models add to others', of their libraries of tags.

    kinds: the codes of the orders that they declare
    """

    apps: frozenset[str]
    addresses: frozenset[str]
    relations: frozenset[str]
    libraries: frozenset[str]
    kinds: frozenset[str]

    def in_string(self, text: str) -> bool:
        """Whether it is an address, a kind, the path to a template, a permission or a module, or crosses a relation."""
        return (
            text in self.addresses | self.kinds
            or re.split(r"[./]", text)[0] in self._prefixes(text)
            or self._crosses(text)
        )

    def _prefixes(self, text: str) -> frozenset[str]:
        return self.apps if re.fullmatch(r"\w+[./][\w./]+", text) else frozenset()

    def _crosses(self, text: str) -> bool:
        return bool(re.fullmatch(r"-?\w+", text)) and not self.relations.isdisjoint(text.lstrip("-").split("__"))

    def in_pattern(self, pattern: str) -> bool:
        """Whether what is put together at run time may be one of the addresses."""
        return any(re.fullmatch(pattern, name) for name in self.addresses)


@cache
def above(app: str) -> frozenset[str]:
    """Return the apps that the layers of import-linter have above the app or beside it."""
    contracts = tomllib.loads(Path("pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(each["layers"] for each in contracts if each["name"] == LAYERS)
    rows = [re.split(r"\W+", layer) for layer in layers]
    own = next(place for place, row in enumerate(rows) if app in row)
    return frozenset(each for row in rows[: own + 1] for each in row) - {app}


@cache
def names_of(those: frozenset[str]) -> Names:
    return Names(
        apps=those,
        addresses=frozenset(name for name, app in _addresses(get_resolver().url_patterns) if app in those),
        relations=frozenset(_relations(those)),
        libraries=frozenset(file.stem for app in those for file in Path(app, "templatetags").glob("[!_]*.py")),
        kinds=frozenset(_kinds(those)),
    )


def _addresses(patterns: list[URLPattern | URLResolver]) -> Iterator[tuple[str, str]]:
    """Yield the name of each address with the app of its view."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _addresses(pattern.url_patterns)
        elif pattern.name:
            view = getattr(pattern.callback, "view_class", pattern.callback)
            yield pattern.name, view.__module__.partition(".")[0]


def _relations(those: frozenset[str]) -> Iterator[str]:
    """Yield what the models of these apps are called by as seen from the models of others."""
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label in those:
            continue
        for relation in model._meta.related_objects:
            if relation.related_model._meta.app_label in those and not relation.hidden:
                yield relation.name
                yield relation.get_accessor_name() or relation.name


def _kinds(those: frozenset[str]) -> Iterator[str]:
    for app in () if KINDS in those else those:
        if Path(app, "orders.py").exists():
            yield from (kind.code for kind in import_module(f"{app}.orders").ORDER_KINDS)


def in_code(source: str, names: Names) -> Iterator[str]:
    """Yield each name that the Python code says."""
    tree = ast.parse(source)
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # docstrings
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            if names.in_string(node.value):
                yield node.value
        elif isinstance(node, ast.keyword) and node.arg and "__" in node.arg and names.in_string(node.arg):
            yield node.arg
        elif isinstance(node, ast.Attribute) and node.attr in names.relations:
            yield ast.unparse(node)
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in REVERSING:
            yield from _composed(node, names)


def _composed(call: ast.Call, names: Names) -> Iterator[str]:
    name = call.args[0] if call.args else None
    if isinstance(name, ast.JoinedStr):
        parts = [re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in name.values]
        said = "".join(part for part in parts if part != ".+")
        if re.search(r"[a-z]{3}", said) and names.in_pattern("".join(parts)):
            yield ast.unparse(name)


TAG = re.compile(r"\{[{%](.*?)[%}]\}", re.DOTALL)
COMMENT = re.compile(r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}", re.DOTALL)


def in_template(source: str, names: Names) -> Iterator[str]:
    """Yield each name that a tag or a variable of the template says."""
    for tag in TAG.findall(COMMENT.sub("", source)):
        yield from (text for text in re.findall(r"""["']([^"']*)["']""", tag) if names.in_string(text))
        bare = re.sub(r"""["'][^"']*["']""", "", tag)
        for path in re.findall(r"\w+(?:\.\w+)+", bare):
            first, *others = path.split(".")
            if not names.relations.isdisjoint(others) or (first == "perms" and others[0] in names.apps):
                yield path
        if bare.split()[:1] == ["load"]:
            yield from names.libraries.intersection(bare.split())


def pages_of(app: str) -> list[Path]:
    folders = OWN_TEMPLATES.get(app, (app,))
    pages = [file for folder in folders for file in Path("templates", folder).rglob("*.html")]
    return sorted([*pages, *(Path("templates").glob("*.html") if app == LOWEST else ())])


def arrows_up(app: str) -> list[str]:
    """Return where the app names something of those above it, «file: name»."""
    names = names_of(above(app))
    code = sorted(file for file in Path(app).rglob("*.py") if "migrations" not in file.parts and file not in ROOT)
    pages = pages_of(app)
    return [
        *(f"{file}: {name}" for file in code for name in in_code(file.read_text(), names)),
        *(f"{file}: {name}" for file in pages for name in in_template(file.read_text(), names)),
    ]
