"""The wording of a kind of order: the common one comes with the reference data, an organization makes its own."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from documents.models import LegalGround, OrderTemplate, TemplatePoint

TEXTS = ("heading", "preamble", "control")


@transaction.atomic
def load_common(kind: str, wording: Mapping[str, Any]) -> OrderTemplate:
    """Bring the common template of the kind up to date; what organizations wrote of their own is not touched."""
    given = {name: wording.get(name, "") for name in TEXTS}
    template, _ = OrderTemplate.objects.update_or_create(organization=None, kind=kind, defaults=given)
    template.grounds.set(LegalGround.objects.filter(organization=None, code__in=wording.get("grounds", [])))
    write_points(template, [TemplatePoint(**point) for point in wording["points"]])
    return template


def write_points(template: OrderTemplate, points: Iterable[TemplatePoint]) -> None:
    """Replace the template's points by these, in their order."""
    template.points.all().delete()
    written = list(points)
    for position, point in enumerate(written, start=1):
        point.pk, point.template, point.position = None, template, position
    TemplatePoint.objects.bulk_create(written)
