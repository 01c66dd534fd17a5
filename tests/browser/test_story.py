"""The one story: from a staff list to the published result and the roadmap, all of it in the browser."""

import datetime as dt
import io
import re
from dataclasses import dataclass

import docx
import pytest
from django.utils import timezone
from django.utils.formats import date_format
from playwright.sync_api import Locator, expect
from pypdf import PdfReader

from mentoring.enums import Role
from tests import factories as make
from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.paper]

RESULT = "Утренний круг проходит каждый день, дети сами выбирают тему недели."
MENTOR, MENTEE = "Лебедева Ирина Сергеевна", "Фролов Кирилл Максимович"


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


def take_people_into_banks(curator: Visitor) -> None:
    curator.sees("Что сделать")
    open_employee(curator, MENTOR)
    curator.pick("Ещё", "Взять в банк наставников")
    curator.tick("методическое")
    curator.fill("Предел нагрузки", "2")
    curator.press("Взять в банк")
    curator.is_told("в банке наставников")
    open_employee(curator, MENTEE)
    curator.pick("Ещё", "Взять в банк наставляемых")
    curator.choose("Кто это", "молодой специалист")
    curator.choose("Главное направление", "методическое")
    curator.choose("Дефицит 1", "утреннего круга")
    curator.choose("Дефицит 2", "Самоанализ")
    curator.press("Взять в банк")
    curator.is_told("в банке наставляемых")
    ranked = curator.page.locator("section[aria-labelledby=deficits] li")
    expect(ranked).to_contain_text([re.compile("утреннего круга"), re.compile("Самоанализ")])


def open_employee(curator: Visitor, name: str) -> None:
    curator.follow("Сотрудники")
    curator.follow(name)


def propose_a_pair(curator: Visitor) -> None:
    today = timezone.localdate()
    curator.follow("Рабочий стол")
    curator.follow_main("Предложить пару")
    curator.choose("Наставник", MENTOR)
    curator.page.get_by_role("checkbox", name=MENTEE).check()
    curator.choose("Форма", "педагог – педагог")
    curator.page.get_by_role("checkbox", name="ситуационное").check()
    curator.fill("Начало", (today - dt.timedelta(days=7)).isoformat())
    curator.fill("Окончание", (today + dt.timedelta(days=200)).isoformat())
    curator.press("Предложить")
    curator.is_told("Пара предложена.")
    curator.sees_state("предложена")


def confirm_the_pair(side: Visitor) -> None:
    side.open("/desk/")
    side.follow("Ответить")
    side.follow_main("Подтверждаю участие")
    side.press("Подтверждаю участие")
    side.is_told("Участие подтверждено.")


def check_the_pair(curator: Visitor) -> None:
    curator.open("/desk/")
    curator.follow("Проверить")
    curator.follow_main("Проверено")
    curator.press("Проверено")
    curator.is_told("Пара проверена.")


def record_consent_and_basis(curator: Visitor) -> None:
    day = (timezone.localdate() - dt.timedelta(days=10)).isoformat()
    curator.pick("Ещё", "Согласие и основание")
    curator.fill("Согласие на наставничество подписано", day)
    curator.choose("Основание работы", "дополнительное соглашение")
    curator.page.locator("#id_basis_number").fill("21/2026")
    curator.page.locator("#id_basis_date").fill(day)
    curator.press("Сохранить")
    curator.is_told("Согласие и основание записаны.")


def draft_the_order(curator: Visitor) -> None:
    curator.follow_main("Составить приказ")
    curator.press("Составить проект")
    curator.is_told("Проект составлен.")
    curator.sees_state("проект")


def sign_the_order(head: Visitor) -> None:
    head.open("/desk/")
    head.follow("Подписать: Подпишите приказ")
    head.sees_in_paper("Лебедеву Ирину Сергеевну")
    head.fill("Номер приказа", "42-ОД")
    head.fill("Дата приказа", timezone.localdate().isoformat())
    head.press("Подписать")
    head.is_told("Подписан приказ № 42-ОД.")


