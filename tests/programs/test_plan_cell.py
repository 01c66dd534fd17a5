"""A cell of the plan, written in place."""

import pytest
from django.urls import reverse

from programs.models import Plan, PlanRow
from programs.row_fields import ROW_FIELDS
from programs.services import program as programs
from tests import factories as make
from tests.pages import GuardedDoors, Page, everything

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

POST = ("post",)
OLD = "Организация утреннего круга"


@pytest.fixture
def plan_row(program):
    return make.row_of(program)


@pytest.fixture
def browser(signed_in, mentor_user):
    return signed_in(mentor_user)


@pytest.fixture
def write(browser, plan_row):
    """Post into a cell of the row."""

    def post(value, *, was=OLD, field="deficit", **more):
        url = reverse("cell_write", args=[plan_row.pk, field])
        answer = browser.post(url, {"value": value, "was": was, **more})
        plan_row.refresh_from_db()
        return answer

    return post


@pytest.mark.parametrize(
    "page",
    [
        Page("cell_write", "plan_row", by="mentor_user", reader="mentee_user", methods=POST, more=("deficit",)),
        Page("cell_write", "plan_row", reader="head", methods=POST, more=("deficit",)),
    ],
    ids=str,
)
class TestDoors(GuardedDoors):
    pass


def test_works(write, plan_row, mentor_user):
    answer = write("Круг\r\nи ритуалы ")
    hidden = f'id="was-{plan_row.pk}-deficit" name="was" value="Круг\nи ритуалы" hx-swap-oob="true"'
    assert (answer.status_code, answer.text) == (200, f'<input type="hidden" {hidden}>\n')
    assert (plan_row.deficit, plan_row.history.first().history_user) == ("Круг\nи ритуалы", mentor_user)


@pytest.mark.parametrize("field", sorted(ROW_FIELDS))
def test_every_text_is_written(write, plan_row, field):
    was = getattr(plan_row, field)
    assert (write("Новое", was=was, field=field).status_code, getattr(plan_row, field)) == (200, "Новое")


@pytest.mark.parametrize("was", [OLD, "что-то старое", ""])
def test_the_same_text_changes_nothing(write, was):
    before = everything()
    assert (write(f"{OLD}\r\n", was=was).status_code, everything()) == (200, before)


def test_cell_is_emptied(write, plan_row):
    assert (write("").status_code, plan_row.deficit) == (200, "")


def test_conflict_shows_both_texts_and_overwrites_nothing(write, plan_row):
    PlanRow.objects.update(deficit="Текст куратора")
    before = everything()
    answer = write("Текст наставника")
    assert (answer.status_code, everything()) == (409, before)
    assert (answer.context["theirs"], answer.context["cell"]["text"]) == ("Текст куратора", "Текст наставника")
    assert "Пока вы писали, здесь появилось: «Текст куратора»" in answer.text
    assert (answer["HX-Retarget"], answer["HX-Reswap"]) == (f"#cell-{plan_row.pk}-deficit", "outerHTML")


def test_conflict_with_an_emptied_cell_says_so(write):
    PlanRow.objects.update(deficit="")
    answer = write("Текст наставника")
    assert (answer.status_code, answer.context["theirs"]) == (409, "(пусто)")


def test_own_text_is_written_over_the_one_that_was_shown(write, plan_row):
    PlanRow.objects.update(deficit="Текст куратора")
    was = write("Текст наставника").context["was"]
    answer = write("Текст наставника", was=was, replace="1")
    assert (answer.status_code, plan_row.deficit) == (200, "Текст наставника")
    assert (answer.context["was"], "Текст куратора" in answer.text) == ("Текст наставника", False)
    assert f'id="cell-{plan_row.pk}-deficit"' in answer.text


def test_third_text_meanwhile_is_a_conflict_again(write):
    PlanRow.objects.update(deficit="Третий текст")
    answer = write("Текст наставника", was="Текст куратора", replace="1")
    assert (answer.status_code, answer.context["theirs"]) == (409, "Третий текст")


@pytest.mark.parametrize(
    "field", ["state", "plan", "plan_id", "id", "position", "actual_result", "due_on", "starts_on", "__class__"]
)
def test_unknown_field_is_not_found(write, field):
    before = everything()
    assert (write("done", was="planned", field=field).status_code, everything()) == (404, before)


def test_too_long_text_is_told_in_the_cell_and_kept(write, plan_row):
    before = everything()
    answer = write("1" * 21, was=plan_row.number, field="number")
    assert (answer.status_code, everything()) == (422, before)
    assert answer.context["error"] == "Слишком длинно: больше 20 знаков здесь не помещается."
    assert ("1" * 21 in answer.text, answer.context["was"]) == (True, plan_row.number)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("я" * 301, "Слово «яяяяяяяяяяяяяяяяяяяя…» длиннее 300 букв: поставьте пробелы."),
        ("да " * 4000 + "!", "Слишком длинный текст: 12001 знаков, а помещается 10000."),
    ],
)
def test_what_no_paper_can_carry_is_told_in_the_cell_and_kept(write, value, said):
    before = everything()
    answer = write(value)
    assert (answer.status_code, answer.context["error"], everything()) == (422, said, before)
    assert value.strip() in answer.text


class TestOfAMegabyte:
    """Such a text was stored before there was a limit."""

    STORED = "круг \n" * 170_000

    @pytest.fixture
    def stored(self, plan_row):
        PlanRow.objects.filter(pk=plan_row.pk).update(deficit=self.STORED)
        plan_row.refresh_from_db()
        return plan_row

    @pytest.fixture
    def was(self, browser, program, stored):
        page = browser.get(reverse("program", args=[program.pk])).text
        return page.partition(f'id="was-{stored.pk}-deficit" name="was" value="')[2].partition('"')[0]

    def test_the_page_sends_little_of_it_back(self, was):
        assert len(was) == 16

    def test_is_written_over(self, write, stored, was):
        assert (write("Круг", was=was).status_code, stored.deficit) == (200, "Круг")

    def test_is_not_written_over_unseen(self, write, stored):
        assert (write("Круг", was="0" * 16).status_code, stored.deficit) == (409, self.STORED)

    def test_shortened_too_little_it_says_so(self, write, stored, was):
        assert (write(self.STORED[:-9], was=was).status_code, stored.deficit) == (422, self.STORED)


def test_handed_over_plan_is_not_written(write, program, at):
    programs.offer(program, at=at)
    before = everything()
    answer = write("Поздно")
    assert (answer.status_code, everything()) == (422, before)
    assert (
        answer.context["error"]
        == "План сейчас не правится: программа передана дальше. Скопируйте написанное и обновите страницу."
    )
    assert ">Поздно</textarea>" in answer.text


@pytest.mark.parametrize("text", ['"><script>alert(1)</script>', "{{ 7|add:7 }}", "а & б"])
def test_hostile_text_stays_text(write, browser, program, plan_row, text):
    write(text)
    page = browser.get(program.get_absolute_url()).text
    assert (plan_row.deficit, "<script>alert" in page, "14" in text) == (text, False, False)


def test_nul_is_left_out(write, plan_row):
    assert (write("до\0после").status_code, plan_row.deficit) == (200, "допосле")


def test_sample_of_the_library_is_not_written(browser, program):
    sample = Plan.objects.create(code="sample", layout=make.layout(), title="Образец")
    row = PlanRow.objects.create(plan=sample, deficit="Образец")
    answer = browser.post(reverse("cell_write", args=[row.pk, "deficit"]), {"value": "Моё", "was": "Образец"})
    row.refresh_from_db()
    assert (answer.status_code, row.deficit) == (404, "Образец")
