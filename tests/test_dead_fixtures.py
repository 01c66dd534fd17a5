"""A fixture that no test and no other fixture asks for is dead: it goes, or what it was for is tested again."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TESTS = Path(__file__).parent
ASKED_BY_PLUGINS = {"django_db_modify_db_settings"}
"""Said instead of a plugin's own."""
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """fixtures: the names of those it defines; asked: what its functions take and what its strings name."""

    path: Path
    fixtures: frozenset[str]
    asked: frozenset[str]
    imports: frozenset[str]

    @property
    def name(self) -> str:
        return ".".join(self.path.relative_to(TESTS.parent).with_suffix("").parts)


def read(path: Path) -> Module:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, Function)]
    taken = {argument.arg for function in functions for argument in function.args.args + function.args.kwonlyargs}
    said = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    imports = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    fixtures = {function.name for function in functions if any(map(is_fixture, function.decorator_list))}
    return Module(path, frozenset(fixtures), frozenset(taken | said), frozenset(imports))


def is_fixture(decorator: ast.expr) -> bool:
    """Tell of `@pytest.fixture`, `@pytest.fixture(…)` and `@scene`; an automatic one is asked for by nobody."""
    call = decorator.keywords if isinstance(decorator, ast.Call) else []
    named = decorator.func if isinstance(decorator, ast.Call) else decorator
    return ast.unparse(named) in {"pytest.fixture", "scene"} and not any(keyword.arg == "autouse" for keyword in call)


def dead(modules: list[Module]) -> Iterator[str]:
    for module in modules:
        asked = {name for other in modules if sees(other, module) for name in other.asked}
        for name in sorted(module.fixtures - asked - ASKED_BY_PLUGINS):
            yield f"{module.name}: {name}"


def sees(other: Module, module: Module) -> bool:
    """Whether the other may ask for the module's fixtures: in the same file, below a conftest, or by import.

    A checklist that the module imports asks for what the module gives.
    """
    if module.path.name == "conftest.py":
        return module.path.parent in other.path.parents
    return other is module or module.name in other.imports or other.name in module.imports


def test_every_fixture_is_asked_for():
    modules = [read(path) for path in sorted(TESTS.rglob("*.py"))]
    assert sum(len(module.fixtures) for module in modules) > 200
    assert list(dead(modules)) == []


def test_a_dead_one_is_found(tmp_path):
    path = tmp_path / "test_it.py"
    path.write_text("@pytest.fixture\ndef used(): ...\n@pytest.fixture()\ndef unused(used): ...\n")
    modules = [read(path)]
    assert modules[0].fixtures - modules[0].asked == {"unused"}
