"""Who reads what of another: the state and the days, not the reasons of others."""

from typing import Any

import pytest

from mentoring.models import Employee, Organization, StateChange
from mentoring.services import pair_answers
from tests.factories import AT, TODAY

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

WHY = "Поссорился с заведующим"


class TestBank:
    @pytest.fixture(autouse=True)
    def told(self, pair, mentor):
        StateChange.objects.of(mentor).update(why=WHY)
        mentor.load_limit = 7
        mentor.save()

    @pytest.mark.parametrize(("reader", "reads"), [("curator", True), ("mentor_user", True), ("mentee_user", False)])
    def test_reasons_and_edits_of_a_record(self, signed_in, mentor, request, reader, reads):
        page = signed_in(request.getfixturevalue(reader)).get(mentor.get_absolute_url())
        lines = page.context["history"]
        assert (WHY in page.text, "в банке" in page.text, len(lines) > 1) == (reads, True, reads)

    def test_a_mentor_reads_of_the_mentee_what_the_work_needs(self, signed_in, mentor_user, mentee_user, mentee):
        Employee.objects.filter(pk=mentee.pk).update(education="Педколледж, 2024", category="first")
        page = signed_in(mentor_user).get(mentee.get_absolute_url()).text
        assert [word in page for word in ("воспитатель", "Педколледж, 2024", "первая", "на бумаге")] == [True] * 4
        assert "на бумаге" not in signed_in(mentee_user).get(mentee.get_absolute_url()).text


@pytest.mark.parametrize(("reader", "reads"), [("curator", True), ("mentor_user", False), ("mentee_user", False)])
def test_the_remarks_of_the_council_on_a_pair(signed_in, agreed_pair, curator, request, reader, reads):
    Organization.objects.update(has_council=True)
    given: dict[str, Any] = {"opinion": "objects", "protocol": "3", "on": TODAY, "remarks": WHY}
    pair_answers.record_opinion(agreed_pair, **given, by=curator, at=AT)
    page = signed_in(request.getfixturevalue(reader)).get(agreed_pair.get_absolute_url()).text
    assert (WHY in page, "не поддерживает, протокол № 3 от 20.11.2026" in page) == (reads, True)
