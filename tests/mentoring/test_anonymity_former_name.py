"""Former names in what was uploaded and drafted: those who changed the surname are found by each."""

import pytest

from documents.models import Order, OrderPoint
from mentoring.enums import AccessKind
from mentoring.models import AccessEntry, StaffImport
from tests import factories as make
from tests.mentoring.test_anonymity import anonymize

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")


@pytest.fixture
def browser(signed_in, curator):
    return signed_in(curator)


class TestFormerName:
    """A surname changed by marriage tells as much."""

    @pytest.fixture
    def card(self, kindergarten):
        card = make.employee(kindergarten, last_name="Ясенева", archived_on=make.TODAY)
        card.last_name = "Белова"
        card.save()
        return card

    @pytest.mark.parametrize(
        ("given", "left"),
        [
            ({"table": [["Ясенева Мария"]]}, False),
            ({"rejected": [["БЕЛОВА Мария"]]}, False),
            ({"file_name": "Карточка Ясенева.xlsx"}, False),
            ({"table": [["Ясеневая улица"]], "file_name": "Список.xlsx"}, True),
        ],
    )
    def test_sheets_of_staff(self, browser, card, curator, at, given, left):
        StaffImport.objects.create(organization=card.organization, by=curator, made_at=at, **given)
        anonymize(browser, card, typed="Белова")
        assert StaffImport.objects.exists() is left

    def test_the_journal_of_access(self, browser, card, curator, stranger):
        """Of the own organization: what others did with a namesake's papers is theirs."""
        paper = "Согласие: Ясенева М.П."
        lines = [
            AccessEntry.objects.create(organization=by.organization, by=by, kind=AccessKind.PRINT, about=paper)
            for by in (curator, stranger)
        ]
        anonymize(browser, card, typed="Белова")
        assert [AccessEntry.objects.get(pk=line.pk).about for line in lines] == ["сведения удалены", paper]

    @pytest.mark.parametrize("name", ["Ясеневой Марии Петровне", "Ясеневу М.П.", "Беловой Марией Петровной"])
    @pytest.mark.parametrize("where", ["heading", "preamble", "control"])
    def test_drafts_of_orders(self, browser, card, school, name, where):
        here, there = (
            Order.objects.create(organization=house, kind="pairs", **{where: f"Назначить {name}"})
            for house in (card.organization, school)
        )
        points = [OrderPoint.objects.create(order=order, position=1, text=name) for order in (here, there)]
        anonymize(browser, card, typed="Белова")
        kept = [thing.history.exists() for thing in (here, points[0], there, points[1])]
        assert kept == [False, False, True, True]
