from types import SimpleNamespace as Thing
from xml.etree import ElementTree as ET

from documents.press.pdf_tables import split_spans

STAGE = """<table><tbody>
<tr><td rowspan="4">1</td><td>a</td><td rowspan="4">май</td></tr>
<tr><td>b</td></tr>
<tr><td rowspan="2">c</td></tr>
<tr></tr>
</tbody></table>"""


def split(html, *pages):
    """Split the table as if its rows stood on these pages; return whether, and the cells by row."""
    root = ET.fromstring(html)  # noqa: S314 – our own text
    boxes = [Thing(element_tag="tr", element=row) for row in root.iter("tr")]
    by_page = [[box for box, on in zip(boxes, pages, strict=True) if on == page] for page in range(max(pages) + 1)]
    rendered = Thing(pages=[Thing(_page_box=Thing(descendants=lambda here=here: here)) for here in by_page])
    found = split_spans(root, rendered)
    return found, [[(cell.text, int(cell.get("rowspan", "1"))) for cell in row] for row in root.iter("tr")]


def test_stage_on_one_page_stays_as_it_is():
    assert split(STAGE, 0, 0, 0, 0) == (
        False,
        [[("1", 4), ("a", 1), ("май", 4)], [("b", 1)], [("c", 2)], []],
    )


def test_cells_end_with_their_page_and_go_on_empty():
    assert split(STAGE, 0, 0, 1, 1) == (
        True,
        [[("1", 2), ("a", 1), ("май", 2)], [("b", 1)], [(None, 2), ("c", 2), (None, 2)], []],
    )


def test_stage_over_three_pages_is_split_twice():
    assert split(STAGE, 0, 1, 1, 2) == (
        True,
        [
            [("1", 1), ("a", 1), ("май", 1)],
            [(None, 2), ("b", 1), (None, 2)],
            [("c", 1)],
            [(None, 1), (None, 1), (None, 1)],
        ],
    )


def test_table_with_cells_over_columns_is_left_alone():
    html = "<table><tbody><tr><td rowspan='2' colspan='2'>x</td></tr><tr></tr></tbody></table>"
    assert split(html, 0, 1) == (False, [[("x", 2)], []])
