"""Учётные записи: whom the curator or the administrator has invited, and what can be done about each account."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from mentoring.additions import Action
from mentoring.enums import AccountState
from mentoring.filters import AccountFilter
from mentoring.forms.account import LostPhoneForm, RenameForm, RolesForm, SecurityForm
from mentoring.models import Employee, Organization, User
from mentoring.resources.people import AccountResource
from mentoring.road import HistoryLine
from mentoring.services import account as accounts
from mentoring.views.actions import split
from mentoring.views.base import DetailPage, FormPage, StepPage
from mentoring.views.list_page import ListPage

REISSUE = ("Выдать новый пароль", "account_reissue", "mentoring.reissue_password")
ROLES = ("Роли", "account_roles", "mentoring.grant_roles")
RENAME = ("Изменить имя для входа", "account_rename", "mentoring.rename_account")
NO_SECOND_FACTOR = ("Снять второй фактор", "account_second_factor", "mentoring.remove_second_factor")
DISABLE = ("Отключить", "account_disable", "mentoring.close_account")
ENABLE = ("Включить", "account_enable", "mentoring.close_account")


class AccountList(ListPage):
    model = Employee
    filterset_class = AccountFilter
    template_name = "mentoring/account_list.html"
    permission = "mentoring.manage_accounts"
    resource_class = AccountResource
    file_title = "Учётные записи"

    def get_queryset(self) -> Any:
        return Employee.objects.visible_to(self.user).for_accounts()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return {
            **context,
            "mail_works": settings.MAIL_WORKS,
            "can_invite": any(employee.account is None for employee in context["things"]),
            "all_ticked": self.request.GET.get("state") == AccountState.NONE,
            "can_require": self.user.has_perm("mentoring.require_second_factor"),
        }


class AccountDetail(DetailPage):
    model = User
    template_name = "mentoring/account_detail.html"
    personal = "Учётная запись"
    permission = "mentoring.manage_accounts"

    def context(self, thing: User) -> dict[str, Any]:
        facts = [
            ("Имя для входа", thing.username),
            ("Роли", ", ".join(thing.role_labels)),
            ("Электронная почта", thing.email),
            ("Последний вход", thing.last_login),
            ("Второй фактор", "включён" if thing.has_second_factor else "выключен"),
        ]
        if _is_archived(thing):
            facts.append(("Карточка", "в архиве: пока её не вернут, учётную запись не включить"))
        return {"facts": facts, "history": _history(thing), **split(self._actions(thing))}

    def _actions(self, thing: User) -> list[Action]:
        offered = {
            REISSUE: not _is_archived(thing),
            ROLES: True,
            RENAME: True,
            NO_SECOND_FACTOR: thing.has_second_factor,
            DISABLE: thing.is_active,
            ENABLE: not (thing.is_active or _is_archived(thing)),
        }
        return [
            Action(title, reverse(name, args=[thing.pk]), aside=True)
            for (title, name, permission), possible in offered.items()
            if possible and self.user.has_perm(permission, thing)
        ]


class Rename(StepPage):
    model = User
    permission = "mentoring.rename_account"
    title = "Имя для входа"
    submit = "Изменить"

    def get_form(self, thing: User, data: Any = None) -> RenameForm:
        return RenameForm(data, account=thing)

    def consequences(self, thing: User) -> list[str]:
        return [f"{thing.display_name}: с прежним именем войти будет нельзя. Пароль не изменится."]

    def step(self, thing: User, form: RenameForm) -> str:
        accounts.rename(thing, username=form.cleaned_data["username"], by=self.user)
        return f"Имя для входа теперь {form.cleaned_data['username']}: сообщите его владельцу."


class GrantRoles(StepPage):
    model = User
    permission = "mentoring.grant_roles"
    title = "Роли"
    submit = "Сохранить"

    def get_form(self, thing: User, data: Any = None) -> RolesForm:
        return RolesForm(data, account=thing)

    def consequences(self, thing: User) -> list[str]:
        return [f"{thing.display_name}: отмеченные роли действуют сразу, со следующей открытой страницы."]

    def step(self, thing: User, form: RolesForm) -> str:
        accounts.set_roles(thing, form.cleaned_data["roles"], by=self.user)
        return "Роли сохранены."


class Disable(StepPage):
    model = User
    permission = "mentoring.close_account"
    title = "Отключить учётную запись"
    submit = "Отключить"

    def consequences(self, thing: User) -> list[str]:
        return [
            f"{thing.display_name}: войти будет нельзя, открытые сеансы завершатся сразу.",
            "Всё введённое останется. Включить учётную запись снова можно в любой день.",
        ]

    def more_context(self, thing: User) -> dict[str, Any]:
        return {"danger": True}

    def step(self, thing: User, form: Any) -> str:
        accounts.disable(thing, by=self.user)
        return "Учётная запись отключена."


class Enable(StepPage):
    model = User
    permission = "mentoring.close_account"
    title = "Включить учётную запись"
    submit = "Включить"

    def consequences(self, thing: User) -> list[str]:
        return [f"{thing.display_name}: снова можно будет войти с прежним паролем."]

    def step(self, thing: User, form: Any) -> str:
        accounts.enable(thing, by=self.user)
        return "Учётная запись включена."


class RemoveSecondFactor(StepPage):
    model = User
    permission = "mentoring.remove_second_factor"
    title = "Снять второй фактор"
    submit = "Снять"

    def get_form(self, thing: User, data: Any = None) -> LostPhoneForm:
        return LostPhoneForm(data)

    def consequences(self, thing: User) -> list[str]:
        return [
            f"{thing.display_name}: до новой настройки для входа будет довольно пароля.",
            "Сначала убедитесь, что об этом просит сам человек. Причина останется в истории.",
        ]

    def more_context(self, thing: User) -> dict[str, Any]:
        return {"danger": True}

    def step(self, thing: User, form: LostPhoneForm) -> str:
        accounts.remove_second_factor(thing, by=self.user, why=form.cleaned_data["why"])
        return "Второй фактор снят."


class Security(FormPage):
    """Whether the organization requires the second factor."""

    form_class = SecurityForm
    template_name = "mentoring/organization_security.html"
    permission = "mentoring.require_second_factor"
    title = "Безопасность входа"

    def form_kwargs(self) -> dict[str, Any]:
        return {"instance": Organization.objects.visible_to(self.user).get()}

    def more_context(self) -> dict[str, Any]:
        return {"without": User.objects.visible_to(self.user).lacking_second_factor(on=timezone.localdate())}

    def save(self, form: SecurityForm) -> tuple[str, str]:
        required = form.save().requires_second_factor
        sentence = "Второй фактор теперь обязателен." if required else "Второй фактор больше не обязателен."
        return sentence, reverse("organization_security")


def _is_archived(thing: User) -> bool:
    return bool(thing.employee and thing.employee.archived_on)


def _history(thing: User) -> list[HistoryLine]:
    rows = thing.history.exclude(history_change_reason=None).select_related("history_user__employee")
    return [
        HistoryLine(
            at=row.history_date,
            who=row.history_user.display_name if row.history_user else "система",
            what=row.history_change_reason,
            why="",
        )
        for row in rows
    ]
