"""What follows from a step of a pair in what is kept beside it."""

import datetime as dt
from typing import Any

from django.dispatch import receiver

from mentoring.models import Pair, User
from mentoring.services import pair_change
from mentoring.signals import pair_checked


@receiver(pair_checked)
def ready_replacement(pair: Pair, by: User, at: dt.datetime, **_kwargs: Any) -> None:
    """The pair with a new mentor is fit for an order, and so is the replacement."""
    pair_change.follow_successor(pair, by=by, at=at)
