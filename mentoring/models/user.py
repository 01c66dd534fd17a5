"""Accounts. A user belongs to one organization and may hold several roles."""

from functools import cached_property
from typing import Any, ClassVar, Self

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models import Value
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


class UserQuerySet(models.QuerySet["User"]):
    def visible_to(self, user: "User") -> Self:
        if not user.organization_id:
            return self.none()
        own = self.filter(organization=user.organization_id)
        return own if user.is_office else own.filter(pk=user.pk)

    def with_role(self, role: Role) -> Self:
        return self.filter(grants__role=role)

    def lacking_second_factor(self) -> Self:
        """Keep those of whom the second factor can be required and who have none."""
        open_to_it = self.filter(is_active=True, grants__role__in=SECOND_FACTOR_ROLES)
        with_one = User.objects.filter(authenticator__type="totp")
        return open_to_it.exclude(pk__in=with_one.values("pk")).select_related("employee").distinct()


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
        """Granted roles, those that follow from the person's records in the banks, and the head's while acting.

        One query, as every page asks.
        """
        following: tuple[tuple[models.QuerySet[Any], Role], ...] = (
            (ActingHead.objects.on(timezone.localdate()).filter(employee=self.employee_id), Role.HEAD),
            (Mentor.objects.filter(pk=self.employee_id).exclude(state=MentorState.LEFT), Role.MENTOR),
            (Mentee.objects.filter(pk=self.employee_id).exclude(state=MenteeState.LEFT), Role.MENTEE),
        )
        granted = self.grants.values_list("role", flat=True)
        return frozenset(granted.union(*(_named(role, found) for found, role in following)))

    @property
    def role_labels(self) -> list[str]:
        return [role.label for role in Role if role in self.roles]

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
    def granted_labels(self) -> list[str]:
        granted = {grant.role for grant in self.grants.all()}
        return [role.label for role in Role if role in granted]

    @property
    def is_office(self) -> bool:
        """Whether the user sees the whole organization, not only the own pairs."""
        return bool(self.roles & OFFICE_ROLES)


def _named(role: Role, found: models.QuerySet[Any]) -> models.QuerySet[Any, str]:
    """Return the role for each row found."""
    return found.order_by().values_list(Value(role.value, models.CharField()), flat=True)


class RoleGrant(models.Model):
    """One granted role of one account: roles are a set."""

    user = models.ForeignKey(User, models.CASCADE, verbose_name="учётная запись", related_name="grants")
    role = models.CharField(
        "роль", max_length=20, choices=[(role.value, role.label) for role in Role if role in GRANTED_ROLES]
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name = "роль"
        verbose_name_plural = "роли"
        constraints = (models.UniqueConstraint(fields=["user", "role"], name="role_granted_once"),)

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"
