"""The lists of declined names and posts, written by hand: «Зо[я|и|е|ю|ей]» holds all five forms of a word."""

import re
from pathlib import Path

from documents.enums import Case

CASES = (Case.GENITIVE, Case.DATIVE, Case.ACCUSATIVE, Case.INSTRUMENTAL)
DATA = Path(__file__).with_name("data")
CHANGING = re.compile(r"\[([^]|]*)\|([^]|]*)\|([^]|]*)\|([^]|]*)\|([^]|]*)\]")
REGULAR = {"вич": "[|а|у|а|ем]", "вна": "[а|ы|е|у|ой]", "чна": "[а|ы|е|у|ой]"}


def rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


def forms(text: str) -> tuple[str, ...]:
    """Return the nominative and the four cases."""
    return tuple(CHANGING.sub(rf"\{number}", text) for number in range(1, 6))


def patronymic(text: str) -> str:
    """Write the endings of a regular one out: of «Иванович» and «Ивановна» the list has the nominative only."""
    endings = REGULAR.get(text[-3:])
    return text if endings is None else f"{text.removesuffix(endings[1])}{endings}"
