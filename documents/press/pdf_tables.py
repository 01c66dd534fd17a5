"""What WeasyPrint leaves undone in framed tables that sheets cut, and in the structure of all tables.

WeasyPrint lays a table out sheet by sheet. That step is wrapped here, so that a paper is drawn only once: a section
that goes on is named again under the head, cells merged over rows go on, a high row is broken, a low one is not.
When all sheets are made, cut cells are closed at their end.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element, SubElement

from weasyprint.formatting_structure.boxes import TableBox
from weasyprint.layout import block

FRAMED, CONTINUED = "grid", "continued"
SECTION = "data-section"
"""Of a <tbody>: what it is named by on the sheets that it goes on to."""
AGAIN = "data-again"
"""Of a merged cell: the sheets that it goes on to say its text again."""
LONG_CELL = 300
"""Letters: in a narrow column they fill a sheet."""
WHOLE_ROW = 50 / 25.4 * 96
"""Rows up to this height (in WeasyPrint's pixels, 50 mm) stay whole: they fit under the highest head of a paper."""

_lay_out = block.table_layout


class Place(NamedTuple):
    """Where a sheet goes on: the group of rows and the row in it, by their numbers; cells: the row has begun before."""

    group: int
    row: int
    cells: Any = None


def name_continued(root: Any) -> None:
    """Put the name of each section before its rows, from where it is taken for the sheets it goes on to."""
    for table in root.iter("table"):
        columns = len([*table.iter("col")])
        for body in table.iter("tbody"):
            if body.get(SECTION):
                row = Element("tr", {"class": CONTINUED})
                SubElement(row, "th", {"colspan": str(columns)}).text = f"{body.get(SECTION)} (продолжение)"
                body.insert(0, row)


def loosen_ends(root: Any) -> None:
    """Let the last row go with the signature to the next sheet, where the row before it fills sheets itself.

    WeasyPrint finds no place to break at otherwise, and leaves the signature alone.
    """
    for section in root.iter("section"):
        for table, after in pairwise(section):
            rows = [*table.iter("tr")]
            signed = FRAMED in table.get("class", "").split() and "signature" in after.get("class", "").split()
            if signed and len(rows) > 1 and max(len("".join(cell.itertext())) for cell in rows[-2]) > LONG_CELL:
                rows[-1].set("class", f"{rows[-1].get('class', '')} loose")


def lay_out(  # noqa: PLR0917 – WeasyPrint's own
    context: Any,
    table: Any,
    bottom_space: float,
    skip_stack: Any,
    containing_block: Any,
    page_is_empty: bool,  # noqa: FBT001
    absolute_boxes: list[Any],
    fixed_boxes: list[Any],
) -> Any:
    """Lay out what the sheet holds of the table; stands in for WeasyPrint's `table_layout`."""

    def laid_out(one: Any, room: float = bottom_space, begun: Any = skip_stack) -> Any:
        return _lay_out(context, one, room, begun, containing_block, page_is_empty, absolute_boxes, fixed_boxes)

    def continued() -> Any:
        one = _continued(table, begins)
        return laid_out(one, begun=_saying_again(one, begins, skip_stack))

    if not _is_framed(table):
        return laid_out(table)
    _take_names(table)
    begins = _place(skip_stack) or Place(_first_body(table), 0)
    result = continued()
    free = context.page_bottom - bottom_space - _end(result[0], table)
    kept = _kept_rows(table, _place(result[1]) or begins) if _is_unlucky(table, result, free) else []

    def is_high(row: Any) -> bool:
        """A merged cell has the room of all its rows; one that fills a sheet has not enough of it."""
        limits = {False: WHOLE_ROW, True: context.page_bottom}
        return any(
            laid_out(_alone(table, row, merged=merged), float("-inf"), None)[0].height > limit
            for merged, limit in limits.items()
        )

    high = [row for row in kept if is_high(row)]
    pushed = _pushed(table, result, lambda bottom: context.overflows_page(bottom_space, bottom))
    _restyle(high, "break_inside", "auto")
    _restyle(pushed, "break_before", "page")
    return continued() if high or pushed else result


block.table_layout = lay_out


def _is_framed(table: Any) -> bool:
    return table.element is not None and FRAMED in table.element.get("class", "").split()


def _place(stack: Any) -> Place | None:
    """Read WeasyPrint's note of where it stopped: {group: {row: {cell: …}}}."""
    if not stack:
        return None
    ((group, rows),) = stack.items()
    if not rows:
        return Place(group, 0)
    ((row, cells),) = rows.items()
    return Place(group, row, cells)


def _first_body(table: Any) -> int:
    return next((place for place, group in enumerate(table.children) if not group.is_header), 0)


def _take_names(table: Any) -> None:
    """Take the names of sections out of their rows, once."""
    for group in table.children:
        first = group.children[0] if group.children else None
        if first is not None and first.element.get("class") == CONTINUED:
            group.name_again = first
            group.children = group.children[1:]


def _continued(table: Any, place: Place) -> Any:
    """Return the table as the sheet sees it: with the section's name under the head, and cells that come from above."""
    if not place.row and not place.cells:
        return table
    groups = [*table.children]
    group = groups[place.group]
    rows = [*group.children]
    rows[place.row] = rows[place.row].copy_with_children([*rows[place.row].children, *_from_above(rows[: place.row])])
    groups[place.group] = group.copy_with_children(rows)
    if groups[0].is_header and hasattr(group, "name_again"):
        groups[0] = groups[0].copy_with_children([*groups[0].children, group.name_again])
    return table.copy_with_children(groups)


def _saying_again(table: Any, place: Place, stack: Any) -> Any:
    """Let a row that is cut say again what is short: WeasyPrint draws no cell twice that has ended."""
    if not place.cells:
        return stack
    cells = table.children[place.group].children[place.row].children
    again = {at: None for at, cell in enumerate(cells) if AGAIN in cell.element.attrib}
    return {place.group: {place.row: {**again, **place.cells}}}


def _from_above(rows: list[Any]) -> Iterator[Any]:
    """Yield cells for those that reach below the rows: empty, or saying again what is short."""
    for left, row in zip(range(len(rows), 0, -1), rows, strict=True):
        for cell in row.children:
            if cell.rowspan > left:
                rest = cell.copy_with_children(cell.children if AGAIN in cell.element.attrib else [])
                rest.rowspan = cell.rowspan - left
                yield rest


def _end(laid: Any, table: Any) -> float:
    """Where on the sheet the table ends; where it would begin, if nothing of it found room."""
    if laid is None:
        return float(table.content_box_y())
    last = laid.children[-1]
    return float(last.position_y + last.height)


def _is_unlucky(table: Any, result: Any, free: float) -> bool:
    """Whether a row too high for the room left a large part of the sheet empty, or drove the head away."""
    laid, stopped = result[0], _place(result[1])
    if laid is None:
        return free > WHOLE_ROW
    headless = table.children[0].is_header and not laid.children[0].is_header
    return headless or (stopped is not None and not stopped.cells and free > WHOLE_ROW)


def _kept_rows(table: Any, place: Place) -> list[Any]:
    """Return the row and those that follow it without a chance to part them."""
    rows = [row for group in table.children[place.group :] if not group.is_footer for row in group.children]
    rows = rows[place.row :]
    ends = (
        at
        for at, (row, then) in enumerate(pairwise(rows), start=1)
        if "avoid" not in {row.style["break_after"], then.style["break_before"]}
    )
    return rows[: next(ends, len(rows))]


def _alone(table: Any, row: Any, *, merged: bool) -> Any:
    """Return a table of the one row, to measure it with or without cells that are merged over rows."""
    group = table.children[_first_body(table)]
    own = [cell.copy_with_children(cell.children) for cell in row.children if merged or cell.rowspan == 1]
    for cell in own:
        cell.rowspan = 1
    return table.copy_with_children([group.copy_with_children([row.copy_with_children(own)])])


def _pushed(table: Any, result: Any, overflows: Any) -> list[Any]:
    """Return the first row of a merged cell whose text is longer than its rows on the sheet, below which it ends."""
    laid, stopped = result[0], _place(result[1])
    if laid is None or stopped is None:
        return []
    group, rows = table.children[stopped.group], laid.children[-1].children
    for above, row, cell in _cut(rows):
        if above and overflows(cell.position_y + cell.border_height()):
            named = group.children[row.index - 1].style["break_after"] == "avoid"
            return [group.children[row.index - named]]
    return []


def _restyle(rows: list[Any], name: str, value: str) -> None:
    for row in rows:
        row.style = row.style.copy()
        row.style[name] = value


def _cut(rows: list[Any]) -> Iterator[tuple[int, Any, Any]]:
    """Yield the cells that reach below the last of the rows, with their row and its number."""
    for place, row in enumerate(rows):
        for cell in row.children:
            if cell.rowspan > len(rows) - place:
                yield place, row, cell


def close_cut_cells(rendered: Any) -> None:
    """Let merged cells end with the last row that their sheet has, and tables with it."""
    for page in rendered.pages:
        for box in page._page_box.descendants():  # noqa: SLF001 – WeasyPrint shows its layout nowhere else
            if isinstance(box, TableBox) and _is_framed(box):
                for group in box.children:
                    _close(group)
                _fit(box, box.children[-1])


def _close(group: Any) -> None:
    rows = group.children
    cut = [*_cut(rows)]
    last = [*_ending(rows), *(cell for *_, cell in cut)]
    if not last:  # a table of no columns
        return
    end = max(cell.position_y + cell.border_height() for cell in last)
    for cell in _ending(rows):
        _stretch(cell, end)
    for place, _row, cell in cut:
        _stretch(cell, end)
        cell.rowspan = len(rows) - place
    for row in rows:
        row.children = sorted(row.children, key=lambda cell: int(cell.grid_x))
    _fit(rows[-1], *rows[-1].children)
    _fit(group, rows[-1])


def _ending(rows: list[Any]) -> list[Any]:
    return [cell for place, row in enumerate(rows) for cell in row.children if cell.rowspan == len(rows) - place]


def _stretch(cell: Any, end: float) -> None:
    cell.padding_bottom += end - cell.position_y - cell.border_height()


def _fit(outer: Any, *inner: Any) -> None:
    """Let the outer box end where the lowest of the inner ones does."""
    ends = [box.position_y + box.border_height() for box in inner]
    outer.height = max(ends, default=outer.position_y + outer.height) - outer.content_box_y()


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
