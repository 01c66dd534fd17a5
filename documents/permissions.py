"""Who may do what with orders."""

import rules

from documents.models import Order
from mentoring.models import User
from mentoring.permissions import curates, heads, is_office


@rules.predicate
def is_asked_for_visa(user: User, order: Order | None) -> bool:
    return order is not None and order.visas.filter(employee=user.employee_id).exists()


@rules.predicate
def is_reader(user: User, order: Order | None) -> bool:
    return order is not None and order.acquaintances.filter(employee=user.employee_id).exists()


rules.add_perm("documents.draft_order", curates | heads)
rules.add_perm("documents.change_order", curates | heads)
rules.add_perm("documents.edit_wording", curates | heads)
rules.add_perm("documents.sign_order", heads)
rules.add_perm("documents.correct_cases", curates | heads)
rules.add_perm("documents.give_visa", is_asked_for_visa)
rules.add_perm("documents.read_order", is_reader)
rules.add_perm("documents.manage_readers", curates | heads)
rules.add_perm("documents.print_register", is_office)
rules.add_perm("documents.mark_signature", curates | heads)
# A certificate holds its owner's СНИЛС and ИНН beside the name.
rules.add_perm("documents.take_signature", is_office)
