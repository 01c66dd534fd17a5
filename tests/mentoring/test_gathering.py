"""What the apps declare for one another is found in their modules, in the order of the apps."""

import pytest

import documents.papers
import roadmap.papers
from documents.registry import order_kinds
from mentoring.gathering import declared


def test_all_apps_are_asked_in_their_order(monkeypatch):
    monkeypatch.setattr(roadmap.papers, "MARKS", ("third",), raising=False)
    monkeypatch.setattr(documents.papers, "MARKS", ("first", "second"), raising=False)
    assert declared("papers", "MARKS", str) == ["first", "second", "third"]


@pytest.mark.parametrize(("module", "attribute"), [("papers", "NONE_SUCH"), ("none_such", "PAPERS")])
def test_nothing_declared(module, attribute):
    assert declared(module, attribute, object) == []


def test_another_kind_of_thing_is_refused():
    with pytest.raises(TypeError, match=r"^ORDER_KINDS of a module 'orders' lists .*, which is no str$"):
        declared("orders", "ORDER_KINDS", str)


def test_kinds_of_orders_stand_by_their_position():
    positions = [kind.position for kind in order_kinds().values()]
    assert positions == sorted(positions)
    assert len(positions) == len(declared("orders", "ORDER_KINDS", object))
