"""Asking visas, giving one, and marking those put on paper."""

from typing import Any

from django import forms

from documents.models import Order
from documents.papers.annexes import draft_fingerprint
from mentoring.forms.consent import PeopleField
from mentoring.forms.fields import SignedOnField, TextArea
from mentoring.forms.seen import SeenForm
from mentoring.models import Employee, User
from mentoring.validators import validate_text


class ChosenPeopleForm(forms.Form):
    """People of the organization, chosen for an order."""

    people = PeopleField(required=False)

    def __init__(
        self, data: Any = None, *, user: User, label: str, help_text: str = "", chosen: Any = (), excluded: Any = ()
    ) -> None:
        super().__init__(data, initial={"people": chosen})
        people: Any = self.fields["people"]
        people.label, people.help_text = label, help_text
        people.queryset = Employee.objects.visible_to(user).working().exclude(pk__in=excluded).order_by("search", "pk")


class OnPaperForm(forms.Form):
    """Those who signed a sheet on one day. offered: who may be ticked."""

    people = PeopleField(error_messages={"required": "Отметьте хотя бы одного человека."})
    on = SignedOnField(label="Дата на листе")

    def __init__(self, data: Any = None, *, offered: Any) -> None:
        super().__init__(data)
        people: Any = self.fields["people"]
        people.queryset = offered


class VisaForm(SeenForm):
    """The visa is given to the text that was seen; who else gave one meanwhile does not matter."""

    def __init__(self, data: Any = None, *, order: Order) -> None:
        super().__init__(data, told=draft_fingerprint(order))


class RemarkForm(forms.Form):
    remark = forms.CharField(
        label="Замечания",
        widget=TextArea,
        max_length=1000,
        validators=[validate_text],
        help_text="Что поправить в тексте; их увидит куратор",
    )
