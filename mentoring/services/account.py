"""Accounts: who gets one, how the first password reaches its owner, what is owed at sign-in, and how one ends."""

import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from mentoring.enums import SECOND_FACTOR_ROLES, AccessKind, OwedStep, Role
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Employee, RoleGrant, User
from mentoring.services import access_journal
from mentoring.services.state import locked
from mentoring.text import transliterate

# Read from paper and typed by hand: no letter or digit that looks like another one.
CONSONANTS, VOWELS, DIGITS = "bdfgkmnprstvz", "aeiu", "23456789"
NO_HEAD_BY_A_TICK = "Руководителя отметкой не назначают: запишите его с приказом учредителя на странице «Руководитель»."
REASON_LENGTH = 100  # of simple_history's column


@dataclass(frozen=True)
class Invitation:
    """An account to be handed over: with a one-time password for the sheet, or without one, by a link in a mail."""

    account: User
    password: str = ""


@transaction.atomic
def open_account(
    employee: Employee, *, username: str, password: str | None, roles: Iterable[str] = (), by: User | None = None
) -> User:
    """Give the employee an account with these granted roles; the administrator may enter /admin/.

    Without a password nobody can sign in until one is set.
    """
    roles = set(roles)
    account = User(
        username=username,
        password=make_password(password),
        organization=employee.organization,
        employee=employee,
        email=employee.email,
        is_staff=Role.ADMINISTRATOR in roles,
    )
    _save(account, by=by, why="Учётная запись открыта")
    for role in roles:
        RoleGrant.objects.create(user=account, role=role)
    if by is not None:
        log_link(account, before=None, by=by)
    return account


def invite(employee: Employee, *, by: User, by_mail: bool) -> Invitation:
    """Open an account under a name made of the surname, to be handed over by mail or on a sheet."""
    password = "" if by_mail else one_time_password()
    hashed = make_password(password or None)  # takes a third of a second: not while the database waits
    with transaction.atomic():
        employee = locked(employee)
        if employee.archived_on:
            raise ImpossibleStepError(f"{employee.full_name}: в архиве, учётная запись не нужна.")
        if by_mail and not employee.email:
            raise ImpossibleStepError(f"{employee.full_name}: в карточке нет адреса электронной почты.")
        if User.objects.filter(employee=employee).exists():
            raise ImpossibleStepError(f"{employee.full_name}: учётная запись уже есть.")
        account = _open_under_free_name(employee, by=by)
        _hand_over(account, hashed, must_change=not by_mail, by=by, why="Приглашение")
    return Invitation(account, password)


def reissue(account: User, *, by: User, by_mail: bool) -> Invitation:
    """Replace the password: the old one and all sessions opened with it end at once."""
    password = "" if by_mail else one_time_password()
    hashed = make_password(password or None)
    with transaction.atomic():
        account = _locked_on_staff(account)
        if not account.is_active:
            raise ImpossibleStepError("Учётная запись отключена: сначала включите её.")
        if by_mail and account.employee:
            account.email = account.employee.email
        if by_mail and not account.email:
            raise ImpossibleStepError("В карточке сотрудника нет адреса электронной почты.")
        _hand_over(account, hashed, must_change=not by_mail, by=by, why="Новое приглашение")
    return Invitation(account, password)


def set_own_password(account: User, password: str) -> None:
    """Take the password that the account's owner chose: nothing is owed any more."""
    account.set_password(password)
    account.must_change_password = False
    account.save(update_fields=["password", "must_change_password"])


@transaction.atomic
def take_own_address(account: User, email: str) -> None:
    """Keep the address that the account's owner has confirmed, in the card too: it is one fact."""
    if account.employee:
        card = locked(account.employee)
        card.email = email
        card.save(update_fields=["email"])
    account = locked(account)
    account.email = email
    _save(account, by=account, why="Адрес почты подтверждён письмом", fields=["email"])


@transaction.atomic
def rename(account: User, *, username: str, by: User) -> None:
    account = locked(account)
    if User.objects.filter(username__iexact=username).exclude(pk=account.pk).exists():
        raise ImpossibleStepError("Это имя для входа уже занято.")
    account.username = username
    _save(account, by=by, why="Имя для входа изменено", fields=["username"])


@transaction.atomic
def set_roles(account: User, roles: Iterable[str], *, by: User) -> None:
    """Make these the granted roles."""
    roles = set(roles)
    account = _locked_in_organization(account)
    before = set(account.grants.values_list("role", flat=True))
    if Role.HEAD in roles and not account.grants.filter(role=Role.HEAD).exists():
        raise ImpossibleStepError(NO_HEAD_BY_A_TICK)
    if Role.ADMINISTRATOR not in roles:
        _refuse_last_administrator(account)
    for grant in account.grants.exclude(role__in=roles):
        grant.delete()
    for role in roles - before:
        RoleGrant.objects.create(user=account, role=role)
    account.is_staff = account.is_superuser or Role.ADMINISTRATOR in roles
    labels = ", ".join(role.label for role in Role if role in roles)
    _save(account, by=by, why=f"Роли: {labels or 'нет'}", fields=["is_staff"])
    if roles != before:
        log_roles(account, by=by)


def log_roles(account: User, *, by: User) -> None:
    """Tell the journal of access which roles the account has now."""
    granted = set(account.grants.values_list("role", flat=True))
    labels = ", ".join(role.label for role in Role if role in granted)
    access_journal.record(
        AccessKind.ROLES,
        by=by,
        about=f"{account.username}: {labels or 'нет'}",
        employee_id=account.employee_id,
        organization_id=account.organization_id,
    )


