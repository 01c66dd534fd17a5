"""The organization's details: what papers print of it."""

from typing import Any

from mentoring.forms.fields import OrganizationForm
from mentoring.forms.time_zone import TimeZoneField
from mentoring.models import Organization
from mentoring.models.organization import PATTERNS, WITHOUT_NUMBER, takes_a_number


class DetailsForm(OrganizationForm):
    class Meta:
        model = Organization
        fields = (
            "kind",
            "full_name",
            "short_name",
            "founder",
            "city",
            "address",
            "inn",
            "ogrn",
            "site",
            "head_title",
            *PATTERNS,
            "has_council",
            "qr_on_papers",
            "time_zone",
        )
        field_classes = {"time_zone": TimeZoneField}

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        zone: Any = self.fields["time_zone"]
        zone.offer(self.instance.time_zone)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name in PATTERNS:
            if name in cleaned and not takes_a_number(cleaned[name]):
                self.add_error(name, WITHOUT_NUMBER)
        return cleaned
