"""Roadmaps of organizations."""

from roadmap.models.roadmap import Activity, ApprovedRoadmap, Column, Roadmap, Stage

__all__ = ["Activity", "ApprovedRoadmap", "Column", "Roadmap", "Stage"]
