"""What the programs do when something happens below them."""

import datetime as dt
from typing import Any

from django.dispatch import receiver

from mentoring.models import Employee, Pair, User
from mentoring.services.anonymity import forget_log, pairs_of
from mentoring.signals import anonymizing, pair_continued, pair_prolonged
from programs.models import Program
from programs.services.continuing import go_on, hand_over


@receiver(anonymizing)
def forget_names(employee: Employee, **_kwargs: Any) -> None:
    """Drop what the admin's log says of the programs, which it calls by the names of the pair."""
    forget_log(Program, Program.objects.filter(pair__in=pairs_of(employee)).values_list("pk", flat=True))


@receiver(pair_continued)
def follow_the_mentor(pair: Pair, successor: Pair, by: User, at: dt.datetime, **_kwargs: Any) -> None:
    """The program goes over to the pair with the new mentor."""
    hand_over(pair, successor, by=by, at=at)


@receiver(pair_prolonged)
def go_on_with_the_pair(pair: Pair, former: dt.date, by: User, at: dt.datetime, why: str, **_kwargs: Any) -> None:
    """The program that was to end with its pair does so on the later day."""
    go_on(pair, former=former, by=by, at=at, why=why)
