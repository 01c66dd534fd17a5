"""A world to walk through: one object of every model in each of several ages of a pair's life, written directly."""

from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile

from documents.models import (
    Acquaintance,
    ApprovedRegulation,
    BodySession,
    ElectronicSignature,
    Order,
    Regulation,
    SignedAgreement,
    SignedCopy,
)
from documents.registry import order_kinds
from documents.services.order_template import load_common
from mentoring.enums import Role
from mentoring.models import (
    AccessEntry,
    Agreement,
    ConsentText,
    Employee,
    Joining,
    Mentee,
    Mentor,
    Organization,
    Pair,
    PairChange,
    PairRequest,
    Questionnaire,
    RoleGrant,
    StaffImport,
    Training,
    User,
)
from programs.models import ApprovedVersion, PlanRow, Program
from roadmap.models import Activity, ApprovedRoadmap, Roadmap
from tests import factories as make
from tests.mentoring import admin_world

GRANTED = (Role.CURATOR, Role.HEAD, Role.COUNCIL, Role.ADMINISTRATOR)
AGES: tuple[dict[type[Any], dict[str, Any]], ...] = (
    {},  # everything as it begins
    {
        Mentor: {"state": "selected"},
        Pair: {"state": "checked", "mentor_confirmed_at": make.AT, "basis_kind": "supplement"},
        PairChange: {"state": "ready"},
        PairRequest: {"state": "supported"},
        Questionnaire: {"state": "submitted", "answered_on": make.TODAY},
        Agreement: {"mentor_agreed_on": make.TODAY, "mentee_agreed_on": make.TODAY},
        Order: {"state": "visas"},
        BodySession: {"state": "held", "number": "1"},
        Program: {"state": "acknowledged"},
        PlanRow: {"state": "in_progress"},
        Roadmap: {"state": "approved"},
    },
    {
        Pair: {"state": "active", "mentor_confirmed_at": make.AT, "basis_kind": "duties", "in_force_from": make.TODAY},
        Questionnaire: {"state": "returned", "answered_on": make.TODAY},
        Order: {"state": "acquaintance", "number": "7", "signed_on": make.TODAY, "year": 2026},
        Regulation: {"state": "approved", "approved_on": make.TODAY, "in_force_from": make.TODAY},
        Program: {"state": "running"},
        PlanRow: {"state": "done", "actual_result": "Готово"},
        Roadmap: {"state": "approved"},
        Activity: {"state": "done", "evidence": "Приказ"},
    },
    {
        Pair: {"state": "replacing", "mentor_confirmed_at": make.AT, "in_force_from": make.TODAY},
        PairChange: {"state": "cancelled"},
        Program: {"state": "running"},
        PairRequest: {"state": "objected"},
        Order: {"state": "signed", "number": "8", "signed_on": make.TODAY, "year": 2026},
        Roadmap: {"state": "approved"},
        Activity: {"state": "dropped"},
    },
    {
        Employee: {"archived_on": make.TODAY},
        Mentor: {"state": "left"},
        Mentee: {"state": "left"},
        Pair: {"state": "completed", "mentor_confirmed_at": make.AT, "in_force_from": make.TODAY},
        PairChange: {"state": "done"},
        PairRequest: {"state": "granted"},
        Questionnaire: {"state": "accepted", "answered_on": make.TODAY},
        Program: {"state": "completed", "publication": "published", "result": "Освоено", "completed_on": make.TODAY},
        Roadmap: {"state": "completed"},
    },
)
"""What the objects of each age differ in from how they begin."""


FROZEN = {
    Agreement: SignedAgreement,
    Program: ApprovedVersion,
    Regulation: ApprovedRegulation,
    Roadmap: ApprovedRoadmap,
}
"""What there is only of what has left its beginning."""
CODE = "0-0"
"""Of the one kept paper that addresses name by its code."""
SHEET = {"table": [["ФИО", "Должность"], [2, "Ли Сун", "воспитатель"]], "columns": ["full_name", "post"]}
NOTHING: dict[str, Any] = {"moved": [], "changed": [], "dropped": []}
REJECTED = [["ФИО", "Должность"], ["Ли", "", "Нужны хотя бы фамилия и имя."]]


