import datetime as dt

import pytest

from roadmap.models import Activity
from tests.pages import everything, refusal
from tests.roadmap.checklist import GuardedPage

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")


class TestActivityAdd(GuardedPage):
    name = "activity_add"

    @pytest.fixture
    def thing(self, draft):
        return draft.stages.get(number=1)

    def test_new_one_is_the_last_of_its_stage(self, page, url, thing, curator):
        answer = page.post(url, {"title": "Совещание", "term": "октябрь", "due_on": "2026-10-30"})
        made = thing.activities.last()
        assert (answer.status_code, answer.url) == (302, made.get_absolute_url())
        assert (made.title, made.position, made.due_on) == ("Совещание", 3, dt.date(2026, 10, 30))
        assert made.history.get().history_user == curator

    def test_empty_one_is_refused(self, page, url):
        before = everything()
        answer = page.post(url, {"term": "октябрь"})
        assert refusal(answer) == (422, {"title": ["Напишите мероприятие или содержание деятельности."]})
        assert everything() == before

    def test_approved_one_takes_no_more(self, page, url, approved):
        answer = page.post(url, {"title": "Совещание"})
        assert answer.context["form"].non_field_errors() == ["Дорожная карта уже утверждена и больше не правится."]
        assert not Activity.objects.filter(title="Совещание").exists()
