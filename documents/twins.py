"""Which of two rows is kept when two cards of one person are joined."""

from typing import Any

from documents.enums import BODY_LEADS, VisaState
from documents.models import Acquaintance, BodyMember, CaseForm, OrderPerson, Visa
from mentoring.models import Employee
from mentoring.queries.joining import Twins


def _fitting(form: Any, card: Employee) -> bool:
    fits: bool = form.fits(card)
    return fits


def _leading(member: Any, _card: Employee) -> bool:
    return bool(member.role in BODY_LEADS)


def _given(visa: Any, _card: Employee) -> bool:
    return bool(visa.state == VisaState.GIVEN)


def _read(reader: Any, _card: Employee) -> bool:
    return reader.read_on is not None


def _noted(person: Any, _card: Employee) -> bool:
    return bool(person.note)


TWINS = (
    Twins(CaseForm, _fitting),
    Twins(BodyMember, _leading),
    Twins(Visa, _given),
    Twins(Acquaintance, _read),
    Twins(OrderPerson, _noted),
)
