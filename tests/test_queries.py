"""Each list makes the same number of queries for 1 and 3 rows and for more than a page of them."""

import os
from collections.abc import Callable
from itertools import count

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from documents.enums import OrderState, RegulationState
from documents.models import CollegialBody, Order, Regulation
from mentoring.enums import Bank, MenteeState, MentorState, PairState, QuestionnaireState, Sex
from mentoring.models import (
    Employee,
    Mentee,
    MenteeDeficit,
    Mentor,
    Organization,
    Pair,
    PairMentee,
    Questionnaire,
    User,
)
from programs.models import Plan, PlanRow, Program
from roadmap.models import Activity, Roadmap, Stage
from tests import factories as make
from tests import meetings
from tests.factories import TODAY

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

numbers = count(1)


def people(organization: Organization, quantity: int) -> list[Employee]:
    return Employee.objects.bulk_create(
        Employee(
            organization=organization,
            last_name="Иванова",
            first_name="Мария",
            sex=Sex.FEMALE,
            post="воспитатель",
            search=f" иванова {next(numbers)}",
        )
        for _ in range(quantity)
    )


def add_mentors(organization: Organization, quantity: int) -> list[Mentor]:
    found = [Mentor(employee=person, state=MentorState.LISTED) for person in people(organization, quantity)]
    mentors = Mentor.objects.bulk_create(found)
    for mentor in mentors:
        mentor.strengths.set([make.direction()])
    return mentors


def add_mentees(organization: Organization, quantity: int) -> list[Mentee]:
    direction, deficit = make.direction(), make.deficit()
    mentees = Mentee.objects.bulk_create(
        Mentee(employee=person, state=MenteeState.SEARCHING, category="young", direction=direction)
        for person in people(organization, quantity)
    )
    MenteeDeficit.objects.bulk_create(MenteeDeficit(mentee=mentee, deficit=deficit) for mentee in mentees)
    return mentees


def add_pairs(organization: Organization, quantity: int) -> list[Pair]:
    mentors, mentees = add_mentors(organization, quantity), add_mentees(organization, quantity)
    form, kind = make.form(), make.kind()
    pairs = Pair.objects.bulk_create(
        Pair(
            organization=organization,
            mentor=mentor,
            starts_on=TODAY,
            ends_on=TODAY.replace(year=2027),
            state=PairState.PROPOSED,
        )
        for mentor in mentors
    )
    PairMentee.objects.bulk_create(
        PairMentee(pair=pair, mentor=pair.mentor, mentee=mentee) for pair, mentee in zip(pairs, mentees, strict=True)
    )
    for pair in pairs:
        pair.forms.set([form])
        pair.kinds.set([kind])
    return pairs


def add_programs(organization: Organization, quantity: int) -> None:
    Program.objects.bulk_create(
        Program(pair=pair, starts_on=TODAY, ends_on=TODAY.replace(year=2027))
        for pair in add_pairs(organization, quantity)
    )


def add_plan_rows(organization: Organization, quantity: int) -> None:
    layout = make.layout()
    add_programs(organization, quantity)
    programs = Program.objects.filter(plans=None)
    plans = Plan.objects.bulk_create(Plan(program=program, layout=layout, title="План") for program in programs)
    PlanRow.objects.bulk_create(PlanRow(plan=plan, task="Утренний круг") for plan in plans)


def add_orders(organization: Organization, quantity: int) -> None:
    signatory = people(organization, 1)[0]
    for pair in add_pairs(organization, quantity):
        number = str(next(numbers))
        order = Order.objects.create(
            organization=organization,
            kind="pairs",
            heading="О закреплении",
            state=OrderState.SIGNED,
            number=number,
            signed_on=TODAY,
            year=2026,
            signatory=signatory,
        )
        order.lines.create(pair=pair)


def add_regulations(organization: Organization, quantity: int) -> None:
    add_orders(organization, quantity)
    order = Order.objects.filter(organization=organization).first()
    approved = {"approved_on": TODAY, "in_force_from": TODAY, "state": RegulationState.APPROVED, "order": order}
    Regulation.objects.bulk_create(
        Regulation(organization=organization, title="Положение", **approved) for _ in range(quantity)
    )


def add_roadmaps(organization: Organization, quantity: int) -> None:
    for _ in range(min(quantity, 20)):
        roadmap = Roadmap.objects.create(
            organization=organization, start_year=1900 + next(numbers), title="Дорожная карта", columns=[]
        )
        stage = Stage.objects.create(roadmap=roadmap, number=1, title="Подготовка")
        Activity.objects.create(stage=stage, title="Приказ")


def add_bodies(organization: Organization, quantity: int) -> None:
    """Each with a composition in force and a session."""
    for _ in range(min(quantity, 20)):
        body = CollegialBody.objects.create(organization=organization, title=f"совет {next(numbers)}")
        composition = body.compositions.create(starts_on=TODAY, basis="приказ № 1")
        composition.members.create(employee=people(organization, 1)[0], role="chair")
        meetings.session(body)


def add_questionnaires(organization: Organization, quantity: int) -> None:
    state = QuestionnaireState.SUBMITTED
    Questionnaire.objects.bulk_create(
        Questionnaire(employee=person, bank=Bank.MENTORS, state=state, made_on=TODAY, answered_on=TODAY)
        for person in people(organization, quantity)
    )


MORE = (1, 2, 297 if "SOAK" in os.environ else 57)
"""So many rows are added each time; a page shows fifty."""
LISTS: dict[str, Callable[[Organization, int], object]] = {
    "employees": people,
    "mentors": add_mentors,
    "mentees": add_mentees,
    "questionnaires": add_questionnaires,
    "pairs": add_pairs,
    "orders": add_orders,
    "programs": add_programs,
    "plan_rows": add_plan_rows,
    "bodies": add_bodies,
    "regulations": add_regulations,
    "roadmaps": add_roadmaps,
    "activities": add_roadmaps,
    "consents": add_mentors,
    "showcase": add_programs,
    "desk": add_mentees,
}


EXPORTED = [name for name in LISTS if name not in {"bodies", "showcase", "desk"}]


def queries(client: Client, name: str, **asked: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(reverse(name), asked)
        assert answer.status_code == 200
        assert b"".join(answer)
    return len(captured)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_asks_the_same_for_more_rows(name: str, kindergarten: Organization, curator: User) -> None:
    client = Client()
    client.force_login(curator)
    add = LISTS[name]
    found = []
    for more in MORE:
        add(kindergarten, more)
        found.append(queries(client, name))
    assert found == [found[0]] * len(MORE)


@pytest.mark.parametrize("name", EXPORTED)
@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_a_file_asks_the_same_for_1_and_3_rows(
    name: str, suffix: str, kindergarten: Organization, curator: User
) -> None:
    client = Client()
    client.force_login(curator)
    found = []
    for more in (1, 2):
        LISTS[name](kindergarten, more)
        found.append(queries(client, name, export=suffix))
    assert found == [found[0]] * 2
