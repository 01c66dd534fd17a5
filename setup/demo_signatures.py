"""Plays the electronic signatures of the demonstration: what was read from a certificate and typed."""

from typing import TYPE_CHECKING, Any

from documents.models import ElectronicSignature, Order
from documents.services import electronic_signature as signatures

if TYPE_CHECKING:
    from setup.demo import Player


def play_signature(player: "Player", order: Order, told: dict[str, Any]) -> None:
    """Record the mark on the order's signed copy, on the day of the signature."""
    at = player.at(told["signed_on"], 17)
    signatures.record(order.signed_copy, ElectronicSignature(**told), by=player.curator, at=at)
