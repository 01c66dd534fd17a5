"""Rows that an address or a form names by what is no key: they are not there, and nothing breaks."""

import re
from typing import Any

from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.views.main import ChangeList
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.db.models.fields.related import RelatedField

from mentoring.forms.fields import KEY_DIGITS

TOO_LONG = re.compile(rf"\d{{{KEY_DIGITS + 1}}}")


def is_key(given: object) -> bool:
    """Tell whether a table could have a row of this key."""
    text = str(given)
    return text.isdecimal() and len(text) <= KEY_DIGITS


class ChangeListOfKeys(ChangeList):
    """Filters by no number that the database could not hold."""

    def get_filters_params(self, params: Any = None) -> dict[str, Any]:
        found = super().get_filters_params(params)
        if any(TOO_LONG.search(value) for values in found.values() for value in values):
            raise IncorrectLookupParameters
        return found

    def get_filters(self, request: Any) -> Any:
        try:
            return super().get_filters(request)
        except OverflowError as error:  # a year that no date has
            raise IncorrectLookupParameters from error


class KeySelect(AutocompleteSelect):
    """Shows again what was chosen, where it can have been chosen."""

    def optgroups(self, name: str, value: Any, attr: Any = None) -> Any:
        return super().optgroups(name, [key for key in value if is_key(key)], attr)


class Suggestions(AutocompleteJsonView):
    """Suggests for the fields that choose among rows: a relation that points here from elsewhere chooses nothing."""

    def process_request(self, request: Any) -> Any:
        found = super().process_request(request)
        if not isinstance(found[2], RelatedField):
            raise PermissionDenied
        return found
