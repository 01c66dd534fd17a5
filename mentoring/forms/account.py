"""Signing in, one's own password and codes; the accounts that a curator or an administrator keeps."""

from typing import Any

from allauth.account import forms as account
from allauth.account.internal.flows.email_verification import send_verification_email_to_address
from allauth.account.models import EmailAddress
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django import forms

from mentoring.enums import GRANTED_ROLES, Role
from mentoring.forms.fields import OrganizationForm, TextArea
from mentoring.models import Organization, User

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
        _plain(self, login="Имя для входа или почта", password="Пароль", remember="Запомнить меня на этом устройстве")  # noqa: S106
        self.fields["login"].widget.attrs |= {
            "autofocus": True,
            "autocapitalize": "none",
            "autocomplete": "username",
            "spellcheck": "false",
        }
        self.fields["password"].help_text = ""

    def user_credentials(self) -> dict[str, Any]:
        """Ask for an address once: allauth, given it as such too, would take twice the time for those it knows."""
        return {"username": self.cleaned_data["login"], "password": self.cleaned_data["password"]}


class ChangePasswordForm(account.ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self, oldpassword="Нынешний пароль", password1="Новый пароль", password2="Новый пароль ещё раз")
        self.fields["oldpassword"].help_text = ""
        if self.user.must_change_password:  # the one from the sheet was typed a moment ago, to sign in
            del self.fields["oldpassword"]

    def clean(self) -> Any:
        given = super().clean()
        if given.get("password1") and self.user.check_password(given["password1"]):
            self.add_error("password1", "Новый пароль должен отличаться от нынешнего.")
        return given


class SetPasswordForm(account.ResetPasswordKeyForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self, password1="Новый пароль", password2="Новый пароль ещё раз")


class AskForLinkForm(account.ResetPasswordForm):
    users: list[User]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self, email="Электронная почта")

    def clean_email(self) -> str:
        """Send no link to an address that its owner has not confirmed yet."""
        email = str(super().clean_email())
        self.users = [user for user in self.users if user.email == email.lower()]
        return email


class AddressForm(account.AddEmailForm):
    """The own new address; nothing changes before the link sent there is followed."""

    def __init__(self, data: Any = None, *, user: User) -> None:
        super().__init__(data=data, user=user)
        _plain(self, email="Новый адрес")

    def clean_email(self) -> str:
        """Let the same be asked for again, which allauth takes for the present one; another takes its place."""
        own = EmailAddress.objects.filter(user=self.user)
        self.asked_before = own.filter(email=self.cleaned_data["email"].lower()).first()
        if self.asked_before:
            return str(self.asked_before.email)
        own.delete()
        return str(super().clean_email())

    def save(self, request: Any) -> Any:
        if self.asked_before:
            return send_verification_email_to_address(request, self.asked_before)
        return super().save(request)


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


class HandOverForm(forms.Form):
    """How the first or the next password reaches its owner."""

    by_mail = forms.TypedChoiceField(
        label="Как передать",
        choices=[("yes", "письмом со ссылкой"), ("no", "листом с одноразовым паролем")],
        coerce=lambda given: given == "yes",
        widget=forms.RadioSelect,
    )

    def __init__(self, data: Any = None, *, can_mail: bool) -> None:
        super().__init__(data, initial={"by_mail": "yes"})
        if not can_mail:
            del self.fields["by_mail"]

    @property
    def goes_by_mail(self) -> bool:
        return bool(self.cleaned_data.get("by_mail", False))


class RenameForm(forms.Form):
    username = forms.CharField(
        label="Имя для входа",
        max_length=150,
        validators=[User.username_validator],
        help_text="Латинские буквы, цифры, точка, дефис; строчные и прописные не различаются",
    )

    def __init__(self, data: Any = None, *, account: User) -> None:
        super().__init__(data, initial={"username": account.username})
        self.account = account

    def clean_username(self) -> str:
        username = str(self.cleaned_data["username"])
        if User.objects.filter(username__iexact=username).exclude(pk=self.account.pk).exists():
            raise forms.ValidationError("Это имя для входа уже занято.")
        return username


class RolesForm(forms.Form):
    roles = forms.MultipleChoiceField(
        label="Роли",
        required=False,
        choices=[(role.value, role.label) for role in Role if role in GRANTED_ROLES],
        widget=forms.CheckboxSelectMultiple,
        help_text="Наставником и наставляемым становятся в банках, руководителя записывают с приказом учредителя. "
        "Отметка куратора действует до первого приказа о его назначении",
    )

    def __init__(self, data: Any = None, *, account: User) -> None:
        held = {grant.role for grant in account.grants.all()}
        super().__init__(data, initial={"roles": sorted(held)})
        roles: Any = self.fields["roles"]
        roles.choices = [(role, label) for role, label in roles.choices if role != Role.HEAD or role in held]


class LostPhoneForm(forms.Form):
    why = forms.CharField(label="Причина", widget=TextArea({"rows": 2}), max_length=WHY_LENGTH)


class SecurityForm(OrganizationForm):
    class Meta:
        model = Organization
        fields = ("requires_second_factor",)
