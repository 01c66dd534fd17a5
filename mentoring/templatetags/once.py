"""The key of a form that makes something: see mentoring/once.py."""

import secrets

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag(takes_context=True)
def form_key(context: template.Context) -> SafeString | str:
    """Return the hidden field; nothing on a page whose view says that it makes nothing new."""
    if not context.get("creates", True):
        return ""
    return format_html('<input type="hidden" name="form_key" value="{}">', secrets.token_urlsafe(12))
