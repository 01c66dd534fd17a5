from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class MentoringConfig(AppConfig):
    name = "mentoring"
    verbose_name = "Наставничество"

    def ready(self) -> None:
        autodiscover_modules("permissions", "receivers")
