import pytest

from tests.pages import changes_of, everything
from tests.roadmap.checklist import GuardedPage

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")


class TestActivityDrop(GuardedPage):
    name = "activity_drop"

    @pytest.fixture
    def thing(self, activity):
        return activity

    def test_works(self, page, url, thing, curator):
        answer = page.post(url, {"why": "Проведено в августе"})
        thing.refresh_from_db()
        assert (answer.status_code, answer.url, thing.state) == (302, thing.get_absolute_url(), "dropped")
        assert changes_of(thing) == [("planned", "dropped", curator, "Проведено в августе")]

    def test_reason_is_asked_for(self, page, url):
        before = everything()
        answer = page.post(url)
        assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["why"])
        assert everything() == before

    def test_second_time_changes_nothing(self, page, url):
        page.post(url, {"why": "Проведено в августе"})
        before = everything()
        assert page.post(url, {"why": "Ещё раз"}).status_code == 302
        assert everything() == before
