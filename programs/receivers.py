"""What the programs do when something happens below them."""

import datetime as dt
from typing import Any

from django.dispatch import receiver

from mentoring.models import Employee, Pair, User
from mentoring.services.anonymity import forget_log, pairs_of
from mentoring.signals import anonymizing, pair_continued
from programs.models import Program
from programs.services.continuing import hand_over


@receiver(anonymizing)
def forget_names(employee: Employee, **_kwargs: Any) -> None:
    """Drop what the admin's log says of the programs, which it calls by the names of the pair."""
    forget_log(Program, Program.objects.filter(pair__in=pairs_of(employee)).values_list("pk", flat=True))


@receiver(pair_continued)
def follow_the_mentor(pair: Pair, successor: Pair, by: User, at: dt.datetime, **_kwargs: Any) -> None:
    """The program goes over to the pair with the new mentor."""
    hand_over(pair, successor, by=by, at=at)
