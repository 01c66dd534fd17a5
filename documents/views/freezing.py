"""Steps that freeze a paper."""

from collections.abc import Callable
from typing import Any

from documents.services.freezing import drawn_first
from mentoring.views.base import StepPage


class FreezingStep(StepPage):
    """Reads, asks and writes in one transaction, as every step; its paper is drawn before."""

    def as_one(self, act: Callable[[], Any]) -> Any:
        return drawn_first(act)
