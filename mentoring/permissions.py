"""Who may do what. Each is asked by views, templates and the admin as `user.has_perm("mentoring.<name>", object)`.

Only *who* is said here; whether the step is possible *now* is the service's word.
"""

from typing import Any

import rules

from mentoring.enums import Role
from mentoring.models import Employee, Pair, User


@rules.predicate
def in_same_organization(user: User, thing: Any) -> bool:
    return user.organization_id is not None and (thing is None or thing.organization == user.organization)


@rules.predicate
def is_curator(user: User) -> bool:
    return Role.CURATOR in user.roles


@rules.predicate
def is_head(user: User) -> bool:
    return Role.HEAD in user.roles


@rules.predicate
def is_administrator(user: User) -> bool:
    return Role.ADMINISTRATOR in user.roles


@rules.predicate
def is_office(user: User) -> bool:
    return user.is_office


@rules.predicate
def is_in_pair(user: User, pair: Pair | None) -> bool:
    return pair is not None and pair.includes(user.employee_id)


@rules.predicate
def is_the_employee(user: User, employee: Employee | None) -> bool:
    return employee is not None and employee.pk == user.employee_id


curates = is_curator & in_same_organization
heads = is_head & in_same_organization

rules.add_perm("mentoring.view_office", is_office)
rules.add_perm("mentoring.manage_staff", (is_curator | is_administrator) & in_same_organization)
rules.add_perm("mentoring.manage_banks", curates)
rules.add_perm("mentoring.manage_consents", curates)
rules.add_perm("mentoring.withdraw_consent", (curates | is_the_employee) & in_same_organization)
rules.add_perm("mentoring.propose_pair", curates)
rules.add_perm("mentoring.confirm_pair", is_in_pair)
rules.add_perm("mentoring.decline_pair", is_in_pair | curates)
rules.add_perm("mentoring.check_pair", curates)
rules.add_perm("mentoring.change_pair", curates)
rules.add_perm("mentoring.end_pair", curates | heads)
