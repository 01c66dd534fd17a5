"""The part of the story that is about the program: from the plan to the published result."""

from django.utils import timezone
from django.utils.formats import date_format
from playwright.sync_api import Locator, expect

from tests.browser.printed import text_of_docx, text_of_pdf
from tests.browser.story_pair import MENTEE, MENTOR, open_employee
from tests.browser.visitor import Visitor

RESULT = "Утренний круг проходит каждый день, дети сами выбирают тему недели."


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