def print_the_order(head: Visitor) -> None:
    sentence = (
        "Назначить наставником Лебедеву Ирину Сергеевну, воспитателя, "
        "для Фролова Кирилла Максимовича, инструктора по физической культуре"
    )
    pdf = text_of_pdf(head.print_pdf())
    assert sentence in pdf
    assert "№ 42-ОД" in pdf
    assert "Наставнику Лебедевой И.С." in pdf
    assert sentence in text_of_docx(head)


def see_the_pair_in_force(mentor: Visitor) -> None:
    mentor.open("/pairs/")
    mentor.follow("Фролов")
    mentor.sees_state("действует")


def start_the_program(mentor: Visitor) -> None:
    mentor.open("/desk/")
    mentor.follow("Начать")
    mentor.fill("Тема программы", "Утренний круг в средней группе")
    mentor.choose("Форма плана", "шесть колонок")
    mentor.press("Начать программу")
    mentor.is_told("Программа начата")
    mentor.sees("В пояснительной записке нет цели или задач.")


def write_the_note(mentor: Visitor) -> None:
    mentor.follow("Пояснительная записка")
    mentor.follow("Править записку")
    mentor.fill("Начало реализации", timezone.localdate().isoformat())
    mentor.page.locator("#id_goal").fill("Освоить утренний круг")
    mentor.page.locator("#id_tasks").fill("Провести десять кругов\nВыбрать с детьми тему недели")
    mentor.press("Сохранить")
    mentor.is_told("Записка сохранена.")


def write_the_plan(mentor: Visitor) -> None:
    mentor.follow("План мероприятий")
    write(mentor, "Образовательные задачи, строка 1", "Научиться вести круг")
    expect(mentor.cell("Деятельность наставника, строка 1")).to_be_focused()
    write(mentor, "Образовательные задачи, строка 1", "Научиться вести утренний круг")
    write(mentor, "Деятельность наставляемого, строка 2", "Ведёт дневник наблюдений")
    mentor.page.reload()
    expect(mentor.cell("Образовательные задачи, строка 1")).to_have_value("Научиться вести утренний круг")
    expect(mentor.cell("Деятельность наставляемого, строка 2")).to_have_value("Ведёт дневник наблюдений")


def write(writer: Visitor, label: str, text: str) -> None:
    writer.write(label, text)
    writer.sees_saved()


def rows(visitor: Visitor) -> Locator:
    return visitor.page.locator("tr[id^=row-]")


def add_rows(mentor: Visitor) -> None:
    mentor.press("Добавить строку")
    expect(rows(mentor)).to_have_count(3)
    write(mentor, "Дефициты, строка 3", "Разговор с родителями")
    mentor.follow("Из библиотеки")
    mentor.page.get_by_role("checkbox").first.check()
    mentor.press("Добавить отмеченные")
    mentor.is_told("Добавлено строк: 1.")
    expect(rows(mentor)).to_have_count(4)


def hand_the_program_over(mentor: Visitor) -> None:
    mentor.follow_main("Передать на ознакомление")
    mentor.sees_in_paper("Научиться вести утренний круг")
    mentor.press("Передать")
    mentor.is_told("Программа передана на ознакомление.")
    expect(mentor.page.locator("textarea.cell")).to_have_count(0)


def acknowledge_the_program(mentee: Visitor) -> None:
    mentee.open("/desk/")
    mentee.follow("Прочитать")
    mentee.follow_main("Ознакомиться")
    mentee.press("Подтвердить ознакомление")
    mentee.is_told("Ознакомление записано.")


def check_the_program(curator: Visitor) -> None:
    curator.open("/desk/")
    curator.follow("Проверить: Проверьте программу")
    curator.follow_main("Проверено")
    curator.press("Проверено")
    curator.is_told("Программа проверена и ждёт утверждения.")


def approve_the_program(head: Visitor) -> None:
    head.open("/desk/")
    head.follow("Открыть: Утвердите программу")
    head.follow_main("Утвердить")
    head.sees_in_paper("Освоить утренний круг")
    head.press("Утвердить")
    head.is_told("Программа утверждена.")
    head.sees_state("реализуется")


