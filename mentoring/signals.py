"""What the heart tells the apps above it, which it does not know."""

from django.dispatch import Signal

anonymizing = Signal()
"""Sent with `employee` still bearing the names, within the transaction that takes them away: forget them too."""

opinion_said = Signal()
"""Sent with `pair`, `opinion`, `protocol`, `on` before what the council says is written: who knows better refuses."""

pair_continued = Signal()
"""Sent with `pair`, `successor`, `by`, `at` when an order replaces a pair's mentor: what the pair had goes over.

The pair has its own last day still.
"""

pair_prolonged = Signal()
"""Sent with `pair`, `former`, `by`, `at`, `why` when an order prolongs a pair: what was to end with it goes on.

former: the last day that it had
"""

cards_held = Signal()
"""Sent with `cards` once these are locked, before pairs are: lock what of yours will change with them."""

cards_joined = Signal()
"""Sent with `stays`, `goes` when all that referred to the one card refers to the other: what only names it follows."""

cards_parted = Signal()
"""Sent with `stays`, `goes` when this is undone."""
