"""What an outline consists of, and what is told of it."""

import re
from dataclasses import dataclass

LEVELS = 4
HEADING_MOST = 200
"""Letters of a section's name; what is longer is a point, and printed as one."""
ENDS = (".", ";", ":", "!", "?", "…")
ITEM = re.compile(r"– |\d{1,3}\) |[А-Яа-яЁёA-Za-z]\) ")
GLANCE = 40
"""Letters by which people find a line."""


@dataclass(frozen=True)
class OutlinePoint:
    """level: 1 to 4, 0 for what stands above the first section without a number; its `number` is empty then.

    lines: the first is what stands behind the number; the others are paragraphs and items of lists
    at: the line of the typed text where it begins, from 1
    typed: the number as it was typed, empty where it had another sign
    """

    level: int
    lines: tuple[str, ...]
    at: int
    typed: str = ""
    number: str = ""
    is_heading: bool = False

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def more(self) -> list[tuple[str, bool]]:
        """The lines under the first, each with whether it is an item of a list."""
        return [(line, is_item(line)) for line in self.lines[1:]]


@dataclass(frozen=True)
class Doubt:
    """What was taken for something that it may not be, or is not right, in the typed line; begins: its first words."""

    at: int
    begins: str
    said: str

    def __str__(self) -> str:
        return f"Строка {self.at} («{self.begins}»): {self.said}"


def is_item(line: str) -> bool:
    """Whether the line of a point is an item of a list."""
    return ITEM.match(line) is not None


def beginning(text: str) -> str:
    """Return the first words, by which people find the line."""
    return text if len(text) <= GLANCE else f"{text[: GLANCE - 2].rstrip()}…"
