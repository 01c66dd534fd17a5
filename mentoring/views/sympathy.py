"""Пожелания после групповой встречи: the curator asks, each answers for oneself, only the curator reads."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from mentoring.forms.sympathy import SympathyAskForm, SympathyForm
from mentoring.models import MeetingGuest
from mentoring.russian import plural
from mentoring.services.sympathy import term_over
from mentoring.views.base import FormPage, SignedInView
from mentoring.views.matching import PROPOSES


class SympathyList(SignedInView):
    """What the guests of the last meeting have said."""

    permission = PROPOSES

    def get(self, request: HttpRequest) -> HttpResponse:
        self.require()
        guests = MeetingGuest.objects.visible_to(self.user)
        last = guests.order_by("-met_on").first()
        found = guests.filter(met_on=last.met_on) if last else guests.none()
        rows = found.select_related("employee").prefetch_related("sympathies__about")
        context = {"last": last, "guests": rows.order_by("side", "employee__search", "pk")}
        return render(request, "mentoring/sympathy_list.html", context)


class SympathyAsk(FormPage):
    form_class = SympathyAskForm
    permission = PROPOSES
    template_name = "mentoring/sympathy_ask.html"
    back_name = "sympathies"
    title = "Спросить после групповой встречи"
    submit = "Спросить отмеченных"

    def save(self, form: SympathyAskForm) -> tuple[str, str]:
        count = form.save()
        asked = plural(count, "Спросили {} участника", "Спросили {} участников", "Спросили {} участников").format(count)
        return f"{asked}. Вопрос стоит у них на рабочем столе.", reverse("sympathies")


class SympathyAnswer(FormPage):
    """By oneself, or by the curator from a paper or from what was said."""

    permission = "mentoring.answer_sympathy"
    template_name = "mentoring/sympathy_answer.html"
    title = "После групповой встречи"
    submit = "Ответить"

    def get_thing(self) -> MeetingGuest:
        guest: MeetingGuest = self.find(MeetingGuest, self.kwargs["pk"])
        return guest

    @property
    def is_own(self) -> bool:
        return bool(self.thing.employee_id == self.user.employee_id)

    def get_form(self, data: Any = None) -> SympathyForm:
        return SympathyForm(data, guest=self.thing)

    def closed(self) -> str:
        return term_over(self.thing) if self.thing.answer_by < timezone.localdate() else ""

    def more_context(self) -> dict[str, Any]:
        back = settings.LOGIN_REDIRECT_URL if self.is_own else "sympathies"
        return {"is_own": self.is_own, "back_url": reverse(back)}

    def save(self, form: SympathyForm) -> tuple[str, str]:
        form.save()
        if self.is_own:
            until = f"{self.thing.answer_by:%d.%m.%Y}"
            return (
                f"Спасибо! Ответ увидит только куратор. До {until} его можно поправить.",
                self.thing.get_absolute_url(),
            )
        return f"Ответ записан: {self.thing.employee.full_name}.", reverse("sympathies")
