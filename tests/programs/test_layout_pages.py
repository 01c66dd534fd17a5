"""The forms of plans that an organization offers, and the table of one plan, chosen in the browser."""

import pytest
from django.urls import reverse

from programs.models import Plan, PlanLayout, PlanRow
from programs.papers import draft_html, program_html
from programs.services import program as programs
from tests import factories as make
from tests.documents.layouts import shown, told, typed
from tests.pages import GuardedDoors, GuardedPages, Page, everything, outcome

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

KEPT = "Готовые планы не изменятся: у каждого своя таблица."
FREE = {"column-free_1-shown": "on", "column-free_1-title": "Отметка", "column-free_1-width": "20"}
FREE_1 = ("free_1", "Отметка", 20)


@pytest.fixture
def plan(program):
    return program.plans.get()


@pytest.fixture
def own(kindergarten):
    return make.own_layout(kindergarten)


@pytest.fixture
def common(db):
    return make.layout()


def columns(thing):
    thing.refresh_from_db()
    return [(column.field, column.title, column.width) for column in thing.column_list]


@pytest.mark.parametrize(
    "page",
    [
        Page("plan_table", "plan", by="mentor_user", reader="mentee_user"),
        Page("plan_table", "plan", by="curator", reader="head"),
        Page("plan_layout", "own", reader="mentor_user"),
    ],
    ids=str,
)
class TestDoors(GuardedDoors):
    pass


@pytest.mark.parametrize("page", [Page("plan_layouts", reader="mentor_user", methods=("get",))], ids=str)
class TestListDoors(GuardedPages):
    pass


@pytest.mark.parametrize("page", [Page("plan_layout", "common", reader="mentor_user")], ids=str)
class TestCommonDoors(GuardedPages):
    pass


class TestPlanTable:
    @pytest.fixture
    def browser(self, signed_in, mentor_user):
        return signed_in(mentor_user)

    @pytest.fixture
    def url(self, plan):
        return reverse("plan_table", args=[plan.pk])

    @pytest.fixture
    def given(self, browser, url):
        return typed(browser.get(url))

    def test_works_and_leaves_the_form_and_other_plans_as_they_are(self, browser, url, given, plan, mentor_user):
        layout = PlanLayout.objects.values().get()
        other = Plan.objects.create(program=plan.program, layout=plan.layout, title="Второй", position=2)
        before = columns(other)
        answer = browser.post(url, given | FREE | {"column-deficit-width": "10", "has_column_numbers": "on"})
        assert outcome(answer) == (302, f"/programs/{plan.program_id}/#plan-{plan.pk}", ["Колонки плана сохранены."])
        assert columns(plan) == [("deficit", "Дефициты", 10), *before[1:], FREE_1]
        assert plan.history.first().history_user == mentor_user
        assert (columns(other), PlanLayout.objects.values().get()) == (before, layout)

    def test_the_free_column_is_written_shown_and_printed(self, browser, url, given, plan, program):
        row = plan.rows.get()
        browser.post(url, given | FREE | {"column-deficit-width": "10", "has_column_numbers": "on"})
        cell = browser.post(reverse("cell_write", args=[row.pk, "free_1"]), {"value": "сделано", "was": ""})
        page, html = browser.get(program.get_absolute_url()).text, draft_html(program, None)
        assert (cell.status_code, f'id="cell-{row.pk}-free_1" data-label="Отметка"' in page) == (200, True)
        assert ('<tr class="numbers">' in page, ">сделано</textarea>" in page) == (True, True)
        assert ('<th scope="col">4</th>' in html, "<p>сделано</p>" in html) == (True, True)

    def test_widths_that_are_no_sheet_are_refused(self, browser, url, given):
        before = everything()
        answer = browser.post(url, given | {"column-term-width": "30", "notes": "* Набрано"})
        said = "Ширины колонок дают в сумме 110 %, а нужно 100 %."
        assert (answer.status_code, told(answer), everything()) == (422, {"__all__": [said]}, before)
        assert answer.context["form"]["notes"].value() == "* Набрано"
        assert ("term", "Сроки", "30") in shown(answer.context["form"])

    def test_handed_over_plan_keeps_its_table(self, browser, url, given, program, at):
        programs.offer(program, at=at)
        before = everything()
        said = "План сейчас не правится: программа передана дальше. Скопируйте написанное и обновите страницу."
        answer = browser.post(url, given | {"notes": "Поздно"})
        assert (told(answer), everything()) == ({"__all__": [said]}, before)

    def test_only_who_writes_is_led_there(self, signed_in, mentor_user, mentee_user, program, url):
        pages = [signed_in(user).get(program.get_absolute_url()).text for user in (mentor_user, mentee_user)]
        assert [f'href="{url}"' in page for page in pages] == [True, False]


