"""Delete what is kept for a time only: to be run every night."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from mentoring.services.forgetting import forget_old


class Command(BaseCommand):
    help = "Удаляет то, чему вышел срок: загруженные списки, журнал доступа, отметки об отправленных формах."

    def handle(self, *_args: Any, **_options: Any) -> None:
        forget_old(at=timezone.now())
