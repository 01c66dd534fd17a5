"""Roadmaps of organizations."""

from roadmap.models.roadmap import Activity, ApprovedRoadmap, Roadmap, Stage

__all__ = ["Activity", "ApprovedRoadmap", "Roadmap", "Stage"]
