"""Nobody of another organization learns anything: every address with an id, for every role, by GET and by POST."""

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse
from pytest_django import Settings

from documents.enums import DecisionSubject, OrderState, SessionState
from documents.models import DocumentKind, Order
from mentoring.enums import Bank, BasisKind, ConsentKind, Role
from mentoring.enums.pair_change import ChangeKind
from mentoring.models import Head, Mentee, Mentor, Organization, Pair, StaffImport, User
from mentoring.services.joining import join
from programs.models import PlanRow, Program
from roadmap.models import Activity, Roadmap, Stage
from tests import factories as make
from tests import meetings
from tests.pages import undrawn

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

PUBLIC = {"showcase_organization", "showcase_regulation", "showcase_result", "verify"}
ROLES = [*Role] if "SOAK" in os.environ else [Role.CURATOR, Role.MENTOR]
"""Of the stranger: one who sees the whole organization, and one who sees the own pairs only; `make soak` asks all."""
OTHERS = {"number": 1, "field": "term", "change": "end"}
"""What stands in an address beside the id."""


def names_with_ids() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the name and the arguments of every address with an id, but for /admin/ and the public pages."""

    def walk(patterns: list[URLPattern | URLResolver]) -> Iterator[tuple[str, tuple[str, ...]]]:
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                if pattern.app_name != "admin":
                    yield from walk(pattern.url_patterns)
            elif pattern.name and "pk" in pattern.pattern.converters and pattern.name not in PUBLIC:
                yield pattern.name, tuple(pattern.pattern.converters)

    yield from walk(get_resolver().url_patterns)


ADDRESSES = sorted(set(names_with_ids()))


def methods(path: str) -> set[str]:
    """Return those that the page at the address has for its own people."""
    view: Any = getattr(resolve(path).func, "view_class")  # noqa: B009 - of every view that is a class
    return {method for method in ("get", "post") if method in view.http_method_names and hasattr(view, method)}


@pytest.fixture
def objects(
    running_program: Program, row: PlanRow, curator: User, settings: Settings, tmp_path: Path
) -> dict[str, int]:
    """One object of the kindergarten for each kind of address: the first part of the path says which."""
    settings.MEDIA_ROOT = tmp_path
    pair = running_program.pair
    return {
        **of_staff(pair.mentor, curator),
        **of_banks(pair, curator),
        **of_pair(pair, curator),
        **of_orders(pair),
        **of_roadmap(pair.organization),
        **of_bodies(pair),
        "/regulations/": make.regulation(pair.organization, by=curator).pk,
        "/programs/add/": pair.pk,
        "/programs/layouts/": make.own_layout(pair.organization).pk,
        "/programs/plans/": row.plan_id,
        "/programs/rows/": row.pk,
        "/programs/": running_program.pk,
    }


def of_staff(mentor: Mentor, curator: User) -> dict[str, int]:
    person, organization = mentor.employee, mentor.employee.organization
    type(person).objects.filter(pk=person.pk).update(home_organization="Колледж")  # who shows papers comes from outside
    consent = make.consent(person, ConsentKind.PUBLICATION, text="Согласие")
    consent.scan.save("scan.pdf", ContentFile(b"%PDF-"))
    sheet = StaffImport.objects.create(
        organization=organization,
        by=curator,
        made_at=make.AT,
        table=[["ФИО"], [2, "Ли Сун"]],
        columns=["full_name"],
        rejected=[["ФИО"], ["Ли", "Нужны хотя бы фамилия и имя."]],
    )
    return {
        "/staff/": person.pk,
        "/staff/import/": sheet.pk,
        "/staff/joinings/": join(person, make.employee(organization), taken=(), by=curator, at=make.AT).pk,
        "/consents/": consent.pk,
        "/consents/texts/": make.consent_text(organization, ConsentKind.PUBLICATION).pk,
        "/accounts/": User.objects.get(employee=person).pk,
        "/organization/acting/": make.acting_head(person).pk,
        "/organization/head/": Head.objects.create(employee=person, starts_on=make.TODAY + dt.timedelta(days=9)).pk,
        "/organization/calendar/": organization.calendar_days.create(day=make.TODAY).pk,
    }


def of_banks(pair: Pair, curator: User) -> dict[str, int]:
    return {
        "/questionnaires/": make.questionnaire(pair.mentor.employee, curator).pk,
        "/pairs/sympathies/": pair.mentor.employee.group_meetings.create(
            side=Bank.MENTORS, met_on=make.TODAY, answer_by=make.TODAY
        ).pk,
        "/mentors/": pair.mentor_id,
        "/trainings/": pair.mentor.trainings.create(title="Установочная сессия").pk,
        "/mentees/": pair.current_mentees[0].pk,
    }


def of_pair(pair: Pair, curator: User) -> dict[str, int]:
    another = make.mentee(make.employee(pair.organization), by=curator)
    Pair.objects.filter(pk=pair.pk).update(
        basis_kind=BasisKind.SUPPLEMENT, council_opinion="supports", council_protocol="3", council_on=make.TODAY
    )
    return {
        "/pairs/": pair.pk,
        "/pairs/confirmations/": make.proposed_pair(pair.mentor, another).pk,
        "/pairs/wishes/": pair.mentor.wishes.create(mentee=pair.current_mentees[0], kind="fixed").pk,
        "/pairs/changes/": make.change(pair, ChangeKind.END, by=curator).pk,
        "/requests/add/": pair.pk,
        "/requests/": pair.requests.create(sender=pair.mentor.employee, kind="amend", sent_on=make.TODAY).pk,
        "/agreements/add/": pair.pk,
        "/agreements/": pair.members.get().agreements.create().pk,
    }


def of_orders(pair: Pair) -> dict[str, int]:
    ground = pair.organization.legal_grounds.create(title="Устав", citation="Уставом", valid_from=make.TODAY)
    kind = DocumentKind.objects.create(organization=pair.organization, title="план работы")
    signed = {"number": "5-К", "signed_on": make.TODAY, "year": 2026, "signatory": pair.mentor.employee}
    thanks = Order.objects.create(organization=pair.organization, kind="reward", state=OrderState.SIGNED, **signed)
    thanks.people.create(employee=pair.mentor.employee)
    return {
        "/orders/": pair.orders.get().pk,
        "/orders/cases/": pair.mentor_id,
        "/orders/grounds/": ground.pk,
        "/orders/kinds/": kind.pk,
        "/orders/points/": pair.orders.get().points.latest("pk").pk,
        "/orders/thanks/": thanks.pk,
    }


def of_bodies(pair: Pair) -> dict[str, int]:
    """The session is held, so that each of its papers can be printed."""
    body = meetings.body(pair.organization, chair=pair.mentor.employee)
    session = meetings.session(body, state=SessionState.HELD, number="1")
    item = session.items.create(title="О парах", position=1)
    decision = item.decisions.create(subject=DecisionSubject.PAIR, pair=pair)
    return {
        "/bodies/": body.pk,
        "/bodies/compositions/": body.compositions.get().pk,
        "/bodies/sessions/": session.pk,
        "/bodies/agenda/": item.pk,
        "/bodies/decisions/": decision.pk,
    }


def of_roadmap(organization: Organization) -> dict[str, int]:
    roadmap = Roadmap.objects.create(organization=organization, start_year=2026, title="Дорожная карта", columns=[])
    stage = Stage.objects.create(roadmap=roadmap, number=1, title="Подготовка")
    return {
        "/roadmap/": roadmap.pk,
        "/roadmap/stages/": stage.pk,
        "/roadmap/activities/": Activity.objects.create(stage=stage, title="Приказ").pk,
    }


@pytest.fixture(params=ROLES)
def foreign_user(request: pytest.FixtureRequest, school: Organization) -> User:
    """A person of the school in one of the roles."""
    role: Role = request.param
    by = make.account(make.employee(school), Role.CURATOR)
    person = make.employee(school)
    if role == Role.MENTOR:
        make.mentor(person, by=by)
    if role == Role.MENTEE:
        make.mentee(person, by=by)
    return make.account(person, *([] if role in {Role.MENTOR, Role.MENTEE} else [role]))


def address(name: str, arguments: tuple[str, ...], objects: dict[str, int]) -> str:
    def filled(pk: int) -> str:
        values = {"pk": pk, **OTHERS}
        return reverse(name, kwargs={argument: values[argument] for argument in arguments})

    path = filled(0)
    prefix = max((prefix for prefix in objects if path.startswith(prefix)), key=len)
    return filled(objects[prefix])


def test_the_walk_finds_addresses() -> None:
    assert len(ADDRESSES) > 60


@pytest.mark.both(reason="draws nearly every page once")
def test_the_own_curator_finds_the_objects(objects: dict[str, int], curator: User, signed_in: Any) -> None:
    """The negative test below would pass on wrong addresses: these are right ones."""
    client = signed_in(curator)
    answers = {path: client.get(path).status_code for path in (address(*found, objects) for found in ADDRESSES)}
    assert {path: code for path, code in answers.items() if code == 404} == {}
    assert {path for path, code in answers.items() if code == 405} == {p for p in answers if "get" not in methods(p)}


@pytest.mark.parametrize("pk", [0, 2**63])
def test_an_unknown_id_is_not_found(curator: User, signed_in: Any, pk: int) -> None:
    client = signed_in(curator)
    values = {"pk": pk, **OTHERS}
    paths = [reverse(name, kwargs={given: values[given] for given in arguments}) for name, arguments in ADDRESSES]
    with undrawn():
        answers = {path: client.get(path).status_code for path in paths}
    assert {path for path, code in answers.items() if code != 404} <= {p for p in paths if "get" not in methods(p)}


def test_a_foreign_user_gets_404_everywhere(objects: dict[str, int], foreign_user: User, signed_in: Any) -> None:
    client = signed_in(foreign_user)
    asked = [(address(*found, objects), method) for found in ADDRESSES for method in ("get", "post")]
    with undrawn():
        answers = {(path, method): getattr(client, method)(path).status_code for path, method in asked}
    told = {asked: code for asked, code in answers.items() if code != 404}
    # A page that does not know the method says so to its own people too, before it looks for anything.
    assert {asked: code for asked, code in told.items() if code != 405 or asked[1] in methods(asked[0])} == {}


def test_an_account_without_an_employee_sees_nobody(mentor: Mentor, mentee: Mentee, kindergarten: Organization) -> None:
    lonely = User.objects.create_user("lonely", organization=kindergarten)
    found = [model.objects.visible_to(lonely).count() for model in (Mentor, Mentee, Pair, Program)]
    assert found == [0, 0, 0, 0]
