"""Accounts and their roles. Whoever is an administrator enters here, and nobody raises himself above that.

A post goes with the card, so that only superusers link an account to another one, and the head is nowhere ticked.
Roles are given and accounts closed on the site's own pages, which keep the last administrator; only superusers, who
have no other page, do it here.
"""

from typing import Any

from allauth.account.decorators import secure_admin_login
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm, AdminUserCreationForm, UserChangeForm
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.utils import timezone

from mentoring.admin.scoped import ReadOnlyAdmin, ScopedForm, ScopedHistoryAdmin, ScopedInline
from mentoring.enums import Role
from mentoring.models import Employee, RoleGrant, User
from mentoring.models.user import has_post
from mentoring.resources.people import RoleGrantResource, UserResource
from mentoring.services.account import NO_HEAD_BY_A_TICK, log_link, log_roles

admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign] # one door, one lock
admin.site.unregister(Group)  # roles say who may do what
admin.site.unregister((Authenticator, EmailAddress, UserSession))  # secrets of telephones, keys of sessions

ON_THE_SITE = "Роли, отключение и новый пароль – на сайте: «Учётные записи»; туда ведёт и кнопка «Смотреть на сайте»."
BY_INVITATION = (
    "{name} занимает должность, которая даёт права, или займёт её: пригласите на сайте («Учётные записи» → "
    "«Пригласить»), чтобы пароль был только у владельца."
)
WHO = ("organization", "employee", "first_name", "last_name", "email")


class AccountForm(ScopedForm, UserChangeForm):  # type: ignore[type-arg]
    """Shows that there is a password, and leads to its own form."""


class OneTimePassword:
    """A password that is typed for somebody else: its owner changes it at the first sign-in."""

    def set_password_and_save(self, user: User, **kwargs: Any) -> User:
        user.must_change_password = True
        saved: User = super().set_password_and_save(user, **kwargs)  # type: ignore[misc]
        return saved


class AccountAddForm(OneTimePassword, ScopedForm, AdminUserCreationForm):  # type: ignore[misc,type-arg]
    """Takes the first password; who has a post gets the account by an invitation, never under somebody's password."""

    def clean_employee(self) -> Employee | None:
        person: Employee | None = self.cleaned_data["employee"]
        if self.owner and person and has_post(person, on=timezone.localdate()):
            raise ValidationError(BY_INVITATION.format(name=person.initials_last))
        return person


class AccountPasswordForm(OneTimePassword, AdminPasswordChangeForm):  # type: ignore[type-arg]
    """Takes the next one."""


class RoleGrantForm(forms.ModelForm):  # type: ignore[type-arg]
    """Keeps the head who was ticked before that was recorded with an order, and ticks no other."""

    def clean_role(self) -> str:
        role = str(self.cleaned_data["role"])
        if role == Role.HEAD and "role" in self.changed_data:
            raise ValidationError(NO_HEAD_BY_A_TICK)
        return role


class RoleGrantInline(ScopedInline):
    model = RoleGrant
    form = RoleGrantForm

    def may_write(self, request: Any) -> bool:
        return bool(request.user.is_active and request.user.is_superuser)


@admin.register(User)
class AccountAdmin(ScopedHistoryAdmin, UserAdmin):  # type: ignore[type-arg]
    resource_classes = (UserResource,)
    personal = True
    imports = False
    form, add_form, change_password_form = AccountForm, AccountAddForm, AccountPasswordForm
    superuser_fields = ("organization", "is_superuser")
    inlines = (RoleGrantInline,)
    list_display = ("username", "employee", "role_names", "is_active", "is_staff", "last_login", "organization")
    list_filter = ("is_active", "is_staff", "grants__role")
    search_fields = ("username", "last_name", "employee__search")
    autocomplete_fields = ("employee",)
    filter_horizontal = ()
    readonly_fields = ("is_staff", "last_login", "date_joined")
    related = ("employee", "organization")
    prefetched = ("grants",)
    fieldsets = (
        (None, {"fields": ("username", "password", *WHO)}),
        (
            "Вход",
            {
                "description": ON_THE_SITE,
                "fields": ("is_active", "is_staff", "is_superuser", "last_login", "date_joined"),
            },
        ),
    )
    add_fieldsets = ((None, {"fields": ("username", "usable_password", "password1", "password2", *WHO)}),)

    @admin.display(description="роли")
    def role_names(self, user: User) -> str:
        return ", ".join(grant.get_role_display() for grant in user.grants.all())

    def get_queryset(self, request: Any) -> Any:
        """Hide superusers from administrators: with a new password one would become the other."""
        rows = super().get_queryset(request)
        return rows if request.user.is_superuser else rows.filter(is_superuser=False)

    def get_readonly_fields(self, request: Any, obj: Any = None) -> Any:
        given = super().get_readonly_fields(request, obj)
        if request.user.is_superuser:
            return given
        return (*given, "is_active", "employee") if obj else (*given, "is_active")

    def get_fieldsets(self, request: Any, obj: Any = None) -> Any:
        given = super().get_fieldsets(request, obj)
        return [(title, {**shown, "fields": self._seen(request, shown["fields"])}) for title, shown in given]

    def save_model(self, request: Any, obj: User, form: Any, change: bool) -> None:  # noqa: FBT001 - theirs
        super().save_model(request, obj, form, change)
        if "employee" in form.changed_data:
            log_link(obj, before=form.initial.get("employee"), by=request.user)

    def save_related(self, request: Any, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001 - theirs
        super().save_related(request, form, formsets, change)
        user = form.instance
        if any(formset.has_changed() for formset in formsets):
            log_roles(user, by=request.user)
        enters = user.is_superuser or user.grants.filter(role=Role.ADMINISTRATOR).exists()
        if user.is_staff != enters:
            user.is_staff = enters
            user.save(update_fields=["is_staff"])


@admin.register(RoleGrant)
class RoleGrantAdmin(ReadOnlyAdmin):
    """All roles in one list; they are given on the page of the account."""

    resource_classes = (RoleGrantResource,)
    organization_path = "user__organization"
    list_display = ("user", "employee", "role")
    list_filter = ("role",)
    search_fields = ("user__employee__search",)
    related = ("user__employee",)

    @admin.display(description="сотрудник")
    def employee(self, grant: RoleGrant) -> str:
        return str(grant.user.employee or "")

    def get_queryset(self, request: Any) -> Any:
        rows = super().get_queryset(request)
        return rows if request.user.is_superuser else rows.filter(user__is_superuser=False)
