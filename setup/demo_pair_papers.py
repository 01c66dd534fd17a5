"""Plays the requests and the agreements of the demonstration."""

from typing import TYPE_CHECKING, Any

from documents.services import agreement as kept
from mentoring.enums.agreement import Side
from mentoring.models import PairRequest
from mentoring.services import agreement as agreements
from mentoring.services import pair_request as requests

if TYPE_CHECKING:
    from setup.demo import Player


def play_pair_papers(player: "Player") -> None:
    for data in player.data.get("requests", []):
        _request(player, data)
    for data in player.data.get("agreements", []):
        _agreement(player, data)


def _request(player: "Player", data: dict[str, Any]) -> None:
    sender = player.users[player.employees[data["sender"]].pk]
    words = {name: data.get(name) for name in ("kind", "text", "wished_on")}
    request = PairRequest(pair=player.pairs[data["pair"]], **words)
    requests.send(request, by=sender, at=player.at(data["sent_on"]))
    if "opinion" in data:
        at = player.at(data["opinion"]["said_on"], 14)
        requests.say_opinion(request, supports=True, by=player.curator, at=at, why=data["opinion"]["why"])


def _agreement(player: "Player", data: dict[str, Any]) -> None:
    member = player.pairs[data["pair"]].members.get(mentee=player.employees[data["mentee"]].pk)
    agreement = agreements.begin(member)
    for side, day in data["agreed_on"].items():
        kept.agree(agreement, side=Side(side), on=min(day, player.today))
