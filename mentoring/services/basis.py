"""On what terms the mentor works: what is proposed before it is agreed, and what is written down."""

from django.db import transaction

from mentoring.enums import PAIR_ENDED
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Pair
from mentoring.russian import since
from mentoring.services.state import locked

ENDED = "Пара уже закончена: её согласие и основание больше не меняются."
FIELDS = (
    "basis_kind",
    "basis_number",
    "basis_date",
    "basis_content",
    "basis_term",
    "basis_form",
    "basis_payment",
)

OF_SUPPLEMENT = ("basis_content", "basis_term", "basis_form", "basis_payment")
"""What the law asks of an agreement on mentoring; where it is permanently part of the job, nothing of it is kept."""
PAYMENT = "Ежемесячная доплата в размере, установленном положением об оплате труда организации"
CONTENT = "Помощь в овладении профессией и в работе на рабочем месте"
"""Without names: the paper itself says whom the mentor helps."""


def proposed_terms(pair: Pair) -> dict[str, str]:
    """Return the content, term, form and payment of the work by the pair's goals, period and forms."""
    goals = " ".join(pair.goals.split()).rstrip(".")
    form = f"{pair.forms_named}; на рабочем месте по персонализированной программе наставничества"
    return {
        "basis_content": _cut(f"{CONTENT}. Цель: {goals}" if goals else CONTENT, 500),
        "basis_term": f"{since(pair.starts_on)} по {pair.ends_on:%d.%m.%Y}",
        "basis_form": _cut(form, 200),
        "basis_payment": PAYMENT,
    }


def recording_refusal(pair: Pair) -> str:
    """Say why nothing is recorded as the pair stands; empty where it is."""
    return ENDED if pair.state_today in PAIR_ENDED else ""


@transaction.atomic
def record(pair: Pair) -> Pair:
    """Save the changed basis of the pair, and nothing else of it."""
    closed = recording_refusal(locked(pair))
    if closed:
        raise ImpossibleStepError(closed)
    pair.save(update_fields=FIELDS)
    return pair


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"
