"""Load the demonstration: a kindergarten and a school of invented people."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from mentoring.models import Organization
from setup.demo import PASSWORD, load_demo
from setup.reference import load_reference


class Command(BaseCommand):
    help = "Загружает демонстрацию: детский сад и школу. Никогда не поверх существующих данных."

    def handle(self, *_args: Any, **_options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("Демонстрация с общеизвестным паролем в рабочем режиме не загружается.")
        if Organization.objects.exists():
            self.stdout.write("Данные уже есть: демонстрация не загружена.")
            return
        load_reference()
        load_demo(timezone.localdate())
        self.stdout.write(f"Демонстрация загружена; пароль у всех: {PASSWORD}")
