"""Who may do what with orders and with collegial bodies."""

from typing import Any

import rules
from django.utils import timezone

from documents.models import CollegialBody, Order, OrderPoint
from mentoring.models import User
from mentoring.permissions import (
    administers,
    curates,
    heads,
    in_same_organization,
    is_council,
    is_office,
)


@rules.predicate
def is_asked_for_visa(user: User, order: Order | None) -> bool:
    return order is not None and order.visas.filter(employee=user.employee_id).exists()


@rules.predicate
def is_reader(user: User, order: Order | None) -> bool:
    return order is not None and order.acquaintances.filter(employee=user.employee_id).exists()


@rules.predicate
def leads_body(user: User, thing: Any) -> bool:
    """Whether the user is its chair, vice-chair or secretary today; thing: a body, or what is of one."""
    if thing is None:
        return False
    body = thing if isinstance(thing, CollegialBody) else getattr(thing, "session", thing).body
    led = CollegialBody.objects.led_by(user.employee_id, on=timezone.localdate())
    return led.filter(pk=body.pk).exists()


@rules.predicate
def answers_for(user: User, point: OrderPoint | None) -> bool:
    return point is not None and user.employee_id is not None and point.responsible_id == user.employee_id


rules.add_perm("documents.manage_bodies", curates | administers)
rules.add_perm("documents.keep_sessions", curates | administers | ((is_council | leads_body) & in_same_organization))
rules.add_perm("documents.hear_document", curates | administers | (is_council & in_same_organization))
rules.add_perm("documents.draft_order", curates | heads)
rules.add_perm("documents.change_order", curates | heads)
rules.add_perm("documents.edit_wording", curates | heads)
rules.add_perm("documents.sign_order", heads)
rules.add_perm("documents.correct_cases", curates | heads)
rules.add_perm("documents.give_visa", is_asked_for_visa)
rules.add_perm("documents.read_order", is_reader)
rules.add_perm("documents.manage_readers", curates | heads)
rules.add_perm("documents.finish_point", answers_for | curates)
rules.add_perm("documents.print_register", is_office)
rules.add_perm("documents.mark_signature", curates | heads)
# A certificate holds its owner's СНИЛС and ИНН beside the name.
rules.add_perm("documents.take_signature", is_office)
rules.add_perm("documents.draft_regulation", curates)
rules.add_perm("documents.change_regulation", curates)
rules.add_perm("documents.approve_regulation", heads)
