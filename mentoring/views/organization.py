"""The organization's own details."""

from typing import Any

from django.urls import reverse

from mentoring.forms.organization import DetailsForm
from mentoring.models import Organization
from mentoring.views.base import FormPage


class OrganizationDetails(FormPage):
    form_class = DetailsForm
    permission = "mentoring.manage_organization"
    title = "Реквизиты организации"

    def form_kwargs(self) -> dict[str, Any]:
        return {"instance": Organization.objects.visible_to(self.user).get()}

    def save(self, form: DetailsForm) -> tuple[str, str]:
        form.save()
        return "Реквизиты сохранены: так они войдут во все новые документы.", reverse("organization_details")
