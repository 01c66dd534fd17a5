"""Collegial bodies: the list, the page, who is in one."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from documents.forms.body import BodyForm, CompositionForm
from documents.models import BodyComposition, BodyMember, BodySession, CollegialBody, Order
from documents.queries.bodies import compositions_told, with_leaders
from documents.services import body as bodies
from mentoring.additions import Action
from mentoring.forms.fields import DateInput
from mentoring.russian import since
from mentoring.views.actions import split
from mentoring.views.base import DetailPage, FormPage, SignedInView, StepPage

SESSIONS_SHOWN = 50


class DayForm(forms.Form):
    on = forms.DateField(label="Состав на день", widget=DateInput, required=False)


class BodyList(SignedInView):
    def get(self, request: HttpRequest) -> HttpResponse:
        found = CollegialBody.objects.visible_to(self.user)
        if not self.user.is_office and not found.exists():
            raise PermissionDenied
        told = with_leaders(found, on=timezone.localdate())
        can_manage = self.user.has_perm("documents.manage_bodies")
        return render(request, "documents/body_list.html", {"bodies": told, "can_manage": can_manage})


class BodyAdd(FormPage):
    form_class = BodyForm
    permission = "documents.manage_bodies"
    back_name = "bodies"
    title = "Новый коллегиальный орган"
    creates = True

    def save(self, form: BodyForm) -> tuple[str, str]:
        return "Орган записан. Теперь предложите его состав.", form.save().get_absolute_url()


class BodyEdit(FormPage):
    form_class = BodyForm
    permission = "documents.manage_bodies"
    title = "Название органа"

    def get_thing(self) -> CollegialBody:
        body: CollegialBody = self.find(CollegialBody, self.kwargs["pk"])
        return body

    def form_kwargs(self) -> dict[str, Any]:
        return {"instance": self.thing}

    def save(self, form: BodyForm) -> tuple[str, str]:
        return "Сохранено.", form.save().get_absolute_url()


class BodyDetail(DetailPage):
    model = CollegialBody
    template_name = "documents/body_detail.html"

    def context(self, thing: CollegialBody) -> dict[str, Any]:
        form = DayForm(self.request.GET or None)
        day: dt.date = (form.is_valid() and form.cleaned_data["on"]) or timezone.localdate()
        composition = thing.composition_on(day)
        members = BodyMember.objects.on(day).filter(composition=composition).select_related("employee")
        return {
            "day": day,
            "day_form": form if form.is_bound else DayForm(initial={"on": day}),
            "composition": composition,
            "members": list(members) if composition else [],
            "compositions": compositions_told(thing, on=timezone.localdate()),
            "orders": Order.objects.visible_to(self.user).filter(body_composition__body=thing),
            "sessions": BodySession.objects.filter(body=thing).for_list()[:SESSIONS_SHOWN],
            "manages": self.user.has_perm("documents.manage_bodies", thing),
            **split(list(self._actions(thing))),
        }

    def _actions(self, thing: CollegialBody) -> list[Action]:
        found = []
        if self.user.has_perm("documents.keep_sessions", thing) and thing.is_active:
            begun = thing.compositions.in_force().exists()
            found.append(_to("Назначить заседание", "body_session_add", thing, "" if begun else NOBODY_YET))
        if self.user.has_perm("documents.manage_bodies", thing):
            proposed = thing.compositions.proposed().first()
            if proposed and self.user.has_perm("documents.draft_order"):
                asked = f"{reverse('order_add_kind', args=['body'])}?body_composition={proposed.pk}"
                found.insert(0, Action("Составить приказ о составе", asked))
            found.append(_to("Предложить состав", "body_compose", thing))
            found.append(_to("Название и падежи", "body_edit", thing))
        return found


NOBODY_YET = "Сначала приказом утверждается состав."


def _to(title: str, name: str, thing: CollegialBody, reason: str = "") -> Action:
    return Action(title, reverse(name, args=[thing.pk]), reason)


class BodyCompose(FormPage):
    """A composition for an order to come, or one that an order from outside the site has approved."""

    form_class = CompositionForm
    permission = "documents.manage_bodies"
    template_name = "documents/body_compose.html"
    title = "Предложить состав"
    creates = True

    def get_thing(self) -> CollegialBody:
        body: CollegialBody = self.find(CollegialBody, self.kwargs["pk"])
        return body

    def form_kwargs(self) -> dict[str, Any]:
        return {"instance": BodyComposition(body=self.thing)}

    def save(self, form: CompositionForm) -> tuple[str, str]:
        composition = form.save()
        if composition.basis:
            return f"Состав записан, он действует {since(composition.starts_on)}.", composition.get_absolute_url()
        return "Состав предложен. Составьте приказ: с его подписью состав вступит в силу.", _order_url(
            composition, self
        )


def _order_url(composition: BodyComposition, page: SignedInView) -> str:
    """Lead on to the order where the user may draft it."""
    if not page.user.has_perm("documents.draft_order"):
        return composition.get_absolute_url()
    return f"{reverse('order_add_kind', args=['body'])}?body_composition={composition.pk}"


class CompositionEdit(FormPage):
    form_class = CompositionForm
    permission = "documents.manage_bodies"
    template_name = "documents/body_compose.html"
    title = "Изменить предложенный состав"

    def get_thing(self) -> BodyComposition:
        composition: BodyComposition = self.find(BodyComposition, self.kwargs["pk"])
        return composition

    def form_kwargs(self) -> dict[str, Any]:
        return {"instance": self.thing}

    def closed(self) -> str:
        return bodies.ORDERED if self.thing.is_ordered else ""

    def save(self, form: CompositionForm) -> tuple[str, str]:
        return "Состав сохранён.", form.save().get_absolute_url()


class CompositionDiscard(StepPage):
    model = BodyComposition
    permission = "documents.manage_bodies"
    title = submit = "Удалить предложенный состав"

    def consequences(self, thing: BodyComposition) -> list[str]:
        return [bodies.ORDERED if thing.is_ordered else "Предложенный состав удаляется; действующий остаётся."]

    def step(self, thing: BodyComposition, form: Any) -> str:
        del form
        bodies.discard(thing)
        return "Предложенный состав удалён."
