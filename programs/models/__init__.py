"""What a pair plans and does."""

from programs.models.layout import PlanLayout
from programs.models.plan import Plan, PlanRow
from programs.models.program import NOTE_FIELDS, Acknowledgement, ApprovedVersion, Program

__all__ = ["NOTE_FIELDS", "Acknowledgement", "ApprovedVersion", "Plan", "PlanLayout", "PlanRow", "Program"]
