"""The kinds of documents, the common ones and the organization's own."""

import pytest
from django.urls import reverse

from documents.models import DocumentKind
from tests.pages import Doors, GuardedPages, Page, outcome, refusal

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

LIST = reverse("document_kinds")


@pytest.fixture
def own(kindergarten):
    return DocumentKind.objects.create(organization=kindergarten, title="план работы пары")


@pytest.fixture
def common(db):
    return DocumentKind.objects.create(code="program", title="программа наставничества")


@pytest.mark.parametrize("page", [Page("document_kinds", methods=("get",)), Page("document_kind_add")], ids=str)
class TestPages(GuardedPages):
    pass


@pytest.mark.parametrize("page", [Page("document_kind_edit", "own")], ids=str)
class TestDoors(Doors):
    pass


def test_the_list_shows_what_follows_from_the_kind(signed_in, curator, own, common):
    rows = signed_in(curator).get(LIST).context["kinds"]
    assert {(kind, word, kind.cases["вин"]) for kind, word in rows} == {
        (common, "УТВЕРЖДЕНА", "программу наставничества"),
        (own, "УТВЕРЖДЕН", "план работы пары"),
    }


def test_one_is_added_with_its_cases_by_rule(signed_in, curator, kindergarten):
    url = reverse("document_kind_add")
    answer = signed_in(curator).post(url, {"title": "маршрутная карта", "dative": "карте", "is_quoted": "on"})
    assert outcome(answer) == (302, LIST, ["Вид документа записан. Проверьте падежи: по ним пишутся приказы."])
    kind = DocumentKind.objects.get()
    told = (kind.organization, kind.cases["дат"], kind.cases["вин"], kind.has_title_page)
    assert told == (kindergarten, "карте", "маршрутную карту", False)


def test_two_of_one_title_are_refused(signed_in, curator, common):
    answer = signed_in(curator).post(reverse("document_kind_add"), {"title": "Программа наставничества"})
    assert refusal(answer) == (422, {"title": ["Такой вид документа уже есть."]})


def test_a_common_one_is_not_changed_here(signed_in, curator, common):
    assert signed_in(curator).post(reverse("document_kind_edit", args=[common.pk]), {"title": "х"}).status_code == 403
