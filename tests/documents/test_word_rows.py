"""Which rows of a DOCX's tables stay together: read back from the file."""

import pytest
from django.template.loader import render_to_string

from documents.models import Acquaintance, Order
from tests.documents.samples import MENTOR
from tests.documents.test_rendering import PAGE, docx
from tests.documents.test_sheet_ends import kept

SECTION = '<section class="{}">{}</section>'


def held(readers, section="portrait"):
    """Return how many rows of a sheet of readers are kept with the next one, heads among them."""
    given = {"order": Order(number="26/1-ОД"), "readers": [Acquaintance(employee=MENTOR)] * readers}
    table = render_to_string("print/_acquaintance.html", given)
    return sum(all(kept(row._tr)) for row in docx(PAGE.format("", SECTION.format(section, table))).tables[0].rows)


@pytest.mark.parametrize("readers", [3, 22])
def test_readers_stay_on_one_sheet_as_long_as_it_holds_them(readers):
    assert held(readers) == readers + 1


def test_more_readers_than_a_sheet_holds_go_on_on_the_next():
    assert held(40) == 5


def test_readers_on_a_sheet_of_their_own_begin_under_its_title():
    assert held(22, "portrait readers") == 5
