"""Where people stand in a case in the text of a draft."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import prefetch_related_objects
from django.utils import timezone

from documents.enums import Case
from documents.models import Order, OrderPoint
from documents.queries import order_text
from documents.queries.case_form import Forms, forms_of, is_doubtful
from documents.queries.spellings import expanded, folded, pattern_of, spellings
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Employee

AROUND = 90
"""How many letters of a paragraph are shown on each side of a name."""
ALIKE = 2
"""More equal cases than these are not named one by one."""


@dataclass(frozen=True)
class Mention:
    """A form as it stands in a paragraph; cases: several where the forms are equal.

    is_doubtful: the rule is unsure of it, and nobody has confirmed or corrected it yet.
    """

    cases: tuple[Case, ...]
    before: str
    form: str
    after: str
    is_doubtful: bool = False

    @property
    def label(self) -> str:
        """«родительный или винительный падеж»; «форму» where nearly all cases are alike."""
        if len(self.cases) > ALIKE:
            return "форму"
        return f"{' или '.join(case.label for case in self.cases)} падеж"


@dataclass(frozen=True)
class NamedPerson:
    employee: Employee
    mentions: list[Mention]

    @property
    def corrected(self) -> set[str]:
        """The cases whose forms a person has corrected."""
        return {form.case for form in self.employee.case_forms.all() if form.fits(self.employee)}

    @property
    def is_doubtful(self) -> bool:
        return any(mention.is_doubtful for mention in self.mentions)


def people_in(order: Order) -> list[NamedPerson]:
    """Return the people of the draft with the places where its text names them in a case."""
    paragraphs = list(paragraphs_of(order))
    found = [NamedPerson(person, mentions_of(person, paragraphs)) for person in people_of(order)]
    return [person for person in found if person.mentions]


def people_of(order: Order, *, on: dt.date | None = None) -> list[Employee]:
    """Return everybody whom the order's words may name on the day, once, with their case forms."""
    try:
        passages = order_text.passages_of(order, today=on or timezone.localdate())
    except ImpossibleStepError:
        return []
    given = [words for passage in passages for words in (*passage.values.lines, passage.values.whole)]
    words = [word for each in given for word in each.values()]
    people = [one for word in words for one in (word if isinstance(word, list) else [word])]
    found = list({one.pk: one for one in people if isinstance(one, Employee)}.values())
    prefetch_related_objects(found, "case_forms")
    return found


def paragraphs_of(order: Order, *, own: bool | None = None) -> Iterator[str]:
    """Yield the texts of the draft; own: only the points that a person added, or all but them."""
    whole = [] if own else [order.heading, order.preamble, order.control]
    points = [point.text for point in order.points.all() if own in {None, point.is_own}]
    yield from (text for text in [*whole[:2], *points, *whole[2:]] if text)


def mentions_of(employee: Employee, paragraphs: Iterable[str]) -> list[Mention]:
    """Return where the paragraphs name the employee in a case; reads `employee.case_forms`."""
    meant: dict[str, set[Case]] = defaultdict(set)
    for case in Case:
        for text in filter(None, expanded(spellings(forms_of(employee, case)))):
            meant[folded(text)].add(case)
    pattern = pattern_of(meant)
    doubtful = {case for case in Case if is_doubtful(employee, case)}
    return [
        Mention(
            tuple(case for case in Case if case in meant[folded(found[0])]),
            shortened(text[: found.start()], end=True),
            found[0],
            shortened(text[found.end() :]),
            bool(meant[folded(found[0])] & doubtful),
        )
        for text in paragraphs
        for found in pattern.finditer(text)
    ]


def all_forms(employee: Employee) -> dict[Case, Forms]:
    return {case: forms_of(employee, case) for case in Case}


def shortened(text: str, *, end: bool = False) -> str:
    """Return the beginning of the text, or its end, as much as is shown beside a name."""
    if len(text) <= AROUND:
        return text
    return f"…{text[-AROUND:].partition(' ')[2]}" if end else f"{text[:AROUND].rpartition(' ')[0]}…"


def apart(point: OrderPoint) -> str:
    """Return the point's text as it is told outside of its order: without the sign that parts it from the next."""
    return point.text.rstrip(" ;.")
