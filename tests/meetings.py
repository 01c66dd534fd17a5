"""Collegial bodies and their sessions, as the services make them."""

import datetime as dt
from typing import Any

from documents.enums import BodyRole
from documents.models import BodyComposition, BodyMember, BodySession, CollegialBody
from documents.services import body as bodies
from documents.services import body_session as sessions
from mentoring.models import Employee, Organization, User
from tests.factories import AT, YESTERDAY, employee


def body(organization: Organization, *, chair: Employee, title: str = "методический совет") -> CollegialBody:
    """In force since September: the chair, a secretary and two members, by an order from before the site."""
    made = CollegialBody.objects.create(organization=organization, title=title)
    composition = BodyComposition(body=made, starts_on=dt.date(2026, 9, 1), basis="приказ от 31.08.2026 № 60-ОД")
    others = [employee(organization, last_name=name) for name in ("Секретова", "Членова", "Членко")]
    roles = (BodyRole.CHAIR, BodyRole.SECRETARY, BodyRole.MEMBER, BodyRole.MEMBER)
    people = zip((chair, *others), roles, strict=True)
    bodies.compose(composition, members=[BodyMember(employee=person, role=role) for person, role in people])
    return made


def session(body: CollegialBody, **given: Any) -> BodySession:
    return BodySession.objects.create(body=body, **{"held_on": YESTERDAY, **given})


def held_session(session: BodySession, *, by: User, number: str = "3") -> BodySession:
    """All were there; who leads the body led the session."""
    members = session.members()
    led = {"chairs": members[0], "writes": members[1], "guests": "", "quorum_reason": ""}
    return sessions.hold(session, number=number, present=members, by=by, at=AT, **led)
