"""Several organizations with a great staff, and one with a small one."""

import datetime as dt
import random
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from django.db import connection

from mentoring.enums import Category, ConsentKind, MenteeCategory, MenteeState, MentorState, PairState, Role, Sex
from mentoring.models import (
    Consent,
    Deficit,
    Direction,
    Employee,
    Mentee,
    MenteeDeficit,
    Mentor,
    MentoringForm,
    Organization,
    Pair,
    PairMentee,
    User,
)
from mentoring.services.account import open_account

LARGE, SMALL, OTHERS = 10_000, 100, 10
RARE = "Щучеозёрская"
FREQUENT = "воспитатель"
POSTS = (FREQUENT, FREQUENT, FREQUENT, "учитель-логопед", "музыкальный руководитель", "педагог-психолог")
SURNAMES = tuple(
    "".join(parts) for parts in product(("Бел", "Дор", "Кам", "Лес", "Мор"), ("ен", "ов", "ин"), ("ская",))
)
FIRST_NAMES = ("Анна", "Вера", "Дарья", "Елена", "Ольга")
MIDDLE_NAMES = ("Андреевна", "Ильинична", "Олеговна", "Петровна")
FIRST_DAY = dt.date(2026, 9, 1)


@dataclass(frozen=True)
class World:
    """The curators of the two organizations that are compared."""

    small: User
    large: User


def build() -> World:
    """Fill the database: 100,000 employees, of whom a tenth is in each bank."""
    dice = random.Random(17)  # noqa: S311 - the same people every time
    curators = [fill(number, size, dice) for number, size in enumerate(_sizes())]
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return World(small=curators[0], large=curators[1])


def _sizes() -> list[int]:
    return [SMALL, LARGE, *[LARGE] * (OTHERS - 2), LARGE - SMALL]


def fill(number: int, size: int, dice: random.Random) -> User:
    """Fill one organization with so many employees; return its curator."""
    organization = Organization.objects.create(
        full_name=f"Организация {number}", short_name=f"Организация {number}", slug=f"bench{number}", city="г. Речинск"
    )
    staff = Employee.objects.bulk_create(_people(organization, size, dice), batch_size=2000)
    # A bank fills a page in the small organization too: what is compared is the search, not the rows drawn.
    banked = max(size // 10, SMALL // 2)
    _mentees(staff[banked : 2 * banked])
    _pairs(organization, _mentors(staff[:banked]), staff[banked : banked + banked // 3])
    _consents(staff, dice)
    return open_account(staff[-1], username=f"bench{number}", password=None, roles=[Role.CURATOR])


def _people(organization: Organization, size: int, dice: random.Random) -> Iterable[Employee]:
    for number in range(size):
        person = Employee(
            organization=organization,
            last_name=RARE if number in {0, size // 10 + SMALL // 2} else dice.choice(SURNAMES),
            first_name=dice.choice(FIRST_NAMES),
            middle_name=dice.choice(MIDDLE_NAMES),
            sex=Sex.FEMALE,
            post=dice.choice(POSTS),
            category=dice.choice(Category.values),
            teaching_since=FIRST_DAY.replace(year=dice.randint(1990, 2026)),
        )
        person.search = person.search_text
        yield person


def _mentors(people: list[Employee]) -> list[Mentor]:
    mentors = Mentor.objects.bulk_create(
        (Mentor(employee=person, state=MentorState.LISTED, checked_on=FIRST_DAY) for person in people), batch_size=2000
    )
    directions = list(Direction.objects.values_list("pk", flat=True)[:5])
    strengths = Mentor.strengths.through
    strengths.objects.bulk_create(
        strengths(mentor_id=mentor.pk, direction_id=directions[mentor.pk % len(directions)]) for mentor in mentors
    )
    return mentors


def _mentees(people: list[Employee]) -> None:
    deficits = list(Deficit.objects.select_related("direction")[:7])
    mentees = Mentee.objects.bulk_create(
        Mentee(
            employee=person,
            state=MenteeState.SEARCHING,
            category=MenteeCategory.YOUNG,
            direction=deficits[0].direction,
            searching_since=FIRST_DAY,
            checked_on=FIRST_DAY,
        )
        for person in people
    )
    MenteeDeficit.objects.bulk_create(
        MenteeDeficit(mentee=mentee, deficit=deficits[mentee.pk % len(deficits)]) for mentee in mentees
    )


def _pairs(organization: Organization, mentors: list[Mentor], mentees: list[Employee]) -> None:
    pairs = Pair.objects.bulk_create(
        Pair(
            organization=organization,
            mentor=mentor,
            starts_on=FIRST_DAY,
            ends_on=FIRST_DAY.replace(year=2027),
            state=PairState.PROPOSED,
        )
        for mentor, _ in zip(mentors, mentees, strict=False)
    )
    PairMentee.objects.bulk_create(
        PairMentee(pair=pair, mentor=pair.mentor, mentee_id=mentee.pk)
        for pair, mentee in zip(pairs, mentees, strict=True)
    )
    rows, form = Pair.forms.through, MentoringForm.objects.all()[0]
    rows.objects.bulk_create(rows(pair=pair, mentoringform=form) for pair in pairs)


def _consents(staff: list[Employee], dice: random.Random) -> None:
    Consent.objects.bulk_create(
        (
            Consent(employee=person, kind=ConsentKind.PERSONAL_DATA, signed_on=FIRST_DAY)
            for person in staff
            if dice.random() < 0.9  # noqa: PLR2004
        ),
        batch_size=5000,
    )
