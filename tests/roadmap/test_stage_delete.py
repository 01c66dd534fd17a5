import pytest

from roadmap.models import Activity, Stage
from tests.pages import everything
from tests.roadmap.checklist import GuardedPage

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")


class TestStageDelete(GuardedPage):
    name = "stage_delete"

    @pytest.fixture
    def thing(self, draft):
        Activity.objects.filter(stage__roadmap=draft, stage__number=1).delete()
        return draft.stages.get(number=1)

    def test_later_stages_move_up(self, page, url, draft, empty_stage):
        answer = page.post(url)
        assert (answer.status_code, answer.url) == (302, draft.get_absolute_url())
        assert list(draft.stages.values_list("number", "title")) == [(1, "Работа пар и групп"), (2, "Лишний этап")]

    def test_stage_with_activities_stays(self, page, url, thing):
        Activity.objects.create(stage=thing, title="Дело")
        before = everything()
        assert page.post(url).context["form"].non_field_errors() == ["В этапе есть мероприятия: сначала удалите их."]
        assert everything() == before

    def test_approved_one_stays(self, page, url, thing, draft):
        draft.state = "approved"
        draft.save(update_fields=["state"])
        assert page.post(url).status_code == 422
        assert Stage.objects.filter(pk=thing.pk).exists()
