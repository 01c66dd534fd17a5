"""How documents of the demonstration look on paper."""

from typing import Any

from documents.models import Cover, DocumentKind, Stamp


def cover_of(data: dict[str, Any]) -> tuple[Cover, list[Stamp]]:
    """Return what the fixture says, not yet saved; kind – a code, stamps – by their places."""
    told = {name: data[name] for name in ("period", "annex_number", "annex_to") if name in data}
    kind = DocumentKind.objects.get(code=data["kind"]) if "kind" in data else None
    stamps = [Stamp(place=place, **stamp) for place, stamp in data["stamps"].items()]
    return Cover(kind=kind, **told), stamps
