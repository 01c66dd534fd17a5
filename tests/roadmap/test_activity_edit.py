import pytest

from roadmap.models import Activity
from tests.pages import everything, refusal
from tests.roadmap.checklist import GuardedPage

pytestmark = [
    pytest.mark.without("counts", reason="asks what the page itself says"),
    pytest.mark.without("pdf", reason="many papers are frozen, and none is read"),
]


class TestActivityEdit(GuardedPage):
    name = "activity_edit"

    @pytest.fixture
    def thing(self, draft_activity):
        return draft_activity

    @pytest.fixture
    def given(self, page, url):
        form = page.get(url).context["form"]
        return {name: form.get_initial_for_field(field, name) or "" for name, field in form.fields.items()}

    def test_works(self, page, url, given, thing, curator):
        answer = page.post(url, {**given, "title": "Изучение законов", "responsible": "Куратор\nЗаведующий"})
        thing.refresh_from_db()
        assert (answer.status_code, answer.url) == (302, thing.get_absolute_url())
        assert (thing.title, thing.responsible.split()) == ("Изучение законов", ["Куратор", "Заведующий"])
        assert thing.history.first().history_user == curator

    def test_two_at_once_never_overwrite_silently(self, page, url, given, thing):
        Activity.objects.filter(pk=thing.pk).update(title="Чужая правка")
        answer = page.post(url, {**given, "title": "Моя правка"})
        thing.refresh_from_db()
        assert (answer.status_code, thing.title) == (422, "Чужая правка")
        assert "Чужая правка" in answer.context["form"].non_field_errors()[0]

    def test_emptied_one_is_refused_and_called_as_it_is(self, page, url, given, thing):
        before = everything()
        answer = page.post(url, {"seen": given["seen"]})
        assert refusal(answer) == (422, {"title": ["Напишите мероприятие или содержание деятельности."]})
        assert f'">{thing.title}</a>' in answer.text
        assert everything() == before

    def test_approved_one_is_not_edited(self, page, url, given, approved):
        before = everything()
        answer = page.post(url, {**given, "title": "Поздно"})
        assert answer.context["form"].non_field_errors() == ["Дорожная карта уже утверждена и больше не правится."]
        assert everything() == before
