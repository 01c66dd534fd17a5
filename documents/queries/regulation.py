"""The organization's regulations: what an order is to approve, and the sample that a new one begins with."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet

from documents.enums import RegulationState
from documents.models import Order, OrderTemplate, Regulation, TemplatePoint
from documents.models.named import SHORT
from documents.press.declension import decline_post
from documents.press.document_names import decline_name
from documents.press.outline import write_outline
from documents.queries.order_text import common_words, people_of, template_of
from documents.queries.placeholders import CASES, NOMINATIVE, MissingError, chosen, fill
from mentoring.models import Organization

SAMPLE = "regulation"
"""The kind of the template."""


def regulation_of(order: Order) -> Regulation | None:
    """Return what the order approves: the one drafted for it, else the only draft that waits for no other order."""
    own = order.regulations.select_related("organization", "order", "cover__kind").first() if order.pk else None
    if own:
        return own
    waiting = list(waiting_of(order.organization).select_related("organization", "cover__kind")[:2])
    return waiting[0] if len(waiting) == 1 else None


def waiting_of(organization: Organization) -> QuerySet[Regulation]:
    """Return the drafts that wait for no order yet."""
    return Regulation.objects.drafts().filter(organization=organization, order=None).order_by("pk")


def of_title(organization: Organization, title: str, *, on: dt.date) -> Regulation | None:
    """Return the regulation of that title that is in force on the day or will be; databases fold no Cyrillic case."""
    approved = Regulation.objects.filter(organization=organization, state=RegulationState.APPROVED)
    asked = title.casefold().strip()
    standing = (one for one in approved if one.state_on(on) != RegulationState.OVER)
    return next((one for one in standing if one.title.casefold().strip() == asked), None)


def sample_of(organization: Organization, *, on: dt.date) -> tuple[str, str]:
    """Return title and outline of the organization's sample, filled from its data."""
    template = template_of(organization, SAMPLE)
    values = sample_words(organization, template, on=on)
    title = fill(chosen(template.heading, several=False), values)
    return title, sample_text(template.preamble, template.points.all(), values)


def sample_text(preamble: str, points: Iterable[TemplatePoint], values: dict[str, Any]) -> str:
    """Fill in line by line; what needs somebody or something that there is not is left out."""
    above = [(0, text)] if (text := _filled(preamble, values)) else []
    return write_outline([*above, *((p.level, text) for p in points if (text := _filled(p.text, values)))])


def sample_words(organization: Organization, template: OrderTemplate, *, on: dt.date) -> dict[str, Any]:
    grounds = template.grounds.valid_on(on)
    people = people_of(organization, on=on)
    common = common_words(Order(organization=organization), people, grounds=grounds, today=on)
    return common | {
        "полное название": name_cases(organization.full_name),
        "пост руководителя": post_cases(organization.head_title),
    }


def post_cases(post: str) -> dict[str, str]:
    """Return the post by the short names of the cases."""
    return {NOMINATIVE: post, **{short: decline_post(post, case) for short, case in CASES.items()}}


def name_cases(name: str) -> dict[str, str]:
    """Return the name of an organization by the short names of the cases: «учреждении „Детский сад № 17“»."""
    if name.partition(" ")[0].isupper():  # «МБДОУ …»: nothing to decline
        return {NOMINATIVE: name}
    return {NOMINATIVE: name, **{short: decline_name(name, case) for short, case in SHORT.items()}}


def _filled(text: str, values: dict[str, Any]) -> str:
    """Return nothing where the first line can't be filled: the others only go on with it."""
    lines = list(_lines(text, values))
    return "\n".join(line for line in lines if line) if lines and lines[0] else ""


def _lines(text: str, values: dict[str, Any]) -> Iterator[str]:
    for line in text.splitlines():
        try:
            yield fill(chosen(line, several=False), values)
        except MissingError:
            yield ""
