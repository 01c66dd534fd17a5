"""Handing an account over to its owner: by a link in a mail, or by a sheet with a one-time password."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from mentoring.exceptions import ImpossibleStepError
from mentoring.forms.account import HandOverForm
from mentoring.mails import send_invitations
from mentoring.models import Employee, User
from mentoring.services import account as accounts
from mentoring.services.account import Invitation
from mentoring.views.base import SignedInView, StepPage
from mentoring.views.list_page import PAGE_SIZE

KEY_DIGITS = 18  # what every database takes for a key
TOO_MANY = f"За один раз приглашают не больше {PAGE_SIZE} человек: отметьте меньше."
NOBODY = "Никто не отмечен: отметьте тех, кого пригласить."


class InviteMany(SignedInView):
    """Those ticked on a page of the list, each by mail where there is an address and mail works, else by a sheet.

    No more than the page holds: making one password takes a third of a second.
    """

    permission = "mentoring.manage_accounts"
    http_method_names = ("post",)

    def post(self, request: HttpRequest) -> HttpResponse:
        self.require()
        ticked = {key for key in request.POST.getlist("employee") if key.isdecimal() and len(key) <= KEY_DIGITS}
        found = Employee.objects.visible_to(self.user).filter(pk__in=ticked)
        if len(ticked) > PAGE_SIZE or not found:
            messages.warning(request, TOO_MANY if len(ticked) > PAGE_SIZE else NOBODY)
            return HttpResponseRedirect(reverse("accounts"))
        mail_works = settings.MAIL_WORKS and "sheets" not in request.POST
        invited, refusals = [], []
        for employee in found:
            try:
                by_mail = mail_works and bool(employee.email)
                invited.append(accounts.invite(employee, by=self.user, by_mail=by_mail))
            except ImpossibleStepError as refusal:
                refusals += refusal.sentences
        return handed_over(request, self.user, invited, refusals)


def handed_over(request: HttpRequest, by: User, invited: list[Invitation], refusals: list[str]) -> HttpResponse:
    """Send the mails and answer with the sheets: the passwords on them are kept nowhere, so nothing is redirected."""
    site = f"{request.scheme}://{request.get_host()}"
    sheets = [invitation for invitation in invited if invitation.password]
    by_mail = [invitation.account for invitation in invited if not invitation.password]
    failed = send_invitations(by_mail, by=by, site=site) if by_mail else []
    context = {
        "sheets": sheets,
        "mailed": [account for account in by_mail if account not in failed],
        "failed": failed,
        "refusals": refusals,
        "site": site,
    }
    return render(request, "mentoring/account_sheets.html", context)


class HandOver(StepPage):
    """Give somebody a password; the answer to the POST are the sheets themselves.

    Not within one transaction, as other steps are: making the password would keep the database waiting.
    """

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
        return handed_over(request, self.user, [invitation], [])


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
