import datetime as dt

import pytest

from mentoring.forms.seen import TEXT_CHANGED
from roadmap.models import Activity, ApprovedRoadmap
from tests.pages import changes_of, everything
from tests.roadmap.checklist import GuardedPage

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")


class TestRoadmapApprove(GuardedPage):
    name = "roadmap_approve"
    user = "head"

    @pytest.fixture
    def thing(self, draft):
        return draft

    @pytest.fixture
    def given(self, page, url):
        initial = page.get(url).context["form"].initial
        return {"approved_on": "2026-09-03", "seen": initial["seen"]}

    def test_works(self, page, url, given, thing, head):
        answer = page.post(url, given)
        thing.refresh_from_db()
        assert (answer.status_code, answer.url) == (302, thing.get_absolute_url())
        assert thing.state == "approved"
        assert thing.approved_copy.approved_on == dt.date(2026, 9, 3)
        assert changes_of(thing) == [("draft", "approved", head, "")]

    def test_page_shows_the_paper(self, page, url, thing):
        assert page.get(url).context["preview_url"] == f"/roadmap/{thing.pk}/preview/"

    def test_curator_may_not(self, signed_in, curator, url, given, thing):
        assert signed_in(curator).post(url, given).status_code == 403
        thing.refresh_from_db()
        assert thing.state == "draft"

    def test_draft_changed_meanwhile_is_shown_anew(self, page, url, given, thing, draft_activity):
        Activity.objects.filter(pk=draft_activity.pk).update(title="Другое")
        before = everything()
        answer = page.post(url, given)
        assert (answer.status_code, everything()) == (422, before)
        assert TEXT_CHANGED in answer.content.decode()
        page.post(url, {**given, "seen": answer.context["form"]["seen"].value()})
        thing.refresh_from_db()
        assert thing.state == "approved"

    def test_coming_date_is_refused(self, page, url, given):
        answer = page.post(url, {**given, "approved_on": "2026-11-21"})
        assert answer.context["form"].non_field_errors() == ["Дата утверждения ещё не наступила."]
        assert not ApprovedRoadmap.objects.exists()

    def test_second_approval_changes_nothing(self, page, url, given):
        page.post(url, given)
        before = everything()
        assert page.post(url, given).status_code == 422
        assert everything() == before
