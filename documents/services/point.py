"""Where a point stands, in an order and in a template alike: it moves with its sub-points."""

from collections.abc import Sequence
from typing import Any

UP, DOWN, REMOVE = "up", "down", "remove"


def rearrange(owner: Any, *, step: str, pk: int) -> None:
    """Move the point of the order or of the template up or down, or remove it; nothing where it is gone already."""
    points = list(owner.points.all())
    place = next((place for place, point in enumerate(points) if point.pk == pk), None)
    if place is None:
        return
    if step == REMOVE:
        points.pop(place).delete()
    else:
        points = moved(points, place, up=step == UP)
    for position, point in enumerate(points, start=1):
        if point.position != position:
            point.position = position
            point.save(update_fields=["position"])


def moved(points: Sequence[Any], place: int, *, up: bool) -> list[Any]:
    """Exchange the point with its neighbour of the same level; where there is none, pass the point beside it."""
    level, end = points[place].level, _end(points, place)
    block, rest = list(points[place:end]), [*points[:place], *points[end:]]
    target = _start(rest, place, level) if up else _end(rest, place, level)
    return [*rest[:target], *block, *rest[target:]]


def _end(points: Sequence[Any], place: int, level: int | None = None) -> int:
    """Return the place after the point and its sub-points."""
    own = points[place].level if place < len(points) and level is None else level
    end = min(place + 1, len(points))
    while end < len(points) and points[end].level > own:
        end += 1
    return end


def _start(points: Sequence[Any], place: int, level: int) -> int:
    """Return the place of the neighbour above, of the level or higher."""
    start = max(place - 1, 0)
    while start > 0 and points[start].level > level:
        start -= 1
    return start
