"""Исполняющие обязанности руководителя."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from mentoring.forms.acting_head import ActingHeadForm, EndForm
from mentoring.models import ActingHead
from mentoring.services import acting_head as acting_heads
from mentoring.views.base import FormPage, SignedInView, StepPage


class ActingHeadList(SignedInView):
    permission = "mentoring.manage_acting"

    def get(self, request: HttpRequest) -> HttpResponse:
        self.require()
        found = ActingHead.objects.visible_to(self.user).select_related("employee")
        return render(request, "mentoring/acting_heads.html", {"actings": found, "today": timezone.localdate()})


class ActingHeadAdd(FormPage):
    form_class = ActingHeadForm
    permission = "mentoring.manage_acting"
    back_name = "acting_heads"
    title = "Назначить исполняющего обязанности"
    submit = "Назначить"
    creates = True

    def save(self, form: ActingHeadForm) -> tuple[str, str]:
        acting = form.save()
        said = f"{acting}. В эти дни приказы и программы подписывает он."
        if acting.employee.is_female:
            said = f"{acting}. В эти дни приказы и программы подписывает она."
        return said, reverse("acting_heads")


class ActingHeadEnd(StepPage):
    model = ActingHead
    permission = "mentoring.manage_acting"
    title = "Завершить исполнение обязанностей"
    submit = "Завершить"

    def get_form(self, thing: ActingHead, data: Any = None) -> EndForm:
        return EndForm(data)

    def get_url(self, thing: ActingHead) -> str:
        return reverse("acting_heads")

    def consequences(self, thing: ActingHead) -> list[str]:
        return [
            f"{thing}: срок кончится раньше; после него приказы снова подписывает руководитель.",
            "Что уже подписано, остаётся в силе.",
        ]

    def step(self, thing: ActingHead, form: EndForm) -> str:
        acting_heads.end(thing, last_on=form.cleaned_data["last_on"], today=timezone.localdate())
        return "Срок исполнения обязанностей завершён."
