"""Any sheet as a list of people."""

from dataclasses import replace

from mentoring.resources.staff.columns import REASON, once, recognize
from mentoring.sheets.cells import one_line
from mentoring.sheets.reading import Subject, Table
from mentoring.sheets.reading import read_table as read_any_table

NO_HEADER = (
    "В файле не нашлась строка с названиями столбцов. Назовите столбцы, например «ФИО», «Должность», «Дата рождения»: "
    "образец можно скачать на этой странице."
)
NO_PEOPLE = "В файле есть названия столбцов, но нет ни одного сотрудника."
PEOPLE = Subject(recognize, one_line, NO_HEADER, NO_PEOPLE)


def read_table(content: bytes) -> Table:
    """Return the first sheet that looks like a list of people, without the reasons of an earlier rejection."""
    table = read_any_table(content, PEOPLE)
    kept = [index for index, title in enumerate(table.titles) if title != REASON]
    titles = [table.titles[index] for index in kept]
    columns = once(titles, [table.columns[index] for index in kept])
    rows = [(number, [cells[index] for index in kept]) for number, cells in table.rows]
    return replace(table, titles=titles, columns=columns, rows=rows)
