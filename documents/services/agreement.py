"""What both sides have agreed to is kept as it was."""

import datetime as dt
from collections.abc import Callable

from django.db import transaction

from documents.models import SignedAgreement
from documents.models.frozen_paper import new_code
from documents.services.rendering import render_pdf
from mentoring.enums.agreement import Side
from mentoring.models import Agreement
from mentoring.services import agreement as agreements


@transaction.atomic
def agree(agreement: Agreement, *, side: Side, on: dt.date, paper: Callable[[Agreement], str]) -> Agreement:
    """Record the side's agreement; with the second one the paper is frozen.

    paper: makes the HTML that is kept
    """
    fresh = agreements.agree(agreement, side=side, on=on)
    if fresh.is_agreed and not SignedAgreement.objects.filter(agreement=fresh).exists():
        html = paper(fresh)
        SignedAgreement.objects.create(agreement=fresh, html=html, pdf=render_pdf(html), code=new_code())
    return fresh
