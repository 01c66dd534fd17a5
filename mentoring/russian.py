"""Numbers agreeing with nouns."""

import datetime as dt

TEENS = range(11, 15)
FEW = range(2, 5)


def plural(number: int, one: str, few: str, many: str) -> str:
    """Return the form that stands after the number: 1 пара, 2 пары, 5 пар."""
    if number % 100 in TEENS:
        return many
    return one if number % 10 == 1 else few if number % 10 in FEW else many


def in_days(number: int) -> str:
    """«84 дня»."""
    return f"{number} {plural(number, 'день', 'дня', 'дней')}"


def late_by(due_on: dt.date, *, on: dt.date) -> str:
    """«просрочено на 3 дня»."""
    return f"просрочено на {in_days((on - due_on).days)}"


def counted_pairs(number: int) -> str:
    """«2 пары»."""
    return f"{number} {plural(number, 'пара', 'пары', 'пар')}"
