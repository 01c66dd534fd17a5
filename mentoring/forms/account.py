"""Signing in, one's own password and codes; the accounts that a curator or an administrator keeps."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django import forms

from mentoring.enums import GRANTED_ROLES, Role
from mentoring.forms.fields import OrganizationForm, TextArea
from mentoring.models import Organization, User
from mentoring.services import account as accounts

CODE_HELP = "Шесть цифр, которые приложение показывает сейчас"
WHY_LENGTH = 80  # with what happened it is the reason of one entry of the history, a hundred letters long


def _plain(form: forms.BaseForm, **labels: str) -> None:
    """Give the fields our labels; a placeholder would only repeat them."""
    for name, field in form.fields.items():
        field.widget.attrs.pop("placeholder", None)
        field.label = labels.get(name, field.label)


class LoginForm(account.LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self, login="Имя для входа", password="Пароль", remember="Запомнить меня на этом устройстве")  # noqa: S106
        self.fields["login"].widget.attrs |= {"autofocus": True, "autocapitalize": "none", "spellcheck": "false"}
        self.fields["password"].help_text = ""


class ChangePasswordForm(account.ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self, oldpassword="Нынешний пароль", password1="Новый пароль", password2="Новый пароль ещё раз")  # noqa: S106
        self.fields["oldpassword"].help_text = ""
        if self.user.must_change_password:
            self.fields["oldpassword"].label = "Одноразовый пароль с листа"

    def clean(self) -> Any:
        given = super().clean()
        if given.get("password1") and given.get("password1") == given.get("oldpassword"):
            self.add_error("password1", "Новый пароль должен отличаться от нынешнего.")
        return given


class SetPasswordForm(account.ResetPasswordKeyForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self, password1="Новый пароль", password2="Новый пароль ещё раз")  # noqa: S106


class AskForLinkForm(account.ResetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self, email="Электронная почта")


class ConfirmPasswordForm(account.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self, password="Пароль")  # noqa: S106
        self.fields["password"].help_text = ""


class CodeForm(mfa.AuthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self, code="Код")
        self.fields["code"].help_text = f"{CODE_HELP}. Телефона нет под рукой – один из запасных кодов"
        self.fields["code"].widget.attrs |= {"autofocus": True, "inputmode": "numeric"}


class ConfirmCodeForm(mfa.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self, code="Код")
        self.fields["code"].help_text = CODE_HELP


class ActivateForm(totp.ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self, code="Код из приложения")
        self.fields["code"].help_text = CODE_HELP
        self.fields["code"].widget.attrs["inputmode"] = "numeric"
