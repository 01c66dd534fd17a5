"""Delete the uploaded sheets of staff whose time is over: to be run every night."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from mentoring.services.staff_import import forget_old


class Command(BaseCommand):
    help = "Удаляет загруженные списки сотрудников: незаписанные через день, отклонённые строки через 30 дней."

    def handle(self, *_args: Any, **_options: Any) -> None:
        forget_old(at=timezone.now())
