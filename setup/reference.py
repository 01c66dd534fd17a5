"""Loads what every organization starts with: dictionaries, layouts, library, roadmap samples, texts of consents."""

from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from documents.services.order_template import load_common
from mentoring.models import ConsentText
from programs.models import Plan, PlanLayout, PlanRow
from roadmap.services.samples import load_samples

REFERENCE: Path = settings.BASE_DIR / "fixtures" / "reference"
DICTIONARIES = (
    "forms",
    "kinds",
    "clearances",
    "directions",
    "deficits",
    "legal_grounds",
    "document_kinds",
    "plan_layouts",
)


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@transaction.atomic
def load_reference() -> None:
    """Bring the common entries to what the files say; what organizations added of their own is not touched."""
    call_command("loaddata", *(f"reference/{name}.yaml" for name in DICTIONARIES), verbosity=0)
    for sample in read(REFERENCE / "library.yaml"):
        _load_plan(sample)
    load_samples(REFERENCE / "roadmaps.yaml")
    load_consent_texts()
    for path in sorted((REFERENCE / "order_templates").glob("*.yaml")):
        load_common(path.stem, read(path))


def load_consent_texts() -> None:
    """Add the versions that are not there: a wording that people have signed is never rewritten."""
    for version in read(REFERENCE / "consent_texts.yaml"):
        ConsentText.objects.get_or_create(
            organization=None,
            kind=version["kind"],
            number=version["number"],
            defaults={"text": version["text"], "made_at": timezone.now()},
        )


def _load_plan(sample: dict[str, Any]) -> None:
    plan, _ = Plan.objects.library().update_or_create(
        code=sample["code"],
        defaults={
            "layout": PlanLayout.objects.get(code=sample["layout"]),
            "title": sample["title"],
            "position": sample["position"],
        },
    )
    rows = [PlanRow(plan=plan, position=position, **row) for position, row in enumerate(sample["rows"], start=1)]
    if [row.texts for row in plan.rows.all()] != [row.texts for row in rows]:
        plan.rows.all().delete()
        PlanRow.objects.bulk_create(rows)
