"""The wording of a kind of order: the common one comes with the reference data, an organization makes its own."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from documents.models import LegalGround, OrderTemplate, TemplatePoint
from documents.services.placeholders import names_in
from mentoring import samples
from mentoring.declarations import OrderKind

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


def common_samples() -> dict[str, Any]:
    """Return an example for each word that every kind has."""
    return {
        "организация": "МБДОУ «Детский сад № 17»",
        "основания": "В соответствии со статьёй 351.8 Трудового кодекса Российской Федерации, в",
        "куратор": samples.CURATOR,
        "руководитель": samples.HEAD,
        "учебный год": "2026/2027",
        "дата": samples.STARTS_ON,
    }


def unknown_words(kind: OrderKind, text: str, *, for_each_line: bool) -> list[str]:
    """Return the words in braces that the kind does not know there, whether the order has one line or several."""
    whole = {*common_samples(), *kind.samples}
    line = {*kind.line_samples}
    for_one, for_several = whole | line, whole | line if for_each_line else whole
    asked = [
        *(name for name in names_in(text, several=False) if name not in for_one),
        *(name for name in names_in(text, several=True) if name not in for_several),
    ]
    return list(dict.fromkeys(asked))
