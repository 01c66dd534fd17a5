"""The question whether a sheet holds too little is itself asked here: it must find what it is for."""

import lxml.html
import pytest

from tests.documents import thin
from tests.documents.sheets import Line

ROW = "<tr><td>Встреча</td><td>май</td></tr>"
BODY = f"""<section><h2>Условия</h2><p>По графику, согласованному с куратором.</p>
<table class="grid"><thead><tr><th>Дело</th><th>Срок</th></tr></thead><tbody>
<tr><td>Первая</td><td>март</td></tr>{ROW}</tbody></table>
<table class="bare signature"><tr><td>Наставник</td><td>И.И. Иванова</td></tr></table></section>"""
HEAD, MEETING, SIGNED = ["Дело", "Срок"], ["Встреча", "май"], ["Наставник", "И.И. Иванова"]


def found(*rows, html=BODY):
    """Ask it of a sheet with such rows of texts."""
    lines = [Line(text, 20, 25 + 5 * down, 60, 13) for down, row in enumerate(rows) for text in row]
    parts = thin.parts_of(lxml.html.document_fromstring(html).body)
    return [said.partition(":")[0] for said in thin.faults(lines, parts)]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([HEAD, MEETING], "только одна строка"),
        ([HEAD, [MEETING[0]], [MEETING[1]]], "только конец таблицы"),
        ([SIGNED[:1], SIGNED[1:]], "только подпись"),
        ([["Условия"], ["По графику, согласованному"]], "только заголовок и строка"),
    ],
)
def test_what_stands_alone_is_found(rows, said):
    assert found(*rows) == [said]


@pytest.mark.parametrize(
    "rows",
    [
        [HEAD, MEETING, SIGNED],
        [HEAD, ["Первая", "март"], MEETING],
        [["Условия"], ["По графику,"], ["согласованному"]],
        [["По графику,"], ["согласованному"], SIGNED],
    ],
)
def test_what_has_company_is_right(rows):
    assert found(*rows) == []


def test_a_sheet_of_readers_with_its_caption_may_have_one():
    caption = '<th class="caption" colspan="2">С приказом ознакомлены:</th>'
    html = BODY.replace("<thead>", f"<thead><tr>{caption}</tr>")
    assert found(["С приказом ознакомлены:"], HEAD, MEETING, html=html) == []
