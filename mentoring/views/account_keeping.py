"""Учётные записи: whom the curator or the administrator has invited, and what can be done about each account."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from mentoring.enums import AccountState
from mentoring.exceptions import ImpossibleStepError
from mentoring.filters import AccountFilter
from mentoring.forms.account import HandOverForm, LostPhoneForm, RenameForm, RolesForm, SecurityForm
from mentoring.mails import send_invitations
from mentoring.models import Employee, Organization, User
from mentoring.resources.people import AccountResource
from mentoring.road import HistoryLine
from mentoring.services import account as accounts
from mentoring.services.account import Invitation
from mentoring.views.actions import Action, split
from mentoring.views.base import DetailPage, FormPage, ListPage, SignedInView, StepPage

KEY_DIGITS = 18  # what every database takes for a key
OFFERS = (
    ("Выдать новый пароль", "account_reissue", "mentoring.reissue_password"),
    ("Роли", "account_roles", "mentoring.grant_roles"),
    ("Изменить имя для входа", "account_rename", "mentoring.rename_account"),
)


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


class InviteMany(SignedInView):
    """Those ticked in the list, each by mail where there is an address and mail works, else by a sheet."""

    permission = "mentoring.manage_accounts"
    http_method_names = ("post",)

    def post(self, request: HttpRequest) -> HttpResponse:
        self.require()
        ticked = [key for key in request.POST.getlist("employee") if key.isdecimal() and len(key) <= KEY_DIGITS]
        found = Employee.objects.visible_to(self.user).filter(pk__in=ticked)
        if not found:
            messages.warning(request, "Никто не отмечен: отметьте тех, кого пригласить.")
            return HttpResponseRedirect(reverse("accounts"))
        mail_works = settings.MAIL_WORKS and "sheets" not in request.POST
        invited, refusals = [], []
        for employee in found:
            try:
                by_mail = mail_works and bool(employee.email)
                invited.append(accounts.invite(employee, by=self.user, by_mail=by_mail))
            except ImpossibleStepError as refusal:
                refusals += refusal.sentences
        return handed_over(request, invited, refusals)


@never_cache
def handed_over(request: HttpRequest, invited: list[Invitation], refusals: list[str]) -> HttpResponse:
    """Send the mails and answer with the sheets: the passwords on them are kept nowhere, so nothing is redirected."""
    site = f"{request.scheme}://{request.get_host()}"
    sheets = [invitation for invitation in invited if invitation.password]
    by_mail = [invitation.account for invitation in invited if not invitation.password]
    failed = send_invitations(by_mail, site=site) if by_mail else []
    context = {
        "sheets": sheets,
        "mailed": [account for account in by_mail if account not in failed],
        "failed": failed,
        "refusals": refusals,
        "site": site,
    }
    return render(request, "mentoring/account_sheets.html", context)


class AccountDetail(DetailPage):
    model = User
    template_name = "mentoring/account_detail.html"
    permission = "mentoring.manage_accounts"

    def context(self, thing: User) -> dict[str, Any]:
        facts = [
            ("Имя для входа", thing.username),
            ("Роли", ", ".join(thing.role_labels)),
            ("Электронная почта", thing.email),
            ("Последний вход", thing.last_login),
            ("Второй фактор", "включён" if thing.has_second_factor else "выключен"),
        ]
        return {"facts": facts, "history": _history(thing), **split(self._actions(thing))}

    def _actions(self, thing: User) -> list[Action]:
        offers = [*OFFERS]
        if thing.has_second_factor:
            offers.append(("Снять второй фактор", "account_second_factor", "mentoring.remove_second_factor"))
        offers.append(
            ("Отключить", "account_disable", "mentoring.close_account")
            if thing.is_active
            else ("Включить", "account_enable", "mentoring.close_account")
        )
        return [
            Action(title, reverse(name, args=[thing.pk]), aside=True)
            for title, name, permission in offers
            if self.user.has_perm(permission, thing)
        ]


class HandOver(StepPage):
    """Give somebody a password; the answer to the POST are the sheets themselves."""

    def address(self, thing: Any) -> str:
        raise NotImplementedError

    def issue(self, thing: Any, *, by_mail: bool) -> Invitation:
        raise NotImplementedError

    def get_form(self, thing: Any, data: Any = None) -> HandOverForm:
        return HandOverForm(data, can_mail=settings.MAIL_WORKS and bool(self.address(thing)))

    def how(self, thing: Any) -> str:
        address = self.address(thing)
        if not settings.MAIL_WORKS:
            return "Сайт не отправляет писем: вы получите лист с одноразовым паролем, его надо распечатать и отдать."
        if not address:
            return "Адреса почты в карточке нет: вы получите лист с одноразовым паролем, его надо распечатать и отдать."
        return f"Письмо со ссылкой уйдёт на {address}; либо распечатайте лист с одноразовым паролем."

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        thing = self.find(self.model, pk)
        self.require(thing)
        form = self.get_form(thing, request.POST)
        if not form.is_valid():
            return self._show(request, thing, form)
        try:
            invitation = self.issue(thing, by_mail=form.goes_by_mail)
        except ImpossibleStepError as refusal:
            for sentence in refusal.sentences:
                form.add_error(None, sentence)
            return self._show(request, thing, form)
        return handed_over(request, [invitation], [])


class Invite(HandOver):
    model = Employee
    permission = "mentoring.manage_accounts"
    title = "Пригласить"
    submit = "Пригласить"

    def address(self, thing: Employee) -> str:
        return thing.email

    def consequences(self, thing: Employee) -> list[str]:
        return [
            f"{thing.full_name}: откроется учётная запись с именем для входа по фамилии, имя потом можно изменить.",
            self.how(thing),
        ]

    def issue(self, thing: Employee, *, by_mail: bool) -> Invitation:
        return accounts.invite(thing, by=self.user, by_mail=by_mail)


class Reissue(HandOver):
    model = User
    permission = "mentoring.reissue_password"
    title = "Выдать новый пароль"
    submit = "Выдать"

    def address(self, thing: User) -> str:
        return thing.employee.email if thing.employee else thing.email

    def consequences(self, thing: User) -> list[str]:
        return [
            f"{thing.display_name}: прежний пароль и прежняя ссылка перестанут действовать, все сеансы завершатся.",
            self.how(thing),
        ]

    def issue(self, thing: User, *, by_mail: bool) -> Invitation:
        return accounts.reissue(thing, by=self.user, by_mail=by_mail)


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
        return {"without": User.objects.visible_to(self.user).lacking_second_factor()}

    def save(self, form: SecurityForm) -> tuple[str, str]:
        required = form.save().requires_second_factor
        sentence = "Второй фактор теперь обязателен." if required else "Второй фактор больше не обязателен."
        return sentence, reverse("organization_security")


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
