import pytest

from roadmap.models import Activity
from tests.pages import everything
from tests.roadmap.checklist import GuardedPage

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")


class TestActivityDelete(GuardedPage):
    name = "activity_delete"

    @pytest.fixture
    def thing(self, draft_activity):
        return draft_activity

    def test_works(self, page, url, thing, curator):
        answer = page.post(url)
        assert (answer.status_code, answer.url) == (302, thing.stage.get_absolute_url())
        assert not Activity.objects.filter(pk=thing.pk).exists()
        assert Activity.history.filter(id=thing.pk).first().history_user == curator

    def test_approved_one_stays(self, page, url, approved):
        before = everything()
        answer = page.post(url)
        assert answer.context["form"].non_field_errors() == ["Дорожная карта уже утверждена и больше не правится."]
        assert everything() == before
