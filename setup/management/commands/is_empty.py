"""Exit with 0 while there is no organization, with 1 otherwise: for scripts."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from mentoring.models import Organization


class Command(BaseCommand):
    help = "Код выхода 0, пока нет ни одной организации, иначе 1."

    def handle(self, *_args: Any, **_options: Any) -> None:
        sys.exit(1 if Organization.objects.exists() else 0)
