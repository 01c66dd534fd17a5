"""What is kept for a time only: deleted every night and at every release."""

import datetime as dt

from mentoring.models import AccessEntry, SentForm
from mentoring.services import joining, staff_import


def forget_old(*, at: dt.datetime) -> None:
    staff_import.forget_old(at=at)
    joining.forget_old(at=at)
    AccessEntry.objects.outdated_on(at).delete()
    SentForm.objects.outdated_on(at).delete()
