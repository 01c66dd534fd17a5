"""The Django admin: for superusers, and for an organization's administrator within the own organization."""

from django.contrib import admin

from mentoring.admin import account, bank, dictionary, log, matching, organization, pair, pair_change, people

__all__ = ["account", "bank", "dictionary", "log", "matching", "organization", "pair", "pair_change", "people"]

admin.site.site_header = "Наставничество – администрирование"
admin.site.site_title = "Наставничество"
admin.site.index_title = "Данные организации"
