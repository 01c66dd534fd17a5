"""The organization's details: what papers print of it."""

from typing import Any

from mentoring.forms.fields import OrganizationForm
from mentoring.models import Organization

PATTERNS = ("order_number_pattern", "staff_order_number_pattern")


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

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name in PATTERNS:
            if name in cleaned and cleaned[name].count("{n}") != 1:
                self.add_error(name, "В образце должно один раз стоять {n}: на это место встанет номер.")
        return cleaned
