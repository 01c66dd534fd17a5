"""Numbers of orders: of each register and year its own row."""

import datetime as dt
import re
from collections.abc import Iterator

from documents.enums import OrderRegister
from documents.models import Order
from mentoring.models import Organization
from mentoring.queries.working_days import is_working_day
from mentoring.text import number_key

USUAL_GAP = 20
"""Numbers of orders about other things, which are not kept here."""


def propose_number(organization: Organization, *, register: str, year: int) -> str:
    """Return the number by the register's pattern that follows the greatest one of the year."""
    before, _, after = _pattern(organization, register).partition("{n}")
    numbered = (serial for serial, _, _ in _numbered(organization, register, year))
    return f"{before}{max(numbered, default=0) + 1}{after}"


def taken(order: Order, number: str, *, year: int) -> str:
    """Say that another order bears the number, as eyes read it, and which one is free; empty where none does."""
    same = Order.objects.filter(organization=order.organization, register=order.register, year=year)
    other = same.filter(number_key=number_key(number)).exclude(pk=order.pk).first()
    if other is None:
        return ""
    free = propose_number(order.organization, register=order.register, year=year)
    return f"Приказ № {other.number} в {year} году уже есть: возьмите другой номер. Свободен № {free}."


def doubts(order: Order, number: str, *, signed_on: dt.date) -> list[str]:
    """Say what is possible and looks like a slip of the hand: to be asked about, not refused."""
    asked = [
        _twin(order, number, signed_on.year)
        or _disorder(order, number, signed_on)
        or _jump(order, number, signed_on.year)
    ]
    if not is_working_day(order.organization, signed_on):
        asked.append(f"{signed_on:%d.%m.%Y} – нерабочий день.")
    return [sentence for sentence in asked if sentence]


def _twin(order: Order, number: str, year: int) -> str:
    """Say which order bears the same number but for zeros in front of a figure; empty where none does."""
    same = Order.objects.filter(organization=order.organization, register=order.register, year=year)
    others = same.exclude(pk=order.pk).values_list("number", flat=True)
    twin = next((other for other in others if _without_zeros(other) == _without_zeros(number)), "")
    return f"Похожий номер в {year} году уже есть: № {twin}." if twin else ""


def _without_zeros(number: str) -> str:
    return re.sub(r"(?<!\d)0+(?=\d)", "", number_key(number))


def _disorder(order: Order, number: str, signed_on: dt.date) -> str:
    """Say which order of the year stands the other way round by number and by date; empty where none does."""
    serial = _serial(_pattern(order.organization, order.register), number)
    if serial is None:
        return ""
    for other, name, day in _numbered(order.organization, order.register, signed_on.year):
        if (other - serial) * (day - signed_on).days < 0:
            return f"Номер и дата идут не по порядку: приказ № {name} подписан {day:%d.%m.%Y}."
    return ""


def _jump(order: Order, number: str, year: int) -> str:
    """Say after which number this one comes, where so many lie between them that a figure may be one too many."""
    serial = _serial(_pattern(order.organization, order.register), number)
    latest = max(_numbered(order.organization, order.register, year), default=None)
    if serial is None or latest is None or serial <= 2 * latest[0] + USUAL_GAP:
        return ""
    return f"Последний номер {year} года – {latest[1]}, а этот – сразу {number}."


def _numbered(organization: Organization, register: str, year: int) -> Iterator[tuple[int, str, dt.date]]:
    """Yield the numbers of the year that follow the pattern, the latest first: as figure, as written, the date."""
    pattern = _pattern(organization, register)
    same = Order.objects.filter(organization=organization, register=register, year=year).order_by("-signed_on", "-pk")
    for number, day in same.values_list("number", "signed_on"):
        serial = _serial(pattern, number)
        if serial is not None and day is not None:
            yield serial, number, day


def _pattern(organization: Organization, register: str) -> str:
    staff = register == OrderRegister.STAFF
    return organization.staff_order_number_pattern if staff else organization.order_number_pattern


def _serial(pattern: str, number: str) -> int | None:
    before, _, after = pattern.partition("{n}")
    head, tail = number_key(f"{before}0")[:-1], number_key(f"0{after}")[1:]
    found = re.fullmatch(rf"{re.escape(head)}(\d+){re.escape(tail)}", number_key(number))
    return int(found[1]) if found else None
