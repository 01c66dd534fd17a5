"""What both sides have agreed to is kept as it was."""

import datetime as dt
from functools import partial

from documents.models import SignedAgreement
from documents.papers.agreement import draft_html
from documents.services.freezing import draws_first, freeze
from mentoring.enums.agreement import Side
from mentoring.models import Agreement
from mentoring.services import agreement as agreements


@draws_first
def agree(agreement: Agreement, *, side: Side, on: dt.date) -> Agreement:
    """Record the side's agreement; with the second one the paper is frozen."""
    fresh = agreements.agree(agreement, side=side, on=on)
    if fresh.is_agreed and not SignedAgreement.objects.filter(agreement=fresh).exists():
        freeze(SignedAgreement(agreement=fresh), partial(draft_html, fresh))
    return fresh
