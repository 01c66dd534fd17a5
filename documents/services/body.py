"""Who is in a collegial body: written down, proposed for an order, or told of an order from outside the site."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from documents.enums import BodyRole
from documents.models import BodyComposition, BodyMember, Order
from mentoring.exceptions import ImpossibleStepError
from mentoring.services.state import locked

ALONE = (BodyRole.CHAIR, BodyRole.SECRETARY)
ORDERED = "Этот состав уже в приказе или его проекте. Удалите проект приказа или предложите новый состав."


@transaction.atomic
def compose(composition: BodyComposition, *, members: Sequence[BodyMember]) -> BodyComposition:
    """Write the composition with its members, in their order; one with a `basis` is in force at once."""
    locked(composition.body)
    if not composition._state.adding and locked(composition).is_ordered:
        raise ImpossibleStepError(ORDERED)
    found = member_refusals(members)
    if composition.basis:
        found += succession_refusals(composition)
    if found:
        raise ImpossibleStepError(*found)
    composition.save()
    composition.members.all().delete()
    for position, member in enumerate(members, start=1):
        member.pk, member.composition, member.position = None, composition, position
    BodyMember.objects.bulk_create(members)
    return composition


@transaction.atomic
def discard(composition: BodyComposition) -> None:
    """Drop a proposal that no order holds."""
    locked(composition.body)
    fresh = locked(composition)
    if fresh.is_ordered:
        raise ImpossibleStepError(ORDERED)
    fresh.delete()


def member_refusals(members: Sequence[BodyMember]) -> list[str]:
    """Say what is wrong with the roles; empty where nothing is."""
    if not members:
        return ["Назовите хотя бы председателя и секретаря."]
    found = []
    for role in ALONE:
        held = sum(member.role == role for member in members)
        if not held:
            found.append(f"Не выбран {role.label}.")
        if held > 1:
            found.append(f"{role.label.capitalize()} может быть только один: у остальных поменяйте роль.")
    named = [member.person.full_name.casefold() for member in members]
    twice = {member.person.full_name for member in members if named.count(member.person.full_name.casefold()) > 1}
    if twice:
        found.append(
            f"Назван дважды: {', '.join(sorted(twice))}. Председатель не ведёт протокол сам: оставьте одну роль."
        )
    found += [f"{member.person.initials_last} в архиве: уберите из состава." for member in members if _has_left(member)]
    return found


def succession_refusals(composition: BodyComposition) -> list[str]:
    """Say why the composition can't come into force on its day; a former one then ends on the eve."""
    others = composition.body.compositions.in_force().exclude(pk=composition.pk)
    later = others.filter(starts_on__gte=composition.starts_on).first()
    if later is None:
        return []
    return [f"У органа уже есть состав с {later.starts_on:%d.%m.%Y}: начало нового должно быть позже."]


def order_refusals(order: Order, on: dt.date) -> list[str]:
    """Say why the order can't put its composition in force."""
    del on
    composition = order.body_composition
    if composition is None:
        return ["Состав не выбран: удалите проект и составьте новый."]
    members = list(composition.members.select_related("employee"))
    inactive = [] if composition.body.is_active else [f"{composition.body}: орган отмечен как недействующий."]
    return [*inactive, *member_refusals(members), *succession_refusals(composition)]


def _has_left(member: BodyMember) -> bool:
    return member.employee is not None and member.employee.archived_on is not None
