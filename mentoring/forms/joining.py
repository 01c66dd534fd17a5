"""Choosing the other card of one person, and which values stay."""

import datetime as dt
from typing import Any, cast

from django import forms

from mentoring.card_history import shown
from mentoring.enums import Category
from mentoring.fingerprint import fingerprint
from mentoring.forms.employee import EmployeeForm
from mentoring.forms.fields import KeyField
from mentoring.forms.seen import SeenField, shown_anew
from mentoring.models import Employee, User
from mentoring.services.joining import join

STAYS, GOES = "stays", "goes"
ACCOUNT = "account"
CHANGED_MEANWHILE = "Пока вы смотрели, одну из карточек изменил другой человек: сверьте данные и нажмите ещё раз."


class CardField(KeyField):
    def label_from_instance(self, obj: Any) -> str:
        return in_words(obj)


def in_words(card: Employee) -> str:
    """«Соколова Гузель Ильдаровна, воспитатель, 25.01.1996 – в архиве»."""
    born = f", {card.birth_date:%d.%m.%Y}" if card.birth_date else ""
    return f"{card.full_name}, {card.post}{born}{' – в архиве' if card.archived_on else ''}"


class SameForm(forms.Form):
    other = CardField(Employee.objects.none(), label="Вторая карточка", help_text="И те, что в архиве, тоже")

    def __init__(self, data: Any = None, *, user: User, card: Employee) -> None:
        super().__init__(data)
        others = Employee.objects.visible_to(user).filter(anonymized_on=None).exclude(pk=card.pk)
        cast("CardField", self.fields["other"]).queryset = others.order_by("search", "pk")


class JoinForm(forms.Form):
    """A choice for each field in which the cards differ; the rest is alike."""

    seen = SeenField()

    def __init__(self, data: Any = None, *, user: User, stays: Employee, goes: Employee) -> None:
        super().__init__(data)
        self.user, self.stays, self.goes = user, stays, goes
        self.alike: list[tuple[str, str]] = []
        written = [list(card.history.order_by("-history_date", "-history_id")) for card in (stays, goes)]
        for name in EmployeeForm.Meta.fields:
            self._ask(name, written)
        self._ask_account()
        self.initial["seen"] = self._state()

    def _ask(self, name: str, written: list[list[Any]]) -> None:
        field: Any = Employee._meta.get_field(name)
        values = [getattr(card, name) for card in (self.stays, self.goes)]
        title, texts = str(field.verbose_name).capitalize(), [shown(field, value) for value in values]
        if values[0] == values[1]:
            self.alike += [(title, texts[0])] if values[0] else []
            return
        days = [_known_since(rows, name) if _told(value) else None for rows, value in zip(written, values, strict=True)]
        self.fields[name] = _choice(title, texts, days)

    def _ask_account(self) -> None:
        accounts = [card.account for card in (self.stays, self.goes)]
        if all(accounts):
            texts = [_account_in_words(cast("User", account)) for account in accounts]
            used = [cast("User", account).last_login for account in accounts]
            self.fields[ACCOUNT] = _choice("Учётная запись", texts, used)

    def _state(self) -> str:
        """Return another word once one of the cards is not as it was shown."""
        cards = Employee.objects.filter(pk__in=[self.stays.pk, self.goes.pk]).order_by("pk")
        return fingerprint(repr(list(cards.values_list("pk", *EmployeeForm.Meta.fields, "archived_on", "user"))))

    def choices(self) -> list[forms.BoundField]:
        return [field for field in self.visible_fields() if field.name != "seen"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        list(Employee.objects.select_for_update().filter(pk__in=[self.stays.pk, self.goes.pk]).order_by("pk"))
        if cleaned.get("seen") != (now := self._state()):
            raise shown_anew(self, now, CHANGED_MEANWHILE)
        return cleaned

    def save(self, *, at: dt.datetime) -> None:
        chosen = {name for name, value in self.cleaned_data.items() if value == GOES}
        accounts = {STAYS: self.stays.account, GOES: self.goes.account}
        account = accounts.get(self.cleaned_data.get(ACCOUNT, ""))
        join(self.stays, self.goes, taken=chosen - {ACCOUNT}, account=account, by=self.user, at=at)


def _choice(title: str, texts: list[str], days: list[Any]) -> forms.ChoiceField:
    """Offer both; what was told later is chosen, and anything rather than nothing."""
    stays, goes = days
    later = GOES if goes is not None and (stays is None or goes > stays) else STAYS
    choices = list(zip((STAYS, GOES), texts, strict=True))
    return forms.ChoiceField(label=title, choices=choices, initial=later, widget=forms.RadioSelect)


def _told(value: Any) -> bool:
    return value not in {None, "", Category.NONE}


def _known_since(rows: list[Any], name: str) -> dt.datetime | None:
    """Return when the field got its present value; rows: the history of the card, the latest first."""
    since = None
    for row in rows:
        if getattr(row, name) != getattr(rows[0], name):
            break
        since = row.history_date
    return since


def _account_in_words(account: User) -> str:
    entered = f"входили {account.last_login:%d.%m.%Y}" if account.last_login else "ещё не входили"
    return f"{account.username}, {entered}"
