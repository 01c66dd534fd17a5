"""Drafting an order and dropping it."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from documents.enums import OrderEffect
from documents.forms.order_draft import ALSO, PEOPLE, DraftForm, with_more_people
from documents.models import Order
from documents.queries.order_parts import declared_of
from documents.registry import OrderKind, order_kinds
from documents.services import order as orders
from documents.services.composing import compose
from mentoring.russian import plural
from mentoring.views.base import FormPage, SignedInView, StepPage


@dataclass(frozen=True)
class Card:
    """A kind of order to choose; waits: «3 пары ждут», empty where the kind has no lines or nothing waits."""

    kind: OrderKind
    waits: str

    @property
    def url(self) -> str:
        return reverse("order_add_kind", args=[self.kind.code])


class OrderAdd(SignedInView):
    """What the order will be about."""

    permission = "documents.draft_order"

    def get(self, request: HttpRequest) -> HttpResponse:
        self.require()
        cards = [self._card(kind) for kind in order_kinds().values() if not kind.is_annex]
        waiting = [card for card in cards if card.waits]
        return render(
            request,
            "documents/order_add.html",
            {
                "waiting": waiting,
                "others": [card for card in cards if not card.waits and not card.kind.about],
                "idle": [card for card in cards if not card.waits and card.kind.about],
            },
        )

    def _card(self, kind: OrderKind) -> Card:
        count = kind.offered(self.user).count() if kind.offered else 0
        return Card(kind, f"{count} {plural(count, *kind.lines_wait)}" if count else "")


class OrderAddKind(FormPage):
    """What the kind asks."""

    form_class = DraftForm
    permission = "documents.draft_order"
    template_name = "documents/order_add_kind.html"
    back_name = "order_add"
    submit = "Составить проект"
    creates = True

    @property
    def kind(self) -> OrderKind:
        kind = order_kinds().get(self.kwargs["kind"])
        if kind is None or kind.is_annex:
            raise Http404
        return kind

    @property
    def title(self) -> str:  # type: ignore[override]
        return f"Проект приказа «{self.kind.title}»"

    def form_kwargs(self) -> dict[str, Any]:
        asked = {name: self.request.GET.get(name, "") for name in self.kind.fields if name != PEOPLE}
        return {"kind": self.kind, "initial": asked | {ALSO: self.request.GET.getlist(ALSO)}}

    def more_context(self) -> dict[str, Any]:
        kind = self.kind
        return {"kind": kind, "is_idle": kind.offered is not None and not kind.offered(self.user).exists()}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "more_people" in request.POST:
            return self._still_asking(request, with_more_people(request.POST, request.POST["more_people"]))
        if "more_kinds" in request.POST:
            return self._still_asking(request, request.POST)
        return super().post(request, *args, **kwargs)

    def _still_asking(self, request: HttpRequest, data: QueryDict) -> HttpResponse:
        form = self.get_form(data)
        form.say_nothing()
        return self._show(request, form)

    def save(self, form: DraftForm) -> tuple[str, str]:
        order = form.save()
        if order.points.exists() and order.effect != OrderEffect.AMENDS:
            return "Проект составлен. Проверьте текст; подписывает руководитель.", order.get_absolute_url()
        return "Проект составлен. Напишите его пункты.", reverse("order_edit", args=[order.pk])


class OrderCompose(StepPage):
    model = Order
    permission = "documents.change_order"
    title = "Составить текст заново"
    submit = "Составить заново"

    def consequences(self, thing: Order) -> list[str]:
        own = thing.points.filter(is_own=True).count()
        kept = f"Добавленные вами пункты ({own}) останутся на своих местах." if own else ""
        lost = "Заголовок, преамбула, пункты и контроль будут составлены по нынешним данным; правка вручную пропадёт."
        return [line for line in (lost, kept) if line]

    def step(self, thing: Order, form: Any) -> str:
        del form
        compose(thing, today=timezone.localdate())
        return "Текст составлен заново."


class OrderDiscard(StepPage):
    model = Order
    permission = "documents.change_order"
    title = submit = "Удалить проект"

    def consequences(self, thing: Order) -> list[str]:
        lists = any(kind.about for kind in declared_of(thing))
        return ["Проект приказа удаляется.", *(["Всё, что он перечислял, снова ждёт приказа."] if lists else [])]

    def step(self, thing: Order, form: Any) -> str:
        del form
        orders.discard(thing, by=self.user, at=timezone.now())
        return "Проект удалён."

    def get_url(self, thing: Order) -> str:
        return thing.get_absolute_url() if Order.objects.filter(pk=thing.pk).exists() else reverse("orders")
