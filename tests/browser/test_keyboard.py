"""The keyboard alone, and pages without scripts."""

import pytest
from playwright.sync_api import expect

from mentoring.enums import PairState
from tests.browser.visitor import PASSWORD, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MANY = 60
CELL = "Деятельность наставляемого, строка 1"


def tab_to(visitor: Visitor, selector: str) -> None:
    """Press Tab until something that matches has the focus."""
    for _ in range(MANY):
        visitor.page.keyboard.press("Tab")
        if visitor.page.locator(f"{selector}:focus").count():
            return
    pytest.fail(f"Tab does not reach {selector}")


class TestKeyboard:
    def test_skip_link_leads_past_the_navigation(self, curator, visit):
        visitor = visit(curator)
        visitor.page.keyboard.press("Tab")
        skip = visitor.page.get_by_role("link", name="Перейти к содержанию")
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport()
        visitor.page.keyboard.press("Enter")
        expect(visitor.page.locator("#content")).to_be_focused()
        visitor.page.keyboard.press("Tab")
        expect(visitor.page.locator("#content :focus")).to_have_count(1)

    def test_login_form(self, curator, visit):
        curator.set_password(PASSWORD)
        curator.save(update_fields=["password"])
        visitor = visit()
        visitor.open("/login/")
        expect(visitor.field("Имя для входа или почта")).to_be_focused()
        visitor.page.keyboard.type(curator.username)
        visitor.page.keyboard.press("Tab")
        visitor.page.keyboard.type(PASSWORD)
        visitor.page.keyboard.press("Enter")
        expect(visitor.page).to_have_url("/desk/")

    def test_cells_of_a_plan(self, program, mentor_user, visit):
        visitor = visit(mentor_user)
        visitor.open(program.get_absolute_url())
        tab_to(visitor, "textarea.cell")
        expect(visitor.cell("Дефициты, строка 1")).to_be_focused()
        visitor.page.keyboard.press("Tab")
        expect(visitor.cell(CELL)).to_be_focused()
        visitor.page.keyboard.type("Ведёт круг")
        visitor.page.keyboard.press("Tab")
        visitor.sees_saved()
        visitor.page.keyboard.press("Shift+Tab")
        expect(visitor.cell(CELL)).to_be_focused()
        expect(visitor.cell(CELL)).to_have_value("Ведёт круг")

    def test_menu_of_a_row(self, program, mentor_user, visit):
        visitor = visit(mentor_user)
        visitor.open(program.get_absolute_url())
        tab_to(visitor, ".row-menu summary")
        visitor.page.keyboard.press("Enter")
        items = visitor.page.locator(".row-menu .menu-item")
        expect(items.first).to_be_visible()
        visitor.page.keyboard.press("Escape")
        expect(items.first).to_be_hidden()
        expect(visitor.page.locator(".row-menu summary")).to_be_focused()
        visitor.page.keyboard.press("Enter")
        tab_to(visitor, "form[action$='/copy/'] button")
        visitor.page.keyboard.press("Enter")
        visitor.is_told("Строка скопирована.")


class TestWithoutScripts:
    def test_pair_is_confirmed(self, pair, mentor_user, visit):
        visitor = visit(mentor_user, java_script_enabled=False)
        visitor.follow("Ответить")
        visitor.follow_main("Подтверждаю участие")
        visitor.press("Подтверждаю участие")
        visitor.is_told("Участие подтверждено.")

    def test_pair_is_declined_with_a_reason(self, pair, curator, visit):
        visitor = visit(curator, java_script_enabled=False)
        visitor.open(pair.get_absolute_url())
        visitor.pick("Ещё", "Отклонить")
        visitor.fill("Причина", "Наставник уходит в отпуск")
        visitor.press("Отклонить")
        visitor.is_told("Пара отклонена.")
        pair.refresh_from_db()
        assert pair.state == PairState.DECLINED

    def test_row_is_done_and_accepted(self, running_program, mentor_user, mentee_user, visit):
        mentee = visit(mentee_user, java_script_enabled=False)
        mentee.open(running_program.get_absolute_url())
        mentee.follow("Выполнено")
        mentee.fill("Что получилось", "Провела пять кругов")
        mentee.press("Выполнено")
        mentee.is_told("Отмечено выполненным.")
        mentor = visit(mentor_user, java_script_enabled=False)
        mentor.open(running_program.get_absolute_url())
        mentor.press("Принять")
        mentor.is_told("Строка принята.")

    def test_phone_menu_leads_to_the_sections(self, curator, visit):
        visitor = visit(curator, java_script_enabled=False, viewport={"width": 360, "height": 740})
        visitor.follow("Меню")
        visitor.follow("Наставники")
        expect(visitor.page).to_have_url("/mentors/")
