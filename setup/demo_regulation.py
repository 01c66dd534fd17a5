"""Plays the regulations of the demonstration: approved by an order, and followed by another edition."""

from typing import TYPE_CHECKING, Any

from documents.models import Regulation
from documents.press.outline import read_outline
from documents.services import regulation as regulations
from documents.services.regulation_order import draft_order
from setup.demo_covers import cover_of

if TYPE_CHECKING:
    from setup.demo import Player


def play_regulation(player: "Player") -> None:
    """Draft it from the sample: an order approves it."""
    data = player.data["regulation"]
    at = player.at(data["drafted_on"])
    regulation = regulations.create(player.organization, by=player.curator, at=at)
    regulations.dress(regulation, *cover_of(data["cover"], player.organization), by=player.curator, at=at)


def play_edition(player: "Player") -> None:
    """Begin the next edition of what is approved by now."""
    data = player.data["regulation"]
    at = player.at(data["edition"].get("drafted_on", player.today))
    approved = Regulation.objects.get(organization=player.organization)
    regulations.show(approved, public=data["is_public"], by=player.curator, at=at)
    edition = regulations.new_edition(approved, by=player.curator, at=at)
    edition = _with(edition, data["edition"], player)
    if "cover" in data["edition"]:
        cover, stamps, rows = cover_of(data["edition"]["cover"], player.organization)
        cover.pk = edition.cover_id
        regulations.dress(edition, cover, stamps, rows, by=player.curator, at=at)
    if data["edition"].get("by_order"):
        draft_order(edition, starts_on=None, by=player.curator, at=at, today=at.date())


def _with(edition: Regulation, data: dict[str, Any], player: "Player") -> Regulation:
    outline = read_outline(f"{edition.text}\n{data['added']}")
    return regulations.write(edition, title=edition.title, outline=outline, by=player.curator)
