"""Plays the roadmap of the demonstration."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from roadmap.models import Activity, Roadmap
from roadmap.services import cover as covers
from roadmap.services import roadmap as roadmaps
from setup.demo_covers import cover_of

if TYPE_CHECKING:
    from setup.demo import Player

EVIDENCE = "Документы в папке «Наставничество», записано в журнале куратора"


def play_roadmap(player: "Player") -> None:
    """Copy the sample, date its stages, approve it, and do what is done by now."""
    data = player.data["roadmap"]
    approved = player.at(data["approved_on"])
    roadmap = _drafted(player, data, at=approved)
    for stage in roadmap.stages.all():
        stage.activities.update(due_on=data["due"][stage.number])
    roadmaps.approve(roadmap, on=data["approved_on"], by=player.head, at=approved)
    for number, done in data["done"].items():
        found = Activity.objects.filter(stage__roadmap=roadmap, stage__number=number).order_by("position")
        for activity in found if done == "all" else found[:done]:
            day: dt.date = data["due"][number]
            roadmaps.mark_done(activity, evidence=EVIDENCE, by=player.curator, at=player.at(day))
    now = player.at(player.today)
    for drafted in data.get("drafted", ()):
        dressed = cover_of(drafted["cover"], player.organization)
        covers.dress(_drafted(player, drafted, at=now), *dressed, by=player.curator, at=now)


def _drafted(player: "Player", data: dict[str, Any], *, at: dt.datetime) -> Roadmap:
    """Copy the sample for a school year, or for the days of its own."""
    sample = Roadmap.objects.samples().get(code=data["sample"])
    given = {name: data[name] for name in ("start_year", "title", "days") if name in data}
    roadmap = roadmaps.create_from(sample, organization=player.organization, by=player.curator, at=at, **given)
    if "numbering" in data:
        roadmap.numbering = data["numbering"]
        roadmaps.edit(roadmap)
    if "columns" in data:
        roadmap.columns = data["columns"]
        roadmaps.change_table(roadmap)
    return roadmap
