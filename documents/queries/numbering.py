"""Numbers of orders: of each register and year its own row."""

import datetime as dt
import re
from collections.abc import Iterator

from documents.enums import OrderRegister
from documents.models import Order
from mentoring.models import Organization


def propose_number(organization: Organization, *, register: str, year: int) -> str:
    """Return the number by the register's pattern that follows the greatest one of the year."""
    before, _, after = _pattern(organization, register).partition("{n}")
    numbered = (serial for serial, _, _ in _numbered(organization, register, year))
    return f"{before}{max(numbered, default=0) + 1}{after}"


def taken(order: Order, number: str, *, year: int) -> str:
    """Say that another order bears the number, and which one is free; empty where nobody does."""
    others = Order.objects.filter(organization=order.organization, register=order.register, year=year, number=number)
    if not others.exclude(pk=order.pk).exists():
        return ""
    free = propose_number(order.organization, register=order.register, year=year)
    return f"Приказ № {number} в {year} году уже есть: возьмите другой номер. Свободен № {free}."


def disorder(order: Order, number: str, *, signed_on: dt.date) -> str:
    """Say which order of the year stands the other way round by number and by date; empty where none does."""
    serial = _serial(_pattern(order.organization, order.register), number)
    if serial is None:
        return ""
    for other, name, day in _numbered(order.organization, order.register, signed_on.year):
        if (other - serial) * (day - signed_on).days < 0:
            return f"Номер и дата идут не по порядку: приказ № {name} подписан {day:%d.%m.%Y}."
    return ""


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
    found = re.fullmatch(rf"{re.escape(before)}(\d+){re.escape(after)}", number)
    return int(found[1]) if found else None
