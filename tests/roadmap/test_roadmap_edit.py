import datetime as dt

import pytest

from roadmap.models import Stage
from roadmap.papers import roadmap_html
from tests.pages import everything, filled, refusal
from tests.roadmap.checklist import GuardedPage

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")


class TestRoadmapEdit(GuardedPage):
    name = "roadmap_edit"

    @pytest.fixture
    def thing(self, draft):
        return draft

    def test_title_days_and_numbers_of_a_draft(self, page, url, thing):
        typed = {"title": "План на два года", "starts_on": "2026-10-01", "ends_on": "2028-05-31", "numbering": "roman"}
        answer = page.post(url, filled(page.get(url)) | typed)
        thing.refresh_from_db()
        assert (answer.url, thing.days) == (thing.get_absolute_url(), (dt.date(2026, 10, 1), dt.date(2028, 5, 31)))
        paper = roadmap_html(thing).replace("\xa0", " ")
        assert [said in paper for said in ("<p>I.</p>", "<p>II.</p>", "на 2026/2027 и 2027/2028 учебные годы")] == [
            True,
            True,
            True,
        ]

    def test_the_year_follows_its_first_day(self, page, url, thing):
        page.post(url, filled(page.get(url)) | {"starts_on": "2027-09-01", "ends_on": "2028-05-31"})
        thing.refresh_from_db()
        assert thing.start_year == 2027

    def test_bad_days_are_told_beside_the_field(self, page, url):
        sent, before = filled(page.get(url)) | {"starts_on": "2027-09-01"}, everything()
        assert refusal(page.post(url, sent)) == (422, {"ends_on": ["Укажите обе даты или ни одной."]})
        assert everything() == before

    def test_approved_one_is_not_edited(self, page, url, approved):
        before = everything()
        answer = page.post(url, filled(page.get(url)) | {"title": "Поздно"})
        assert refusal(answer) == (422, {"__all__": ["Дорожная карта уже утверждена и больше не правится."]})
        assert everything() == before


class TestStageAdd(GuardedPage):
    name = "stage_add"

    @pytest.fixture
    def thing(self, draft):
        return draft

    def test_new_one_is_the_last(self, page, url, thing):
        answer = page.post(url, {"title": "Итоги", "own_number": "Раздел III."})
        made = thing.stages.get(number=3)
        assert (answer.status_code, answer.url, str(made)) == (302, made.get_absolute_url(), "Раздел III. Итоги")

    def test_without_a_name_it_is_refused(self, page, url):
        before = everything()
        assert refusal(page.post(url, {})) == (422, {"title": ["Обязательное поле."]})
        assert everything() == before


class TestStageEdit(GuardedPage):
    name = "stage_edit"

    @pytest.fixture
    def thing(self, draft):
        return draft.stages.get(number=1)

    def test_its_number_reaches_the_paper_over_its_rows(self, page, url, thing):
        roadmap = thing.roadmap
        roadmap.columns = [column for column in roadmap.columns if column["field"] not in {"stage", "number"}]
        roadmap.columns[0]["width"] += 30
        roadmap.save(update_fields=["columns"])
        page.post(url, filled(page.get(url)) | {"own_number": "I", "title": "Условия"})
        assert 'scope="rowgroup" colspan="3">I Условия</th>' in roadmap_html(roadmap)

    def test_approved_one_stays(self, page, url, approved):
        before = everything()
        answer = page.post(url, filled(page.get(url)) | {"title": "Поздно"})
        assert refusal(answer) == (422, {"__all__": ["Дорожная карта уже утверждена и больше не правится."]})
        assert (everything(), Stage.objects.filter(title="Поздно").count()) == (before, 0)
