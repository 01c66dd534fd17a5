"""The organization, its staff and its accounts in files."""

from typing import Any

from django.utils import timezone
from import_export.widgets import DateTimeWidget

from mentoring.enums import AccountState
from mentoring.models import Consent, Curator, Employee, Head, Organization, RoleGrant, User
from mentoring.models.organization import PATTERNS, WITHOUT_NUMBER, takes_a_number
from mentoring.resources.base import ScopedResource, shown
from mentoring.resources.widgets import DayWidget, NumberWidget, YesNoWidget
from mentoring.services.account import follow_cards

POST_COLUMNS = ("id", "employee", "employee_name", "starts_on", "ends_on", "basis")


class OrganizationResource(ScopedResource):
    organization_path = "pk"

    class Meta:
        model = Organization
        fields = (
            "id", "kind", "full_name", "short_name", "slug", "founder", "city", "address", "inn", "ogrn", "site",
            "head_title", "order_number_pattern", "staff_order_number_pattern", "has_council", "qr_on_papers",
            "time_zone",
        )  # fmt: skip

    @staticmethod
    def why_refused(thing: Any) -> str:
        return "" if all(takes_a_number(getattr(thing, name)) for name in PATTERNS) else WITHOUT_NUMBER


class EmployeeResource(ScopedResource):
    teaching_years = shown("teaching_since", "педагогический стаж, полных лет", NumberWidget())
    clearances = shown("clearances", "документы для допуска")
    archived_on = shown("archived_on", "в архиве с", DayWidget())
    prefetched = ("clearances__clearance",)

    class Meta:
        model = Employee
        fields = (
            "id", "organization", "personnel_number", "last_name", "first_name", "middle_name", "sex", "birth_date",
            "post", "other_posts", "building", "category", "education", "teaching_since", "teaching_years",
            "working_since", "hired_on", "email", "home_organization", "clearances", "archived_on",
        )  # fmt: skip

    @staticmethod
    def why_frozen(thing: Any) -> str:
        return "Карточка обезличена: её больше не правят." if thing.anonymized_on else ""

    def after_init_instance(self, instance: Any, new: bool, row: Any, **kwargs: Any) -> None:  # noqa: FBT001 - theirs
        super().after_init_instance(instance, new, row, **kwargs)
        self.old_email = instance.email

    def after_save_instance(self, instance: Any, row: Any, **kwargs: Any) -> None:
        if self.user and instance.email != self.old_email:
            follow_cards([instance], by=self.user)

    def dehydrate_teaching_years(self, employee: Employee) -> int | None:
        return employee.teaching_years(timezone.localdate())

    def dehydrate_clearances(self, employee: Employee) -> str:
        return "; ".join(shown.told for shown in employee.clearances.all())


class ConsentResource(ScopedResource):
    organization_path = "employee__organization"
    related = ("employee",)
    employee_name = shown("employee__full_name", "сотрудник")
    withdrawn_on = shown("withdrawn_on", "отозвано", DayWidget())

    class Meta:
        model = Consent
        fields = (
            "id", "employee", "employee_name", "kind", "signed_on", "valid_until", "hides_name", "hides_post",
            "hides_category", "withdrawn_on",
        )  # fmt: skip


class PostResource(ScopedResource):
    organization_path = "employee__organization"
    related = ("employee",)
    employee_name = shown("employee__full_name", "сотрудник")


class CuratorResource(PostResource):
    class Meta:
        model = Curator
        fields = POST_COLUMNS


class HeadResource(PostResource):
    class Meta:
        model = Head
        fields = POST_COLUMNS


class UserResource(ScopedResource):
    """Accounts are only exported: a password comes from nowhere but its own form."""

    related = ("employee",)
    prefetched = ("grants",)
    username = shown("username", "имя пользователя")
    full_name = shown("display_name", "имя")
    email = shown("email", "почта")
    roles = shown("granted", "роли")
    is_active = shown("is_active", "действует", YesNoWidget())

    class Meta:
        model = User
        fields = ("username", "full_name", "email", "roles", "is_active")

    @staticmethod
    def why_frozen(thing: Any) -> str:
        in_archive = thing.employee and thing.employee.archived_on
        return "Карточка сотрудника в архиве: сначала верните её." if in_archive else ""

    def dehydrate_roles(self, user: User) -> str:
        return ", ".join(grant.get_role_display() for grant in user.grants.all())


class AccountResource(ScopedResource):
    """The list of accounts as a file: people, not passwords."""

    related = ("user",)
    full_name = shown("full_name", "сотрудник")
    username = shown("account__username", "имя для входа")
    state = shown("account__state__label", "учётная запись")
    roles = shown("office_labels", "роли")
    last_login = shown("account__last_login", "последний вход", DateTimeWidget())
    second_factor = shown("account__has_second_factor", "второй фактор", YesNoWidget())

    class Meta:
        model = Employee
        fields = ("full_name", "username", "state", "roles", "last_login", "second_factor")

    def dehydrate_state(self, employee: Employee) -> str:
        return (employee.account.state if employee.account else AccountState.NONE).label

    def dehydrate_roles(self, employee: Employee) -> str:
        return ", ".join(employee.office_labels)


class RoleGrantResource(ScopedResource):
    organization_path = "user__organization"
    related = ("user",)
    username = shown("user__username", "учётная запись")

    class Meta:
        model = RoleGrant
        fields = ("username", "role")
