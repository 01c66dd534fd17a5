"""Numbers of minutes: each body counts its own, from the first one of the year."""

import re

from documents.models import BodySession

LAST_DIGITS = re.compile(r"(\d+)(\D*)$")


def next_number(session: BodySession) -> str:
    """Propose the number after the last one of the body's year, in the same shape; «1» for the first."""
    same_year = BodySession.objects.filter(body=session.body, year=session.held_on.year).exclude(number="")
    last = same_year.order_by("held_on", "pk").last()
    found = LAST_DIGITS.search(last.number) if last else None
    if last is None or found is None:
        return "" if last else "1"
    return f"{last.number[: found.start()]}{int(found[1]) + 1}{found[2]}"
