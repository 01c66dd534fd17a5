"""What a draft of an order is begun with."""

from typing import Any

from django import forms
from django.forms.utils import ErrorDict, ErrorList
from django.http import QueryDict
from django.utils import timezone

from documents.enums import ORDER_IN_FORCE
from documents.models import BodyComposition, Order
from documents.registry import OrderKind, order_kinds
from documents.services import order as orders
from mentoring.forms.fields import DateInput, KeyField, KeysField
from mentoring.models import Employee, Organization, User
from mentoring.models.text import TITLE_MOST
from mentoring.school_year import SchoolYear
from mentoring.validators import validate_text

NOT_OFFERED = "Отмеченное уже стоит в другом приказе или его проекте либо ещё не готово. Выберите из того, что есть."
NOTHING_PROPOSED = "Составов нет: предложите состав на странице органа"
PEOPLE, ALSO, SHOWN = "people", "also", "shown"
PEOPLE_AT_FIRST, PEOPLE_MORE, PEOPLE_MOST = 3, 5, 60
DATES = ("starts_on", "ends_on")


class PersonForm(forms.Form):
    employee = KeyField(Employee.objects.none(), label="Сотрудник", required=False)
    note = forms.CharField(label="За что, чем отвечает", required=False, max_length=300, validators=[validate_text])

    def __init__(self, *args: Any, staff: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        employee: Any = self.fields["employee"]
        employee.queryset = staff

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("note") and not cleaned.get("employee") and "employee" not in self.errors:
            self.add_error("employee", "Выберите сотрудника или сотрите пояснение.")
        return cleaned


class PeopleFormSet(forms.BaseFormSet):  # type: ignore[type-arg]
    """People of the order, each once, each with a few words."""

    @property
    def people(self) -> dict[Employee, str]:
        given = [form.cleaned_data for form in self.forms if form.cleaned_data.get("employee")]
        return {person["employee"]: person["note"] for person in given}

    def clean(self) -> None:
        named = [form.cleaned_data["employee"] for form in self.forms if form.cleaned_data.get("employee")]
        twice = {person.full_name for person in named if named.count(person) > 1}
        if twice:
            raise forms.ValidationError(f"Назван дважды: {', '.join(sorted(twice))}. Оставьте одну строку.")


PeopleForms = forms.formset_factory(
    PersonForm, formset=PeopleFormSet, extra=PEOPLE_AT_FIRST, max_num=PEOPLE_MOST, absolute_max=PEOPLE_MOST
)


class KindForm(forms.Form):
    """Asks what the kind asks: rows to tick, and further fields of the order."""

    def __init__(self, data: Any = None, *, user: User, kind: OrderKind, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.user, self.kind = user, kind
        staff = Employee.objects.visible_to(user).working().order_by("search", "pk")
        self.people: Any = (
            PeopleForms(data, prefix=self.people_prefix, form_kwargs={"staff": staff})
            if PEOPLE in kind.fields
            else None
        )
        if kind.offered:
            self.fields["rows"] = _rows_field(kind, kind.offered(user))
        if kind.choices and (choices := kind.choices(user)):
            self.fields["chosen"] = KeyField(choices, label=kind.choice_title, required=False, empty_label="не выбрана")
        for name, label in kind.fields.items():
            if name != PEOPLE:
                self.fields[name] = _field(name, user=user, staff=staff)
                self.fields[name].label, _, example = label.partition(": ")
                self.fields[name].help_text = f"Например: {example}" if example else ""
                self.fields[name].required = name in kind.asks

    @property
    def people_prefix(self) -> str:
        return self.add_prefix(PEOPLE)

    @property
    def people_label(self) -> str:
        return self.kind.fields.get(PEOPLE, "")

    def is_valid(self) -> bool:
        whole = super().is_valid()
        if self.people is None:
            return whole
        if not self.people.is_valid():
            self.add_error(None, "Исправьте отмеченных людей.")
            return False
        if PEOPLE in self.kind.asks and not self.people.people:
            self.add_error(None, "Выберите хотя бы одного человека.")
            return False
        return whole

    def say_nothing(self) -> None:
        """Be shown as it was typed, without a word of what is not filled yet."""
        for form in (self, *(self.people or ())):
            form._errors = ErrorDict()  # noqa: SLF001 - Django has no other way
        if self.people:
            self.people._errors, self.people._non_form_errors = [], ErrorList()  # noqa: SLF001 - as above

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", "Окончание раньше начала.")
        return cleaned

    @property
    def given(self) -> orders.Given:
        fields = {name: value for name, value in self.cleaned_data.items() if name in self.kind.fields}
        told = {name: value for name, value in fields.items() if value not in (None, "")}
        person = told.pop("person", None)
        people = {person: ""} if person else self.people.people if self.people else {}
        rows, chosen = list(self.cleaned_data.get("rows", ())), self.cleaned_data.get("chosen")
        return orders.Given(self.kind.code, rows, people, told, chosen)


class DraftForm(KindForm):
    """Begins the draft with one kind, and takes further ones into the same order."""

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        kinds = {kind.code: kind for kind in order_kinds().values() if self._goes_with(kind)}
        self.fields[ALSO] = forms.MultipleChoiceField(
            choices=[(kind.code, kind.title) for kind in kinds.values()],
            required=False,
            label="Что ещё решает этот приказ",
            widget=forms.CheckboxSelectMultiple,
        )
        asked = data.getlist(ALSO) if data is not None else self.initial.get(ALSO, [])
        self.further = [self._further(kinds[code], data) for code in kinds if code in asked]

    def _goes_with(self, kind: OrderKind) -> bool:
        """Offer what can be decided now, no second order to amend or revoke, nor the same annex twice."""
        if kind.is_annex or kind == self.kind or (kind.effect and self.kind.effect):
            return False
        if {annex.template for annex in kind.annexes} & {annex.template for annex in self.kind.annexes}:
            return False
        return kind.offered is None or kind.offered(self.user).exists()

    def _further(self, kind: OrderKind, data: Any) -> KindForm:
        """Return the form of a further kind, not filled yet where the page has not shown it."""
        shown = data is not None and f"{kind.code}-{SHOWN}" in data
        return KindForm(data if shown else None, prefix=kind.code, user=self.user, kind=kind)

    def is_valid(self) -> bool:
        whole = super().is_valid()
        if any(not form.is_bound for form in self.further):
            self.add_error(None, "Заполните то, что добавлено в приказ.")
            return False
        if not all([form.is_valid() for form in self.further]):  # noqa: C419 - each is asked for its errors
            self.add_error(None, "Исправьте отмеченное в том, что добавлено в приказ.")
            return False
        return whole

    def say_nothing(self) -> None:
        super().say_nothing()
        for form in self.further:
            form.say_nothing()

    def save(self) -> Order:
        organization = self.user.organization
        assert isinstance(organization, Organization)  # noqa: S101 - a user without one has no permission
        first = self.given
        return orders.draft(
            organization,
            kind=first.kind,
            rows=first.rows,
            people=first.people,
            chosen=first.chosen,
            also=[form.given for form in self.further],
            by=self.user,
            at=timezone.now(),
            today=timezone.localdate(),
            **first.fields,
        )


def with_more_people(data: QueryDict, prefix: str) -> QueryDict:
    """Return the sent form with more rows for the people of that prefix."""
    again, rows = data.copy(), PeopleForms(data, prefix=prefix).total_form_count()
    again[f"{prefix}-TOTAL_FORMS"] = str(min(max(rows, 0) + PEOPLE_MORE, PEOPLE_MOST))
    return again


def _rows_field(kind: OrderKind, offered: Any) -> KeysField:
    return KeysField(
        offered,
        label=kind.lines_title,
        widget=forms.CheckboxSelectMultiple,
        initial=list(offered),
        error_messages={
            "required": "Отметьте хотя бы одну строку.",
            "invalid_choice": NOT_OFFERED,
            "invalid_pk_value": NOT_OFFERED,
        },
    )


def _field(name: str, *, user: User, staff: Any) -> forms.Field:
    if name == "person":
        return KeyField(staff.filter(home_organization=""))
    if name == "affects":
        return KeyField(Order.objects.visible_to(user).filter(state__in=ORDER_IN_FORCE))
    if name == "body_composition":
        return _composition_field(user)
    if name == "start_year":
        return _year_field()
    if name in DATES:
        return forms.DateField(widget=DateInput)
    return forms.CharField(max_length=TITLE_MOST if name == "subject" else 300, validators=[validate_text])


def _composition_field(user: User) -> KeyField:
    """Offer what is written down on the pages of the bodies and waits for an order."""
    proposed = BodyComposition.objects.visible_to(user).proposed().select_related("body")
    return KeyField(proposed, empty_label=None if proposed.exists() else NOTHING_PROPOSED)


def _year_field() -> forms.Field:
    """Offer the present school year and the next one."""
    now = SchoolYear.of(timezone.localdate())
    years = [now, SchoolYear(now.start + 1)]
    return forms.TypedChoiceField(choices=[(year.start, str(year)) for year in years], coerce=int)
