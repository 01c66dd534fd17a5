"""Where everybody begins: the settings name the pages, for the apps that have them stand above."""

from django import template
from django.conf import settings
from django.urls import reverse

register = template.Library()


@register.simple_tag
def start_url() -> str:
    """Return where a user begins who has signed in."""
    return reverse(settings.LOGIN_REDIRECT_URL)


@register.simple_tag
def help_url() -> str:
    """Return where it is told what one does on the site."""
    return reverse(settings.HELP_URL)


@register.simple_tag
def public_start_url() -> str:
    """Return where everybody else begins."""
    return reverse(settings.LOGOUT_REDIRECT_URL)
