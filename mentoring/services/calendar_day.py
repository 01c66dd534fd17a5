"""The organization's own corrections of the production calendar."""

from django.db import IntegrityError, transaction

from mentoring.exceptions import ImpossibleStepError
from mentoring.models import CalendarDay

CORRECTED = "Этот день уже поправлен: сначала снимите прежнюю поправку."


def correct(day: CalendarDay) -> CalendarDay:
    """Save the organization's correction; the database refuses a second one of the same day."""
    try:
        with transaction.atomic():
            day.save()
    except IntegrityError as error:
        raise ImpossibleStepError(CORRECTED) from error
    return day


def take_back(day: CalendarDay) -> None:
    """Let the day be again as the country has it."""
    day.delete()
