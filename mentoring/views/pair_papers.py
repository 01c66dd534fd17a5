"""What the page of a pair shows of its papers: requests, agreements, what the apps above print."""

from typing import Any

from mentoring.additions import Place, actions_at
from mentoring.enums import PAIR_ENDED, PAIR_LIVING
from mentoring.models import Agreement, Pair, PairMentee, PairRequest, User


def pair_papers(user: User, pair: Pair) -> dict[str, Any]:
    return {
        "requests": PairRequest.objects.visible_to(user).filter(pair=pair),
        "may_send_request": pair.state in PAIR_LIVING and user.has_perm("mentoring.send_request", pair),
        "agreements": _agreements(user, pair),
        "print_actions": actions_at(Place.PAIR_PRINT, user, pair),
    }


def _agreements(user: User, pair: Pair) -> list[tuple[PairMentee, Agreement | None, bool]]:
    """Return each mentee whose agreement the user may read, its latest version, and whether the user may begin one."""
    latest = {found.member_id: found for found in Agreement.objects.visible_to(user).filter(member__pair=pair)}
    found = []
    for member in pair.current_members:
        begins = pair.state not in PAIR_ENDED and user.has_perm("mentoring.write_agreement", Agreement(member=member))
        if begins or user.is_office or member.pk in latest:
            found.append((member, latest.get(member.pk), begins))
    return found
