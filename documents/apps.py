from importlib import import_module

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "documents"
    verbose_name = "Документы"

    def ready(self) -> None:
        import_module("documents.receivers")
        import_module("documents.checks")
