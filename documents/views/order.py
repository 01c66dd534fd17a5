"""Приказы: the list and the page."""

import datetime as dt
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from documents.enums import ORDER_IN_FORCE, ORDER_SET_ASIDE, OrderState, VisaState
from documents.filters import OrderFilter
from documents.models import ElectronicSignature, Order
from documents.panels import FILES
from documents.papers import order_html
from documents.papers.thanks import REWARD
from documents.queries.affecting import affected_by, effects_on
from documents.queries.electronic_signature import signature_of
from documents.queries.former_words import former_words
from documents.queries.mentions import NamedPerson, people_in
from documents.queries.order_parts import by_kind, declared
from documents.resources import OrderResource
from documents.services import signing
from documents.templatetags.papers import capitalized
from documents.views.electronic_signature import marked_actions
from documents.views.order_obstacles import obstacles_context
from documents.views.order_point import DuePoint, due_points
from documents.views.papers import paper_answer
from mentoring.additions import Action
from mentoring.models import Pair, StateChange
from mentoring.queries.pair_readiness import Lack
from mentoring.road import RoadStep, history, road
from mentoring.views.base import DetailPage, SignedInView
from mentoring.views.list_page import ListPage

ON_VISAS = "Проект на визах: сначала верните его на доработку."
HINDERED = "Сначала устраните причины, названные ниже."
EVENT, LEAVE = "event", "leave"


class OrderList(ListPage):
    model = Order
    filterset_class = OrderFilter
    template_name = "documents/order_list.html"
    counted = "приказ, приказа, приказов"
    resource_class = OrderResource
    file_title = "Приказы"
    manage_permission = "documents.draft_order"


class OrderDetail(DetailPage):
    model = Order
    template_name = "documents/order_detail.html"

    def context(self, thing: Order) -> dict[str, Any]:
        changes = list(StateChange.objects.of(thing))
        visas = list(thing.visas.select_related("employee"))
        readers = list(thing.acquaintances.select_related("employee"))
        own = [reader for reader in readers if reader.employee_id == self.user.employee_id]
        today = timezone.localdate()
        refusals = [] if thing.is_signed else self._refusals(thing, today)
        effects = effects_on([thing])[thing.pk]
        former = [] if thing.is_signed else former_words(thing, on=today)
        writable = bool(former) and thing.state == OrderState.DRAFT
        may_read = thing.state in ORDER_IN_FORCE and any(reader.read_on is None for reader in own)
        return {
            "road": road_of(thing, changes, has_visas=bool(visas), is_read=bool(readers)),
            "history": history(changes),
            "refusals": refusals,
            **obstacles_context(self.user, self._lacks(thing, today), refusals),
            "former": former,
            "may_compose": writable and self.user.has_perm("documents.change_order", thing),
            "leaves": _left_by(thing) if thing.is_signed else [],
            "points": self._points(thing, today) if thing.is_signed else [],
            "pairs": self._pairs(thing),
            "visas": visas,
            "readers": readers if self.user.is_office else own,
            "read": sum(reader.read_on is not None for reader in readers),
            "may_read": may_read,
            "can_manage_readers": self.user.has_perm("documents.manage_readers", thing),
            "affected": self._seen(affected_by(thing)),
            "effects": effects,
            "seen": self._seen([effect.by for effect in effects]),
            "copy": getattr(thing, "signed_copy", None),
            "signed_by": _signed_by(thing),
            "signature": (signature := signature_of(getattr(thing, "signed_copy", None))),
            "people": (people := self._people(thing)),
            "doubtful": any(person.is_doubtful for person in people),
            **order_actions(self, thing, visas, refusals, may_read=may_read, signature=signature),
        }

    def _pairs(self, thing: Order) -> Any:
        """Return the pairs that it is about, of a replacement the new one as well."""
        named = Q(order_lines__order=thing) | Q(succession__order_line__order=thing)
        return Pair.objects.visible_to(self.user).filter(named).distinct().for_list()

    def _refusals(self, thing: Order, today: dt.date) -> list[str]:
        """Say what keeps from signing today; to the head also that another one acts."""
        signs = self.user.has_perm("documents.sign_order", thing)
        return signing.refusals(thing, on=today, by=self.user.employee if signs else None)

    def _lacks(self, thing: Order, today: dt.date) -> list[Lack]:
        return [] if thing.is_signed else [lack for one in by_kind(thing) for lack in declared(one).lacks(one, today)]

    def _people(self, thing: Order) -> list[NamedPerson]:
        """Show to who may correct them the cases that the draft has."""
        may = not thing.is_signed and self.user.has_perm("documents.correct_cases", thing)
        return people_in(thing) if may else []

    def _points(self, thing: Order, today: dt.date) -> list[DuePoint]:
        return due_points(thing, self.user, on=today, in_force=thing.state in ORDER_IN_FORCE)

    def _seen(self, found: list[Order]) -> Any:
        return Order.objects.visible_to(self.user).filter(pk__in=[order.pk for order in found])


def _signed_by(thing: Order) -> str:
    """«Заведующий Корнилова В.А.»; empty of a draft."""
    return capitalized(f"{thing.signatory_post} {thing.signatory.initials_last}".strip()) if thing.signatory else ""


def _left_by(thing: Order) -> list[str]:
    """Say what the signed order leaves to be done."""
    return [said for each in by_kind(thing) for said in declared(each).leaves(each)]


