"""Words and tones for templates."""

from django import template

from mentoring.russian import plural

register = template.Library()

TONES = {
    "done": ("accepted", "completed", "published", "signed", "approved", "paired", "in_force", "done", "granted"),
    "active": ("active", "running", "prolonged", "in_progress", "listed", "acquaintance"),
    "attention": (
        "proposed",
        "agreed",
        "checked",
        "in_order",
        "prepared",
        "ready",
        "acknowledged",
        "searching",
        "changed",
        "paused",
        "replacing",
        "visas",
        "applied",
        "invited",
        "postponed",
        "submitted",
        "returned",
        "sent",
        "supported",
        "objected",
    ),
    "late": ("terminated", "declined", "revoked", "overdue", "rejected"),
}
TONE_OF = {state: tone for tone, states in TONES.items() for state in states}


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
def tone(state: str) -> str:
    """Return the colour that goes with the state's word."""
    return TONE_OF.get(state, "neutral")
