"""The text of an order as its templates make it of the data."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from documents.models import Order, OrderPoint
from documents.queries.order_parts import annexes_of
from documents.queries.order_text import Passage, passages_of, people_in, points, texts

ABOUT = re.compile(r"^(Об?о?)(?=\s)")
ANNEX = re.compile(r"(приложени\w+\s+№\s*)(\d+)", re.IGNORECASE)


@dataclass(frozen=True)
class Wording:
    """points: unsaved."""

    heading: str
    preamble: str
    control: str
    points: list[OrderPoint]

    @property
    def paragraphs(self) -> list[str]:
        return [self.heading, self.preamble, self.control, *(point.text for point in self.points)]


def wording_of(order: Order, *, today: dt.date) -> Wording:
    """Return the text: what each kind of the order says, under one heading. Raises ImpossibleStepError."""
    passages = passages_of(order, today=today)
    said = [texts(passage.template, passage.values) for passage in passages]
    _heading, preamble, control = said[0]
    return Wording(
        together([heading for heading, *_ in said]), preamble, control, list(_points(order, passages, today=today))
    )


def together(headings: Sequence[str]) -> str:
    """«О введении системы, об утверждении плана и о назначении куратора»."""
    first, *further = headings
    small = [ABOUT.sub(lambda found: found[1].lower(), heading) for heading in further]
    return " и ".join([", ".join([first, *small[:-1]]), *small[-1:]])


def _points(order: Order, passages: Sequence[Passage], *, today: dt.date) -> Iterator[OrderPoint]:
    """Yield the points of all kinds; the annexes are numbered through, in the text as on paper."""
    people, before = people_in(order, on=today), 0
    for passage in passages:
        for point in points(passage.template.points.all(), passage.values, people, today=today):
            point.text = annexes_after(before, point.text)
            yield point
        before += len(annexes_of(passage.order)) if passages[1:] else 0


def annexes_after(before: int, text: str) -> str:
    """Return the text that counts its annexes after so many others."""
    return ANNEX.sub(lambda found: f"{found[1]}{int(found[2]) + before}", text) if before else text
