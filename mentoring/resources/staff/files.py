"""The files that the import gives back: the template, and the rejected rows to be corrected and uploaded again."""

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from mentoring.models import StaffImport
from mentoring.resources.staff.columns import COLUMNS, REASON, Column
from mentoring.resources.staff.resource import DATES
from mentoring.sheets.cells import ISO_DAY, harmless
from mentoring.sheets.writing import DAY, Sheet, write_xlsx

LEFT_OUT = {"id", "last_name", "first_name", "middle_name"}
RUSSIAN_DAY = "%d.%m.%Y"
WIDTHS = {"narrow": 18, "wide": 34, "note": 90}
NOTES = (
    "Строки-примеры на первом листе замените своими сотрудниками. Лишние столбцы можно удалить, порядок – менять.",
    "Обязательны имя и, для нового сотрудника, должность. Пустая ячейка ничего не стирает.",
    "Формулы допустимы: берётся значение, посчитанное к моменту сохранения.",
)


def rejected_file(upload: StaffImport) -> io.BytesIO:
    """Return an XLSX of the rejected rows: as they were uploaded, with the reason in the last column."""
    titles, *rows = upload.rejected
    columns = [*upload.columns, ""]
    sheet = Sheet("Отклонённые", [*titles, REASON], [_as_written(row, columns) for row in rows])
    file = io.BytesIO()
    write_xlsx(sheet, file)
    file.seek(0)
    return file


def _as_written(row: Sequence[str], columns: Sequence[str]) -> list[Any]:
    return [_day(text, ISO_DAY) if field in DATES else harmless(text) for text, field in zip(row, columns, strict=True)]


def _day(text: str, pattern: str) -> Any:
    """Return the date that stands in the text, else the text."""
    try:
        return dt.datetime.strptime(text, pattern).replace(tzinfo=dt.UTC).date()
    except ValueError:
        return harmless(text)


def template_file() -> io.BytesIO:
    """Return an XLSX with the titles, three invented people, and a second sheet that says what may stand where."""
    shown = [column for column in COLUMNS if column.field not in LEFT_OUT]
    book = Workbook()
    _examples(book.active, shown)
    _notes(book.create_sheet("Пояснения"))
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    return file


def _examples(sheet: Any, shown: Sequence[Column]) -> None:
    sheet.title, sheet.freeze_panes = "Сотрудники", "B2"
    sheet.append([column.title for column in shown])
    for example in zip(*(column.example for column in shown), strict=True):
        sheet.append([_day(text, RUSSIAN_DAY) for text in example])
    for number, column in enumerate(shown, start=1):
        wide = len(max(column.example, key=len)) > WIDTHS["narrow"]
        sheet.column_dimensions[get_column_letter(number)].width = WIDTHS["wide" if wide else "narrow"]
        sheet.cell(1, number).font = Font(bold=True)
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            if cell.is_date:
                cell.number_format = DAY


def _notes(sheet: Any) -> None:
    sheet.append(["Столбец", "Что в нём писать"])
    for column in COLUMNS:
        sheet.append([column.title, column.hint])
    sheet.append([])
    for note in NOTES:
        sheet.append(["", note])
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = WIDTHS["wide"], WIDTHS["note"]
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for (cell,) in sheet.iter_rows(min_row=2, min_col=2, max_col=2):
        cell.alignment = Alignment(wrap_text=True, vertical="top")
