"""The papers of many pairs in one file."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse
from pypdf import PdfReader

from documents.forms import pair_papers
from mentoring.enums import BasisKind
from mentoring.models import AccessEntry, Pair
from tests import factories as make
from tests.pages import GuardedPages, Page

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

PAGE = reverse("pair_papers")
SHEETS = reverse("pair_papers_pdf", args=["confirmation"])
SUPPLEMENTS = reverse("pair_papers_pdf", args=["supplement"])


@pytest.fixture
def browser(signed_in, curator):
    return signed_in(curator)


@pytest.fixture
def second(pair, curator):
    mentor, mentee = (make.employee(pair.organization, last_name=name) for name in ("Белова", "Громова"))
    return make.proposed_pair(make.mentor(mentor, by=curator), make.mentee(mentee, by=curator))


def sheets(answer):
    return ["".join(page.extract_text().split()) for page in PdfReader(BytesIO(answer.content)).pages]


@pytest.mark.parametrize("page", [Page("pair_papers", reader="mentor_user", methods=("get",))], ids=str)
class TestDoors(GuardedPages):
    pass


def test_ticked_pairs_in_one_pdf(browser, pair, second):
    answer = browser.get(SHEETS, {"pairs": [second.pk, pair.pk]})
    first, last = sheets(answer)
    assert ["БеловаМария" in first, "ДорошенкоМария" in last] == [True, True]
    assert AccessEntry.objects.filter(kind="print", about="Листы согласия на пару, 2").count() == 1


def test_all_in_one_zip(browser, pair, second):
    answer = browser.get(reverse("pair_papers_zip", args=["confirmation"]), {"everybody": "on"})
    with ZipFile(BytesIO(answer.content)) as archive:
        assert [name[:9] for name in archive.namelist()] == ["01 Белова"] * 2 + ["02 Дорошен"[:9]] * 2


@pytest.mark.parametrize(
    ("most", "asked", "said"),
    [
        (30, {}, "Отметьте, чьи бумаги печатать."),
        (1, {"everybody": "on"}, "Отмечено 2, а в одном файле – до 1: отметьте часть."),
    ],
)
def test_nothing_and_too_much_are_told_beside_the_list(browser, pair, second, monkeypatch, most, asked, said):
    monkeypatch.setattr(pair_papers, "MOST", most)
    answer = browser.get(SHEETS, asked)
    assert (answer.status_code, answer.context["kinds"][0][1].errors) == (422, {"pairs": [said]})


def test_supplements_are_of_those_who_have_them(browser, signed_in, council, pair, second):
    Pair.objects.filter(pk=pair.pk).update(basis_kind=BasisKind.SUPPLEMENT, basis_number="5")
    offered = [form.offered for _kind, form in browser.get(PAGE).context["kinds"]]
    assert offered == [[second, pair], [pair]]
    assert [form.offered for _kind, form in signed_in(council).get(PAGE).context["kinds"]] == [[second, pair], []]
    assert len(sheets(browser.get(SUPPLEMENTS, {"pairs": pair.pk}))) == 1
    assert browser.get(SUPPLEMENTS, {"pairs": second.pk}).status_code == 422


def test_an_unknown_kind_is_not_found(browser):
    assert browser.get(reverse("pair_papers_pdf", args=["program"])).status_code == 404


def test_the_list_leads_there(browser, pair):
    assert [action.url for action in browser.get(reverse("pairs")).context["print_actions"]] == [PAGE]
