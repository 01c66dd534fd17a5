"""Two organizations with one object of every model in each: what one administrator could wrongly reach."""

import datetime as dt
import itertools
from typing import Any

from django.db import models

from documents.models import (
    Acquaintance,
    ApprovedRegulation,
    BodySession,
    CaseForm,
    CollegialBody,
    DocumentKind,
    ElectronicSignature,
    LegalGround,
    Order,
    OrderLine,
    OrderPerson,
    OrderPoint,
    OrderTemplate,
    Regulation,
    SignedAgreement,
    SignedCopy,
    SignedProtocol,
    Visa,
)
from mentoring.enums import Role
from mentoring.models import (
    ActingHead,
    CalendarDay,
    Clearance,
    Consent,
    Curator,
    Deficit,
    Direction,
    Employee,
    Head,
    MatchWeight,
    Mentee,
    MenteeDeficit,
    Mentor,
    MentoringForm,
    MentoringKind,
    Organization,
    Pair,
    PairChange,
    PairMentee,
    PairRequest,
    PairWish,
    RoleGrant,
    StateChange,
    User,
)
from programs.models import Acknowledgement, ApprovedVersion, Plan, PlanLayout, PlanRow, Program
from roadmap.models import Activity, ApprovedRoadmap, Roadmap, Stage

DAY = dt.date(2026, 9, 1)
YEARS_TO_COME = dt.date(2030, 9, 1)
"""Until then the granted roles count."""
NOON = dt.datetime(2026, 9, 1, 12, tzinfo=dt.UTC)
COLUMNS = [{"field": "term", "title": "Сроки", "width": 100}]
numbers = itertools.count(1)

Objects = dict[type[models.Model], Any]


def employee(organization: Organization, last_name: str = "Иванова") -> Employee:
    return Employee.objects.create(
        organization=organization, last_name=last_name, first_name="Мария", sex="female", post="воспитатель"
    )


def organization(name: str) -> Organization:
    return Organization.objects.create(full_name=name, short_name=name, slug=f"o{next(numbers)}", city="г. Тест")


def administrator(place: Organization, name: str, **extra: Any) -> User:
    user: User = User.objects.create_user(name, organization=place, is_staff=True, **extra)
    RoleGrant.objects.create(user=user, role=Role.ADMINISTRATOR)
    return user


def fill(place: Organization) -> Objects:
    """Create one object of every model, drafts where drafts can be edited."""
    found: Objects = {Organization: place}
    for part in (_dictionaries, _people, _pair, _changes, _choices, _papers, _bodies, _program, _roadmap):
        for thing in part(place, found):
            found[type(thing)] = thing
    return found


def _dictionaries(place: Organization, found: Objects) -> list[Any]:
    n = next(numbers)
    direction = Direction.objects.create(organization=place, title=f"Направление {n}")
    return [
        direction,
        MentoringForm.objects.create(organization=place, title=f"Форма {n}"),
        MentoringKind.objects.create(organization=place, title=f"Вид {n}"),
        Clearance.objects.create(organization=place, title=f"Справка {n}"),
        Deficit.objects.create(organization=place, title=f"Дефицит {n}", direction=direction),
        PlanLayout.objects.create(
            organization=place, code=f"l{n}", title=f"План {n}", plan_title="План", columns=COLUMNS
        ),
    ]


def _people(place: Organization, found: Objects) -> list[Any]:
    one, two = employee(place), employee(place, "Петрова")
    mentor = Mentor.objects.create(employee=one)
    mentor.strengths.add(found[Direction])
    mentee = Mentee.objects.create(employee=two, category="young", direction=found[Direction])
    user = User.objects.create_user(f"user{next(numbers)}", organization=place, employee=one)
    MenteeDeficit.objects.create(mentee=mentee, deficit=found[Deficit])
    return [
        one,
        mentor,
        mentee,
        user,
        RoleGrant.objects.create(user=user, role=Role.CURATOR),
        Curator.objects.create(employee=one, starts_on=YEARS_TO_COME),
        Head.objects.create(employee=one, starts_on=YEARS_TO_COME),
        Consent.objects.create(employee=two, kind="personal_data", signed_on=DAY),
        CaseForm.objects.create(
            employee=one, case="dative", full_name="Ивановой Марии", last_name="Ивановой", post="воспитателю"
        ),
        StateChange.objects.create(thing=mentor, from_state="left", to_state="applied", at=NOON, by=user),
    ]


def _pair(place: Organization, found: Objects) -> list[Any]:
    pair = Pair.objects.create(
        organization=place,
        mentor=found[Mentor],
        starts_on=DAY,
        ends_on=DAY.replace(year=2027, month=5),
    )
    pair.forms.add(found[MentoringForm])
    pair.kinds.add(found[MentoringKind])
    return [pair, PairMentee.objects.create(pair=pair, mentor=found[Mentor], mentee=found[Mentee])]


