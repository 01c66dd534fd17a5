"""The key of a form that makes something: see mentoring/once.py."""

import secrets

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag(takes_context=True)
def form_key(context: template.Context) -> SafeString | str:
    """Return the hidden field; nothing on a page whose view says that it makes nothing new.

    A page that asks whether one more is meant (`already`) takes being sent for the answer.
    """
    if not context.get("creates", True):
        return ""
    again = format_html('<input type="hidden" name="once_more" value="{}">', 1) if context.get("already") else ""
    return format_html('<input type="hidden" name="form_key" value="{}">{}', secrets.token_urlsafe(12), again)
