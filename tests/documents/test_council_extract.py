"""One protocol of the council serves many pairs; an extract of it is printed; an objection has its remarks."""

from typing import Any

import pytest
from django.urls import reverse

from documents.papers.council import extract_html
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Organization, Pair
from mentoring.services import pair as pairs
from mentoring.services import pair_answers
from mentoring.views.pair_form import NOTHING_TO_HEAR
from tests import factories as make
from tests.documents.test_pair_papers import words
from tests.factories import AT, TODAY
from tests.pages import GuardedDoors, GuardedPages, Page, outcome, refusal

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

WORD: dict[str, Any] = {"opinion": "supports", "protocol": "3", "on": TODAY, "remarks": ""}
URL = "/pairs/council/"


@pytest.fixture
def both(agreed_pair, kindergarten, curator):
    """Two pairs that wait for the council."""
    Organization.objects.update(has_council=True)
    mentor = make.mentor(make.employee(kindergarten, last_name="Борисова"), by=curator)
    mentee = make.mentee(make.employee(kindergarten, last_name="Яковлева"), by=curator)
    second = make.proposed_pair(mentor, mentee)
    for person in (mentor.employee, mentee.employee):
        pairs.confirm(second, by=make.account(person), at=AT)
    return [agreed_pair, second]


@pytest.fixture
def considered(both, curator):
    pair_answers.record_opinion(both[0], **WORD, by=curator, at=AT)
    return both[0]


@pytest.mark.parametrize("page", [Page("council_minutes", by="council", reader="head")], ids=str)
class TestMinutesDoors(GuardedPages):
    pass


@pytest.mark.parametrize(
    "page", [Page("council_extract_docx", "considered", by="council", reader="mentor_user", methods=("get",))], ids=str
)
class TestExtractDoors(GuardedDoors):
    pass


class TestMinutes:
    @pytest.fixture
    def given(self, both):
        first, second = both
        said = {
            f"opinion_{first.pk}": "supports",
            f"opinion_{second.pk}": "objects",
            f"remarks_{second.pk}": "Мал стаж",
        }
        return {"council_protocol": "3", "council_on": "2026-11-19", **said}

    def test_serve_many_pairs(self, signed_in, council, given):
        answer = signed_in(council).post(URL, given)
        assert outcome(answer) == (302, reverse("pairs"), ["Мнение совета записано: 2 пары."])
        kept = Pair.objects.order_by("pk").values_list("council_opinion", "council_protocol", "council_remarks")
        assert list(kept) == [("supports", "3", ""), ("objects", "3", "Мал стаж")]

    def test_say_nothing_of_those_not_considered(self, signed_in, council, given, both):
        given[f"opinion_{both[1].pk}"] = ""
        signed_in(council).post(URL, given)
        assert list(Pair.objects.exclude(council_opinion="")) == [both[0]]

    def test_support_all_but_those_of_whom_it_says_otherwise(self, signed_in, council, given, both):
        first, second = both
        support = {"council_protocol": "3", "council_on": "2026-11-19", "supports_all": "on"}
        signed_in(council).post(URL, support | {f"opinion_{second.pk}": "not-heard"})
        assert list(Pair.objects.exclude(council_opinion="")) == [first]
        signed_in(council).post(URL, support)
        assert set(Pair.objects.values_list("council_opinion", flat=True)) == {"supports"}
        assert signed_in(council).get(URL).context["closed"] == NOTHING_TO_HEAR

    def test_lead_to_each_pair(self, signed_in, council, both):
        page = signed_in(council).get(URL).text
        assert [f'href="{pair.get_absolute_url()}"' in page for pair in both] == [True, True]

    def test_an_objection_needs_its_remarks(self, signed_in, council, given, both):
        name = f"remarks_{both[1].pk}"
        answer = signed_in(council).post(URL, given | {name: " "})
        assert refusal(answer) == (422, {name: ["Совет не поддерживает пару: напишите его замечания."]})
        assert not Pair.objects.exclude(council_opinion="").exists()
        with pytest.raises(ImpossibleStepError, match="напишите его замечания"):
            pair_answers.record_opinion(both[0], **WORD | {"opinion": "objects"}, by=council, at=AT)

    def test_need_one_opinion_at_least(self, signed_in, council, both):
        answer = signed_in(council).post(URL, {"council_protocol": "3", "council_on": "2026-11-19"})
        assert refusal(answer) == (422, {"__all__": ["Отметьте мнение совета хотя бы об одной паре."]})


def test_the_extract_tells_all_pairs_of_the_minutes(both, considered, curator):
    objection = WORD | {"opinion": "objects", "remarks": "Мал стаж"}
    pair_answers.record_opinion(both[1], **objection, by=curator, at=AT)
    said = words(extract_html(Pair.objects.with_people().get(pk=considered.pk)))
    for text in (
        "из протокола заседания методического совета",
        "20 ноября 2026 г.№ 3",
        "1. Поддержать наставническую пару: наставник – Дорошенко Мария Петровна, воспитатель;",
        "2. Не поддержать наставническую пару: наставник – Борисова Мария Петровна, воспитатель;",
        "Замечания: Мал стаж",
        "; на срок с 14 сентября 2026 г. по 28 мая 2027 г.",
        "ПРИСУТСТВОВАЛИ: ____",
        "Секретарь ________________ ____________________ Выписка верна:",
        "Куратор наставничества ________________ М.П. Синицына «__» ___________ 20__ г.",
    ):
        assert text in said


def test_the_extract_is_offered_to_the_office_where_there_is_one(signed_in, council, mentor_user, both, considered):
    def offered(user, pair):
        return "Выписка из протокола, PDF" in signed_in(user).get(pair.get_absolute_url()).text

    assert [offered(council, pair) for pair in both] == [True, False]
    assert not offered(mentor_user, considered)
