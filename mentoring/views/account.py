"""One's own account: the doors are allauth's, the look and the words ours; and how the pages look."""

from typing import Any, cast

from allauth.account import views as account
from allauth.account.decorators import reauthentication_required
from allauth.core import ratelimit
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.usersessions import views as sessions
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from mentoring.devices import is_known
from mentoring.exceptions import ImpossibleStepError
from mentoring.forms import account as forms
from mentoring.models import User
from mentoring.services.account import second_factor_is_required
from mentoring.views.base import FormPage, SignedInView

LARGE_PRINT = "large_print"
NO_MAIL = "Этот сайт не отправляет писем: адрес в карточке изменит куратор."
PROFILE = reverse_lazy("profile")


class Refusing:
    """Bad input answers 422, as on every other page."""

    def form_invalid(self, form: Any) -> HttpResponse:
        answer: HttpResponse = super().form_invalid(form)  # type: ignore[misc]
        answer.status_code = 422
        return answer


class Login(Refusing, account.LoginView):
    form_class = forms.LoginForm
    extra_context = {"mail_works": settings.MAIL_WORKS, "public_url": reverse_lazy(settings.LOGOUT_REDIRECT_URL)}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Answer a flood of attempts without asking the database, but let known devices through."""
        flood = None if is_known(request) else ratelimit.consume_or_429(request, action="login_flood")
        return flood or super().dispatch(request, *args, **kwargs)


class Logout(account.LogoutView):
    http_method_names = ("post",)


class Inactive(account.AccountInactiveView):
    pass


class PasswordChange(Refusing, account.PasswordChangeView):
    form_class = forms.ChangePasswordForm
    success_url = reverse_lazy(settings.LOGIN_REDIRECT_URL)
    extra_context = {"title": "Сменить пароль", "submit": "Сменить пароль", "thing": None, "back_url": PROFILE}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.user.is_authenticated and not request.user.has_usable_password():
            return redirect("profile")
        return super().dispatch(request, *args, **kwargs)

    def get_template_names(self) -> list[str]:
        owed = cast("User", self.request.user).must_change_password
        return ["account/first_password.html" if owed else "form_page.html"]


class AskForLink(Refusing, account.PasswordResetView):
    """«Забыли пароль?»; without a mail server it says whom to ask."""

    form_class = forms.AskForLinkForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not settings.MAIL_WORKS:
            return render(request, "account/password_ask.html")
        return super().dispatch(request, *args, **kwargs)


class LinkSent(account.PasswordResetDoneView):
    pass


class PasswordByLink(Refusing, account.PasswordResetFromKeyView):
    """The page to which an invitation and «Забыли пароль?» lead."""

    form_class = forms.SetPasswordForm
    success_url = reverse_lazy("login")


@method_decorator(reauthentication_required, name="get")
@method_decorator(reauthentication_required, name="post")
class AddressChange(FormPage):
    """The own address of mail: links to a new password go there, so it changes by a letter to the new one."""

    form_class = forms.AddressForm
    title = "Сменить адрес почты"
    submit = "Прислать письмо"
    back_name = "profile"

    def closed(self) -> str:
        return "" if settings.MAIL_WORKS else NO_MAIL

    def save(self, form: forms.AddressForm) -> tuple[str, str]:
        if self.closed():
            raise ImpossibleStepError(self.closed())
        form.save(self.request)
        address = form.cleaned_data["email"]
        return f"На {address} отправлено письмо: откройте ссылку из него, до этого адрес прежний.", str(PROFILE)


class AddressConfirm(account.ConfirmEmailView):
    """The page to which the letter leads: a look changes nothing, as mail programs look at links by themselves."""


class ConfirmByPassword(Refusing, account.ReauthenticateView):
    form_class = forms.ConfirmPasswordForm


class ConfirmByCode(Refusing, mfa.ReauthenticateView):
    form_class = forms.ConfirmCodeForm


class LoginCode(Refusing, mfa.AuthenticateView):
    """The second step of signing in."""

    form_class = forms.CodeForm


class SecondFactorOn(Refusing, totp.ActivateTOTPView):
    form_class = forms.ActivateForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        required = second_factor_is_required(cast("User", self.request.user))
        context: dict[str, Any] = super().get_context_data(required=required, **kwargs)
        return context


class SecondFactorOff(Refusing, totp.DeactivateTOTPView):
    extra_context = {"cancel_url": PROFILE}


class RecoveryCodes(codes.ViewRecoveryCodesView):
    pass


class NewRecoveryCodes(Refusing, codes.GenerateRecoveryCodesView):
    extra_context = {"cancel_url": PROFILE}


class Sessions(sessions.ListUserSessionsView):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        UserSession.objects.create_from_request(request)  # whatever door it came by, this one is in the list
        answer: HttpResponse = super().get(request, *args, **kwargs)
        return answer


class Profile(SignedInView):
    def get(self, request: HttpRequest) -> HttpResponse:
        user = self.user
        facts = [
            ("Имя для входа", user.username),
            ("Сотрудник", user.employee.full_name if user.employee else ""),
            ("Роли", ", ".join(user.role_labels)),
            ("Электронная почта", user.email),
        ]
        context = {
            "facts": facts,
            "mail_works": settings.MAIL_WORKS,
            "required": second_factor_is_required(user),
            "can_keep_acting": user.organization_id and user.has_perm("mentoring.manage_acting"),
            "can_require": user.organization_id and user.has_perm("mentoring.require_second_factor"),
        }
        return render(request, "mentoring/account_own.html", context)


@require_POST
def large_print(request: HttpRequest) -> HttpResponse:
    """Switch «версия для слабовидящих» and go back."""
    request.session[LARGE_PRINT] = not request.session.get(LARGE_PRINT, False)
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(back if safe else "/")
