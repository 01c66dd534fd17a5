"""Joining two cards of one person, and parting them again within a day."""

from mentoring.services.joining.impossible import refusals
from mentoring.services.joining.joining import join
from mentoring.services.joining.parting import forget_old, part

__all__ = ["forget_old", "join", "part", "refusals"]
