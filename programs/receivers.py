"""What the programs do when something happens below them."""

from typing import Any

from django.dispatch import receiver

from mentoring.models import Employee
from mentoring.services.anonymity import forget_log, pairs_of
from mentoring.signals import anonymizing
from programs.models import Program


@receiver(anonymizing)
def forget_names(employee: Employee, **_kwargs: Any) -> None:
    """Drop what the admin's log says of the programs, which it calls by the names of the pair."""
    forget_log(Program, Program.objects.filter(pair__in=pairs_of(employee)).values_list("pk", flat=True))
