"""Reads the lines of an outline into points: which level each has, what goes on with what stands above it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from documents.press.outline_lines import Line, LineKind
from documents.press.outline_points import ENDS, HEADING_MOST, LEVELS, Doubt, OutlinePoint, beginning

OPEN_WORDS = re.compile(r"(?:,|\b(?:в|во|на|и|или|с|со|по|о|об|от|для|к|из|за|при|под|а|№))$")
LONG = 60
"""Letters of a line that does not end a sentence: a shorter one may well be a name of what follows."""


@dataclass
class Reading:
    lines: Sequence[Line]
    points: list[OutlinePoint] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    typed: list[int] = field(default_factory=list)
    """Levels as they were typed, of the points that hold the present one: those that were left out are not there."""
    section: int = 0
    """The last number of one part that a section had."""
    inner: int = 0
    """The last number of the list inside of a point whose items are numbered like sections; 0 outside of one."""
    under: str = ""
    """The number, as typed, that the last point belongs to."""

    def read(self) -> None:
        self.shift = self._shift()
        for place, line in enumerate(self.lines):
            take = {
                LineKind.NUMBER: self._number,
                LineKind.SECTION: self._section,
                LineKind.ITEM: self._item,
                LineKind.PLAIN: self._plain,
            }[line.kind]
            take(line, place)
        self._end()

    def _shift(self) -> int:
        """Return 1 where «1.» stands for a point under «Раздел I», else 0."""
        named = next((place for place, line in enumerate(self.lines) if line.kind == LineKind.SECTION), None)
        if named is None:
            return 0
        first = next((line for line in self.lines[named:] if line.kind == LineKind.NUMBER), None)
        return 1 if first and len(first.parts) == 1 else 0

    def _doubt(self, line: Line, said: str) -> None:
        self.doubts.append(Doubt(line.at, beginning(line.whole), said))

    def _section(self, line: Line, _place: int) -> None:
        self.inner = 0
        self._begin(line, 1)

    def _number(self, line: Line, place: int) -> None:
        if line.is_weak and not self._may_be_next_section(line):
            self._plain(replace(line, rest=line.whole), place)
        elif len(line.parts) == 1 and not self.shift and self._is_inner(line, place):
            self._inner_item(line, place)
        else:
            self.inner = 0
            if len(line.parts) == 1:
                self.section = line.parts[0]
            self._begin(line, len(line.parts) + self.shift)

    def _may_be_next_section(self, line: Line) -> bool:
        return line.parts[0] == self.section + 1 and len(line.rest) <= HEADING_MOST and not line.rest.endswith(ENDS)

    def _is_inner(self, line: Line, place: int) -> bool:
        """Whether «1.», «2.» go through a list inside of a point: sections have gone further already."""
        number = line.parts[0]
        if self.inner and number == self.inner + 1:
            return number != self.section + 1 or not self._opens(number, line, place)
        introduced = bool(self.points) and self.points[-1].text.endswith(":")
        return number == 1 and self.section > 0 and (len(self.typed) > 1 or introduced)

    def _opens(self, number: int, line: Line, place: int) -> bool:
        """Whether the number is that of a section: the points after it say so, or it looks like a name."""
        after = (other for other in self.lines[place + 1 :] if other.kind == LineKind.NUMBER)
        following = next(after, None)
        if following and len(following.parts) > 1:
            return following.parts[0] == number
        return line.rest[:1].isupper() and not line.rest.endswith((*ENDS, ","))

    def _inner_item(self, line: Line, place: int) -> None:
        if not self.inner:
            self._doubt(line, "номер начинается снова внутри пункта – принято за перечень «1)», «2)» …")
        self.inner = line.parts[0]
        self._item(replace(line, rest=f"{self.inner}) {line.rest}"), place)

    def _begin(self, line: Line, level: int) -> None:
        self._end()
        while self.typed and self.typed[-1] >= level:
            self.typed.pop()
        real = min(len(self.typed) + 1, LEVELS)
        if level > LEVELS:
            self._doubt(line, f"уровней больше {LEVELS} не бывает – принято за уровень {real}.")
        elif level > real:
            above = "перед ним нет раздела" if real == 1 else f"над ним пропущен уровень {real}"
            self._doubt(line, f"{above} – принято за уровень {real}.")
        else:
            self._doubt_parent(line)
        self.typed.append(level)
        typed = ".".join(map(str, line.parts)) if line.kind == LineKind.NUMBER and not self.shift else ""
        self.points.append(OutlinePoint(real, (line.rest,) if line.rest else (), line.at, typed))

    def _doubt_parent(self, line: Line) -> None:
        """Tell of «1.4.1» that stands under «1.3»: a point is missing, or its number."""
        asked = ".".join(map(str, line.parts[:-1]))
        above = next((point for point in reversed(self.points) if point.level == len(self.typed)), None)
        known = {above.typed, self.under} if above and above.typed else {asked}
        if above and asked and not self.shift and asked not in known:
            missing, holds = ("пункта", "пункту") if "." in asked else ("раздела", "разделу")
            self._doubt(line, f"{missing} {asked} перед ним нет – отнесено к {holds} {above.typed}.")
        self.under = asked

    def _end(self) -> None:
        """Tell of a number that nothing follows."""
        if self.points and not self.points[-1].lines:
            number = self.points[-1].typed
            self.doubts.append(Doubt(self.points[-1].at, number, "за номером нет текста – он пропущен."))

    def _item(self, line: Line, _place: int) -> None:
        self._add(line.rest, line)

    def _plain(self, line: Line, place: int) -> None:
        last = self.points[-1] if self.points else None
        if last and last.lines and _goes_on(last, line.rest):
            joined = _joined(last.lines[-1], line.rest)
            self.points[-1] = replace(last, lines=(*last.lines[:-1], joined))
            return
        if last and last.level and last.lines:
            self._doubt_heading(line, place)
        self._add(line.rest, line)

    def _doubt_heading(self, line: Line, _place: int) -> None:
        if line.rest.isdigit():
            self._doubt(line, "одно число без текста – может быть, номер страницы. Осталось в пункте над ним.")
        elif line.rest[:1].isupper() and len(line.rest) <= HEADING_MOST // 2 and not line.rest.endswith((*ENDS, ",")):
            self._doubt(line, "похоже на название раздела без номера. Осталось абзацем пункта над ним.")

    def _add(self, text: str, line: Line) -> None:
        if not self.points:
            self._doubt(
                line,
                "стоит до первого раздела – напечатается над ним без номера. "
                "Грифы и название печатаются сами: их лучше стереть.",
            )
            self.points.append(OutlinePoint(0, (text,), line.at))
        else:
            last = self.points[-1]
            self.points[-1] = replace(last, lines=(*last.lines, text))


def _goes_on(point: OutlinePoint, text: str) -> bool:
    """Whether the line goes on with the sentence above it: Word's soft breaks, and lines copied from a PDF."""
    above = point.lines[-1]
    if above.endswith(ENDS):
        return False
    if not (text[:1].isupper() or text[:1].isdigit()):
        return True
    name = point.level == 1 and len(point.lines) == 1
    return OPEN_WORDS.search(above) is not None or (len(above) >= LONG and not name and point.level > 0)


def _joined(above: str, text: str) -> str:
    torn = above.endswith("-") and above[-2:-1].isalpha()
    return above + text if torn else f"{above} {text}"
