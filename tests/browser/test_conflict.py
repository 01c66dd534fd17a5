"""Two people write in one plan: nobody overwrites the other unseen, nothing typed is lost."""

import pytest
from playwright.sync_api import expect

from programs.models import PlanRow
from programs.services import program as programs
from tests import factories as make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CELL = "Деятельность наставляемого, строка 1"
TERM = "Сроки, строка 1"


@pytest.fixture
def row(program) -> PlanRow:
    return make.row_of(program)


@pytest.fixture
def writers(program, mentor_user, curator, visit):
    """The mentor and the curator, both before the same plan."""
    found = visit(mentor_user), visit(curator)
    for writer in found:
        writer.open(program.get_absolute_url())
    return found


def test_second_writer_of_a_cell_sees_both_texts(row, writers):
    mentor, curator = writers
    curator.expected = ["409"]
    mentor.write(CELL, "Круг по понедельникам")
    mentor.sees_saved()
    curator.write(CELL, "Круг каждый день")
    curator.sees_saved("Не сохранено: строку уже изменили, сравните оба текста")
    expect(curator.page.locator("td.conflict")).to_contain_text(
        "Пока вы писали, здесь появилось: «Круг по понедельникам»"
    )
    expect(curator.cell(CELL)).to_have_value("Круг каждый день")
    row.refresh_from_db()
    assert row.mentee_activity == "Круг по понедельникам"


def test_own_text_is_written_on_demand(row, writers):
    mentor, curator = writers
    curator.expected = ["409"]
    mentor.write(CELL, "Круг по понедельникам")
    mentor.sees_saved()
    curator.write(CELL, "Круг каждый день")
    curator.press("Записать моё")
    curator.sees_saved()
    expect(curator.page.locator("td.conflict")).to_have_count(0)
    expect(curator.cell(CELL)).to_have_value("Круг каждый день")
    curator.write(CELL, "Круг каждое утро")
    curator.sees_saved()
    mentor.page.reload()
    expect(mentor.cell(CELL)).to_have_value("Круг каждое утро")


def test_different_cells_of_a_row_are_both_kept(row, writers):
    mentor, curator = writers
    mentor.write(CELL, "Круг по понедельникам")
    mentor.sees_saved()
    curator.write(TERM, "Декабрь")
    curator.sees_saved()
    row.refresh_from_db()
    assert (row.mentee_activity, row.term) == ("Круг по понедельникам", "Декабрь")


def test_program_handed_over_meanwhile_keeps_what_was_typed(program, row, writers):
    _, curator = writers
    curator.expected = ["422"]
    programs.offer(program, at=make.AT)
    curator.write(CELL, "Круг каждый день")
    curator.sees_saved("Не сохранено: исправьте отмеченное")
    curator.sees("План сейчас не правится: программа передана дальше.")
    expect(curator.cell(CELL)).to_have_value("Круг каждый день")
    row.refresh_from_db()
    assert row.mentee_activity == ""
