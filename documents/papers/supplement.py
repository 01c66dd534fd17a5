"""The supplement to the mentor's employment contract: what, how long, how and for what pay."""

import datetime as dt

from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils import timezone

from documents.enums import Case
from documents.models import LegalGround
from documents.queries.signatory import post_in_case, signatory_on
from documents.registry import Paper
from mentoring.enums import BasisKind
from mentoring.models import Pair

GROUND = "tk-351-8"


def supplement_html(pair: Pair) -> str:
    """Return the paper of a pair whose basis is a supplement; what the law says is quoted as of its date."""
    day = pair.basis_date or timezone.localdate()
    signatory = signatory_on(pair.organization, day)
    context = {
        "pair": pair,
        "organization": pair.organization,
        "worker": pair.mentor.employee,
        "mentees": pair.current_mentees,
        "head": signatory.person,
        "head_title": signatory.post,
        "head_post": post_in_case(signatory, Case.GENITIVE),
        "is_acting": signatory.person is not None and signatory.person.post != signatory.post,
        "citation": _citation(day),
        "terms": [
            ("Содержание работы", _within_sentence(pair.basis_content)),
            ("Срок выполнения работы", _within_sentence(pair.basis_term)),
            ("Форма выполнения работы", _within_sentence(pair.basis_form)),
            ("Размер и условия оплаты", _within_sentence(pair.basis_payment)),
        ],
    }
    return render_to_string("print/supplement.html", context)


def _within_sentence(text: str) -> str:
    """«доплата 3 000 рублей»: with a small letter, except for abbreviations, and without the stop."""
    text = text.strip().rstrip(".")
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _citation(day: dt.date) -> str:
    """«статьёй 351.8 …»: what follows «В соответствии со», empty before the law was in force."""
    ground = LegalGround.objects.valid_on(day).filter(code=GROUND).first()
    return ground.citation if ground else ""


def supplemented() -> QuerySet[Pair]:
    return Pair.objects.with_people().filter(basis_kind=BasisKind.SUPPLEMENT)


PAPERS = (Paper("supplement", "Дополнительное соглашение к трудовому договору", supplemented, supplement_html),)
