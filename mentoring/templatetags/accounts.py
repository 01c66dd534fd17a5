"""Words about accounts for templates."""

from typing import Any

from django import template
from django.utils.html import escape
from django.utils.safestring import mark_safe

register = template.Library()

# The first that is found names it: Edge and Yandex call themselves Chrome as well, and Chrome calls itself Safari.
BROWSERS = {
    "YaBrowser": "Яндекс Браузер",
    "Edg": "Edge",
    "OPR": "Opera",
    "Firefox": "Firefox",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS": "macOS",
    "Linux": "Linux",
}


@register.filter
def fours(secret: str) -> str:
    """Part the key so that it can be copied by eye: «ABCD EFGH»."""
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))


@register.filter
def device(user_agent: str) -> str:
    """Return what browser on what system: «Chrome, Android»."""
    found = (next((name for mark, name in names.items() if mark in user_agent), "") for names in (BROWSERS, SYSTEMS))
    return ", ".join(filter(None, found)) or "неизвестное устройство"


@register.filter
def breakable(value: Any) -> Any:
    """Let an address of mail break at its signs where it is wider than the screen; the rest stays as it is."""
    if type(value) is not str or "@" not in value:
        return value
    return mark_safe(escape(value).replace("@", "@<wbr>").replace(".", "<wbr>."))  # noqa: S308 - escaped