def print_the_program(head: Visitor) -> None:
    pdf = text_of_pdf(head.print_pdf())
    today = date_format(timezone.localdate(), "j E Y г.")
    for part in ("УТВЕРЖДАЮ", "В.А. Корнилова", today, MENTOR, MENTEE, "Научиться вести утренний круг"):
        assert part in pdf
    word = text_of_docx(head)
    for part in ("УТВЕРЖДАЮ", MENTOR, MENTEE, "Научиться вести утренний круг"):
        assert part in word


def mark_a_row_done(mentee: Visitor) -> None:
    mentee.open("/programs/")
    mentee.follow("Фролов")
    mentee.follow("Выполнено: Научиться вести утренний круг")
    mentee.fill("Что получилось", "Провёл пять кругов подряд")
    mentee.press("Выполнено")
    mentee.is_told("Отмечено выполненным.")
    expect(rows(mentee).first).to_contain_text("Провёл пять кругов подряд")


def accept_the_row(mentor: Visitor) -> None:
    mentor.open("/desk/")
    mentor.follow("Принять: Примите")
    mentor.sees("Провёл пять кругов подряд")
    mentor.press("Принять")
    mentor.is_told("Строка принята.")
    expect(rows(mentor).first.locator(".badge")).to_have_text("принято")


def drop_the_other_rows(mentor: Visitor) -> None:
    menus = mentor.page.locator("tr[id^=row-] details.menu")
    for left in (3, 2, 1):
        expect(menus).to_have_count(left)
        menus.first.locator("summary").click()
        menus.first.get_by_role("link", name="Снять").click()
        mentor.fill("Причина", "Освоено на семинаре")
        mentor.press("Снять строку")
        mentor.is_told("Строка снята.")
    expect(menus).to_have_count(0)
    expect(mentor.page.get_by_text("снято", exact=True)).to_have_count(3)


def complete_and_publish(curator: Visitor) -> None:
    curator.open("/programs/")
    curator.follow("Фролов")
    curator.follow_main("Завершить")
    curator.fill("Результат программы", RESULT)
    curator.tick("Сразу опубликовать результат на сайте")
    curator.press("Завершить")
    curator.is_told("Программа завершена, результат опубликован на сайте.")
    curator.sees_state("опубликована")


def read_the_result_without_names(public: Visitor) -> None:
    public.open("/")
    public.follow("Утренний круг в средней группе")
    public.sees(RESULT)
    public.sees("Наставник, воспитатель")
    for name in ("Лебедева", "Фролов"):
        expect(public.page.locator("body")).not_to_contain_text(name)


def let_the_mentor_be_named(curator: Visitor, public: Visitor) -> None:
    open_employee(curator, MENTOR)
    curator.follow("Отметить подписанное")
    curator.choose("Вид согласия", "распространение")
    curator.fill("Дата подписания", timezone.localdate().isoformat())
    curator.press("Отметить")
    curator.is_told("Отмечено: согласие на распространение персональных данных.")
    public.page.reload()
    public.sees(MENTOR)
    expect(public.page.locator("body")).not_to_contain_text("Фролов")


def withdraw_the_consent(curator: Visitor, public: Visitor) -> None:
    curator.follow("Отозвать: согласие на распространение")
    curator.sees("Имя сразу исчезнет с публичных страниц")
    curator.press("Отозвать")
    curator.is_told("Согласие отозвано.")
    public.page.reload()
    public.sees(RESULT)
    expect(public.page.locator("body")).not_to_contain_text("Лебедева")


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


def text_of_pdf(content: bytes) -> str:
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]
    return " ".join(" ".join(pages).split())


def text_of_docx(visitor: Visitor) -> str:
    """Download what «Печать → DOCX» leads to and read it, tables too."""
    visitor.open_menu("Печать")
    with visitor.page.expect_download() as download:
        visitor.page.locator(".page-head .menu-item", has_text="DOCX").first.click()
    document = docx.Document(str(download.value.path()))
    texts = [node.text or "" for node in document.element.body.iter() if node.tag.endswith(("}t", "}p"))]
    return " ".join(" ".join(text or " " for text in texts).split())
