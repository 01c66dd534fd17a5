"""Which pairs have a paper of a kind that the user may print."""

from typing import Any

from mentoring.enums import PAIR_ENDED
from mentoring.models import Pair, User


def printable(pairs: Any, user: User, *, permission: str = "") -> list[Pair]:
    """Keep of the pairs those that the user sees and that have not ended; permission: asked of each."""
    seen = Pair.objects.visible_to(user).exclude(state__in=PAIR_ENDED).values("pk")
    found = pairs.filter(pk__in=seen).order_by("mentor__employee__search", "pk")
    return [pair for pair in found if not permission or user.has_perm(permission, pair)]
