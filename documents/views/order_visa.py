"""Визы: who is asked, the visa of the one who is signed in, those on paper."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from documents.enums import OrderState, VisaState
from documents.forms.order_visa import ChosenPeopleForm, OnPaperForm, RemarkForm, VisaForm
from documents.models import Order, Visa
from documents.services import visa as visas
from documents.services.composing import SIGNED
from mentoring.models import Employee
from mentoring.russian import plural
from mentoring.views.base import FormPage, StepPage


class OrderFormPage(FormPage):
    """A form about an order."""

    permission = "documents.change_order"

    def get_thing(self) -> Order:
        order: Order = self.find(Order, self.kwargs["pk"])
        return order


class VisasAsk(OrderFormPage):
    title = "Кто визирует проект"
    submit = "Запросить визы"

    def closed(self) -> str:
        return SIGNED if self.thing.is_signed else ""

    def get_form(self, data: Any = None) -> ChosenPeopleForm:
        chosen = list(self.thing.visas.values_list("employee", flat=True))
        hint = "Если никто не отмечен, визы не нужны"
        return ChosenPeopleForm(data, user=self.user, label="С кем согласовать", help_text=hint, chosen=chosen)

    def save(self, form: ChosenPeopleForm) -> tuple[str, str]:
        people = list(form.cleaned_data["people"])
        visas.ask(self.thing, employees=people, by=self.user, at=timezone.now())
        said = f"Визы запрошены: {len(people)}. Каждый увидит проект на своём рабочем столе."
        return said if people else "Визы не нужны: проект ждёт подписи.", self.thing.get_absolute_url()


class VisasOnPaper(OrderFormPage):
    title = "Отметить визы по бумаге"
    submit = "Отметить"

    def get_form(self, data: Any = None) -> OnPaperForm:
        asked = Employee.objects.filter(visas__order=self.thing, visas__state=VisaState.ASKED)
        return OnPaperForm(data, offered=asked.order_by("visas__position"))

    def save(self, form: OnPaperForm) -> tuple[str, str]:
        given = form.cleaned_data
        count = visas.mark_on_paper(
            self.thing, employees=given["people"], on=given["on"], by=self.user, at=timezone.now()
        )
        return f"Отмечено: {count} {plural(count, 'виза', 'визы', 'виз')}.", self.thing.get_absolute_url()


class OwnVisa(StepPage):
    """A step of the one who is asked."""

    model = Order
    permission = "documents.give_visa"
    locks = True

    def own(self, thing: Order) -> Visa:
        return thing.visas.get(employee=self.user.employee_id)

    def more_context(self, thing: Order) -> dict[str, Any]:
        return {"preview_url": reverse("order_preview", args=[thing.pk]), "preview_title": "Текст приказа"}


class VisaGive(OwnVisa):
    title = "Завизировать проект"
    submit = "Согласовать"

    def get_form(self, thing: Order, data: Any = None) -> VisaForm:
        return VisaForm(data, order=thing)

    def consequences(self, thing: Order) -> list[str]:
        del thing
        return [
            "Вы согласны с текстом проекта; ваша виза и дата будут напечатаны под подписью.",
            "Если текст изменят, визу попросят снова.",
        ]

    def step(self, thing: Order, form: Any) -> str:
        del form
        visas.give(self.own(thing), by=self.user, at=timezone.now())
        return "Проект завизирован."


class VisaObject(OwnVisa):
    title = "Вернуть с замечаниями"
    submit = "Вернуть"

    def get_form(self, thing: Order, data: Any = None) -> RemarkForm:
        del thing
        return RemarkForm(data)

    def consequences(self, thing: Order) -> list[str]:
        del thing
        return ["Проект вернётся куратору; после правки визы попросят у всех снова."]

    def step(self, thing: Order, form: RemarkForm) -> str:
        visas.object_to(self.own(thing), remark=form.cleaned_data["remark"], by=self.user, at=timezone.now())
        return "Замечания отправлены, проект вернулся на доработку."

    def get_url(self, thing: Order) -> str:
        seen = Order.objects.visible_to(self.user).filter(pk=thing.pk).exists()
        return thing.get_absolute_url() if seen else reverse(settings.LOGIN_REDIRECT_URL)


class OrderReopen(StepPage):
    model = Order
    permission = "documents.change_order"
    title = "Вернуть на доработку"
    submit = "Вернуть"

    def consequences(self, thing: Order) -> list[str]:
        given = thing.visas.filter(state=VisaState.GIVEN).count()
        said = ["Проект снова правится; визы придётся запросить ещё раз."]
        return [*said, f"Поставленных виз пропадёт: {given}."] if given else said

    def step(self, thing: Order, form: Any) -> str:
        del form
        was = visas.reopen(thing, by=self.user, at=timezone.now())
        return "Проект снова правится." if was else f"Проект и так не на визах: состояние «{OrderState.DRAFT.label}»."
