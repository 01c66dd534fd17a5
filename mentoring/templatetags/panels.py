"""What the apps above add to a page of the heart."""

from typing import Any

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from mentoring.additions import panels_at

register = template.Library()


@register.simple_tag(takes_context=True)
def panels(context: Context, place: str, thing: Any = None) -> SafeString:
    """Show what stands at the Place about the thing; «{% panels place thing as found %}» asks whether anything does."""
    known: dict[Any, Any] = {**context.flatten(), "thing": thing}
    found = panels_at(place, context["request"].user, thing)
    return format_html_join("", "{}", ((render_to_string(name, known | added),) for name, added in found))