@dataclass(frozen=True)
class World:
    """ages: the objects of each age; users: who walks, by the name of the role."""

    place: Organization
    ages: list[dict[type[Any], Any]]
    users: dict[str, list[User]]


def build() -> World:
    for kind in order_kinds():
        load_common(kind, make.order_wording(kind))
    place = admin_world.organization("Детский сад")
    users: dict[str, list[User]] = {role: [_officer(place, role)] for role in GRANTED}
    users["root"] = [User.objects.create_superuser("root")]
    ages = [_age(place, differs, users[Role.CURATOR][0]) for differs in AGES]
    users[Role.MENTOR] = [_account(age[Mentor].employee) for age in ages]
    users[Role.MENTEE] = [_account(age[Mentee].employee) for age in ages]
    for age in ages:
        age[User] = age[Mentee].employee.user
    SignedCopy.objects.filter(pk=ages[0][SignedCopy].pk).update(code=CODE, html='<section class="portrait"></section>')
    ElectronicSignature.objects.filter(pk=ages[0][ElectronicSignature].pk).update(code=CODE)
    return World(place, ages, users)


def _officer(place: Organization, role: str) -> User:
    user = make.account(admin_world.employee(place, "Должностнова"), role, username=f"walking-{role}")
    User.objects.filter(pk=user.pk).update(last_login=make.AT)
    return user


def _account(person: Employee) -> User:
    user = User.objects.filter(employee=person).first() or make.account(person, username=f"walking-{person.pk}")
    RoleGrant.objects.filter(user=user).delete()
    return user


def _age(place: Organization, differs: dict[type[Any], dict[str, Any]], curator: User) -> dict[type[Any], Any]:
    found = admin_world.fill(place)
    found |= _more(place, found, curator)
    pair = found[Pair]
    pair.consent = make.consent(pair.mentor.employee)
    pair.consent.scan.save("scan.pdf", ContentFile(b"%PDF-"))
    pair.save()
    for model, frozen in FROZEN.items():
        if model not in differs:
            found.pop(frozen).delete()
    if "signed_on" not in differs.get(Order, {}):
        Acquaintance.objects.filter(order=found[Order]).delete()  # nobody reads what is not signed
    for model, values in differs.items():
        signed = {"signatory": found[Employee]} if "signed_on" in values else {}
        model._default_manager.filter(pk=found[model].pk).update(**values, **signed)
    return found


def _more(place: Organization, found: dict[type[Any], Any], curator: User) -> dict[type[Any], Any]:
    """Return what the administration has no page for."""
    mentor = found[Mentor]
    met = {"met_on": make.TODAY, "answer_by": make.TODAY}
    found[Mentee].employee.group_meetings.create(side="mentees", **met)
    guest = mentor.employee.group_meetings.create(side="mentors", **met)
    guest.sympathies.create(about=found[Mentee].employee, kind="liked")
    text = ConsentText.objects.filter(organization=place).first()
    made = [
        Questionnaire.objects.create(employee=mentor.employee, bank="mentors", made_on=make.TODAY),
        guest,
        Training.objects.create(mentor=mentor, title="Установочная сессия"),
        StaffImport.objects.create(
            organization=place, by=curator, made_at=make.AT, file_name="а.xlsx", rejected=REJECTED, **SHEET
        ),
        text or make.consent_text(place),
        _joining(place, found, curator),
        AccessEntry.objects.create(
            organization=place, by=curator, kind="look", about="Карточка сотрудника", employee=mentor.employee
        ),
    ]
    return {type(thing): thing for thing in made}


def _joining(place: Organization, found: dict[type[Any], Any], curator: User) -> Joining:
    """Return that of a second card of the person, which has nothing."""
    second = make.employee(place, joined_into=found[Employee])
    return Joining.objects.create(stays=found[Employee], goes=second, by=curator, at=make.AT, trace=NOTHING)
