"""Who may do what. Each is asked by views, templates and the admin as `user.has_perm("mentoring.<name>", object)`.

Only *who* is said here; whether the step is possible *now* is the service's word.
"""

from typing import Any

import rules
from django.utils import timezone

from mentoring.enums import Role
from mentoring.models import Agreement, Employee, Pair, PairChange, PairRequest, User
from mentoring.models.user import UserQuerySet, has_post, is_head_by_post


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
def holds_post_of_head(user: User) -> bool:
    """Whether the head's role is the user's own, not only for the time of acting."""
    return user.employee is not None and is_head_by_post(user.employee, on=timezone.localdate())


@rules.predicate
def is_council(user: User) -> bool:
    return Role.COUNCIL in user.roles


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
def leads_the_pair(user: User, pair: Pair | None) -> bool:
    return pair is not None and user.employee_id is not None and user.employee_id == pair.mentor_id


@rules.predicate
def is_sender(user: User, request: PairRequest | None) -> bool:
    return request is not None and user.employee_id is not None and user.employee_id == request.sender_id


@rules.predicate
def is_a_side(user: User, agreement: Agreement | None) -> bool:
    return agreement is not None and agreement.side_of(user.employee_id) is not None


@rules.predicate
def is_the_employee(user: User, employee: Employee | None) -> bool:
    return employee is not None and employee.pk == user.employee_id


@rules.predicate
def is_about_oneself(user: User, thing: Any) -> bool:
    return thing is not None and thing.employee_id == user.employee_id


@rules.predicate
def is_asked(user: User, change: PairChange | None) -> bool:
    return change is not None and any(person.pk == user.employee_id for person in change.asked)


@rules.predicate
def is_own_account(user: User, account: User | None) -> bool:
    return account is not None and account.pk == user.pk


@rules.predicate
def is_superuser_account(_user: User, account: User | None) -> bool:
    return account is not None and account.is_superuser


@rules.predicate
def is_not_entrusted(_user: User, account: User | None) -> bool:
    return account is not None and not _entrusted().filter(pk=account.pk).exists()


@rules.predicate
def has_no_post_of_trust(_user: User, employee: Employee | None) -> bool:
    return employee is not None and not _entrusted().filter(employee=employee).exists()


@rules.predicate
def holds_no_post(_user: User, employee: Employee | None) -> bool:
    return employee is not None and not has_post(employee, on=timezone.localdate())


def _entrusted() -> UserQuerySet:
    found: UserQuerySet = User.objects.entrusted(on=timezone.localdate())
    return found


curates = is_curator & in_same_organization
heads = is_head & in_same_organization
administers = is_administrator & in_same_organization
# Whoever sets a password can enter with it, and the archive closes accounts: a curator's power ends at posts of trust.
keeps_account = (administers | (curates & is_not_entrusted)) & ~is_superuser_account

rules.add_perm("mentoring.view_office", is_office)
rules.add_perm("mentoring.view_access_journal", (is_administrator | is_head) & in_same_organization)
rules.add_perm("mentoring.manage_organization", administers)
rules.add_perm("mentoring.manage_calendar", (is_curator | is_administrator) & in_same_organization)
rules.add_perm("mentoring.manage_acting", administers | (holds_post_of_head & in_same_organization))
rules.add_perm("mentoring.confirm_acting", holds_post_of_head & in_same_organization)
rules.add_perm("mentoring.appoint_head", administers | (holds_post_of_head & in_same_organization))
rules.add_perm("mentoring.manage_staff", (is_curator | is_administrator) & in_same_organization)
rules.add_perm("mentoring.archive_employee", administers | (curates & has_no_post_of_trust))
# Another account may get what the card has: its rights too.
rules.add_perm("mentoring.join_employees", administers | (curates & has_no_post_of_trust & holds_no_post))
rules.add_perm("mentoring.manage_banks", curates)
rules.add_perm("mentoring.manage_consents", curates)
rules.add_perm("mentoring.withdraw_consent", (curates | is_the_employee) & in_same_organization)
rules.add_perm("mentoring.view_consent_scan", (curates | is_the_employee) & in_same_organization)
rules.add_perm("mentoring.print_consents", in_same_organization)
rules.add_perm("mentoring.propose_pair", curates)
rules.add_perm("mentoring.confirm_pair", is_in_pair)
rules.add_perm("mentoring.decline_pair", is_in_pair | curates)
rules.add_perm("mentoring.check_pair", curates)
rules.add_perm("mentoring.record_opinion", (is_curator | is_council) & in_same_organization)
rules.add_perm("mentoring.change_pair", curates)
rules.add_perm("mentoring.end_pair", curates | heads)
rules.add_perm("mentoring.confirm_change", is_asked)
rules.add_perm("mentoring.cancel_change", is_asked | curates)
rules.add_perm("mentoring.print_basis", curates | heads | leads_the_pair)
rules.add_perm("mentoring.send_request", is_in_pair)
rules.add_perm("mentoring.withdraw_request", is_sender)
rules.add_perm("mentoring.support_request", curates)
rules.add_perm("mentoring.decide_request", heads)
rules.add_perm("mentoring.begin_agreement", is_in_pair | curates)
rules.add_perm("mentoring.write_agreement", is_a_side | curates)
rules.add_perm("mentoring.agree", is_a_side)
rules.add_perm("mentoring.mark_agreement", curates)
rules.add_perm("mentoring.answer_questionnaire", is_about_oneself)
rules.add_perm("mentoring.answer_sympathy", is_about_oneself | curates)
rules.add_perm("mentoring.answer_for_another", curates & ~is_about_oneself)
rules.add_perm("mentoring.fill_questionnaire", is_about_oneself | curates)
rules.add_perm("mentoring.manage_accounts", curates | administers)
rules.add_perm("mentoring.rename_account", keeps_account)
rules.add_perm("mentoring.reissue_password", keeps_account & ~is_own_account)
rules.add_perm("mentoring.close_account", keeps_account & ~is_own_account)
rules.add_perm("mentoring.grant_roles", administers & ~is_superuser_account)
rules.add_perm("mentoring.remove_second_factor", administers & ~is_own_account & ~is_superuser_account)
rules.add_perm("mentoring.require_second_factor", administers | heads)
