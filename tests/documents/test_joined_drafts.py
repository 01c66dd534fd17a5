"""A draft that names somebody by a card that was joined into another one."""

import pytest

from documents.models import Order, OrderPoint
from documents.queries.former_words import former_words
from documents.queries.outdated import outdated
from documents.services.composing import compose, write_text
from mentoring.exceptions import ImpossibleStepError
from mentoring.services.joining import join, part
from tests import factories as make
from tests.factories import AT, TODAY

pytestmark = pytest.mark.without("pdf", reason="reads the data, not the files")


@pytest.fixture
def married(kindergarten):
    """The second card, to which the one in the pair is joined."""
    return make.employee(kindergarten, last_name="Соколова")


def told(order):
    """Return for each place the former form and what the card says now, and whether lists call the draft outdated."""
    fresh = Order.objects.get(pk=order.pk)
    return (
        {(word.form, word.now) for word in former_words(fresh, on=TODAY)},
        Order.objects.filter(outdated(TODAY), pk=order.pk).exists(),
    )


def test_it_is_outdated_till_the_cards_are_parted(order, mentee, married, curator):
    assert told(order) == (set(), False)
    joining = join(married, mentee.employee, taken=(), by=curator, at=AT)
    words, is_outdated = told(order)
    name = "Соколовой Марии Петровны"
    assert {now for _form, now in words} == {f"{name}, воспитателя"}
    assert is_outdated
    part(joining, by=curator, at=AT)
    assert told(order) == (set(), False)


def test_so_is_a_name_that_somebody_wrote(order, kindergarten, married, curator):
    """The office's own point, which no composing touches: its person is in no pair."""
    goes = make.employee(kindergarten, last_name="Белова")
    write_text(order, points=(), added=OrderPoint(text="Поручить Беловой Марии Петровне отчёт."))
    join(married, goes, taken=(), by=curator, at=AT)
    assert told(order) == ({("Беловой Марии Петровне", "Соколовой Марии Петровне")}, True)


def test_with_the_name_that_it_has_it_is_not(order, mentee, married, curator):
    join(married, mentee.employee, taken={"last_name"}, by=curator, at=AT)
    assert told(order) == (set(), False)


def test_it_is_signed_once_composed_anew(order, mentee, married, curator, head):
    join(married, mentee.employee, taken=(), by=curator, at=AT)
    with pytest.raises(ImpossibleStepError, match="Составьте текст заново"):
        make.signed_order(order, by=head)
    compose(Order.objects.get(pk=order.pk), today=TODAY)
    signed = make.signed_order(Order.objects.get(pk=order.pk), by=head)
    assert ("Савельев" in signed.signed_copy.html, "Соколов" in signed.signed_copy.html) == (False, True)
