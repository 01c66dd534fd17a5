"""Основания: what orders quote, the common ones and the organization's own."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from documents.forms.order_template import LegalGroundForm
from documents.models import LegalGround
from mentoring.views.base import FormPage, SignedInView


class GroundList(SignedInView):
    permission = "documents.edit_wording"

    def get(self, request: HttpRequest) -> HttpResponse:
        self.require()
        found = LegalGround.objects.visible_to(self.user)
        valid = set(found.valid_on(timezone.localdate()).values_list("pk", flat=True))
        grounds = [(ground, ground.pk in valid) for ground in found]
        return render(request, "documents/legal_ground_list.html", {"grounds": grounds})


class GroundAdd(FormPage):
    form_class = LegalGroundForm
    permission = "documents.edit_wording"
    back_name = "legal_grounds"
    title = "Новое основание"
    creates = True

    def save(self, form: LegalGroundForm) -> tuple[str, str]:
        form.save()
        return "Основание записано. Отметьте его в образцах приказов, где оно нужно.", reverse("legal_grounds")


class GroundEdit(FormPage):
    form_class = LegalGroundForm
    permission = "documents.edit_wording"
    title = "Основание"

    def get_thing(self) -> LegalGround:
        ground: LegalGround = self.find(LegalGround, self.kwargs["pk"])
        return ground

    def form_kwargs(self) -> dict[str, Any]:
        return {"instance": self.thing}

    def save(self, form: LegalGroundForm) -> tuple[str, str]:
        form.save()
        return "Основание сохранено.", reverse("legal_grounds")