class TestLayouts:
    @pytest.fixture
    def browser(self, signed_in, curator):
        return signed_in(curator)

    def save(self, browser, layout, **changed):
        url = reverse("plan_layout", args=[layout.pk])
        return browser.post(url, typed(browser.get(url), **changed))

    def test_of_a_common_form_the_organization_gets_its_own(self, browser, common, kindergarten, school):
        before = PlanLayout.objects.values().get(pk=common.pk)
        answer = self.save(browser, common, **FREE, **{"column-deficit-width": "10"})
        own = PlanLayout.objects.get(organization=kindergarten)
        said = f"Форма сохранена: «{common.title} (своя)». По ней можно начинать планы."
        assert outcome(answer) == (302, reverse("plan_layouts"), [said])
        assert (own.made_from, own.plan_title, columns(own)[-1]) == (common, common.plan_title, FREE_1)
        assert PlanLayout.objects.values().get(pk=common.pk) == before
        assert list(PlanLayout.objects.offered_to(school)) == [common]

    def test_an_own_form_is_changed_and_plans_keep_their_tables(self, browser, running_program, own):
        plan = running_program.plans.get()
        Plan.objects.filter(pk=plan.pk).update(layout=own)
        before = columns(plan), program_html(running_program)
        self.save(browser, own, title="Наша форма", **{"column-deficit-title": "Затруднения"})
        assert (columns(own)[0][1], own.title, own.code) == ("Затруднения", "Наша форма", own.code)
        assert (columns(plan), program_html(running_program), PlanLayout.objects.count()) == (*before, 2)

    def test_two_forms_of_one_title_are_refused(self, browser, common, own):
        before = everything()
        answer = self.save(browser, common, title=own.title.upper())
        said = "Форма плана с таким названием уже есть: назовите свою иначе."
        assert (answer.status_code, told(answer), everything()) == (422, {"title": [said]}, before)

    def test_the_list_tells_common_from_own(self, browser, common, own, school):
        strange = make.own_layout(school)
        page = browser.get(reverse("plan_layouts"))
        assert list(page.context["layouts"]) == [own, common]
        links = [f'href="{reverse("plan_layout", args=[layout.pk])}"' in page.text for layout in (common, own, strange)]
        assert links == [True, True, False]

    @pytest.mark.parametrize(("name", "begins"), [("common", "Это общая форма."), ("own", KEPT)])
    def test_the_page_says_what_the_change_reaches(self, browser, name, begins, request):
        layout = request.getfixturevalue(name)
        notice = browser.get(reverse("plan_layout", args=[layout.pk])).context["notice"]
        assert (notice.startswith(begins), notice.endswith(KEPT)) == (True, True)

    def test_samples_of_the_common_form_are_offered_to_plans_of_the_own_one(self, browser, plan, common, own):
        sample = Plan.objects.create(code="sample", layout=common, title="Образец плана")
        PlanRow.objects.create(plan=sample, deficit="Из библиотеки")
        Plan.objects.filter(pk=plan.pk).update(layout=own)
        assert "Из библиотеки" in browser.get(reverse("plan_library", args=[plan.pk])).text


class TestOwnTable:
    def test_a_plan_takes_the_table_of_its_form_and_of_another_one_it_is_given(self, plan, own):
        assert plan.layout_values == plan.layout.layout_values
        own.columns = [{"field": "task", "title": "Задача", "width": 100}]
        own.save()
        plan.layout = own
        plan.save()
        assert columns(plan) == [("task", "Задача", 100)]

    def test_sections_with_numbers_stand_over_their_rows(self, signed_in, mentor_user, program, plan):
        plan.rows.update(section_number="I.", section="Методическое направление")
        make.add_row(program, position=2, section_number="II.", section="Методическое направление")
        page, html = signed_in(mentor_user).get(program.get_absolute_url()).text, draft_html(program, None)
        for number in ("I.", "II."):
            assert f'scope="rowgroup">{number} Методическое направление</th>' in page
            assert f'colspan="3">{number} Методическое направление</th>' in html
