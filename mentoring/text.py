"""Text for searching: SQLite's `icontains` does not fold Cyrillic case, so search goes over a normalized column."""


def normalize(text: str) -> str:
    """Return the text in one letter case, ё as е, single spaces."""
    return " ".join(text.casefold().replace("ё", "е").split())
