"""What a template of an order says, filled from the data."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from documents.enums import PointRole
from documents.models import LegalGround, Order, OrderPoint, OrderTemplate, TemplatePoint
from documents.queries.lines import lines_on_paper
from documents.queries.order_parts import appointed, by_kind, declared
from documents.queries.placeholders import MissingError, chosen, fill, fill_or_dots
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Employee, Organization
from mentoring.queries.organization import curator_of, head_of
from mentoring.school_year import SchoolYear

DAY, LATEST = "день", "не позже"
WITH, WITH_ST = "В соответствии с", "В соответствии со"
"""«со статьёй», «со стандартом», but «с Трудовым кодексом»."""


@dataclass(frozen=True)
class Values:
    """What the placeholders mean: in the whole text, and in a point of each line, a dict a line."""

    whole: dict[str, Any]
    lines: list[dict[str, Any]]

    @property
    def several(self) -> bool:
        return len(self.lines) > 1

    def counted_from(self, today: dt.date) -> dt.date:
        """Return the day that deadlines count from: the last on which something happens that the order tells."""
        days: list[dt.date] = [line[DAY] for line in self.lines if isinstance(line.get(DAY), dt.date)]
        return max([today, *days])

    def due(self, days: int, *, today: dt.date) -> dt.date:
        """Return the deadline so many days after what happens, never after the last day of a pair that ends sooner."""
        last: list[dt.date] = [line[LATEST] for line in self.lines if line.get(LATEST)]
        return min([self.counted_from(today) + dt.timedelta(days=days), *last])

    @property
    def everywhere(self) -> dict[str, Any]:
        """The words of an order's only line stand for the whole text too."""
        return self.whole | self.lines[0] if len(self.lines) == 1 else self.whole


@dataclass(frozen=True)
class Passage:
    """What one of the order's kinds has to say: its template, and what the placeholders mean there.

    order: as it is read for the kind
    """

    order: Order
    template: OrderTemplate
    values: Values


def passages_of(order: Order, *, today: dt.date) -> list[Passage]:
    """Return a passage for each kind of the order; all cite the grounds of all. Raises ImpossibleStepError."""
    people = people_in(order, on=today)
    found = [(each, template_of(each.organization, each.kind), lines_on_paper(each)) for each in by_kind(order)]
    grounds = list(dict.fromkeys(ground for parts in found for ground in _grounds(*parts, today=today)))
    return [
        Passage(each, template, _values(each, lines, common_words(each, people, grounds=grounds, today=today)))
        for each, template, lines in found
    ]


def _grounds(order: Order, template: OrderTemplate, lines: list[Any], *, today: dt.date) -> Iterable[LegalGround]:
    return template.grounds.valid_on(today).exclude(code__in=declared(order).unfit_grounds(lines))


def _values(order: Order, lines: list[Any], common: dict[str, Any]) -> Values:
    kind = declared(order)
    absent = {} if lines else dict.fromkeys(kind.line_samples)
    return Values(absent | common | kind.words(order), [kind.line_words(line) for line in lines])


def template_of(organization: Organization, kind: str) -> OrderTemplate:
    """Return the organization's own template of the kind, else the common one."""
    both = OrderTemplate.objects.filter(kind=kind)
    template = both.filter(organization=organization).first() or both.filter(organization=None).first()
    if template is None:
        raise ImpossibleStepError(
            "Образца такого приказа нет: его загружает администратор сервера вместе со справочниками."
        )
    return template


def people_of(organization: Organization, *, on: dt.date) -> dict[str, Employee | None]:
    """Return who answers for a point by the post held on the day; a head who is the curator answers as the head."""
    head, curator = head_of(organization, on=on), curator_of(organization, on=on)
    return {PointRole.HEAD: head, PointRole.CURATOR: None if curator == head else curator}


def people_in(order: Order, *, on: dt.date) -> dict[str, Employee | None]:
    """Return the same for the text of the order: whom it appoints itself it names already."""
    people = people_of(order.organization, on=on) | appointed(order)
    head, curator = people[PointRole.HEAD], people[PointRole.CURATOR]
    return people | {PointRole.CURATOR: None if curator == head else curator}


def common_words(
    order: Order, people: Mapping[str, Employee | None], *, grounds: Iterable[LegalGround], today: dt.date
) -> dict[str, Any]:
    """Return the values that every kind of order has; a head who is the curator takes programs as the head."""
    year = SchoolYear(order.start_year) if order.start_year else SchoolYear.of(order.starts_on or today)
    return {
        "организация": order.organization.short_name,
        "основания": grounds_words(grounds),
        "куратор": people[PointRole.CURATOR],
        "кому программы": "куратору" if people[PointRole.CURATOR] else "мне на утверждение",
        "руководитель": people[PointRole.HEAD],
        "учебный год": str(year),
        "дата": today,
    }


def grounds_words(grounds: Iterable[LegalGround]) -> str:
    """«В соответствии с А, Б, в», without grounds «В»: before «целях …»."""
    citations = [ground.citation for ground in grounds]
    if not citations:
        return "В"
    return f"{WITH_ST if citations[0].startswith('ст') else WITH} {', '.join(citations)}, в"


def texts(template: OrderTemplate, values: Values) -> tuple[str, str, str]:
    """Return heading, preamble and control; what a sentence needs and nobody has is left as dots."""
    whole, several = values.everywhere, values.several
    heading, preamble, control = (
        fill_or_dots(chosen(text, several=several), whole)
        for text in (template.heading, template.preamble, template.control)
    )
    return heading, preamble, control


def points(
    templates: Iterable[TemplatePoint], values: Values, people: Mapping[str, Employee | None], *, today: dt.date
) -> list[OrderPoint]:
    """Return the points, unsaved. Under a point that is left out its sub-points rise by a level."""
    found: list[OrderPoint] = []
    left_out: list[int] = []
    for template in templates:
        left_out = [level for level in left_out if level < template.level]
        written = list(_filled(template, values))
        if not written:
            left_out.append(template.level)
        found += [
            OrderPoint(
                level=template.level - len(left_out),
                text=text,
                deadline=None if template.days is None else values.due(template.days, today=today),
                responsible=people.get(template.responsible),
            )
            for text in written
        ]
    return found


def _filled(template: TemplatePoint, values: Values) -> Iterator[str]:
    """Yield the point's text, for each line its own; none where it is empty or needs what does not exist."""
    text = chosen(template.text, several=values.several)
    given = [values.whole | line for line in values.lines] if template.for_each_line else [values.everywhere]
    written = []
    for words in given:
        try:
            written.append(fill(text, words))
        except MissingError:
            continue
    filled = [text for text in written if text]
    if template.for_each_line and filled and filled[-1].endswith(";"):
        filled[-1] = f"{filled[-1].rstrip(';').rstrip('.')}."
    yield from filled
