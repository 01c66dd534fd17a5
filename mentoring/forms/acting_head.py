"""Who is the head, who acts for the head, and until when."""

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone

from mentoring.forms.fields import DateInput, KeyField, OrganizationForm
from mentoring.models import ActingHead, Employee, Head, User
from mentoring.models.text import NumberField
from mentoring.queries.organization import head_of
from mentoring.services import acting_head as acting_heads
from mentoring.services import post as posts


class ActingHeadForm(OrganizationForm):
    class Meta:
        model = ActingHead
        fields = ("employee", "starts_on", "ends_on", "basis", "founder_order", "founder_order_on")

    def __init__(self, data: Any = None, *, user: User, **kwargs: Any) -> None:
        super().__init__(data, user=user, **kwargs)
        people: Any = self.fields["employee"]
        _only_staff(people)
        head = head_of(user.organization) if user.organization else None
        people.queryset = people.queryset.exclude(pk=head and head.pk)
        self.fields["founder_order"].help_text = "Если есть: тогда подтверждение руководителя не нужно"

    def save(self, commit: bool = True) -> ActingHead:  # noqa: FBT001, FBT002 - theirs
        del commit
        return acting_heads.appoint(self.instance, by=self.user, today=timezone.localdate())


class HeadForm(forms.Form):
    employee = KeyField(Employee.objects.none(), label="Кто назначен")
    starts_on = forms.DateField(label="С какого дня", widget=DateInput)
    founder_order = NumberField(label="Приказ учредителя, номер", max_length=50)
    founder_order_on = forms.DateField(label="Дата приказа учредителя", widget=DateInput)

    def __init__(self, data: Any = None, *, user: User) -> None:
        super().__init__(data)
        self.user = user
        people: Any = self.fields["employee"]
        people.queryset = Employee.objects.visible_to(user)
        _only_staff(people)

    def clean_founder_order_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["founder_order_on"]
        if day > timezone.localdate():
            raise forms.ValidationError("Дата приказа ещё не наступила.")
        return day

    def save(self) -> Head:
        given = self.cleaned_data
        return posts.record_head(given.pop("employee"), **given, by=self.user)


class EndForm(forms.Form):
    last_on = forms.DateField(label="Последний день", widget=DateInput)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"last_on": timezone.localdate().isoformat()})


def _only_staff(people: Any) -> None:
    people.queryset = people.queryset.working().filter(home_organization="").order_by("search", "pk")
    people.help_text = "Чтобы подписывать на сайте, ему нужна учётная запись"
