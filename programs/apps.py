from importlib import import_module

from django.apps import AppConfig


class ProgramsConfig(AppConfig):
    name = "programs"
    verbose_name = "Программы"

    def ready(self) -> None:
        import_module("programs.receivers")
