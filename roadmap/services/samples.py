"""Samples of roadmaps, kept in a file that people can read."""

from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from documents.tables import LAYOUT_FIELDS, Column
from roadmap.activity_fields import ONLY_IN_COLUMNS
from roadmap.models import Activity, Roadmap, Stage

WRITTEN = ("title", "content", "term", "responsible", "expected_result", "document_kind", *ONLY_IN_COLUMNS)
"""Fields of an activity that a sample may give."""


@transaction.atomic
def load_samples(path: Path | str) -> int:
    """Bring the samples in the database to what the YAML file says, by code; return how many were written.

    The file: a list of {code, title, columns, has_column_numbers, notes, stages: [stage]};
    a stage is {number, title, short_title, activities: [fields]}.
    """
    samples = yaml.safe_load(Path(path).read_text(encoding="utf-8"))
    return sum(_load(sample) for sample in samples)


def _load(given: dict[str, Any]) -> bool:
    """Write one sample; return False where it says the same already."""
    wanted = _wanted(given)
    sample = Roadmap.objects.samples().filter(code=given["code"]).first() or Roadmap(code=given["code"])
    if sample.pk and _said(sample) == wanted:
        return False
    sample.title = wanted["title"]
    for name in LAYOUT_FIELDS:
        setattr(sample, name, wanted[name])
    sample.save()
    sample.stages.all().delete()
    for stage in wanted["stages"]:
        rows = stage.pop("activities")
        made = Stage.objects.create(roadmap=sample, **stage)
        Activity.objects.bulk_create(Activity(stage=made, **row) for row in rows)
    return True


def _wanted(given: dict[str, Any]) -> dict[str, Any]:
    """Return the sample with all its fields; one unknown to the models fails loudly."""
    return {
        "title": given["title"],
        "notes": given.get("notes", ""),
        "has_column_numbers": given.get("has_column_numbers", False),
        "columns": [vars(Column(**column)) for column in given["columns"]],
        "stages": [
            {
                "number": stage["number"],
                "title": stage["title"],
                "short_title": stage.get("short_title", ""),
                "activities": [
                    {"position": position, **dict.fromkeys(WRITTEN, ""), **row}
                    for position, row in enumerate(stage["activities"], start=1)
                ],
            }
            for stage in given["stages"]
        ],
    }


def _said(sample: Roadmap) -> dict[str, Any]:
    stages = [
        {
            **{name: getattr(stage, name) for name in ("number", "title", "short_title")},
            "activities": list(stage.activities.values("position", *WRITTEN)),
        }
        for stage in sample.stages.all()
    ]
    return {"title": sample.title, **sample.layout_values, "stages": stages}
