"""Quotes within quotes, by how deep they are."""

OPENING, CLOSING, EITHER = "«„", "»”", '"“'
MARKS = (("«", "»"), ("„", "“"))


def quoted(title: str) -> str:
    """«Школа „Росток“»: quotes within quotes are others; those around the whole title are its own.

    Where the signs do not pair the title stays as it was typed.
    """
    text = title.strip()
    pairs = _pairs(text)
    if pairs is None:
        return f"«{text}»"
    if (0, len(text) - 1, 0) in pairs:
        return quoted(text[1:-1])
    signs = list(text)
    for first, last, depth in pairs:
        signs[first], signs[last] = MARKS[(depth + 1) % 2]
    return f"«{''.join(signs)}»"


def _pairs(text: str) -> list[tuple[int, int, int]] | None:
    """Return where each quote opens and closes, and how deep it is; None where a sign has no other."""
    found, opened = [], list[int]()
    for place, sign in enumerate(text):
        if sign in OPENING or (sign in EITHER and _begins(text, place, opened)):
            opened.append(place)
        elif sign in CLOSING + EITHER:
            if not opened:
                return None
            found.append((opened.pop(), place, len(opened)))
    return None if opened else found


def _begins(text: str, place: int, opened: list[int]) -> bool:
    """Whether a sign that may be either opens: it stands at a beginning, and something follows it."""
    begins = place == 0 or text[place - 1] in " \u00a0(–-" or (place - 1) in opened
    return begins and text[place + 1 : place + 2].strip() != ""
