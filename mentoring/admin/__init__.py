"""The Django admin: for superusers, and for an organization's administrator within the own organization."""

from django.contrib import admin

from mentoring.admin import account, bank, dictionary, log, matching, organization, pair, pair_change, people
from mentoring.admin.keys import Suggestions

__all__ = ["account", "bank", "dictionary", "log", "matching", "organization", "pair", "pair_change", "people"]

admin.site.autocomplete_view = Suggestions.as_view(admin_site=admin.site)  # type: ignore[assignment]
admin.site.site_header = "Наставничество – администрирование"
admin.site.site_title = "Наставничество"
admin.site.index_title = "Данные организации"
admin.site.enable_nav_sidebar = False  # the lists need the room; the way up leads to all of them
