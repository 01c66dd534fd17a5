"""How documents of the demonstration look on paper."""

from typing import Any

from documents.models import CollegialBody, Cover, DocumentKind, PassportRow, Stamp
from mentoring.models import Organization

TOLD = ("period", "annex_number", "annex_to", "superior", "compilers", "has_contents")


def cover_of(data: dict[str, Any], organization: Organization) -> tuple[Cover, list[Stamp], list[PassportRow]]:
    """Return what the fixture says, not yet saved; kind – a code, stamps – by their places."""
    told = {name: data[name] for name in TOLD if name in data}
    kind = DocumentKind.objects.get(code=data["kind"]) if "kind" in data else None
    stamps = [_stamp(place, stamp, organization) for place, stamp in data["stamps"].items()]
    rows = [PassportRow(title=title, text=text) for title, text in data.get("passport", {}).items()]
    return Cover(kind=kind, has_passport=bool(rows), **told), stamps, rows


def _stamp(place: int, data: dict[str, Any], organization: Organization) -> Stamp:
    """collegial_body: the title of one of the organization's own."""
    told = {name: value for name, value in data.items() if name != "collegial_body"}
    title = data.get("collegial_body")
    body = CollegialBody.objects.get(organization=organization, title=title) if title else None
    return Stamp(place=place, collegial_body=body, **told)
