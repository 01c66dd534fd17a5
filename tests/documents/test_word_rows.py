"""Which rows of a DOCX's tables stay together: read back from the file."""

import pytest
from django.template.loader import render_to_string

from documents.models import Acquaintance, Order
from tests.documents.samples import MENTOR
from tests.documents.test_rendering import PAGE, SHEET, docx
from tests.documents.test_sheet_ends import kept

SECTION = '<section class="{}">{}</section>'


def held(readers, section="portrait"):
    """Return how many rows of a sheet of readers are kept with the next one, heads among them."""
    given = {"order": Order(number="26/1-ОД"), "readers": [Acquaintance(employee=MENTOR)] * readers}
    table = render_to_string("print/_acquaintance.html", given)
    return sum(all(kept(row._tr)) for row in docx(PAGE.format("", SECTION.format(section, table))).tables[0].rows)


@pytest.mark.parametrize("readers", [3, 22])
def test_readers_stay_on_one_sheet_as_long_as_it_holds_them(readers):
    assert held(readers) == readers + 1


def test_heads_are_not_as_high_as_rows_to_sign_in():
    pen = TABLE.format("<col>", "<th>Графа</th>", "<tr><td></td></tr>").replace("grid", "grid pen")
    assert [row.height and round(row.height.mm) for row in read(pen).tables[0].rows] == [None, 9]


def test_more_readers_than_a_sheet_holds_go_on_on_the_next():
    assert held(40) == 5


def test_readers_on_a_sheet_of_their_own_begin_under_its_title():
    assert held(22, "portrait readers") == 5


TABLE = '<table class="grid"><colgroup>{}</colgroup><thead><tr>{}</tr></thead><tbody>{}</tbody></table>'


def table(*rows, widths=(100,)):
    """Make a framed table of the texts of its cells."""
    columns = "".join(f'<col width="{width}%">' for width in widths)
    cells = ["".join(f"<td><p>{text}</p></td>" for text in row) for row in rows]
    return TABLE.format(columns, "<th>Графа</th>" * len(widths), "".join(f"<tr>{row}</tr>" for row in cells))


def read(*parts):
    return docx(PAGE.format("", SHEET.format("".join(parts))))


def signed():
    return render_to_string("print/_signature.html", {"post": "наставник", "person": MENTOR})


def test_a_signature_is_the_last_row_of_the_table_above_it():
    (made,) = read(table(*[["Дело"]] * 6), signed()).tables
    last = made.rows[-1].cells[0]
    assert [all(kept(row._tr)) for row in made.rows[:-1]] == [True, True, False, False, True, True, True]
    assert [cell.text for cell in last.tables[0].rows[0].cells] == ["Наставник", "", "М.П.\u00a0Иванова"]
    assert round(last.paragraphs[0].paragraph_format.space_after.mm) == 12
    assert last._tc.xpath("w:tcPr/w:tcBorders/*/@w:val") == ["nil"] * 3


def test_a_signature_under_anything_else_stays_by_itself():
    to_sign = table(["Дело"]).replace("grid", "grid pen")
    assert [len(one.rows) for one in read("<p>Текст</p>", signed(), to_sign, signed()).tables] == [1, 2, 1]


def test_high_rows_at_the_end_are_not_tied_to_each_other():
    rows = read(table(*[["Дело за делом. " * 50]] * 6)).tables[0].rows
    assert [all(kept(row._tr)) for row in rows] == [True, True, *[False] * 5]


def test_notes_leave_neither_their_table_nor_a_last_line_alone():
    document = read(
        table(["Дело"], ["Дело"]), *['<p class="note">* Сроки</p>'] * 7, "<h2>План</h2>", *["<p>Да</p>"] * 6
    )
    notes = [kept(paragraph._p)[0] for paragraph in document.paragraphs if paragraph.style.name == "Примечание"]
    assert all(kept(document.tables[0].rows[-1]._tr))
    assert notes == [False, False, False, False, True, True, False]


@pytest.mark.parametrize(
    ("width", "text"),
    [(10, "14–18 сентября 2026\u00a0г."), (30, "14–18\u00a0сентября\u00a02026\u00a0г.")],
)
def test_a_month_is_not_torn_where_its_column_is_narrow(width, text):
    cell = table(["14–18 сентября 2026 г.", "Дело"], widths=(width, 100 - width))
    roomy = cell.replace("<td>", '<td class="roomy">', 1) if width == 30 else cell
    assert read(roomy).tables[0].rows[1].cells[0].text == text


def test_people_in_one_cell_are_parted():
    people = TABLE.format("<col>", "", '<tr><td class="person"><p>Иванова</p><p>Петрова</p></td></tr>')
    cell = read(people).tables[0].rows[-1].cells[0]
    assert [round(paragraph.style.paragraph_format.space_before.mm, 1) for paragraph in cell.paragraphs] == [0, 1]
