"""Runs every measurement in the database of DATABASE_URL, prints a table, and fails where a limit is exceeded."""

import sys
from importlib import import_module
from pkgutil import iter_modules

import django
from django.core.management import call_command

import bench


def _modules() -> list[str]:
    asked = sys.argv[1:]
    found = [module.name for module in iter_modules(bench.__path__) if not module.name.startswith("_")]
    return [name for name in found if not asked or name in asked]


def _line(figure: bench.Figure) -> str:
    said = "over" if figure.is_over else "ok"
    return f"{figure.name:<72} {figure.value:>9.2f} {figure.limit:>9.2f} {figure.unit:<8} {said}"


def main() -> int:
    django.setup()
    call_command("prepare", verbosity=0)
    print(f"{'':<72} {'value':>9} {'limit':>9}")
    over = False
    for name in _modules():
        for figure in import_module(f"bench.{name}").measure():
            print(_line(figure), flush=True)
            over = over or figure.is_over
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
