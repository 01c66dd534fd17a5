"""What WeasyPrint leaves undone in tables: merged cells that a page cuts, and the headers of cells in the structure."""

from collections.abc import Sequence
from typing import Any
from xml.etree.ElementTree import Element


def split_spans(root: Any, rendered: Any) -> bool:
    """End cells merged over rows at the end of their page, and go on with empty ones; tell whether there were any.

    WeasyPrint draws no line under a cell that the page cuts, and counts its rows beyond the page.
    """
    pages = _pages_of_rows(rendered)
    found = False
    for body in root.iter("tbody"):
        rows = body.findall("tr")
        if any(cell.get("colspan") for cell in body.iter("td")) or not all(row in pages for row in rows):
            continue
        found |= _split(rows, [pages[row] for row in rows])
    return found


def _pages_of_rows(rendered: Any) -> dict[Any, int]:
    """Return the page on which each row begins."""
    pages: dict[Any, int] = {}
    for number, page in enumerate(rendered.pages):
        for box in page._page_box.descendants():  # noqa: SLF001 – WeasyPrint shows its layout nowhere else
            if box.element_tag == "tr":
                pages.setdefault(box.element, number)
    return pages


def _split(rows: Sequence[Any], pages: Sequence[int]) -> bool:
    """Go through the rows column by column: a cell from above, the rest of a cut one, or one of the row's own."""
    from_above: dict[int, int] = {}
    rests: dict[int, Any] = {}
    found = False
    for place, row in enumerate(rows):
        own, cells, column = list(row), [], 0
        while own or column in rests or from_above.get(column):
            if from_above.get(column):
                from_above[column] -= 1
            else:
                cell = rests.pop(column) if column in rests else own.pop(0)
                span = int(cell.get("rowspan", "1"))
                kept = min(span, pages[place:].count(pages[place]))
                if kept < span:
                    cell.set("rowspan", str(kept))
                    rests[column] = Element("td", {"rowspan": str(span - kept)})
                    found = True
                from_above[column] = kept - 1
                cells.append(cell)
            column += 1
        row[:] = cells
    return found


def name_headers(pdf: Any) -> None:
    """Say of each header cell what it heads.

    WeasyPrint says it of the data cells instead, and miscounts the columns under merged ones.
    """
    elements = {item.reference: item for item in pdf.objects if _is_element(item)}
    for element in elements.values():
        if element["S"] == "/TH":
            group = elements[elements[element["P"]]["P"]]
            element["A"]["Scope"] = "/Column" if group["S"] == "/THead" else "/Row"
        elif element["S"] == "/TD":
            element["A"].pop("Headers", None)


def _is_element(item: Any) -> bool:
    return isinstance(item, dict) and "S" in item
