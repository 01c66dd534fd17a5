"""The organization and its first administrator."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from mentoring.enums import GRANTED_ROLES, Role, Sex
from mentoring.forms.time_zone import TimeZoneField
from mentoring.models import Organization, User
from mentoring.services.organization import found
from mentoring.validators import validate_person_name, validate_text


class SetupForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Organization
        fields = ("kind", "full_name", "short_name", "slug", "city", "head_title", "time_zone")
        field_classes = {"time_zone": TimeZoneField}

    last_name = forms.CharField(label="Ваша фамилия", max_length=60, validators=[validate_person_name])
    first_name = forms.CharField(label="Имя", max_length=60, validators=[validate_person_name])
    middle_name = forms.CharField(label="Отчество", max_length=60, required=False, validators=[validate_person_name])
    sex = forms.ChoiceField(label="Пол", choices=Sex, help_text="По нему склоняются имя и должность")
    post = forms.CharField(
        label="Должность",
        max_length=200,
        validators=[validate_text],
        help_text="Строчными: старший воспитатель",
    )
    roles = forms.MultipleChoiceField(
        label="Роли",
        choices=[(role.value, role.label) for role in Role if role in GRANTED_ROLES],
        initial=[Role.ADMINISTRATOR, Role.CURATOR],
        widget=forms.CheckboxSelectMultiple,
        help_text="Один человек может совмещать несколько",
    )
    username = forms.CharField(label="Имя для входа", max_length=150, validators=[User.username_validator])
    password = forms.CharField(label="Пароль", widget=forms.PasswordInput, strip=False)

    def clean_username(self) -> str:
        username = str(self.cleaned_data["username"])
        if User.objects.filter(username=username).exists():
            raise ValidationError("Это имя для входа уже занято.")
        return username

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        validate_password(password)
        return password

    def clean_roles(self) -> list[str]:
        roles: list[str] = self.cleaned_data["roles"]
        if Role.ADMINISTRATOR not in roles:
            raise ValidationError("Первая учётная запись – администратор: он заводит остальные.")
        return roles

    def save(self, commit: bool = True) -> User:  # noqa: FBT001, FBT002 - the signature is Django's
        given: dict[str, Any] = self.cleaned_data
        person = {name: given[name] for name in ("last_name", "first_name", "middle_name", "sex", "post")}
        return found(
            self.instance, person=person, roles=given["roles"], username=given["username"], password=given["password"]
        )
