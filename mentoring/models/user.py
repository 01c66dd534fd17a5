"""Accounts. A user belongs to one organization and may hold several roles."""

import datetime as dt
from functools import cached_property
from typing import Any, ClassVar, Self

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models import Exists, OuterRef, Q, Value
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from mentoring.enums import (
    GRANTED_ROLES,
    OFFICE_ROLES,
    SECOND_FACTOR_ROLES,
    AccountState,
    MenteeState,
    MentorState,
    Role,
)
from mentoring.models.acting_head import ActingHead
from mentoring.models.employee import Employee
from mentoring.models.mail_address import MailAddress
from mentoring.models.mentee import Mentee
from mentoring.models.mentor import Mentor
from mentoring.models.organization import Organization
from mentoring.models.post import Curator, Head, Post
from mentoring.models.prepared import PreparedQuery


class UserQuerySet(models.QuerySet["User"]):
    def visible_to(self, user: "User") -> Self:
        if not user.organization_id:
            return self.none()
        own = self.filter(organization=user.organization_id)
        return own if user.is_office else own.filter(pk=user.pk)

    def signing_in_as(self, login: str) -> Self:
        """Keep those whom a name for signing in, or an address of mail, means; an address may be of several."""
        return self.filter(Q(username__iexact=login) | Q(email=login.lower()))

    def with_role(self, role: Role) -> Self:
        return self.filter(grants__role=role)

    def holding(self, *roles: str, on: dt.date) -> Self:
        """Keep those who hold one of the roles of the office on the day: granted, by an order or by acting."""
        found = Q(Exists(RoleGrant.objects.in_force_on(on).filter(user=OuterRef("pk"), role__in=roles)))
        for posts, role in POSTS:
            if role in roles:
                found |= Q(employee__in=posts.objects.on(on).values("employee"))
        return self.filter(found)

    def entrusted(self, *, on: dt.date) -> Self:
        """Keep those with a granted role, and those with a post now or to come: their accounts are kept with care."""
        found = Q(Exists(RoleGrant.objects.filter(user=OuterRef("pk"))))
        for posts, _role in POSTS:
            found |= Q(employee__in=posts.objects.lasting_on(on).values("employee"))
        return self.filter(found)

    def lacking_second_factor(self, *, on: dt.date) -> Self:
        """Keep those of whom the second factor can be required and who have none."""
        open_to_it = self.filter(is_active=True).holding(*SECOND_FACTOR_ROLES, on=on)
        with_one = User.objects.filter(authenticator__type="totp")
        return open_to_it.exclude(pk__in=with_one.values("pk")).select_related("employee").distinct()


APPOINTED: dict[Role, type[Post]] = {Role.CURATOR: Curator, Role.HEAD: Head}
"""Roles that an order gives; before the first one the granted role stands for it."""
POSTS: tuple[tuple[type[Any], Role], ...] = (
    *((post, role) for role, post in APPOINTED.items()),
    (ActingHead, Role.HEAD),
)
"""Posts with the role that somebody has on their days."""


class AccountManager(UserManager["User"].from_queryset(UserQuerySet)):  # type: ignore[misc]
    """Creates accounts with hashed passwords, and speaks the queryset's words."""


