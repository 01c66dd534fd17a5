"""The organization's details: what papers print of it."""

from mentoring.forms.fields import OrganizationForm
from mentoring.models import Organization


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
            "order_number_pattern",
            "time_zone",
        )
