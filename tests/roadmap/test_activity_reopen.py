import pytest

from roadmap.services import roadmap as roadmaps
from tests.factories import AT
from tests.pages import changes_of, everything
from tests.roadmap.checklist import GuardedPage

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")


class TestActivityReopen(GuardedPage):
    name = "activity_reopen"

    @pytest.fixture
    def thing(self, activity, curator, at):
        roadmaps.mark_done(activity, evidence="протокол", by=curator, at=at)
        return activity

    def test_works_and_keeps_the_evidence(self, page, url, thing, curator):
        answer = page.post(url, {"why": "Протокол не подписан"})
        thing.refresh_from_db()
        assert (answer.status_code, answer.url) == (302, thing.get_absolute_url())
        assert (thing.state, thing.evidence) == ("planned", "протокол")
        assert changes_of(thing)[-1] == ("done", "planned", curator, "Протокол не подписан")

    def test_reason_is_asked_for(self, page, url):
        assert list(page.post(url).context["form"].errors) == ["why"]

    def test_second_time_changes_nothing(self, page, url):
        page.post(url, {"why": "Ошибка"})
        before = everything()
        assert page.post(url, {"why": "Ошибка"}).status_code == 302
        assert everything() == before

    def test_completed_roadmap_is_closed(self, page, url, all_done, curator):
        roadmaps.complete(all_done, by=curator, at=AT)
        before = everything()
        assert page.post(url, {"why": "Ошибка"}).context["form"].non_field_errors() == [
            "Дорожная карта завершена и больше не меняется."
        ]
        assert everything() == before
