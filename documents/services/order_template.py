"""The wording of a kind of order: the common one comes with the reference data, an organization makes its own."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from documents import samples
from documents.models import LegalGround, OrderPoint, OrderTemplate, TemplatePoint
from documents.press.outline import Outline, read_outline
from documents.queries.order_text import Values, grounds_words, points, texts
from documents.queries.placeholders import ONE_OR_SEVERAL, PLACEHOLDER, names_in
from documents.registry import OrderKind
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Organization, User
from mentoring.services.state import locked

TEXTS = ("heading", "preamble", "control")
COMMON_SAMPLES: dict[str, Any] = {
    "организация": "МБДОУ «Детский сад № 17»",
    "основания": "В соответствии со статьёй 351.8 Трудового кодекса Российской Федерации, в",
    "куратор": samples.CURATOR,
    "руководитель": samples.HEAD,
    "учебный год": "2026/2027",
    "дата": samples.STARTS_ON,
    "кому программы": "куратору",
}
"""An example for each word that every kind has."""


@transaction.atomic
def load_common(kind: str, wording: Mapping[str, Any]) -> OrderTemplate:
    """Bring the common template of the kind up to date; what organizations wrote of their own is not touched.

    wording: the texts, `grounds` by their codes, and `points`, or `outline`: a text that is read into points
    """
    given = {name: wording.get(name, "") for name in TEXTS}
    template, _ = OrderTemplate.objects.update_or_create(organization=None, kind=kind, defaults=given)
    template.grounds.set(LegalGround.objects.filter(organization=None, code__in=wording.get("grounds", [])))
    given_points = [TemplatePoint(**point) for point in wording.get("points", [])]
    write_points(template, given_points or points_of(read_outline(wording.get("outline", ""))))
    return template


def points_of(outline: Outline) -> list[TemplatePoint]:
    """Return the points of a sample that is written as an outline; what stands above them is no point."""
    return [TemplatePoint(level=point.level, text=point.text) for point in outline.points if point.level]


@transaction.atomic
def save_own(
    template: OrderTemplate,
    *,
    organization: Organization,
    grounds: Iterable[LegalGround],
    points: Iterable[TemplatePoint],
    by: User,
) -> OrderTemplate:
    """Save the edited template; of the common one the organization gets its own, and the common one stays."""
    if template.organization_id is None:
        locked(organization)  # else two people at once would make two
        if OrderTemplate.objects.filter(organization=organization, kind=template.kind).exists():
            raise ImpossibleStepError("Свой образец уже сделал другой человек. Откройте его и внесите правку в него.")
        template = OrderTemplate(
            organization=organization, kind=template.kind, **{name: getattr(template, name) for name in TEXTS}
        )
    template._history_user = by  # type: ignore[attr-defined]  # noqa: SLF001 – how simple-history is told the actor
    template.save()
    template.grounds.set(grounds)
    write_points(template, points)
    return template


@transaction.atomic
def reset(organization: Organization, *, kind: str) -> None:
    """Go back to the common template."""
    OrderTemplate.objects.filter(organization=organization, kind=kind).delete()


def write_points(template: OrderTemplate, points: Iterable[TemplatePoint]) -> None:
    """Replace the template's points by these, in their order."""
    template.points.all().delete()
    written = list(points)
    for position, point in enumerate(written, start=1):
        point.pk, point.template, point.position = None, template, position
    TemplatePoint.objects.bulk_create(written)


def known_words(kind: OrderKind) -> dict[str, Any]:
    """Return the words of the kind with an example each."""
    return {**COMMON_SAMPLES, **kind.samples, **kind.line_samples}


def unknown_words(kind: OrderKind, text: str, *, for_each_line: bool) -> list[str]:
    """Return the words in braces that the kind does not know there, whether the order has one line or several."""
    whole, line = {*COMMON_SAMPLES, *kind.samples}, {*kind.line_samples}
    for_several = whole | line if for_each_line else whole
    asked = [
        *(name for name in names_in(text, several=False) if name not in whole | line),
        *(name for name in names_in(text, several=True) if name not in for_several),
    ]
    return list(dict.fromkeys(asked))


def wording_refusals(kind: OrderKind, text: str, *, for_each_line: bool = False) -> list[str]:
    """Say what is wrong with the words in braces; empty when all will be filled."""
    rest = PLACEHOLDER.sub("", ONE_OR_SEVERAL.sub("", text))
    if re.search(r"[{}]", rest):
        return ["Фигурные скобки стоят парами: проверьте, все ли закрыты."]
    unknown = unknown_words(kind, text, for_each_line=for_each_line)
    only_of_lines = [name for name in unknown if name in kind.line_samples]
    if only_of_lines:
        words = _braced(only_of_lines)
        how = "отметьте «Повторить для каждой строки приказа» или напишите его в первой форме {одна|несколько}"
        return [f"Слово {words} своё у каждой строки: {how}."]
    return [f"Нет такого слова: {_braced(unknown)}. Есть: {_braced(known_words(kind))}."] if unknown else []


def _braced(names: Iterable[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in names)


def sample(
    kind: OrderKind,
    template: OrderTemplate,
    written: Iterable[TemplatePoint],
    *,
    grounds: Iterable[LegalGround],
    lines: int,
) -> tuple[tuple[str, str, str], list[OrderPoint]]:
    """Return the texts and the points as they would read in an order with so many lines, about invented people."""
    whole = {**COMMON_SAMPLES, "основания": grounds_words(grounds), **kind.samples}
    values = Values(whole, [dict(kind.line_samples)] * lines)
    people = {"curator": samples.CURATOR, "head": samples.HEAD}
    return texts(template, values), points(written, values, people, today=samples.STARTS_ON)
