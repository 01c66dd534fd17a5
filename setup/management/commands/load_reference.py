"""Bring dictionaries, layouts, library and roadmap samples up to date."""

from typing import Any

from django.core.management.base import BaseCommand

from setup.reference import load_reference


class Command(BaseCommand):
    help = "Загружает справочники, формы планов, библиотеку строк и образцы дорожных карт; можно повторять."

    def handle(self, *_args: Any, **_options: Any) -> None:
        load_reference()
