"""Words for templates."""

from django import template

from mentoring import russian
from mentoring.russian import plural

register = template.Library()


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
