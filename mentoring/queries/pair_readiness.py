"""What a pair lacks for the order that puts it in force."""

import datetime as dt
from collections.abc import Iterable

from mentoring.enums import BASIS_PERMANENT, ConsentKind, ConsentState
from mentoring.models import Clearance, Pair
from mentoring.queries.clearance import asked_of, lacking
from mentoring.russian import since
from mentoring.school_year import SchoolYear

LACKS_COUNCIL = "Пару ещё не рассмотрел совет: запишите его мнение, номер и дату протокола на странице пары."


def order_lacks(*pairs: Pair, on: dt.date) -> list[str]:
    """Say what keeps an order of that date from naming the pairs, and what to do; empty when nothing does."""
    asked = asked_of(pair.mentor.employee for pair in pairs)
    return [sentence for pair in pairs for sentence in _lacks(pair, on, asked) if sentence]


def _lacks(pair: Pair, on: dt.date, asked: Iterable[Clearance]) -> list[str]:
    return [
        _consent(pair, on),
        _basis(pair, on),
        _clearances(pair, on, asked),
        _council(pair, on),
        _year(pair, on),
        _term(pair, on),
    ]


def _consent(pair: Pair, on: dt.date) -> str:
    """Read `consents.all()`, so that the pairs of an order have them prefetched."""
    if pair.basis_kind in BASIS_PERMANENT:
        return ""
    given = [one for one in pair.mentor.employee.consents.all() if one.kind == ConsentKind.MENTORING]
    if any(one.state_on(on) == ConsentState.IN_FORCE for one in given):
        return ""
    name = pair.mentor.employee.initials_last
    later = min((one.signed_on for one in given if one.signed_on > on and one.withdrawn_on is None), default=None)
    if later:
        return (
            f"{name}: согласие на наставничество подписано {later:%d.%m.%Y}, позже даты приказа "
            f"({on:%d.%m.%Y}). Дата приказа должна быть не раньше."
        )
    return f"{name}: нет согласия на наставничество на {on:%d.%m.%Y}. Отметьте его на странице пары."


def _basis(pair: Pair, on: dt.date) -> str:
    name = pair.mentor.employee.initials_last
    if not pair.basis_kind:
        return f"{name}: не указано основание работы наставника. Укажите его на странице пары."
    if pair.basis_date and pair.basis_date > on:
        return f"{name}: {pair.basis} – позже даты приказа ({on:%d.%m.%Y}). Исправьте одну из дат."
    return ""


def _clearances(pair: Pair, on: dt.date, asked: Iterable[Clearance]) -> str:
    """Ask for the first day of work: a paper that ends before it clears nobody."""
    day = max(on, pair.starts_on)
    lacks = [one.title for one in lacking(pair.mentor.employee, on=day, asked=asked)]
    name = pair.mentor.employee.initials_last
    if not lacks:
        return ""
    return f"{name}: на {day:%d.%m.%Y} нет документов для допуска – {', '.join(lacks)}. Отметьте их на карточке."


def _council(pair: Pair, on: dt.date) -> str:
    if pair.lacks_council:
        return f"Пара {pair}: {LACKS_COUNCIL[0].lower()}{LACKS_COUNCIL[1:]}"
    if pair.organization.has_council and pair.council_on and pair.council_on > on:
        return f"Пара {pair}: протокол совета – от {pair.council_on:%d.%m.%Y}, позже даты приказа ({on:%d.%m.%Y})."
    return ""


def _year(pair: Pair, on: dt.date) -> str:
    year = SchoolYear.of(pair.starts_on)
    if year.prepared_from <= on <= year.ends_on:
        return ""
    return (
        f"Пара {pair} – на {year} учебный год, а дата приказа – {on:%d.%m.%Y}. Возможны даты "
        f"{since(year.prepared_from)} по {year.ends_on:%d.%m.%Y}: измените дату приказа или срок пары."
    )


def _term(pair: Pair, on: dt.date) -> str:
    if pair.ends_on >= on:
        return ""
    return (
        f"Срок пары {pair} заканчивается {pair.ends_on:%d.%m.%Y}, раньше даты приказа. "
        "Измените её срок или дату приказа."
    )
