"""The date of an order: not before the visas on its draft, nor before the order that it changes."""

import datetime as dt

import pytest

from documents.enums import OrderEffect
from documents.models import Order
from documents.services import signing
from documents.services import visa as visas
from tests import factories as make

pytestmark = pytest.mark.without("pdf", reason="many papers are frozen, and none is read")


def test_visa_is_not_later_than_the_order(order, curator, council, at):
    visas.ask(order, employees=[council.employee], by=curator, at=at)
    visas.give(order.visas.get(), by=council, at=at)
    name = council.employee.initials_last
    said = f"Виза поставлена позже 19.11.2026 ({name}): дата приказа не может быть раньше."
    assert said in signing.refusals(order, on=make.TODAY - dt.timedelta(days=1))
    assert signing.refusals(order, on=make.TODAY) == []


@pytest.mark.parametrize("effect", OrderEffect)
def test_order_is_not_earlier_than_the_one_it_changes(active_pair, effect):
    changed = active_pair.orders.get()
    order = Order.objects.create(organization=changed.organization, kind="amend", affects=changed, effect=effect)
    said = f"{changed} подписан позже 19.11.2026: приказ, который его меняет, не может быть раньше."
    assert said in signing.refusals(order, on=make.TODAY - dt.timedelta(days=1))
    assert said not in signing.refusals(order, on=make.TODAY)
