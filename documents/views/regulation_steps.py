"""Steps of a regulation: its approval by the head or by an order, another edition, its end, the public site."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from documents.forms.regulation import RegulationApproveForm, RegulationOrderForm, RegulationRevokeForm
from documents.models import Regulation
from documents.services import regulation as regulations
from documents.views.freezing import FreezingStep
from mentoring.exceptions import ImpossibleStepError
from mentoring.views.base import FormPage, SignedInView, StepPage


class RegulationApprove(FreezingStep):
    model = Regulation
    permission = "documents.approve_regulation"
    title = "Утвердить положение"
    submit = "Утвердить"
    locks = True

    def get_form(self, thing: Regulation, data: Any = None) -> RegulationApproveForm:
        return RegulationApproveForm(data, regulation=thing)

    def consequences(self, thing: Regulation) -> list[str]:
        found = ["Положение больше не правится; утверждённый текст сохраняется как есть.", "Его увидят все сотрудники."]
        if thing.former:
            found.append(f"Редакция {thing.former.edition} утратит силу с того дня, с которого действует эта.")
        if thing.is_public:
            found.append("На сайте для всех прежняя редакция сменится этой.")
        return found

    def more_context(self, thing: Regulation) -> dict[str, Any]:
        return {"preview_url": reverse("regulation_preview", args=[thing.pk]), "preview_title": "Положение"}

    def step(self, thing: Regulation, form: RegulationApproveForm) -> str:
        given = form.cleaned_data
        on, starts = given["approved_on"], given["in_force_from"]
        regulations.approve(thing, on=on, in_force_from=starts, by=self.user, at=timezone.now())
        return "Положение утверждено. Его можно печатать и показать на сайте для всех."


class RegulationOrder(FormPage):
    """The draft of the order that approves it."""

    form_class = RegulationOrderForm
    permission = "documents.change_regulation"
    title = "Утвердить приказом"
    submit = "Составить проект приказа"
    creates = True

    def get_thing(self) -> Regulation:
        regulation: Regulation = self.find(Regulation, self.kwargs["pk"])
        return regulation

    def form_kwargs(self) -> dict[str, Any]:
        return {"regulation": self.thing}

    def save(self, form: RegulationOrderForm) -> tuple[str, str]:
        order = form.save()
        message = "Положение стоит приложением к проекту приказа: с подписью оно будет утверждено."
        return message, order.get_absolute_url()


class RegulationNewEdition(StepPage):
    model = Regulation
    permission = "documents.change_regulation"
    title = "Новая редакция"
    submit = "Составить новую редакцию"
    creates = True

    def consequences(self, thing: Regulation) -> list[str]:
        return [
            f"Текст и оформление редакции {thing.edition} скопируются в новый проект.",
            "Нынешняя редакция действует, пока не утверждена новая, и останется доступной после этого.",
        ]

    def step(self, thing: Regulation, form: Any) -> str:
        del form
        self.made = regulations.new_edition(thing, by=self.user, at=timezone.now())
        return "Проект новой редакции готов. Поправьте текст."

    def get_url(self, thing: Regulation) -> str:
        made = getattr(self, "made", None)
        return reverse("regulation_edit", args=[made.pk]) if made else thing.get_absolute_url()


class RegulationRevoke(StepPage):
    model = Regulation
    permission = "documents.approve_regulation"
    title = "Признать утратившим силу"
    submit = "Признать утратившим силу"

    def get_form(self, thing: Regulation, data: Any = None) -> RegulationRevokeForm:
        del thing
        return RegulationRevokeForm(data, initial={"over_from": timezone.localdate().isoformat()})

    def consequences(self, thing: Regulation) -> list[str]:
        found = ["С указанного дня положение не действует; прочитать и напечатать его можно и потом."]
        return [*found, "С сайта для всех оно в этот день уйдёт само."] if thing.is_public else found

    def step(self, thing: Regulation, form: RegulationRevokeForm) -> str:
        given = form.cleaned_data
        regulations.revoke(thing, on=given["over_from"], by=self.user, at=timezone.now(), why=given["why"])
        return f"Положение не действует с {given['over_from']:%d.%m.%Y}."

    def more_context(self, thing: Regulation) -> dict[str, Any]:
        del thing
        return {"danger": True}


class RegulationDiscard(StepPage):
    model = Regulation
    permission = "documents.change_regulation"
    title = submit = "Удалить проект"

    def consequences(self, thing: Regulation) -> list[str]:
        order = f"Проект приказа «{thing.order.heading}» останется без этого приложения." if thing.order else ""
        return [line for line in ("Проект положения удаляется со всеми правками.", order) if line]

    def step(self, thing: Regulation, form: Any) -> str:
        del form
        regulations.discard(thing)
        self.discarded = True
        return "Проект положения удалён."

    def more_context(self, thing: Regulation) -> dict[str, Any]:
        del thing
        return {"danger": True}

    def get_url(self, thing: Regulation) -> str:
        return reverse("regulations") if getattr(self, "discarded", False) else thing.get_absolute_url()


class RegulationShow(SignedInView):
    """Shows it on the public site, or takes it off."""

    permission = "documents.change_regulation"

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        regulation: Regulation = self.find(Regulation, pk)
        self.require(regulation)
        public = request.POST.get("public") == "1"
        try:
            regulations.show(regulation, public=public, by=self.user, at=timezone.now())
        except ImpossibleStepError as refusal:
            messages.error(request, " ".join(refusal.sentences))
        else:
            messages.success(request, "Положение видно на сайте для всех." if public else "С сайта для всех снято.")
        return HttpResponseRedirect(regulation.get_absolute_url())
