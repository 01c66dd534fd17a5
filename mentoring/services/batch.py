"""One of many: what is refused for one keeps nobody else out."""

from collections.abc import Callable

from django.db import transaction

from mentoring.exceptions import ImpossibleStepError


def refusals_of(act: Callable[[], object]) -> list[str]:
    """Do it, or nothing of it; return why not."""
    try:
        with transaction.atomic():
            act()
    except ImpossibleStepError as refusal:
        return list(refusal.sentences)
    return []
