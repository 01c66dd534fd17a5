"""The one story: from a staff list to the published result and the roadmap, all of it in the browser."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from mentoring.enums import Role
from tests import factories as make
from tests.browser.printed import text_of_pdf
from tests.browser.story_pair import (
    check_the_pair,
    confirm_the_pair,
    draft_the_order,
    print_the_order,
    propose_a_pair,
    record_consent_and_basis,
    see_the_pair_in_force,
    sign_the_order,
    take_people_into_banks,
)
from tests.browser.story_program import (
    accept_the_row,
    acknowledge_the_program,
    add_rows,
    approve_the_program,
    check_the_program,
    complete_and_publish,
    drop_the_other_rows,
    hand_the_program_over,
    let_the_mentor_be_named,
    mark_a_row_done,
    print_the_program,
    read_the_result_without_names,
    start_the_program,
    withdraw_the_consent,
    write_the_note,
    write_the_plan,
)
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser


@dataclass
class Cast:
    """Everybody at a browser of their own; `public` has no account."""

    curator: Visitor
    head: Visitor
    mentor: Visitor
    mentee: Visitor
    public: Visitor


@pytest.fixture
def cast(reference, open_door, visit):
    """A kindergarten with its staff; the banks are empty."""
    place = make.organization(short_name="МБДОУ «Детский сад № 17»", order_number_pattern="{n}-ОД")
    people = (
        ("curator", (Role.CURATOR,), "Синицына", "Ольга", "Геннадьевна", "female", "старший воспитатель"),
        ("head", (Role.HEAD,), "Корнилова", "Вера", "Андреевна", "female", "заведующий"),
        ("mentor", (), "Лебедева", "Ирина", "Сергеевна", "female", "воспитатель"),
        ("mentee", (), "Фролов", "Кирилл", "Максимович", "male", "инструктор по физической культуре"),
    )
    for username, roles, last_name, first_name, middle_name, sex, post in people:
        person = make.employee(
            place, last_name=last_name, first_name=first_name, middle_name=middle_name, sex=sex, post=post
        )
        open_door(person, username, *roles)
    return Cast(**{username: visit(username) for username, *_ in people}, public=visit())


def test_from_an_empty_bank_to_a_published_result(cast):
    take_people_into_banks(cast.curator)
    propose_a_pair(cast.curator)
    confirm_the_pair(cast.mentor)
    confirm_the_pair(cast.mentee)
    check_the_pair(cast.curator)
    record_consent_and_basis(cast.curator)
    draft_the_order(cast.curator)
    sign_the_order(cast.head)
    print_the_order(cast.head)
    see_the_pair_in_force(cast.mentor)
    start_the_program(cast.mentor)
    write_the_note(cast.mentor)
    write_the_plan(cast.mentor)
    add_rows(cast.mentor)
    hand_the_program_over(cast.mentor)
    acknowledge_the_program(cast.mentee)
    check_the_program(cast.curator)
    approve_the_program(cast.head)
    print_the_program(cast.head)
    mark_a_row_done(cast.mentee)
    accept_the_row(cast.mentor)
    drop_the_other_rows(cast.mentor)
    complete_and_publish(cast.curator)
    read_the_result_without_names(cast.public)
    let_the_mentor_be_named(cast.curator, cast.public)
    withdraw_the_consent(cast.curator, cast.public)


def test_roadmap_of_the_year(cast):
    make_a_roadmap(cast.curator)
    approve_the_roadmap(cast.head)
    pass_the_first_stage(cast.curator)
    print_the_roadmap(cast.curator)


def make_a_roadmap(curator: Visitor) -> None:
    curator.follow("Дорожная карта")
    curator.follow("Создать дорожную карту")
    curator.page.get_by_role("radio").first.check()
    curator.press("Создать проект")
    curator.is_told("Проект дорожной карты готов.")
    curator.sees_state("проект")


def approve_the_roadmap(head: Visitor) -> None:
    head.open("/desk/")
    head.follow("Посмотреть и утвердить")
    head.sees_in_paper("Дорожная карта")
    head.press("Утвердить")
    head.is_told("Дорожная карта утверждена.")


def pass_the_first_stage(curator: Visitor) -> None:
    curator.page.reload()
    stage = curator.page.locator("table.activities tbody").first
    while stage.get_by_role("link", name="Отметить выполненным").count():
        curator.follow("Отметить выполненным", within=stage)
        curator.fill("Чем подтверждено", "Приказ № 42-ОД")
        curator.press("Выполнено")
        curator.is_told("Мероприятие выполнено.")
    expect(stage.locator(".stage-head .badge")).to_have_text("пройден")
    expect(curator.page.locator(".road li").first).to_contain_text("пройдено:")


def print_the_roadmap(curator: Visitor) -> None:
    pdf = text_of_pdf(curator.print_pdf())
    assert "УТВЕРЖДАЮ" in pdf
    assert "В.А. Корнилова" in pdf
