"""Words for templates."""

import re

from django import template
from django.utils.safestring import SafeString, mark_safe

from mentoring import russian
from mentoring.russian import plural

register = template.Library()

ASIDE = re.compile(r"(<(?:textarea|script|style)\b.*?</|<[^>]*>)", re.DOTALL)
"""What is no text to read: tags, and what is typed or run."""


@register.filter
def noun(number: int, forms: str) -> str:
    """«3|noun:"пара, пары, пар"» gives «пары»."""
    one, few, many = (form.strip() for form in forms.split(","))
    return plural(number, one, few, many)


@register.filter
def counted(number: int, forms: str) -> str:
    """«3|counted:"пара, пары, пар"» gives «3 пары»."""
    return f"{number} {noun(number, forms)}"


@register.filter
def since(day: str) -> str:
    """«3 декабря»|since gives «с 3 декабря», «2 декабря»|since «со 2 декабря»."""
    return russian.agreed(f"с {day}")


@register.filter
def school_years(years: str) -> str:
    """«2026/2027 учебный год», «2026/2027 и 2027/2028 учебные годы»."""
    return russian.years_agreed(f"{years} учебный год")


@register.simple_block_tag
def together(content: str) -> SafeString:
    """Keep numbers, dates and names with their initials in one line wherever the page says them, one dot after all."""
    pieces = ASIDE.split(content)
    pieces[::2] = [russian.together(russian.one_dot(piece)) for piece in pieces[::2]]
    return mark_safe("".join(pieces))  # noqa: S308 - spaces alone change in what has been escaped
