import pytest

from roadmap.models import Roadmap
from tests.pages import everything
from tests.roadmap.checklist import GuardedPage

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")


class TestRoadmapDiscard(GuardedPage):
    name = "roadmap_discard"

    @pytest.fixture
    def thing(self, draft):
        return draft

    def test_works(self, page, url, sample, curator):
        answer = page.post(url)
        assert (answer.status_code, answer.url) == (302, "/roadmap/")
        assert list(Roadmap.objects.all()) == [sample]
        assert Roadmap.history.filter(history_type="-").get().history_user == curator

    def test_approved_one_stays(self, page, url, approved):
        before = everything()
        answer = page.post(url)
        assert answer.context["form"].non_field_errors() == ["Дорожная карта уже утверждена и больше не правится."]
        assert everything() == before
