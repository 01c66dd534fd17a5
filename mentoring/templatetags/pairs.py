"""Words about pairs for templates."""

from django import template
from django.utils import timezone

from mentoring.enums import PairState
from mentoring.models import Pair
from mentoring.queries import pair_days

register = template.Library()


@register.filter
def decided(pair: Pair) -> list[str]:
    """Return what is decided about the pair for days to come, beside what `state_word` says."""
    return [] if pair.state_today == PairState.COMING else pair_days.decided(pair, day=timezone.localdate())


@register.filter
def state_word(pair: Pair) -> str:
    """Return today's state, with its day of a pair that is still to begin: «вступит в силу с 14.12.2026»."""
    if pair.state_today != PairState.COMING:
        return pair.get_state_display()
    return "; ".join(pair_days.decided(pair, day=timezone.localdate()))
