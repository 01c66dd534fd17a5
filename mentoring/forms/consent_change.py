"""What happens to a consent that is in force: it is withdrawn, or its subject changes the bans."""

from typing import Any

from django import forms
from django.utils import timezone

from mentoring.forms.consent import BAN_FIELDS
from mentoring.forms.fields import SignedOnField
from mentoring.models import Consent
from mentoring.models.consent import BANS
from mentoring.services import consent as consents


class WithdrawnOnField(SignedOnField):
    to_come = "Дата отзыва ещё не наступила."


class WithdrawForm(forms.Form):
    on = WithdrawnOnField(
        label="Дата отзыва", help_text="Какой датой подписан отзыв; с этого дня согласие не действует"
    )

    def __init__(self, data: Any = None, *, consent: Consent) -> None:
        super().__init__(data, initial={"on": timezone.localdate().isoformat()})
        self.consent = consent


class BansForm(forms.Form):
    """The bans of a publication as they are now to be."""

    def __init__(self, data: Any = None, *, consent: Consent) -> None:
        super().__init__(data, initial={ban: getattr(consent, ban) for ban in BANS})
        self.fields.update({ban: field() for ban, field in BAN_FIELDS.items()})
        self.fields["hides_name"].help_text = "Вместо имени на сайте стоит роль"
        self.consent = consent

    def save(self) -> Consent:
        bans = [ban for ban in BANS if self.cleaned_data[ban]]
        return consents.change_bans(self.consent, bans=bans, today=timezone.localdate())