def _changes(place: Organization, found: Objects) -> list[Any]:
    pair, person = found[Pair], found[Employee]
    change = PairChange.objects.create(pair=pair, kind="prolong", why="Нужно время", effective_on=DAY, new_ends_on=DAY)
    change.confirmations.create(employee=person, at=NOON)
    return [
        change,
        PairRequest.objects.create(pair=pair, sender=person, kind="amend", text="Прошу", sent_on=DAY),
        PairWish.objects.create(mentor=found[Mentor], mentee=found[Mentee], kind="fixed"),
    ]


def _choices(place: Organization, found: Objects) -> list[Any]:
    n = next(numbers)
    weight = {"organization": place, "criterion": f"criterion{n}"}
    return [
        MatchWeight.objects.create(**weight, importance=1),
        CalendarDay.objects.create(organization=place, day=DAY + dt.timedelta(days=n)),
        ActingHead.objects.create(
            employee=found[Employee],
            starts_on=DAY,
            ends_on=DAY,
            basis="Приказ № 1",
            founder_order="2",
            founder_order_on=DAY,
        ),
    ]


def signed_order(place: Organization, signatory: Employee) -> Order:
    return Order.objects.create(
        organization=place, kind="pairs", heading="О подписанном", state="signed", number=f"{next(numbers)}-ОД",
        signed_on=DAY, year=2026, signatory=signatory,
    )  # fmt: skip


def _papers(place: Organization, found: Objects) -> list[Any]:
    n = next(numbers)
    copy = SignedCopy.objects.create(order=signed_order(place, found[Employee]), html="<p>", pdf=b"%PDF")
    template = OrderTemplate.objects.create(organization=place, kind=f"kind{n}", heading="О парах")
    template.points.create(position=1, text="Назначить")
    agreement = found[PairMentee].agreements.create()
    order = Order.objects.create(organization=place, kind="pairs", heading="О наставничестве")
    OrderPoint.objects.create(order=order, position=1, text="Назначить")
    OrderLine.objects.create(order=order, pair=found[Pair])
    person = {"order": order, "employee": found[Employee]}
    for model in (OrderPerson, Visa, Acquaintance):
        model.objects.create(**person)
    regulation = Regulation.objects.create(organization=place, title=f"Положение {n}", text="1. Общее\n1.1. Текст.")
    return [
        copy,
        regulation,
        ApprovedRegulation.objects.create(regulation=regulation, html="<p>", pdf=b"%PDF"),
        order,
        template,
        agreement,
        SignedAgreement.objects.create(agreement=agreement, html="<p>", pdf=b"%PDF"),
        ElectronicSignature.objects.create(
            organization=place,
            code=f"code{next(numbers)}",
            owner="Отметкина Анна",
            number="01",
            valid_from=DAY,
            valid_to=DAY,
            recorded_by=found[User],
            recorded_at=NOON,
        ),
        DocumentKind.objects.create(organization=place, title=f"план {next(numbers)}"),
        LegalGround.objects.create(organization=place, title="Устав", citation="Уставом", valid_from=DAY),
    ]


def _bodies(place: Organization, found: Objects) -> list[Any]:
    body = CollegialBody.objects.create(organization=place, title=f"совет {next(numbers)}")
    in_force = body.compositions.create(starts_on=DAY, basis="приказ № 1")
    for person, role in ((found[Employee], "chair"), (found[Mentee].employee, "secretary")):
        in_force.members.create(employee=person, role=role)
    session = BodySession.objects.create(body=body, held_on=DAY)
    item = session.items.create(position=1, title="О парах")
    signed = BodySession.objects.create(body=body, held_on=DAY, number=f"{next(numbers)}", state="signed")
    return [
        body,
        body.compositions.create(starts_on=YEARS_TO_COME),
        session,
        item,
        item.decisions.create(subject="pair", pair=found[Pair]),
        SignedProtocol.objects.create(session=signed, html="<p>", pdf=b"%PDF"),
    ]


def _program(place: Organization, found: Objects) -> list[Any]:
    pair = found[Pair]
    program = Program.objects.create(pair=pair, starts_on=pair.starts_on, ends_on=pair.ends_on, goal="Цель")
    plan = Plan.objects.create(program=program, layout=found[PlanLayout], title="План")
    return [
        program,
        plan,
        PlanRow.objects.create(plan=plan, task="Задача"),
        Acknowledgement.objects.create(program=program, member=found[PairMentee], version=1, at=NOON),
        ApprovedVersion.objects.create(program=program, number=1, approved_on=DAY, html="<p>", pdf=b"%PDF"),
    ]


def _roadmap(place: Organization, found: Objects) -> list[Any]:
    roadmap = Roadmap.objects.create(organization=place, title="Карта", start_year=2026, columns=COLUMNS)
    stage = Stage.objects.create(roadmap=roadmap, number=1, title="Первый")
    return [
        roadmap,
        stage,
        Activity.objects.create(stage=stage, title="Совет"),
        ApprovedRoadmap.objects.create(roadmap=roadmap, approved_on=DAY, html="<p>", pdf=b"%PDF"),
    ]
