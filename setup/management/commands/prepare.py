"""Make the database ready to serve: migrate, forget, load the reference data, load the demonstration once."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from mentoring.models import Organization, User
from setup.demo import PASSWORD
from setup.reference import load_reference

DEMO_LOGINS = ("curator", "mentor", "mentee", "head", "council", "admin", "terenteva")
"""The last one is who the walk of README.ru.md proposes."""


class Command(BaseCommand):
    help = "Готовит базу к работе; с --demo загружает демонстрацию, если база пуста, и называет её учётные записи."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--demo", action="store_true")

    def handle(self, *_args: Any, **options: Any) -> None:
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("forget")
        if options["demo"] and not Organization.objects.exists():
            self.stdout.write("Загружается пример: две организации и их год. Это минута, на занятой машине больше.")
            self.stdout.flush()
            call_command("load_demo", stdout=self.stdout)
        else:
            load_reference()
        if options["demo"]:
            self._print_logins()

    def _print_logins(self) -> None:
        for organization in Organization.objects.order_by("pk"):
            users = User.objects.filter(organization=organization).prefetch_related("grants")
            found = [
                user for user in users if user.username.partition("-")[2] in DEMO_LOGINS and user.has_usable_password()
            ]
            if found:
                self.stdout.write(f"\n{organization.short_name} (пароль: {PASSWORD})")
            for user in found:
                self.stdout.write(f"  {user.username:<12} {', '.join(user.role_labels)}")
