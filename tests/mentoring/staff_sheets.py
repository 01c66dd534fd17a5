"""Sheets of staff as users make them."""

import io
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from mentoring.models import Employee
from mentoring.resources.staff.resource import reason
from mentoring.resources.staff.widgets import widget_for

TITLES = ["ФИО", "Должность", "Дата рождения", "Таб. №"]
LAST_NAMES = ("Абрикосов", "Берёзов", "Васильков", "Грушин", "Дубравин", "Ежевикин", "Журавлёв", "Зимородков")
FIRST_NAMES = ("Анна", "Вера", "Дарья", "Елена", "Нина")

GOOD = ["Савельева Анна Игоревна", "воспитатель", "17.05.1990", "12"]
BAD = ["Дубравин П.О.", "методист", "31.01.1990", "13"]


def meaning(field: str, text: str) -> Any:
    """Return what the text in a cell of the employee's field means."""
    return widget_for(Employee._meta.get_field(field)).clean(text)


def refusal(field: str, text: str) -> str:
    """Return why the text in a cell of the employee's field means nothing."""
    with pytest.raises(ValueError) as error:  # noqa: PT011 - what it says is returned
        meaning(field, text)
    return str(error.value)


def people(number: int, *, start: int = 1) -> list[list[Any]]:
    """Return rows under TITLES: so many different women with personnel numbers."""
    return [
        [
            f"{LAST_NAMES[n % 8]}а {FIRST_NAMES[n // 8 % 5]} {'А' + 'б' * (n // 40)}лексеевна",
            "воспитатель",
            f"{n % 28 + 1:02}.{n % 12 + 1:02}.{1970 + n % 30}",
            f"{n:04}",
        ]
        for n in range(start, start + number)
    ]


def upload(content: bytes, name: str = "staff.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def rows_of(content: bytes) -> list[list[Any]]:
    """Return the cells of an XLSX that was given back."""
    return [list(row) for row in load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(values_only=True)]


def seen(browser: Any, url: str) -> str:
    found = re.search(r'name="seen" value="(\w+)"', browser.get(url).text)
    return found[1] if found else ""


def write(browser: Any, url: str, **more: Any) -> Any:
    return browser.post(f"{url}write/", {"seen": seen(browser, url), **more})


def results(draft: Any) -> list[tuple[str, str]]:
    """Return of each row its kind and, where it is rejected, why."""
    return [(row.kind, reason(row)) for row in draft.rows]
