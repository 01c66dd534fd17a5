"""Papers for working with children: which of them a mentor from outside has shown."""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction

from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Clearance, Employee, ShownClearance
from mentoring.services.state import locked

ONLY_OUTSIDE = "Документы для допуска отмечают у наставника со стороны: у своих сотрудников они в кадрах."

Days = tuple[dt.date | None, dt.date | None]
"""When a paper was shown, None where it is not; until when it holds, None where it has no term."""


@transaction.atomic
def show(employee: Employee, papers: Mapping[Clearance, Days]) -> None:
    """Let each of these papers be shown as said; what is not named stays as it is."""
    person = locked(employee)
    if not person.is_outside:
        raise ImpossibleStepError(ONLY_OUTSIDE)
    known = {one.clearance_id: one for one in person.clearances.all()}
    for clearance, days in papers.items():
        _show(known.get(clearance.pk) or ShownClearance(employee=person, clearance=clearance), *days)


def _show(one: ShownClearance, shown_on: dt.date | None, valid_until: dt.date | None) -> None:
    if shown_on is None:
        if one.pk:
            one.delete()
    elif (one.shown_on, one.valid_until) != (shown_on, valid_until):
        one.shown_on, one.valid_until = shown_on, valid_until
        one.save()
