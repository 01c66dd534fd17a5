"""What both sides have agreed to is kept as it was."""

import datetime as dt
from collections.abc import Callable

from django.db import transaction

from documents.models import SignedAgreement, new_code
from documents.press.rendering import render_pdf
from mentoring.enums.agreement import Side
from mentoring.models import Agreement
from mentoring.services import agreement as agreements


@transaction.atomic
def agree(agreement: Agreement, *, side: Side, on: dt.date, paper: Callable[[Agreement, str], str]) -> Agreement:
    """Record the side's agreement; with the second one the paper is frozen.

    paper: makes the HTML that is kept; it may bear the given code of its check page
    """
    fresh = agreements.agree(agreement, side=side, on=on)
    if fresh.is_agreed and not SignedAgreement.objects.filter(agreement=fresh).exists():
        code = new_code()
        html = paper(fresh, code)
        SignedAgreement.objects.create(agreement=fresh, html=html, pdf=render_pdf(html), code=code)
    return fresh
