"""Who acts for the head, and until when."""

from typing import Any

from django import forms
from django.utils import timezone

from mentoring.forms.fields import DateInput, OrganizationForm
from mentoring.models import ActingHead, User
from mentoring.services import acting_head as acting_heads


class ActingHeadForm(OrganizationForm):
    class Meta:
        model = ActingHead
        fields = ("employee", "starts_on", "ends_on", "basis")

    def __init__(self, data: Any = None, *, user: User, **kwargs: Any) -> None:
        super().__init__(data, user=user, **kwargs)
        people: Any = self.fields["employee"]
        people.queryset = people.queryset.working().filter(home_organization="")
        people.help_text = "Чтобы подписывать на сайте, ему нужна учётная запись"

    def save(self, commit: bool = True) -> ActingHead:  # noqa: FBT001, FBT002 - theirs
        del commit
        return acting_heads.appoint(self.instance)


class EndForm(forms.Form):
    last_on = forms.DateField(label="Последний день", widget=DateInput)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"last_on": timezone.localdate().isoformat()})
