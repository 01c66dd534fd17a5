"""A title page has place and year at its foot: whether all that stands above leaves room for them is measured."""

from collections.abc import Callable, Iterator
from typing import Any

from weasyprint.formatting_structure.boxes import LineBox

TITLE_PAGE, FOOT = "title-page", "foot"
FULLER = ("full", "fuller", "overfull")
"""What a crowded title page becomes, one after the other: paper.css says what that means."""
ROOM = 6 / 25.4 * 96
"""Between the last line above and the foot, in WeasyPrint's pixels."""


def with_room(render: Callable[[], Any], root: Any) -> Any:
    """Return what is rendered once the title page has room for its foot.

    render: lays the tree out anew with each call
    """
    rendered, title_page = render(), title_page_of(root)
    if title_page is None:
        return rendered
    for fuller in FULLER:
        if not _is_crowded(rendered, title_page):
            break
        title_page.set("class", f"{title_page.get('class')} {fuller}")
        rendered = render()
    return rendered


def title_page_of(root: Any) -> Any | None:
    """Return the section of the paper's title page, None where it has none."""
    return next((section for section in root.iter("section") if TITLE_PAGE in _classes(section)), None)


def _is_crowded(rendered: Any, title_page: Any) -> bool:
    """Whether lines of the title page come too near to its foot, over it, or onto the next sheet."""
    foot = next((text for text in title_page.iter("p") if FOOT in _classes(text)), None)
    if foot is None:
        return False
    pages = [list(_lines(page, {*title_page.iter()})) for page in rendered.pages]
    used = [lines for lines in pages if lines]
    of_foot = {*foot.iter()}
    starts = [line.position_y for line in used[0] if line.element in of_foot]
    ends = [line.position_y + line.height + ROOM for line in used[0] if line.element not in of_foot]
    return len(used) > 1 or not starts or max(ends) > min(starts)


def _lines(page: Any, ours: set[Any]) -> Iterator[Any]:
    boxes = page._page_box.descendants(placeholders=True)  # noqa: SLF001 – WeasyPrint shows its layout nowhere else
    return (box for box in boxes if isinstance(box, LineBox) and box.element in ours)


def _classes(element: Any) -> list[str]:
    return (element.get("class") or "").split()
