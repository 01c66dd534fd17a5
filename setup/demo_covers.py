"""How documents of the demonstration look on paper."""

from typing import Any

from documents.models import Cover, DocumentKind, PassportRow, Stamp

TOLD = ("period", "annex_number", "annex_to", "superior", "compilers", "has_contents")


def cover_of(data: dict[str, Any]) -> tuple[Cover, list[Stamp], list[PassportRow]]:
    """Return what the fixture says, not yet saved; kind – a code, stamps – by their places."""
    told = {name: data[name] for name in TOLD if name in data}
    kind = DocumentKind.objects.get(code=data["kind"]) if "kind" in data else None
    stamps = [Stamp(place=place, **stamp) for place, stamp in data["stamps"].items()]
    rows = [PassportRow(title=title, text=text) for title, text in data.get("passport", {}).items()]
    return Cover(kind=kind, has_passport=bool(rows), **told), stamps, rows
