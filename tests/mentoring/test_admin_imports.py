"""The files that the admin takes: any sheet within the limits, and one sentence beside the field for any other."""

import tempfile
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from mentoring.admin.files import AGAIN
from mentoring.models import Employee, Organization, Pair
from mentoring.resources.base import KEY
from mentoring.sheets import archive, plain, reading
from tests.mentoring import admin_world as world
from tests.mentoring import sheet_files as sheets

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.ignore_template_errors,
    pytest.mark.without("counts", reason="asks what the page itself says"),
]

MEGABYTE = archive.MEGABYTE
ROWS = [["фамилия", "имя", "пол", "должность"], ["Ёлкина", "Анна", "женский", "логопед"]]
ENDLESS = 10**12


@pytest.fixture
def own() -> world.Objects:
    return world.fill(world.organization("Детский сад"))


@pytest.fixture
def keeper(own: world.Objects, client: Client) -> Client:
    client.force_login(world.administrator(own[Organization], "keeper"))
    return client


@pytest.fixture
def uploads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the uploaded files wait for the confirmation."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.fixture
def memory() -> Iterator[Callable[[], int]]:
    """Return how many bytes Python held at most while the page was answered."""
    tracemalloc.start()
    yield lambda: tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()


def send(client: Client, content: bytes, model: Any = Employee, **more: Any) -> Any:
    file = SimpleUploadedFile("rows.xlsx", content)
    tracemalloc.reset_peak()
    return client.post(
        reverse(f"admin:mentoring_{model._meta.model_name}_import"), {"import_file": file, "resource": "0", **more}
    )


def confirm(client: Client, answer: Any, **more: Any) -> Any:
    data = {**answer.context["confirm_form"].initial, **more}
    return client.post(reverse("admin:mentoring_employee_process_import"), data)


def refusal(answer: Any) -> Any:
    return answer.status_code, dict(answer.context["form"].errors)


ROW_XML = '<row><c t="n"><v>1</v></c></row>'
SHEET_XML = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1"/>'
    "<sheetData>{}</sheetData>"
)
SHEET = "xl/worksheets/sheet1.xml"
BOMBS = {
    "text": (
        sheets.with_part(sheets.xlsx(ROWS), "xl/sharedStrings.xml", b"\0" * 90 * MEGABYTE),
        archive.TOO_LARGE.format(limit=25),
    ),
    "rows": (
        sheets.with_part(sheets.xlsx(ROWS), SHEET, f"{SHEET_XML.format(ROW_XML * 100_000)}</worksheet>"),
        reading.TOO_MANY.format(limit=5000),
    ),
    "styles": (
        sheets.with_part(sheets.xlsx(ROWS), "xl/styles.xml", f"<styleSheet>{'<xf/>' * 500_000}</styleSheet>"),
        archive.OVERLOADED,
    ),
    "repeated": (
        sheets.ods(
            f'<table:table><table:table-row table:number-rows-repeated="{ENDLESS}">{sheets.ods_cell("а")}'
            "</table:table-row></table:table>"
        ),
        reading.TOO_MANY.format(limit=5000),
    ),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_refused_beside_the_field(
    bomb: str, keeper: Client, uploads: Path, memory: Callable[[], int]
) -> None:
    content, sentence = BOMBS[bomb]
    assert len(content) < MEGABYTE
    answer = send(keeper, content)
    assert memory() < 100 * MEGABYTE
    assert refusal(answer) == (200, {"import_file": [sentence]})
    assert list(uploads.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"%PDF-1.7", plain.NOT_A_SHEET),
        (b"PK\x03\x04", reading.DAMAGED),
        (sheets.xlsx([]), reading.EMPTY),
        (sheets.xlsx(ROWS[:1]), reading.NO_ROWS),
        (sheets.zipped({"xl/workbook.xml": "<oops"}), reading.DAMAGED),
    ],
)
def test_what_is_no_sheet_is_refused_beside_the_field(content: bytes, sentence: str, keeper: Client) -> None:
    assert refusal(send(keeper, content)) == (200, {"import_file": [sentence]})


def test_too_big_a_file_is_not_even_kept(keeper: Client, uploads: Path, settings: Any) -> None:
    settings.SHEET_MAX_MEGABYTES = 1
    answer = send(keeper, b"\0" * (MEGABYTE + 1))
    assert refusal(answer) == (200, {"import_file": [reading.TOO_BIG.format(limit=1)]})
    assert list(uploads.iterdir()) == []


@pytest.mark.parametrize(
    "content",
    [
        sheets.xlsx(ROWS),
        sheets.xls(ROWS),
        sheets.ods(f"<table:table>{sheets.ods_rows(ROWS)}</table:table>"),
        sheets.comma_separated(ROWS),
        sheets.comma_separated(ROWS, separator=";", encoding="cp1251"),
    ],
    ids=["xlsx", "xls", "ods", "comma", "cp1251"],
)
def test_the_content_tells_the_format(content: bytes, own: world.Objects, keeper: Client) -> None:
    confirm(keeper, send(keeper, content))
    taken = Employee.objects.get(last_name="Ёлкина")
    assert (taken.first_name, taken.post, taken.organization) == ("Анна", "логопед", own[Organization])


def test_titles_that_are_known_tell_the_separator(keeper: Client) -> None:
    rows = [["фамилия", "имя", "пол", "должность"], ["Ёлкина", "Анна", "женский", "логопед, псих, мат, пат, лог"]]
    confirm(keeper, send(keeper, sheets.comma_separated(rows, separator=";")))
    assert Employee.objects.get(last_name="Ёлкина").post == "логопед, псих, мат, пат, лог"


def test_lines_and_dashes_of_a_text_come_back(own: world.Objects, keeper: Client) -> None:
    goals = "– первая цель\n\n  вторая:\tдве части"
    Pair.objects.filter(pk=own[Pair].pk).update(goals=goals)
    answer = send(keeper, sheets.xlsx([[KEY, "цели"], [own[Pair].pk, goals]]), Pair)
    assert [row.import_type for row in answer.context["result"].rows] == ["skip"]


def test_numbers_in_the_first_row_are_no_numbers_of_columns(own: world.Objects, keeper: Client) -> None:
    rows: list[list[Any]] = [["табельный номер", "корпус"], [1, 2]]
    assert len(send(keeper, sheets.xlsx(rows)).context["result"].rows) == 1


@pytest.mark.parametrize("nonsense", ["", "abc", "7", "-1", "\0"])
def test_format_and_resource_are_not_asked(nonsense: str, keeper: Client) -> None:
    answer = send(keeper, sheets.xlsx(ROWS), format=nonsense, resource=nonsense)
    confirm(keeper, answer, format=nonsense, resource=nonsense)
    assert Employee.objects.filter(last_name="Ёлкина").count() == 1


def test_who_confirms_twice_writes_once(keeper: Client, uploads: Path) -> None:
    answer = send(keeper, sheets.xlsx(ROWS))
    confirm(keeper, answer)
    assert confirm(keeper, answer).context["errors"] == {"import_file_name": [AGAIN]}
    assert Employee.objects.filter(last_name="Ёлкина").count() == 1
    assert list(uploads.iterdir()) == []


def test_nothing_confirmed_is_nothing_done(keeper: Client) -> None:
    answer = keeper.post(reverse("admin:mentoring_employee_process_import"), {})
    assert answer.status_code == 200
