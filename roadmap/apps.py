from importlib import import_module

from django.apps import AppConfig


class RoadmapConfig(AppConfig):
    name = "roadmap"
    verbose_name = "Дорожные карты"

    def ready(self) -> None:
        import_module("roadmap.permissions")  # `rules` itself looks only for modules named rules
