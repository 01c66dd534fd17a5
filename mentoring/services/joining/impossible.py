"""Why two cards can't be those of one person."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from django.db.models import Q

from mentoring.models import Employee, Mentor, Pair, PairChange, PairMentee

ONE_PAIR = (
    "Эти карточки стоят в одной паре: {}. Если это один человек, сначала отклоните, завершите или прекратите её; "
    "бывшую пару соединить нельзя."
)


def refusals(stays: Employee, goes: Employee) -> list[str]:
    """Say why the cards can't be joined; empty when they can."""
    return list(_refusals(stays, goes))


def _refusals(stays: Employee, goes: Employee) -> Iterator[str]:
    if stays.pk == goes.pk or stays.organization_id != goes.organization_id:
        yield "Выберите другую карточку своей организации."
    if goes.joined_into_id:
        yield f"{goes.full_name}: эта карточка уже соединена с другой. Обновите страницу."
    if stays.anonymized_on or goes.anonymized_on:
        yield "Карточка обезличена: соединить её уже нельзя."
    yield from _of_pairs({stays.pk, goes.pk})


def _of_pairs(both: set[int]) -> Iterator[str]:
    """No pair is of one person: not even one that is over, as its papers name two."""
    pairs = Pair.objects.filter(mentor__in=both, members__mentee__in=both).with_people().distinct()
    yield from (f"В карточках – два разных человека: они наставник и наставляемый в паре {pair}." for pair in pairs)
    joins = PairChange.objects.open().filter(pair__mentor__in=both, mentee__in=both)
    if not pairs and joins.exists():
        yield "Один из двоих готовится войти в группу другого: сначала отмените это изменение."
    rows = PairMentee.objects.filter(mentee__in=both).values_list("pair", "mentee")
    for pair in {one for one, mentee in rows if all((one, other) in set(rows) for other in both)}:
        yield f"Обе карточки – наставляемые в одной группе: {Pair.objects.get(pk=pair)}. Это разные люди."


def overloaded(person: Employee) -> list[str]:
    """Say what one person can't bear of what two did."""
    mentor = Mentor.objects.with_load().filter(pk=person.pk).first()
    found = []
    if mentor and mentor.load > mentor.load_limit:  # type: ignore[attr-defined] # by with_load
        found.append(
            f"Вместе у наставника {mentor.load} наставляемых, а предел – {mentor.load_limit}: "  # type: ignore[attr-defined]
            "сначала увеличьте предел в карточке банка."
        )
    return [*found, *_twice_together(person)]


def _twice_together(person: Employee) -> Iterator[str]:
    """Tell of the people with whom the person is in two pairs on one day."""
    of_person = Q(mentor=person.pk) | Q(mentee=person.pk)
    places: dict[tuple[int, int], list[PairMentee]] = defaultdict(list)
    members = PairMentee.objects.filter(of_person, pair__in=Pair.objects.taking_load())
    for place in members.select_related("pair", "mentor__employee", "mentee__employee"):
        places[place.mentor_id, place.mentee_id].append(place)
    for several in places.values():
        if any(_overlap(*two) for two in combinations(several, 2)):
            one = several[0]
            yield (
                f"{one.mentor.employee.initials_last} и {one.mentee.employee.initials_last} оказались бы сразу в двух "
                "парах друг с другом: сначала завершите или отклоните одну."
            )


def _overlap(one: PairMentee, other: PairMentee) -> bool:
    begins, ends = zip(*(_days(place) for place in (one, other)), strict=True)
    return bool(max(begins) <= min(ends))


def _days(place: PairMentee) -> tuple[dt.date, dt.date]:
    return place.joined_on or place.pair.starts_on, place.released_on or place.pair.ends_on
