"""The agreement of mentor and mentee in two columns, one for each side."""

from django.template.loader import render_to_string

from documents.models import SignedAgreement
from documents.registry import Paper
from mentoring.models import Agreement


def agreement_html(agreement: Agreement) -> str:
    """Return the kept copy once both have agreed, else the paper as the words are now."""
    kept = SignedAgreement.objects.filter(agreement=agreement).values_list("html", flat=True).first()
    return kept or draft_html(agreement)


def draft_html(agreement: Agreement, code: str = "") -> str:
    """Return the paper as the words are now; code: of the check page, where the copy will be kept under it."""
    mentor, mentee = (person for _, person, _ in agreement.sides)
    context = {
        "agreement": agreement,
        "code": code,
        "organization": agreement.organization,
        "people": [mentor, mentee],
        "mentee": mentee,
    }
    return render_to_string("print/agreement.html", context)


def _kept(agreement: Agreement) -> SignedAgreement | None:
    return SignedAgreement.objects.filter(agreement=agreement).first()


PAPERS = (
    Paper(
        "agreement", "Соглашение о наставничестве", Agreement.objects.with_people, agreement_html, _kept, is_main=True
    ),
)
