"""A surname that somebody in the order bore once, standing alone in its text: it may be a namesake, so it is asked."""

from collections.abc import Iterable, Iterator, Mapping

from documents.enums import Case
from documents.models import Order
from documents.press.names import decline_name
from documents.queries.former_words import words_now
from documents.queries.mentions import paragraphs_of, people_of
from documents.queries.spellings import expanded, pattern_of
from mentoring.models import Employee
from mentoring.russian import one_dot


def doubts(order: Order) -> list[str]:
    """Say of whom the text has a former surname without the rest of a name, a sentence for each; empty of nobody."""
    answering = {point.responsible_id for point in order.points.all() if point.responsible_id}
    named = {person.pk for person in people_of(order)} | {kept["person"] for kept in order.composed_of}
    people = Employee.objects.in_bulk(named | answering)
    former = _former(people)
    texts = list(_without_namesakes(order, {last_name for _person, last_name in former})) if former else []
    found = [(person, _standing(last_name, person.sex, texts)) for person, last_name in former]
    said = [f"В тексте – «{form}», а это прежняя фамилия: теперь {one.initials_last}." for one, form in found if form]
    return [one_dot(sentence) for sentence in said]


def _former(people: Mapping[int, Employee]) -> list[tuple[Employee, str]]:
    """Return who bore which surname before that nobody of these bears now."""
    borne = {person.last_name for person in people.values()}
    rows = Employee.history.filter(id__in=people).order_by("id", "last_name").values_list("id", "last_name").distinct()
    return [(people[pk], last_name) for pk, last_name in rows if last_name not in borne]


def _standing(last_name: str, sex: str, texts: Iterable[str]) -> str:
    """Return the surname in the case in which it stands first; empty where it does not stand."""
    pattern = pattern_of({last_name, *(decline_name(last_name, "", "", sex=sex, case=case)[0] for case in Case)})
    found = (one[0] for text in texts for one in pattern.finditer(text))
    return next((form for form in found if form[:1].isupper()), "")


def _without_namesakes(order: Order, last_names: Iterable[str]) -> Iterator[str]:
    """Yield the texts without the names of those who bear the surname now."""
    same = Employee.objects.filter(organization=order.organization_id, last_name__in=last_names)
    names = [text for person in same.prefetch_related("case_forms") for text in expanded(words_now(person))]
    pattern = pattern_of(names)
    yield from (pattern.sub("", text) for text in paragraphs_of(order))
