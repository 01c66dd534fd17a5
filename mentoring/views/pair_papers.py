"""What the page of a pair shows of its papers: requests, agreements, the supplement to the mentor's contract."""

from typing import Any

from django.urls import reverse

from mentoring.enums import PAIR_ENDED, PAIR_LIVING, BasisKind
from mentoring.models import Agreement, Pair, PairMentee, PairRequest, User
from mentoring.views.actions import Action


def pair_papers(user: User, pair: Pair) -> dict[str, Any]:
    return {
        "requests": PairRequest.objects.visible_to(user).filter(pair=pair),
        "may_send_request": pair.state in PAIR_LIVING and user.has_perm("mentoring.send_request", pair),
        "agreements": _agreements(user, pair),
        "print_actions": _print_actions(user, pair),
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


def _print_actions(user: User, pair: Pair) -> list[Action]:
    if pair.basis_kind != BasisKind.SUPPLEMENT or not user.has_perm("mentoring.print_basis", pair):
        return []
    return [
        Action("Доп. соглашение, PDF", reverse("supplement_pdf", args=[pair.pk])),
        Action("Доп. соглашение, DOCX", reverse("supplement_docx", args=[pair.pk])),
    ]