def log_link(account: User, *, before: int | None, by: User) -> None:
    """Tell the journal of access whose card the account has now: the rights of a post go with the card.

    before: key of the employee whose it was
    """
    for employee_id, said in ((before, "отвязана от карточки"), (account.employee_id, "связана с карточкой")):
        if employee_id:
            access_journal.record(
                AccessKind.ROLES,
                by=by,
                about=f"{account.username}: учётная запись {said}",
                employee_id=employee_id,
                organization_id=account.organization_id,
            )


@transaction.atomic
def disable(account: User, *, by: User) -> None:
    """Close the account and end its sessions for good: enabled again, it asks for the password."""
    account = _locked_in_organization(account)
    if account == by:
        raise ImpossibleStepError("Свою учётную запись отключить нельзя.")
    _refuse_last_administrator(account)
    account.is_active = False
    _save(account, by=by, why="Учётная запись отключена", fields=["is_active"])
    for session in UserSession.objects.filter(user=account):
        session.end()


@transaction.atomic
def enable(account: User, *, by: User) -> None:
    account = _locked_on_staff(account)
    account.is_active = True
    _save(account, by=by, why="Учётная запись включена", fields=["is_active"])


@transaction.atomic
def follow_cards(employees: Iterable[Employee], *, by: User) -> None:
    """Let the accounts of these employees take the new addresses of their cards: links to a new password go there.

    Curators edit everybody's card, so where a post of trust is held only an administrator's change counts.
    """
    accounts = User.objects.filter(employee__in=employees, is_superuser=False).exclude(email=F("employee__email"))
    if not (by.is_superuser or Role.ADMINISTRATOR in by.roles):
        accounts = accounts.exclude(pk__in=User.objects.entrusted(on=timezone.localdate()).values("pk"))
    for account in accounts.select_related("employee"):
        account.email = account.employee.email
        _save(account, by=by, why="Адрес почты взят из карточки", fields=["email"])


@transaction.atomic
def remove_second_factor(account: User, *, by: User, why: str) -> None:
    """Take away a lost telephone's codes; the reason stays in the account's history."""
    account = locked(account)
    if not Authenticator.objects.filter(user=account).delete()[0]:
        raise ImpossibleStepError("Второй фактор уже выключен.")
    _save(account, by=by, why=f"Второй фактор снят: {why}")


def second_factor_is_required(user: User) -> bool:
    organization = user.organization
    return bool(organization and organization.requires_second_factor and user.roles & SECOND_FACTOR_ROLES)


def owed_step(user: object) -> OwedStep | None:
    """Return what the signed-in user has to do before any other page opens."""
    if not isinstance(user, User):
        return None
    if user.must_change_password:
        return OwedStep.PASSWORD
    if second_factor_is_required(user) and not user.has_second_factor:
        return OwedStep.SECOND_FACTOR
    return None


def one_time_password() -> str:
    """Return something like «kapu-mine-4738»: easy to read and to type, a guess in thirty thousand million."""

    def syllables() -> str:
        return "".join(secrets.choice(letters) for letters in (CONSONANTS, VOWELS) * 2)

    return f"{syllables()}-{syllables()}-{''.join(secrets.choice(DIGITS) for _ in range(4))}"


def _usernames(employee: Employee) -> Iterator[str]:
    """Propose «sinitsyna», then «sinitsyna.am», «sinitsyna2» and so on."""
    surname = transliterate(employee.last_name) or "user"
    yield surname
    yield f"{surname}.{transliterate(employee.first_name)[:1]}{transliterate(employee.middle_name)[:1]}"
    for number in range(2, 1000):
        yield f"{surname}{number}"


def _open_under_free_name(employee: Employee, *, by: User) -> User:
    for username in _usernames(employee):
        if User.objects.filter(username__iexact=username).exists():
            continue
        try:
            return open_account(employee, username=username, password=None, by=by)
        except IntegrityError:  # somebody has just taken it
            continue
    raise ImpossibleStepError(f"{employee.full_name}: не нашлось свободного имени для входа.")


def _hand_over(account: User, hashed: str, *, must_change: bool, by: User, why: str) -> None:
    account.password, account.must_change_password = hashed, must_change
    how = "лист с одноразовым паролем" if must_change else "ссылка на почту"
    _save(account, by=by, why=f"{why}: {how}", fields=["password", "must_change_password", "email"])


def _locked_on_staff(account: User) -> User:
    """Lock the account after its card: who is in the archive stays out."""
    if account.employee and locked(account.employee).archived_on:
        raise ImpossibleStepError("Карточка в архиве: сначала верните её.")
    return locked(account)


def _locked_in_organization(account: User) -> User:
    """Lock the account with its whole organization: its last administrator must stay one."""
    if account.organization is not None:
        locked(account.organization)
    return locked(account)


def _refuse_last_administrator(account: User) -> None:
    administrators = User.objects.filter(organization=account.organization, is_active=True).with_role(
        Role.ADMINISTRATOR
    )
    if account in administrators and administrators.count() == 1:
        raise ImpossibleStepError("Это последний администратор организации: сначала назначьте другого.")


def _save(account: Any, *, by: User | None, why: str, fields: Iterable[str] | None = None) -> None:
    """Save, with who and why in the account's history."""
    if by is not None:
        account._history_user = by  # noqa: SLF001 - these two names are how simple_history is told
    account._change_reason = why[:REASON_LENGTH]  # noqa: SLF001
    account.save(update_fields=fields)
