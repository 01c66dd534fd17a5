"""Words about pairs for templates."""

from django import template
from django.utils import timezone

from mentoring.models import Pair
from mentoring.queries import pair_days

register = template.Library()


@register.filter
def decided(pair: Pair) -> list[str]:
    """Return what is decided about the pair for days to come."""
    return pair_days.decided(pair, day=timezone.localdate())
