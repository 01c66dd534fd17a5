"""Consents: marked as signed, for one or for many; chosen to be printed; their wordings."""

from functools import partial
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from mentoring.enums import ConsentKind
from mentoring.filters import words
from mentoring.forms.fields import DateInput, KeysField, SignedOnField, TextArea
from mentoring.forms.scan import ScanField
from mentoring.models import Consent, ConsentText, Employee, Organization, User
from mentoring.models.consent import BANS, NO_BANS
from mentoring.queries.consent_text import PLACES_SHOWN
from mentoring.services import consent as consents
from mentoring.services import consent_text as texts
from mentoring.validators import LONGEST_TEXT, validate_text

Files = MultiValueDict[str, Any] | None
ON_THE_DAY = "day"
"""Chosen among the versions: whichever was current when the paper was signed."""


class _SignedForm(forms.Form):
    """What every signed consent has."""

    kind = forms.ChoiceField(label="Вид согласия", choices=ConsentKind)
    signed_on = SignedOnField(label="Дата подписания")
    version = forms.ChoiceField(
        label="Редакция на бланке",
        initial=ON_THE_DAY,
        help_text="Её номер напечатан внизу бланка",
        error_messages={"required": "У этого согласия несколько редакций: выберите ту, что на бланке."},
    )
    valid_until = forms.DateField(label="Действует до", widget=DateInput, required=False, help_text="Пусто – до отзыва")

    def _offer_versions(self, organization: Organization) -> None:
        """Ask which version was signed only where the kind has several."""
        kind = self["kind"].value()
        known = ConsentText.objects.known_to(organization).filter(kind=kind if kind in ConsentKind else "")
        self.versions = {str(version.pk): version for version in known.newest_first()}
        if len(self.versions) <= 1:
            del self.fields["version"]
            return
        field: Any = self.fields["version"]
        field.choices = [
            (ON_THE_DAY, "действовавшая в день подписания"),
            *(
                (key, f"{each.name} от {timezone.localdate(each.made_at):%d.%m.%Y}")
                for key, each in self.versions.items()
            ),
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        signed_on, valid_until = cleaned.get("signed_on"), cleaned.get("valid_until")
        if signed_on and valid_until and valid_until < signed_on:
            self.add_error("valid_until", "Согласие кончается раньше, чем подписано.")
        return cleaned

    def given(self) -> dict[str, Any]:
        """Return what the service asks of every signed consent."""
        names = ("signed_on", "valid_until")
        return {
            "kind": ConsentKind(self.cleaned_data["kind"]),
            "today": timezone.localdate(),
            "version": self.versions.get(self.cleaned_data.get("version", ON_THE_DAY)),
            **{name: self.cleaned_data[name] for name in names},
        }


BAN_FIELDS = {
    "hides_name": partial(
        forms.BooleanField,
        label="Имя на сайте не показывать",
        required=False,
        help_text="Запреты отмечают только в согласии на распространение. Вместо имени на сайте стоит роль",
    ),
    "hides_post": partial(
        forms.BooleanField,
        label="Должность на сайте не показывать",
        required=False,
        help_text="Без должности не показывается и категория: остаётся «наставник» или «наставляемый»",
    ),
    "hides_category": partial(forms.BooleanField, label="Категорию на сайте не показывать", required=False),
}
"""BANS as a form asks for them."""


class ConsentForm(_SignedForm):
    hides_name, hides_post, hides_category = (BAN_FIELDS[ban]() for ban in BANS)
    scan = ScanField(required=False)

    def __init__(self, data: Any = None, files: Files = None, *, employee: Employee, **initial: Any) -> None:
        super().__init__(data, files, **initial)
        self.employee = employee
        self._offer_versions(employee.organization)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("kind") not in {None, ConsentKind.PUBLICATION}:
            for ban in BANS:
                if cleaned.get(ban):
                    self.add_error(ban, NO_BANS)
        return cleaned

    def save(self) -> Consent:
        bans = [ban for ban in BANS if self.cleaned_data[ban]]
        return consents.record(self.employee, bans=bans, scan=self.cleaned_data["scan"], **self.given())


class ScanForm(forms.Form):
    scan = ScanField()


class PeopleField(KeysField):
    """People ticked in a list."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Employee.objects.none(), label="Кто подписал", **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.full_name}, {obj.post}"


class SelectionForm(forms.Form):
    """Whose consents of which kind are meant: of the people ticked, else of all found who have none in force."""

    kind = forms.ChoiceField(label="Вид согласия", choices=ConsentKind)
    people = PeopleField(required=False)
    q = forms.CharField(required=False, max_length=200)

    def __init__(self, data: Any = None, *, user: User) -> None:
        super().__init__(data)
        self.visible = Employee.objects.visible_to(user).working()
        people: Any = self.fields["people"]
        people.queryset = self.visible

    def found(self) -> QuerySet[Employee]:
        """Return the people in the order of the list."""
        return self._found().order_by("search", "pk")

    def _found(self) -> QuerySet[Employee]:
        kind, ticked = ConsentKind(self.cleaned_data["kind"]), self.cleaned_data["people"]
        if ticked:
            return self.visible.filter(pk__in=[person.pk for person in ticked])
        missing = self.visible.missing_consent(kind, on=timezone.localdate())
        return missing.filter(words("", self.cleaned_data["q"]))


class PrintForm(SelectionForm):
    """Which papers to print."""

    valid_until = forms.DateField(
        label="Срок согласия: по какой день",
        widget=DateInput,
        required=False,
        help_text="Будет напечатан в тексте; пусто – до дня отзыва",
    )
    part = forms.IntegerField(required=False, min_value=1, max_value=100_000)

    def clean_valid_until(self) -> Any:
        day = self.cleaned_data["valid_until"]
        if day and day < timezone.localdate():
            raise forms.ValidationError("Этот срок уже прошёл.")
        return day


class ManySignedForm(_SignedForm):
    """A pile of papers signed on one day; offered: who may be ticked.

    Not of publications: each of these has its own bans.
    """

    people = PeopleField(error_messages={"required": "Отметьте хотя бы одного человека."})

    def __init__(
        self, data: Any = None, *, organization: Organization, offered: QuerySet[Employee], **initial: Any
    ) -> None:
        super().__init__(data, **initial)
        kind: Any = self.fields["kind"]
        kind.choices = [choice for choice in ConsentKind.choices if choice[0] != ConsentKind.PUBLICATION]
        self._offer_versions(organization)
        people: Any = self.fields["people"]
        people.queryset = offered

    def save(self) -> int:
        return consents.record_many(self.cleaned_data["people"].select_related("organization"), **self.given())


class ConsentTextForm(forms.Form):
    text = forms.CharField(
        label="Текст",
        widget=TextArea({"rows": 24}),
        max_length=LONGEST_TEXT,
        validators=[validate_text],
        help_text=(
            f"Каждая строка – абзац. Места в скобках заполнятся при печати: {PLACES_SHOWN}. Заголовок, таблицу "
            "для паспортных данных или запретов, дату и подпись бланк добавляет сам."
        ),
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, user: User, based_on: ConsentText) -> None:
        self.user, self.kind = user, ConsentKind(based_on.kind)
        assert user.organization  # noqa: S101 - the page lets nobody else in
        self.organization = user.organization
        current = ConsentText.objects.current(self.organization, self.kind)
        super().__init__(data, initial={"text": based_on.text, "seen": current and current.pk})

    def clean_text(self) -> str:
        text = "\n".join(line.strip() for line in self.cleaned_data["text"].splitlines() if line.strip())
        if refusals := texts.refusals(text):
            raise forms.ValidationError(refusals)
        return text

    def save(self) -> ConsentText:
        return texts.add_version(
            self.organization,
            kind=self.kind,
            text=self.cleaned_data["text"],
            seen=self.cleaned_data["seen"],
            by=self.user,
            at=timezone.now(),
        )
