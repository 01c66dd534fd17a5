import pytest

from tests.pages import changes_of, everything
from tests.roadmap.checklist import GuardedPage

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")


class TestActivityDone(GuardedPage):
    name = "activity_done"

    @pytest.fixture
    def thing(self, activity):
        return activity

    def test_works(self, page, url, thing, curator):
        answer = page.post(url, {"evidence": "протокол № 2"})
        thing.refresh_from_db()
        assert (answer.status_code, answer.url) == (302, thing.get_absolute_url())
        assert (thing.state, thing.evidence) == ("done", "протокол № 2")
        assert changes_of(thing) == [("planned", "done", curator, "")]

    def test_head_may_not(self, signed_in, head, url):
        assert signed_in(head).post(url, {"evidence": "протокол"}).status_code == 403

    def test_evidence_is_asked_for(self, page, url):
        before = everything()
        answer = page.post(url, {"evidence": "  "})
        assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["evidence"])
        assert everything() == before

    def test_second_time_overwrites_nothing_and_says_so(self, page, url):
        page.post(url, {"evidence": "протокол № 2"})
        before = everything()
        answer = page.post(url, {"evidence": "другой протокол"}, follow=True)
        assert [str(message) for message in answer.context["messages"]][-1].startswith("Ничего не изменилось")
        assert everything() == before

    def test_draft_is_not_marked(self, page, draft_activity, url, thing, draft):
        draft.state = "draft"
        draft.save(update_fields=["state"])
        before = everything()
        assert page.post(url, {"evidence": "протокол"}).context["form"].non_field_errors() == [
            "Дорожная карта ещё не утверждена: отмечать мероприятия можно после утверждения."
        ]
        assert everything() == before
