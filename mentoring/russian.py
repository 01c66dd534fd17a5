"""Numbers agreeing with nouns."""


def plural(number: int, one: str, few: str, many: str) -> str:
    """Return the form that stands after the number: 1 пара, 2 пары, 5 пар."""
    tens, units = number % 100, number % 10
    if units == 1 and tens != 11:
        return one
    return few if units in {2, 3, 4} and tens not in {12, 13, 14} else many
