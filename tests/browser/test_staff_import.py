"""A curator brings the staff from Excel: 30 rows of which 4 are wrong, corrected in the file that comes back."""

from io import BytesIO

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from mentoring.models import Employee
from tests import factories as make
from tests.browser.test_pages import look
from tests.mentoring import sheet_files
from tests.mentoring import staff_sheets as sheets

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

REASON = 5
"""The number of the last column of the file that comes back."""
WRONG = {3: (0, "Ясенева"), 9: (1, ""), 17: (0, "Ясенева А.П."), 24: (0, "Ясенева (Белова) Анна")}
"""Row of the list: the column of its wrong cell, and what stands there."""


@pytest.fixture
def rows():
    found = sheets.people(30)
    for number, (column, text) in WRONG.items():
        found[number][column] = text
    return found


def upload(visitor, content: bytes) -> None:
    visitor.field("Файл со списком сотрудников").set_input_files(
        {"name": "Список.xlsx", "mimeType": "application/octet-stream", "buffer": content}
    )
    visitor.press("Проверить файл")


def downloaded(visitor, link: str):
    with visitor.page.expect_download() as download:
        visitor.follow(link)
    return load_workbook(BytesIO(download.value.path().read_bytes()))


def corrected(book, right) -> bytes:
    """Return the sheet with the wrong cells as they should be; the reasons stay where they are."""
    sheet = book.active
    for line, (number, (column, _)) in enumerate(WRONG.items(), start=2):
        assert sheet.cell(line, REASON).value
        sheet.cell(line, column + 1).value = right[number][column]
    return sheet_files.saved(book)


def test_sheet_with_mistakes_comes_whole_into_the_bank(curator, visit, rows):
    before = Employee.objects.count()
    visitor = visit(curator)
    visitor.open("/staff/")
    visitor.follow("Загрузить из файла")
    upload(visitor, sheet_files.xlsx([["Список сотрудников"], sheets.TITLES, *rows]))
    visitor.sees("Нужны хотя бы фамилия и имя.")
    visitor.sees("Нужны полные имя и отчество, а не инициалы.")
    assert Employee.objects.count() == before
    visitor.press("Записать 26 сотрудников")
    visitor.is_told("Записано: 26 сотрудников.")
    assert Employee.objects.count() == before + 26

    book = downloaded(visitor, "Скачать 4 отклонённые строки")
    visitor.follow("Загрузить ещё файл")
    upload(visitor, corrected(book, sheets.people(30)))
    visitor.press("Записать 4 сотрудников")
    visitor.is_told("Записано: 4 сотрудника.")
    visitor.sees("Все строки файла приняты.")

    visitor.follow("Загрузить ещё файл")
    upload(visitor, sheet_files.xlsx([sheets.TITLES, *sheets.people(30)]))
    expect(visitor.page.get_by_role("button", name="Записать")).to_have_attribute("aria-disabled", "true")
    visitor.sees("Без изменений (30)")
    numbers = list(Employee.objects.exclude(personnel_number="").values_list("personnel_number", flat=True))
    assert sorted(numbers) == [f"{number:04}" for number in range(1, 31)]
    assert Employee.objects.count() == before + 30


def test_pages_fit_the_screen_and_axe_finds_nothing(curator, visit, rows):
    known = make.employee(curator.organization, personnel_number="0001", last_name="Берёзова", first_name="Анна")
    same = [known.full_name.replace("Петровна", "Алексеевна"), "воспитатель", "", ""]
    visitor = visit(curator)
    assert look(visitor, "/staff/import/") == []
    upload(visitor, sheet_files.xlsx([sheets.TITLES, *rows, same, ["Ли Сун", "няня", "", ""], ["Итого: 32"]]))
    preview = visitor.page.url
    tabs = [f"{preview}?show={kind}" for kind in ("asked", "rejected", "changed", "new", "left_out")]
    assert [wrong for tab in tabs for wrong in look(visitor, tab)] == []
    visitor.press("Записать")
    assert look(visitor, preview) == []
    visitor.open("/staff/import/")
    upload(visitor, sheet_files.xlsx([["Кто", "Кем работает"], ["Ли Сун", "няня"]]))
    assert look(visitor, visitor.page.url) == []


def test_columns_and_sex_are_told_by_hand(curator, visit):
    visitor = visit(curator)
    visitor.open("/staff/import/")
    upload(visitor, sheet_files.xlsx([["Кто", "Кем работает"], ["Ли Сун", "няня"]]))
    visitor.sees("Не нашлись имена")
    visitor.choose("Кто (A)", "ФИО")
    visitor.choose("Кем работает (B)", "Должность")
    visitor.press("Применить и проверить заново")
    visitor.choose("Пол: Ли Сун", "мужской")
    visitor.press("Сохранить ответы")
    visitor.sees("Новые (1)")
    visitor.press("Записать 1 сотрудника")
    visitor.is_told("Записано: 1 сотрудник.")
