import pytest

from roadmap.models import Activity
from roadmap.services import roadmap as roadmaps
from tests.pages import changes_of, everything
from tests.roadmap.checklist import GuardedPage

pytestmark = [
    pytest.mark.without("counts", reason="asks what the page itself says"),
    pytest.mark.without("pdf", reason="many papers are frozen, and none is read"),
]


class TestRoadmapComplete(GuardedPage):
    name = "roadmap_complete"

    @pytest.fixture
    def thing(self, all_done):
        return all_done

    def test_works(self, page, url, thing, curator, head):
        answer = page.post(url)
        thing.refresh_from_db()
        assert (answer.status_code, answer.url, thing.state) == (302, thing.get_absolute_url(), "completed")
        assert changes_of(thing) == [("draft", "approved", head, ""), ("approved", "completed", curator, "")]

    def test_open_stage_is_named(self, page, url, thing, curator, at):
        last = Activity.objects.get(stage__roadmap=thing, title="Встречи")
        roadmaps.reopen(last, by=curator, at=at, why="Не все прошли")
        before = everything()
        answer = page.post(url)
        assert answer.context["form"].non_field_errors() == [
            "Этап «Работа пар и групп» ещё не пройден: отметьте его мероприятия или снимите их с указанием причины."
        ]
        assert everything() == before

    def test_second_time_changes_nothing(self, page, url):
        page.post(url)
        before = everything()
        assert page.post(url).status_code == 302
        assert everything() == before
