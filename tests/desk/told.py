"""What somebody's desk says."""

import datetime as dt

from desk.gather import lines_of
from mentoring.models import User
from mentoring.reminders import Line
from tests import factories as make


def told(user: User, *codes: str, on: dt.date = make.TODAY) -> list[Line]:
    """Return the lines of the user's desk as it is now; with codes, those of these reminders alone."""
    lines = lines_of(User.objects.get(pk=user.pk), on)
    return [line for line in lines if not codes or line.code in codes]
