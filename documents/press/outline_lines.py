"""The lines of a typed outline, each told by how it begins: a number, «Раздел I», a dash, or nothing of the kind."""

import re
from dataclasses import dataclass
from enum import Enum, auto

DASH = "– "
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
SPACES = re.compile(r"[\s\u00a0]+")
NUMBER = re.compile(r"(\d{1,3}(?:[.,]\d{1,3})*)(\.?\)|\.|)( ?)(.*)")
APART = re.compile(r"(\d{1,3}(?:\. ?\d{1,3})+)\.()( )(.*)")
"""«1. 1. Текст»: with gaps between the parts, which only a dot at the end tells from «1. 2 раза в месяц»."""
ROMAN = re.compile(r"([IVX\u0406\u0425]{1,6})(?:[.)] ?| )(?=[А-ЯЁ«A-Z])(.+)")
NAMED = re.compile(r"(?:Раздел|РАЗДЕЛ|Глава|ГЛАВА|§) ?(?:№ ?)?(?:\d{1,3}|[IVX\u0406\u0425]{1,6})(?:[.:)] ?| |$)(.*)")
ROMAN_NUMBER = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
SAME_SIGNS = str.maketrans({"\u0406": "I", "\u0425": "X"})
"""Cyrillic letters that are typed for Roman figures."""
BULLET = re.compile(r"[•·∙●○◦▪▫■□◆◇►➢❖✓✔√*\uf000-\uf0ff] ?(?=\S)(.+)")
DASHED = re.compile(r"[-\u2010-\u2015\u2212](?: |(?=[^\W\d_]|[«(\"]))(.+)")
WINGDINGS = re.compile(r"\s*[o§Øüvq]\t+(.+)")
"""Word's bullets of other fonts, which a plain text has as letters."""
LETTER = re.compile(r"([А-Яа-яЁёA-Za-z])\) ?(?=\S)(.+)")
ANY_CAPITAL = re.compile(r"[А-ЯЁA-Z«\"„“]")


class LineKind(Enum):
    NUMBER = auto()
    SECTION = auto()
    ITEM = auto()
    PLAIN = auto()


@dataclass(frozen=True)
class Line:
    """A line that says something. rest: without its sign; whole: with it, in one spacing; at: from 1 in the text.

    parts: of the number; is_weak: it has no dot, «1 Общие положения», and may be no number at all
    """

    kind: LineKind
    at: int
    whole: str
    rest: str
    parts: tuple[int, ...] = ()
    is_weak: bool = False


def lines_of(text: str) -> list[Line]:
    """Return the lines that say something; Word's soft line breaks end a line too."""
    found = [_line(at, typed) for at, typed in enumerate(text.splitlines(), start=1)]
    return [line for line in found if line]


def _line(at: int, typed: str) -> Line | None:
    whole = one_spaced(typed)
    if not whole:
        return None
    sign = WINGDINGS.fullmatch(typed)
    if sign:
        return Line(LineKind.ITEM, at, whole, DASH + one_spaced(sign[1]))
    return _section(at, whole) or _number(at, whole) or _item(at, whole) or Line(LineKind.PLAIN, at, whole, whole)


def item_of(typed: str) -> str:
    """Return the line as that of a list, «– текст», «1) текст», «а) текст»; empty where it is none."""
    line = _line(1, typed)
    return line.rest if line and line.kind == LineKind.ITEM else ""


def one_spaced(text: str) -> str:
    """Return the text without signs that nobody sees, with one plain space where there were tabs and others."""
    return SPACES.sub(" ", UNSEEN.sub("", text)).strip()


def _section(at: int, whole: str) -> Line | None:
    named = NAMED.fullmatch(whole)
    if named and (not named[1] or ANY_CAPITAL.match(named[1])):
        return Line(LineKind.SECTION, at, whole, named[1])
    roman = ROMAN.fullmatch(whole)
    if roman and ROMAN_NUMBER.fullmatch(roman[1].translate(SAME_SIGNS)):
        return Line(LineKind.SECTION, at, whole, roman[2])
    return None


def _number(at: int, whole: str) -> Line | None:
    found = APART.fullmatch(whole) or NUMBER.fullmatch(whole)
    if found is None:
        return None
    number, sign, space, rest = found.groups()
    parts = tuple(int(part) for part in re.split(r"[., ]+", number))
    apart = found.re is APART
    if not apart and not _is_number(number, sign, space, rest):
        return None
    if sign.endswith(")") and len(parts) == 1:
        return Line(LineKind.ITEM, at, whole, f"{number}) {rest}") if rest else None
    return Line(LineKind.NUMBER, at, whole, rest, parts, is_weak=not sign and not apart and len(parts) == 1)


def _is_number(number: str, sign: str, space: str, rest: str) -> bool:
    """Whether it is no date («31.08.2026»), no measure («1,5 часа», «12.5 %») and no page («7»)."""
    if not rest:
        return bool(sign) or "." in number
    if not space and not (rest[0].isalpha() or rest[0] in '«"„“('):
        return False
    if sign:
        return True
    return "," not in number and bool(space) and ANY_CAPITAL.match(rest) is not None


def _item(at: int, whole: str) -> Line | None:
    for bullet in (DASHED, BULLET):
        if found := bullet.fullmatch(whole):
            return Line(LineKind.ITEM, at, whole, DASH + found[1])
    letter = LETTER.fullmatch(whole)
    return Line(LineKind.ITEM, at, whole, f"{letter[1]}) {letter[2]}") if letter else None
