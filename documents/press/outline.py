"""A text with numbered sections and points to four levels, as people type it or paste it from Word.

A typed number is only a sign of the level: the numbers are counted anew. What stands without a number belongs to the
point above it, a paragraph or an item of a list (a dash, «1)», «а)») a line.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from documents.press.outline_lines import lines_of
from documents.press.outline_points import ENDS, HEADING_MOST, Doubt, OutlinePoint, beginning
from documents.press.outline_reading import Reading

POINTS_MOST = 300
REFERENCE = re.compile(r"\b(?:п\.|(?:под)?пункт\w*) ?(\d+(?:\.\d+)+)\.? (?:настоящего )?[Пп]оложения")


@dataclass(frozen=True)
class Outline:
    """notes: what is worth knowing, though nothing is doubtful about it."""

    points: tuple[OutlinePoint, ...]
    doubts: tuple[Doubt, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The outline as it is edited: each point with its counted number, a gap before each section."""
        return "\n".join(_written(point) for point in self.points).lstrip("\n")

    @property
    def has_sections(self) -> bool:
        return any(point.level for point in self.points)


def read_outline(text: str) -> Outline:
    """Read what was typed. Loses no word of it: what is not understood stays in the point above it."""
    reading = Reading(lines_of(text))
    reading.read()
    points = _numbered([point for point in reading.points if point.lines])
    doubts = [*reading.doubts, *_of_references(points), *_of_lists(points)]
    return Outline(tuple(points), tuple(sorted(doubts, key=lambda doubt: doubt.at)), tuple(_notes(points)))


def write_outline(points: Iterable[tuple[int, str]]) -> str:
    """Return the text of points of which level and text are known; none is deeper than a level under the one above."""
    made: list[OutlinePoint] = []
    for level, text in points:
        deepest = made[-1].level + 1 if made else 1
        made.append(OutlinePoint(min(level, deepest), tuple(text.splitlines()), at=0))
    return Outline(tuple(_numbered(made))).text


def _written(point: OutlinePoint) -> str:
    gap = "\n" if point.level == 1 else ""
    first = f"{point.number}. {point.lines[0]}" if point.number else point.lines[0]
    return gap + "\n".join([first, *point.lines[1:]])


def _numbered(points: Sequence[OutlinePoint]) -> list[OutlinePoint]:
    """Count: 1, 1.1, 1.2, 1.2.1, 2; say which are names of sections."""
    counters: list[int] = []
    found = []
    for point, after in pairwise([*points, None]):
        assert point is not None  # noqa: S101 - only the last is
        if point.level:
            counters = [*counters[: point.level], *[0] * (point.level - len(counters))]
            counters[point.level - 1] += 1
            point = replace(point, number=".".join(map(str, counters)))  # noqa: PLW2901 - the same point
        holds = after is not None and after.level > 1
        found.append(replace(point, is_heading=_is_heading(point, holds=holds)))
    return found


def _is_heading(point: OutlinePoint, *, holds: bool) -> bool:
    first = point.lines[0] if point.lines else ""
    if point.level != 1 or len(first) > HEADING_MOST or first.endswith((";", ":", ",")):
        return False
    return holds or not first.endswith(ENDS)


def _of_references(points: Sequence[OutlinePoint]) -> list[Doubt]:
    numbers = {point.number for point in points}
    return [
        Doubt(point.at, beginning(point.lines[0]), f"упомянут пункт {found}, а такого в тексте нет.")
        for point in points
        for found in REFERENCE.findall(point.text)
        if found not in numbers
    ]


def _of_lists(points: Sequence[OutlinePoint]) -> list[Doubt]:
    """Tell of numbers left out in the lists of a point; a list begins with its first number again."""
    found = []
    for point in points:
        counted = [int(said[1]) for line in point.lines if (said := re.match(r"(\d{1,3})\) ", line))]
        for one, other in pairwise(counted):
            if other not in {one + 1, 1}:
                found.append(Doubt(point.at, beginning(point.lines[0]), f"в перечне за «{one})» стоит «{other})»."))
    return found


def _notes(points: Sequence[OutlinePoint]) -> list[str]:
    """Say that numbers were counted anew, by the first that is another now."""
    changed = [point for point in points if point.typed and point.typed != point.number]
    if not changed:
        return []
    first = changed[0]
    more = f" Так изменились номера ({len(changed)})." if changed[1:] else ""
    return [f"Номера сосчитаны заново: строка {first.at} – было {first.typed}, стало {first.number}.{more}"]


__all__ = ["POINTS_MOST", "Doubt", "Outline", "OutlinePoint", "beginning", "read_outline", "write_outline"]
