"""What the page of a pair shows of its papers: requests, agreements, what the apps above print."""

from typing import Any

from django.utils import timezone

from mentoring.additions import Place, actions_at
from mentoring.enums import PAIR_ENDED, PAIR_LIVING
from mentoring.models import Agreement, Pair, PairMentee, PairRequest, User


def pair_papers(user: User, pair: Pair) -> dict[str, Any]:
    return {
        "requests": PairRequest.objects.visible_to(user).filter(pair=pair),
        "may_send_request": pair.state_today in PAIR_LIVING and user.has_perm("mentoring.send_request", pair),
        "agreements": _agreements(user, pair),
        "print_actions": actions_at(Place.PAIR_PRINT, user, pair),
    }


def _agreements(user: User, pair: Pair) -> list[tuple[PairMentee, Agreement | None, bool]]:
    """Return each mentee whose agreement the user may read, its latest version, and whether the user may begin one."""
    latest = {found.member_id: found for found in Agreement.objects.visible_to(user).filter(member__pair=pair)}
    found = []
    today = timezone.localdate()
    for member in (member for member in pair.members.all() if member.is_staying_on(today)):
        may = user.has_perm("mentoring.write_agreement", Agreement(member=member))
        begins = pair.state_today not in PAIR_ENDED and may
        if begins or user.is_office or member.pk in latest:
            found.append((member, latest.get(member.pk), begins))
    return found
