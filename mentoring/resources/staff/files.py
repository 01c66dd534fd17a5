"""The files that the import gives back: the template, and the rejected rows to be corrected and uploaded again."""

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

from mentoring.models import StaffImport
from mentoring.resources.staff.columns import COLUMNS, REASON
from mentoring.resources.staff.resource import DATES
from mentoring.sheets.cells import ISO_DAY, harmless
from mentoring.sheets.writing import Sheet, write_book, write_xlsx

LEFT_OUT = {"id", "last_name", "first_name", "middle_name"}
RUSSIAN_DAY = "%d.%m.%Y"
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
    examples = zip(*(column.example for column in shown), strict=True)
    people = [[_day(text, RUSSIAN_DAY) for text in example] for example in examples]
    hints = [[column.title, column.hint] for column in COLUMNS]
    file = io.BytesIO()
    write_book(
        [
            Sheet("Сотрудники", [column.title for column in shown], people, still=1),
            Sheet("Пояснения", ["Столбец", "Что в нём писать"], [*hints, *(["", note] for note in NOTES)]),
        ],
        file,
    )
    file.seek(0)
    return file
