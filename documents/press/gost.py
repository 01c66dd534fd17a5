"""The sheet by ГОСТ Р 7.0.97: each figure in one place; the PDF's CSS and the DOCX's styles both follow from it.

The CSS made here is also the head of static/papers/paper.css, for browsers; a test keeps the two equal.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Edition:
    """Lengths in millimetres, sizes in points, line spacings in lines."""

    code: str
    title: str
    page_width: int = 210
    page_height: int = 297
    margin_left: int = 20
    margin_left_kept: int = 30
    """Of papers kept over 10 years: orders."""
    margin_right: int = 10
    margin_top: int = 20
    margin_bottom: int = 20
    page_number_from_edge: int = 10
    font: str = "Liberation Serif"
    font_elsewhere: str = "Times New Roman"
    """The font of the same metrics where the free one is not installed."""
    text_size: float = 13
    dense_size: float = 12
    """Of papers that are one sheet long and say much: consents."""
    table_size: float = 10.5
    small_size: float = 10
    title_size: float = 16
    first_line_indent: float = 12.5
    list_indent: float = 18.75
    line_height: float = 1.15
    """Of the font itself: one line, in sizes of the font."""
    text_spacing: float = 1.15
    requisite_spacing: float = 1
    requisite_width: int = 80
    requisite_gap: int = 6
    hand_room: int = 3
    """Above a line to sign on, beside the line's own height: 6 mm are free."""
    mark_width: int = 95
    """Of the mark of an electronic signature: the number of a certificate, 40 signs at most, in one line."""
    contents_number: int = 9
    """Kept free for the numbers of sheets at the right margin of the contents."""
    contents_inner: int = 8
    code_size: int = 25
    """Side of the QR code, in the right lower corner of the first sheet."""
    code_from_edge: int = 10

    @property
    def margin_bottom_coded(self) -> int:
        """Of the first sheet with a QR code: the code, and an interval above it."""
        return self.code_from_edge + self.code_size + self.requisite_gap

    def text_width(self, *, kept: bool, landscape: bool) -> int:
        left = self.margin_left_kept if kept else self.margin_left
        return (self.page_height if landscape else self.page_width) - left - self.margin_right


EDITION_2025 = Edition("2025", "ГОСТ Р 7.0.97-2025")
EDITION_2016 = Edition("2016", "ГОСТ Р 7.0.97-2016")
EDITIONS = {edition.code: edition for edition in (EDITION_2025, EDITION_2016)}
CURRENT = EDITION_2025


def css(edition: Edition) -> str:
    """Return the custom properties and the page rules of the edition."""
    return f"{_properties(edition)}\n{_pages(edition)}"


def _properties(edition: Edition) -> str:
    values = {
        "page-width": f"{edition.page_width}mm",
        "page-height": f"{edition.page_height}mm",
        "margin-left": f"{edition.margin_left}mm",
        "margin-left-kept": f"{edition.margin_left_kept}mm",
        "margin-right": f"{edition.margin_right}mm",
        "margin-top": f"{edition.margin_top}mm",
        "margin-bottom": f"{edition.margin_bottom}mm",
        "margin-bottom-coded": f"{edition.margin_bottom_coded}mm",
        "font": f'"{edition.font}", "{edition.font_elsewhere}", serif',
        "text-size": f"{edition.text_size}pt",
        "dense-size": f"{edition.dense_size}pt",
        "table-size": f"{edition.table_size}pt",
        "small-size": f"{edition.small_size}pt",
        "title-size": f"{edition.title_size}pt",
        "first-line-indent": f"{edition.first_line_indent}mm",
        "list-indent": f"{edition.list_indent}mm",
        "text-spacing": f"{edition.text_spacing * edition.line_height:.3f}",
        "requisite-spacing": f"{edition.requisite_spacing * edition.line_height:.3f}",
        "requisite-width": f"{edition.requisite_width}mm",
        "requisite-gap": f"{edition.requisite_gap}mm",
        "hand-room": f"{edition.hand_room}mm",
        "mark-width": f"{edition.mark_width}mm",
        "contents-number": f"{edition.contents_number}mm",
        "contents-inner": f"{edition.contents_inner}mm",
        "code-size": f"{edition.code_size}mm",
    }
    lines = "".join(f"  --{name}: {value};\n" for name, value in values.items())
    return f":root {{\n{lines}}}\n"


def _pages(edition: Edition) -> str:
    right, top, bottom = edition.margin_right, edition.margin_top, edition.margin_bottom
    size = f"{edition.page_width}mm {edition.page_height}mm"
    turned = f"{edition.page_height}mm {edition.page_width}mm"
    sheets = (
        ("portrait", size, edition.margin_left),
        ("landscape", turned, edition.margin_left),
        ("kept", size, edition.margin_left_kept),
        ("kept-landscape", turned, edition.margin_left_kept),
    )
    rules = [f"@page {{ size: {size}; margin: {top}mm {right}mm {bottom}mm {edition.margin_left}mm; }}\n"]
    rules += [
        f"@page {name}, {name}-coded {{ size: {size}; margin: {top}mm {right}mm {bottom}mm {left}mm; }}\n"
        for name, size, left in sheets
    ]
    rules += [
        f"@page {name}-coded:first {{ margin-bottom: {edition.margin_bottom_coded}mm; }}\n" for name, *_ in sheets
    ]
    number = (
        "@page {\n"
        "  @top-center {\n"
        "    content: counter(page);\n"
        f'    font: {edition.text_size}pt "{edition.font}", "{edition.font_elsewhere}", serif;\n'
        f"    padding-top: {edition.page_number_from_edge}mm;\n"
        "    vertical-align: top;\n"
        "  }\n"
        "}\n"
        "@page :first { @top-center { content: none; } }\n"
    )
    code = (
        "@page :first {\n"
        "  @bottom-right {\n"
        "    content: element(code);\n"
        f"    padding-bottom: {edition.code_from_edge}mm;\n"
        "    vertical-align: bottom;\n"
        "  }\n"
        "}\n"
    )
    return "".join(rules) + number + code