def road_of(thing: Order, changes: list[StateChange], *, has_visas: bool, is_read: bool) -> list[RoadStep]:
    """Lay out the steps that apply: visas where they are asked, acquaintance where somebody reads."""
    path = [(OrderState.DRAFT, "Проект"), (OrderState.SIGNED, "Подписан")]
    if has_visas:
        path.insert(1, (OrderState.VISAS, "Визы"))
    if is_read or not thing.is_signed:
        path.append(_acquaintance(thing, changes))
    if thing.state in ORDER_SET_ASIDE:
        path.append((OrderState(thing.state), OrderState(thing.state).label.capitalize()))
    return road(thing.state, path, changes)


def _acquaintance(thing: Order, changes: list[StateChange]) -> tuple[OrderState, str]:
    once = thing.state in ORDER_SET_ASIDE and any(change.to_state == OrderState.ACQUAINTED for change in changes)
    if once or thing.state == OrderState.ACQUAINTED:
        return OrderState.ACQUAINTED, "Все ознакомлены"
    return OrderState.ACQUAINTANCE, "Ознакомление"


def order_actions(
    page: SignedInView,
    thing: Order,
    visas: list[Any],
    refusals: list[str],
    *,
    may_read: bool,
    signature: ElectronicSignature | None,
) -> dict[str, Any]:
    """Name the page's main action, its menu and what it prints."""
    own = next((visa for visa in visas if visa.employee_id == page.user.employee_id), None)
    waits = own is not None and own.state == VisaState.ASKED and thing.state == OrderState.VISAS
    more = _of_signed(page, thing) if thing.is_signed else _of_draft(page, thing, has_visas=bool(visas))
    if waits:
        more.insert(0, _to("Вернуть с замечаниями", "order_object", thing))
    main = None if may_read else _main(page, thing, refusals, waits=waits)
    return {
        "main_action": main,
        "more_actions": more,
        "print_actions": [*_prints(page, thing), *marked_actions(signature)],
    }


def _main(page: SignedInView, thing: Order, refusals: list[str], *, waits: bool) -> Action | None:
    if thing.is_signed:  # it is printed by the menu
        return None
    if waits:
        return _to("Завизировать", "order_visa", thing)
    if not page.user.has_perm("documents.sign_order", thing):
        return None
    return Action("Подписать", reverse("order_sign", args=[thing.pk]), HINDERED if refusals else "")


def _of_draft(page: SignedInView, thing: Order, *, has_visas: bool) -> list[Action]:
    if not page.user.has_perm("documents.change_order", thing):
        return []
    on_visas = ON_VISAS if thing.state == OrderState.VISAS else ""
    found = [
        _to("Изменить текст", "order_edit", thing, on_visas),
        _to("Составить текст заново", "order_compose", thing, on_visas),
        _to("Изменить список виз" if has_visas else "Запросить визы", "order_visas", thing),
    ]
    if thing.state == OrderState.VISAS:
        found += [_to("Отметить визы по бумаге", "order_visas_on_paper", thing)]
        found += [_to("Вернуть на доработку", "order_reopen", thing)]
    return [*found, _to("Удалить проект", "order_discard", thing)]


def _of_signed(page: SignedInView, thing: Order) -> list[Action]:
    found = []
    if page.user.has_perm("documents.manage_readers", thing):
        if thing.acquaintances.filter(read_on=None).exists():
            found.append(_to("Отметить по листу ознакомления", "order_readers_on_paper", thing))
        found.append(_to("Кого ещё ознакомить", "order_readers", thing))
    if page.user.has_perm("documents.draft_order", thing) and thing.state != OrderState.REVOKED:
        found += [
            Action(title, f"{reverse('order_add_kind', args=[kind])}?affects={thing.pk}")
            for title, kind in (("Изменить другим приказом", "amend"), ("Отменить другим приказом", "revoke"))
        ]
        found += [_releasing(each) for each in by_kind(thing) if each.kind == EVENT]
    return found


def _releasing(event: Order) -> Action:
    """Begin the order that releases those who take part in the event."""
    asked = {"subject": f"в проведении {event.subject}", "starts_on": event.starts_on}
    return Action("Освободить участников от работы", f"{reverse('order_add_kind', args=[LEAVE])}?{urlencode(asked)}")


def _prints(page: SignedInView, thing: Order) -> list[Action]:
    found = [_to("PDF", "order_pdf", thing), _to("DOCX для Word", "order_docx", thing)]
    if thing.is_signed and page.user.has_perm("documents.manage_readers", thing):
        found += [_to("Лист ознакомления, PDF", "order_acquaintance_pdf", thing)]
        found += [_to("Лист ознакомления, DOCX", "order_acquaintance_docx", thing)]
        if REWARD in thing.kinds and thing.state in ORDER_IN_FORCE:
            found += [_to(f"Благодарственные письма, {kind.upper()}", f"thanks_{kind}", thing) for kind in FILES]
    return found


def _to(title: str, name: str, thing: Order, reason: str = "") -> Action:
    return Action(title, reverse(name, args=[thing.pk]), reason)


class OrderPaper(SignedInView):
    """The order as a file or as a page in a frame."""

    def get(self, request: HttpRequest, pk: int, kind: str) -> HttpResponse:
        del request
        order: Order = self.find(Order, pk)
        html = order_html(order)
        copy = getattr(order, "signed_copy", None)
        name = copy.file_name if copy else "Проект приказа"
        return paper_answer(kind, html, name=name, kept=copy, about=str(order))
