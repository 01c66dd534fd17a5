"""What a pair lacks for the order that puts it in force."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from mentoring.enums import BASIS_PERMANENT, ConsentKind, ConsentState
from mentoring.models import Clearance, Pair
from mentoring.queries.clearance import asked_of, lacking
from mentoring.russian import since
from mentoring.school_year import SchoolYear

LACKS_COUNCIL = "Пару ещё не рассмотрел совет: запишите его мнение, номер и дату протокола на странице пары."


class LackKind(Enum):
    """What has to be mended: consent or basis of the work, clearances, the council's opinion, the pair's term."""

    BASIS = auto()
    CLEARANCE = auto()
    COUNCIL = auto()
    TERM = auto()


@dataclass(frozen=True)
class Lack:
    """Something that keeps an order from naming the pair; who: the mentor, or the pair itself."""

    pair: Pair
    kind: LackKind
    who: str
    what: str

    def __str__(self) -> str:
        return f"{self.who}: {self.what}"


def order_lacks(*pairs: Pair, on: dt.date) -> list[str]:
    """Say once what keeps an order of that date from naming the pairs, and what to do; empty when nothing does."""
    return list(dict.fromkeys(map(str, lacks_of(pairs, on=on))))


def lacks_of(pairs: Iterable[Pair], *, on: dt.date) -> list[Lack]:
    """Return what keeps an order of that date from naming the pairs, pair by pair."""
    found = list(pairs)
    asked = asked_of(pair.mentor.employee for pair in found)
    return [lack for pair in found for lack in _lacks(pair, on, asked) if lack.what]


def _lacks(pair: Pair, on: dt.date, asked: Iterable[Clearance]) -> list[Lack]:
    mentor, both = pair.mentor.employee.initials_last, f"Пара {pair}"
    return [
        Lack(pair, LackKind.BASIS, mentor, _consent(pair, on)),
        Lack(pair, LackKind.BASIS, mentor, _basis(pair, on)),
        Lack(pair, LackKind.CLEARANCE, mentor, _clearances(pair, on, asked)),
        Lack(pair, LackKind.COUNCIL, both, _council(pair, on)),
        Lack(pair, LackKind.TERM, both, _year(pair, on)),
        Lack(pair, LackKind.TERM, both, _term(pair, on)),
    ]


def _consent(pair: Pair, on: dt.date) -> str:
    """Read `consents.all()`, so that the pairs of an order have them prefetched."""
    if pair.basis_kind in BASIS_PERMANENT:
        return ""
    given = [one for one in pair.mentor.employee.consents.all() if one.kind == ConsentKind.MENTORING]
    if any(one.state_on(on) == ConsentState.IN_FORCE for one in given):
        return ""
    later = min((one.signed_on for one in given if one.signed_on > on and one.withdrawn_on is None), default=None)
    if later:
        return (
            f"согласие на наставничество подписано {later:%d.%m.%Y}, позже даты приказа "
            f"({on:%d.%m.%Y}). Дата приказа должна быть не раньше."
        )
    return f"нет согласия на наставничество на {on:%d.%m.%Y}. Отметьте его на странице пары."


def _basis(pair: Pair, on: dt.date) -> str:
    if not pair.basis_kind:
        return "не указано основание работы наставника. Укажите его на странице пары."
    if pair.basis_date and pair.basis_date > on:
        return f"{pair.basis} – позже даты приказа ({on:%d.%m.%Y}). Исправьте одну из дат."
    return ""


def _clearances(pair: Pair, on: dt.date, asked: Iterable[Clearance]) -> str:
    """Ask for the first day of work: a paper that ends before it clears nobody."""
    day = max(on, pair.starts_on)
    lacks = [one.title for one in lacking(pair.mentor.employee, on=day, asked=asked)]
    if not lacks:
        return ""
    return f"на {day:%d.%m.%Y} нет документов для допуска – {', '.join(lacks)}. Отметьте их на карточке."


def _council(pair: Pair, on: dt.date) -> str:
    if pair.lacks_council:
        return f"{LACKS_COUNCIL[0].lower()}{LACKS_COUNCIL[1:]}"
    if pair.organization.has_council and pair.council_on and pair.council_on > on:
        return f"протокол совета – от {pair.council_on:%d.%m.%Y}, позже даты приказа ({on:%d.%m.%Y})."
    return ""


def _year(pair: Pair, on: dt.date) -> str:
    year = SchoolYear.of(pair.starts_on)
    if year.prepared_from <= on <= year.ends_on:
        return ""
    return (
        f"срок – {year} учебный год, а дата приказа – {on:%d.%m.%Y}. Возможны даты "
        f"{since(year.prepared_from)} по {year.ends_on:%d.%m.%Y}: измените дату приказа или срок пары."
    )


def _term(pair: Pair, on: dt.date) -> str:
    if pair.ends_on >= on:
        return ""
    return f"срок заканчивается {pair.ends_on:%d.%m.%Y}, раньше даты приказа. Измените срок пары или дату приказа."