class User(AbstractUser):
    email = MailAddress("адрес электронной почты", blank=True)
    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="организация",
        help_text="Пусто – только у технического администратора сервера",
        related_name="users",
    )
    employee = models.OneToOneField(
        Employee,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="сотрудник",
        related_name="user",
    )
    must_change_password = models.BooleanField("пароль надо сменить при входе", default=False, editable=False)

    history = HistoricalRecords(excluded_fields=["password", "last_login"])
    objects: ClassVar[AccountManager] = AccountManager()

    class Meta(AbstractUser.Meta):
        verbose_name = "учётная запись"
        verbose_name_plural = "учётные записи"
        ordering = ("username",)

    def get_absolute_url(self) -> str:
        return reverse("account", args=[self.pk])

    @property
    def display_name(self) -> str:
        return self.employee.initials_first if self.employee else self.get_full_name() or self.username

    @cached_property
    def roles(self) -> frozenset[str]:
        """Roles granted, of the posts held today, and those that follow from the person's records in the banks."""
        return frozenset(ROLES.ask(user=self.pk, employee=self.employee_id, today=timezone.localdate()))

    @property
    def role_labels(self) -> list[str]:
        """Name the roles; a woman is «наставляемая»."""
        woman = {Role.MENTEE: "наставляемая"} if self.employee and self.employee.is_female else {}
        return [str(woman.get(role, role.label)) for role in Role if role in self.roles]

    @property
    def has_second_factor(self) -> bool:
        devices: Any = getattr(self, "authenticator_set")  # noqa: B009 - of allauth.mfa, which has no types
        return any(device.type == "totp" for device in devices.all())

    @property
    def state(self) -> AccountState:
        if not self.is_active:
            return AccountState.DISABLED
        waits = self.must_change_password or self.last_login is None
        return AccountState.INVITED if waits else AccountState.ACTIVE

    @property
    def is_office(self) -> bool:
        """Whether the user sees the whole organization, not only the own pairs."""
        return bool(self.roles & OFFICE_ROLES)


class RoleGrantQuerySet(models.QuerySet["RoleGrant"]):
    def in_force_on(self, day: dt.date) -> Self:
        """Leave out the role of a post that an order has given to somebody: the granted one is for those who begin."""
        found = self
        for role, post in APPOINTED.items():
            by_order = post.objects.begun_by(day).filter(employee__organization=OuterRef("user__organization"))
            found = found.exclude(Q(Exists(by_order)), role=role)
        return found


class RoleGrant(models.Model):
    """One granted role of one account: roles are a set."""

    user = models.ForeignKey(User, models.CASCADE, verbose_name="учётная запись", related_name="grants")
    role = models.CharField(
        "роль", max_length=20, choices=[(role.value, role.label) for role in Role if role in GRANTED_ROLES]
    )

    history = HistoricalRecords()
    objects = RoleGrantQuerySet.as_manager()

    class Meta:
        verbose_name = "роль"
        verbose_name_plural = "роли"
        constraints = (models.UniqueConstraint(fields=["user", "role"], name="role_granted_once"),)

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"


def is_head_by_post(person: Employee, *, on: dt.date) -> bool:
    """Whether the person is the head, not only for the time of acting."""
    granted = RoleGrant.objects.in_force_on(on).filter(user__employee=person, role=Role.HEAD)
    return Head.objects.on(on).filter(employee=person).exists() or granted.exists()


def has_post(person: Employee, *, on: dt.date) -> bool:
    """Whether the person has a post now or to come: an account linked to the card has its rights."""
    return any(posts.objects.lasting_on(on).filter(employee=person).exists() for posts, _role in POSTS)


def _roles(*, user: int, employee: int, today: dt.date) -> models.QuerySet[Any, str]:
    following: tuple[tuple[models.QuerySet[Any], Role], ...] = (
        *((posts.objects.on(today).filter(employee=employee), role) for posts, role in POSTS),
        (Mentor.objects.filter(pk=employee).exclude(state=MentorState.LEFT), Role.MENTOR),
        (Mentee.objects.filter(pk=employee).exclude(state=MenteeState.LEFT), Role.MENTEE),
    )
    granted = RoleGrant.objects.in_force_on(today).filter(user=user).values_list("role", flat=True)
    return granted.union(*(_named(role, found) for found, role in following))


def _named(role: Role, found: models.QuerySet[Any]) -> models.QuerySet[Any, str]:
    """Return the role for each row found."""
    return found.order_by().values_list(Value(role.value, models.CharField()), flat=True)


ROLES = PreparedQuery(_roles, user=-1, employee=-2, today=dt.date(1, 1, 1))
