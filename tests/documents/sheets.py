"""Reads the sheets of a paper back: what stands where, in millimetres. A tenth of the time that pypdf takes for it.

WeasyPrint writes each operator in a line of its own, and all text by TJ.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, NamedTuple

from pypdf import PdfReader
from pypdf._text_extraction import mult

MM = 72 / 25.4
SHOWN = re.compile(r"<([0-9a-f]+)>|(-?[\d.]+)")
MEANT = re.compile(r"<([0-9a-f]{4})> <([0-9a-f]+)>")
SAME_LINE, SAME_TEXT = 0.2, 2.5
"""Pieces so near each other (mm, upright and level) make one line: a number that is not torn is drawn by itself."""
LOST = re.compile(r"<([0-9a-f]{4})> 0\b")
"""WeasyPrint gives a sign that the font lacks a glyph of its own, which the font's encoding leads to an empty one."""


class Line(NamedTuple):
    """base: of the letters, from the top of the sheet; right: of the last letter that is no space; size in points."""

    text: str
    left: float
    base: float
    right: float
    size: float


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float


@dataclass
class Sheet:
    """edges, tops: of the frames of tables, from the left and from the top; lost: glyphs that the font lacks."""

    width: float
    height: float
    lines: list[Line] = field(default_factory=list)
    edges: list[float] = field(default_factory=list)
    tops: list[float] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    lost: int = 0


class Font:
    def __init__(self, font: Any) -> None:
        font = font.get_object()
        self.widths = dict(_widths(font["/DescendantFonts"][0].get_object()["/W"]))
        encoding = font["/Encoding"].get_object()
        self.lost = {*LOST.findall("" if isinstance(encoding, str) else encoding.get_data().decode())}
        said = font["/ToUnicode"].get_object().get_data().decode()
        self.letters = {glyph: bytes.fromhex(said).decode("utf-16-be") for glyph, said in MEANT.findall(said)}


def _widths(given: Any) -> Iterator[tuple[int, float]]:
    for first, widths in zip(given[::2], given[1::2], strict=True):
        yield from enumerate(map(float, widths), int(first))


def sheets(pdf: bytes) -> list[Sheet]:
    fonts: dict[str, Font] = {}
    return [_read(page, fonts) for page in PdfReader(BytesIO(pdf)).pages]


class _Pen:
    """Follows the operators of a sheet: what is drawn next, where, in which font."""

    def __init__(self, sheet: Sheet, fonts: dict[str, Font], height: float) -> None:
        self.sheet, self.fonts, self.height = sheet, fonts, height
        self.matrix, self.stack = [1.0, 0, 0, 1.0, 0, 0], list[list[float]]()

    def q(self) -> None:
        self.stack.append(self.matrix)

    def Q(self) -> None:  # noqa: N802 - its name in a PDF, as of all here
        self.matrix = self.stack.pop()

    def cm(self, *numbers: str) -> None:
        self.matrix = mult([*map(float, numbers)], self.matrix)

    def Tm(self, *numbers: str) -> None:  # noqa: N802
        self.text = mult([*map(float, numbers)], self.matrix)

    def Tf(self, name: str, size: str) -> None:  # noqa: N802
        self.font, self.size = self.fonts[name], float(size)

    def TJ(self, *shown: str) -> None:  # noqa: N802
        _show(self.sheet, " ".join(shown), self.font, self.size, self.text, self.height)

    def m(self, across: str, down: str) -> None:
        self.sheet.edges.append((self.matrix[0] * float(across) + self.matrix[4]) / MM)
        self.sheet.tops.append((self.height - self.matrix[3] * float(down) - self.matrix[5]) / MM)

    l = m  # noqa: E741

    def Do(self, _name: str) -> None:  # noqa: N802
        wide, _, _, high, left, bottom = self.matrix
        box = Box(left, self.height - bottom - high, left + wide, self.height - bottom)
        self.sheet.pictures.append(Box(*(side / MM for side in box)))


def _read(page: Any, fonts: dict[str, Font]) -> Sheet:
    for name, font in page["/Resources"].get("/Font", {}).items():
        if name not in fonts:
            fonts[name] = Font(font)
    height = float(page.mediabox.height)
    sheet = Sheet(float(page.mediabox.width) / MM, height / MM)
    pen = _Pen(sheet, fonts, height)
    for said in page["/Contents"].get_object().get_data().decode("latin-1").splitlines():
        *operands, operator = said.split(" ")
        if hasattr(_Pen, operator):
            getattr(pen, operator)(*operands)
    return sheet


def _show(sheet: Sheet, said: str, font: Any, size: float, matrix: list[float], height: float) -> None:
    letters, across, end = [], 0.0, 0.0
    for glyphs, back in SHOWN.findall(said):
        across -= float(back or 0) * size / 1000
        for start in range(0, len(glyphs), 4):
            glyph = glyphs[start : start + 4]
            sheet.lost += glyph in font.lost
            letters.append(font.letters.get(glyph, ""))
            across += font.widths.get(int(glyph, 16), 0) * size / 1000
            if letters[-1].strip():
                end = across
    left, base = matrix[4] / MM, (height - matrix[5]) / MM
    line = Line("".join(letters), left, base, left + matrix[0] * end / MM, round(abs(matrix[3]) * size, 1))
    former = sheet.lines[-1] if sheet.lines else None
    if former and abs(former.base - base) < SAME_LINE and -1 < left - former.right < SAME_TEXT:
        sheet.lines[-1] = former._replace(text=former.text + line.text, right=line.right)
    elif line.text.strip():
        sheet.lines.append(line)
