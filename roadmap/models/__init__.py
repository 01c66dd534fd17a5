"""Roadmaps of organizations."""

from roadmap.models.approved import ApprovedRoadmap, OrderedRoadmap
from roadmap.models.roadmap import Activity, Roadmap, Stage

__all__ = ["Activity", "ApprovedRoadmap", "OrderedRoadmap", "Roadmap", "Stage"]
