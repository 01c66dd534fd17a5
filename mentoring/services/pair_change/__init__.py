"""Changes of a pair in force: prepared by the curator, confirmed by whom they concern, done by a signed order."""

from mentoring.services.pair_change.doing import (
    carry_out,
    refusals,
    release_from_draft,
    take_into_draft,
    warnings,
)
from mentoring.services.pair_change.preparing import (
    cancel,
    confirm,
    confirm_on_paper,
    preparation_refusals,
    prepare,
)

__all__ = [
    "cancel",
    "carry_out",
    "confirm",
    "confirm_on_paper",
    "preparation_refusals",
    "prepare",
    "refusals",
    "release_from_draft",
    "take_into_draft",
    "warnings",
]
