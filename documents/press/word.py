"""The tree of a paper's HTML becomes a DOCX: prepared for pandoc, converted in its sandbox, finished."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree import ElementTree as ET

import pypandoc
from docx import Document

from documents.press import word_finish
from documents.press.gost import Edition
from documents.press.word_code import place_code, take_code
from documents.press.word_contents import finish_contents, prepare_contents
from documents.press.word_marks import place_mark, take_mark
from documents.press.word_reference import SECTION_BREAK, TABLE_STYLES, looks, reference

STYLE = "data-custom-style"
CLOSER = {"full": "kind full", "fuller": "kind fuller", "overfull": "kind fuller"}
"""The look of the heading on a title page, by how full that is."""
KEPT, SEPARATE, NAMED = "kept-long", "separate", "named"
TEXT_TAGS = ("p", "h1", "h2", "h3")
LONGEST_TITLE = 255
"""Of the document's properties; python-docx refuses a longer one."""


@dataclass(frozen=True)
class Sheets:
    """What the preparation tells the finish: orientation by section, widths of the columns (mm) by table.

    whole: by table, whether a sheet shall hold all of it; what has sheets of its own begins under the title instead
    """

    landscape: list[bool]
    widths: list[list[float]]
    whole: list[bool]


def from_tree(root: Any, *, edition: Edition, numbers: Mapping[str, int]) -> bytes:
    """Return the DOCX of the tree, which is changed on the way.

    numbers: of the sheets, by what the contents lead to
    """
    title = root.findtext("head/title") or ""
    body = root.find("body")
    classes = (body.get("class") or "").split()
    kept, separate = KEPT in classes, SEPARATE in classes
    code, mark, anchors = take_code(body), take_mark(body), prepare_contents(body)
    sheets = _prepare(body, edition, kept=kept)
    document = Document(BytesIO(_pandoc(body, reference(edition, kept=kept, separate=separate))))
    document.core_properties.title = title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1]}…"
    document.core_properties.language = "ru-RU"
    word_finish.finish(
        document,
        edition,
        kept=kept,
        separate=separate,
        hyphenated=not {KEPT, NAMED} & {*classes},
        landscape=sheets.landscape,
        widths=sheets.widths,
        whole=sheets.whole,
    )
    finish_contents(document, edition, anchors, numbers)
    if code:
        place_code(document, code, edition)
    if mark:
        place_mark(document, mark, edition, edition.text_width(kept=kept, landscape=sheets.landscape[0]))
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _pandoc(body: Any, reference_document: bytes) -> bytes:
    """Pandoc reads its reference, and writes a DOCX, only as files."""
    with TemporaryDirectory() as folder:
        made, model = Path(folder, "paper.docx"), Path(folder, "reference.docx")
        model.write_bytes(reference_document)
        pypandoc.convert_text(
            ET.tostring(body, encoding="unicode", method="html"),
            "docx",
            format="html",
            outputfile=str(made),
            extra_args=[f"--reference-doc={model}", "--metadata=lang:ru-RU"],
            sandbox=True,
        )
        return made.read_bytes()


def _prepare(body: Any, edition: Edition, *, kept: bool) -> Sheets:
    sheets = Sheets([], [], [])
    styles = {key: look.name for key, look in looks(edition).items()}
    for section in body.iter("section"):
        classes = section.get("class", "").split()
        landscape = "landscape" in classes
        _move_up(section, classes)
        sheets.landscape.append(landscape)
        for table in section.iter("table"):
            sheets.whole.append("readers" not in classes and "pen" in table.get("class", "").split())
            sheets.widths.append(_table(table, edition, edition.text_width(kept=kept, landscape=landscape), styles))
        _name_styles(section, styles)
    for section in list(body.iter("section"))[:-1]:
        section.append(_styled(_element("p", "."), SECTION_BREAK))
    return sheets


def _move_up(title_page: Any, classes: list[str]) -> None:
    for fuller in (each for each in classes if each in CLOSER):
        for heading in title_page.findall("h1"):
            heading.set("class", CLOSER[fuller])


def _element(tag: str, text: str = "") -> Any:
    element = ET.Element(tag)
    element.text = text
    return element


def _styled(element: Any, style: str) -> Any:
    box = ET.Element("div", {STYLE: style})
    box.append(element)
    box.tail, element.tail = element.tail, None
    return box


def _table(table: Any, edition: Edition, width: int, styles: dict[str, str]) -> list[float]:
    """Name the styles of the table and of its cells; return the widths of its columns in millimetres."""
    classes = table.get("class", "")
    framed = "grid" in classes.split()
    table.set(STYLE, TABLE_STYLES.get(" ".join(classes.split()[:2]), TABLE_STYLES["grid" if framed else "bare"]))
    for cell in _cells(table):
        _cell(cell, framed=framed, styles=styles)
    widths = _widths([*table.iter("col")], edition, width)
    for column, wide in zip(table.iter("col"), widths, strict=True):
        column.set("width", f"{wide / width:.3%}")
    return widths


def _widths(columns: list[Any], edition: Edition, width: int) -> list[float]:
    """Columns without a width of their own share what is left."""
    told = [_told_width(column, edition, width) for column in columns]
    rest = (width - sum(told)) / max(told.count(0), 1)
    return [wide or rest for wide in told]


def _told_width(column: Any, edition: Edition, width: int) -> float:
    if column.get("class") == "corner":
        return edition.requisite_width
    return float((column.get("width") or "0").rstrip("%")) * width / 100


def _cells(table: Any) -> Iterator[Any]:
    for tag in ("td", "th"):
        yield from table.iter(tag)


def _cell(cell: Any, *, framed: bool, styles: dict[str, str]) -> None:
    """Put bare text of a cell into a paragraph, and style every paragraph of the cell."""
    if cell.find("p") is None and "".join(cell.itertext()).strip():
        paragraph = _element("p", cell.text or "")
        paragraph.extend(list(cell))
        cell.text = ""
        cell[:] = [paragraph]
    classes = set(cell.get("class", "").split())
    of_style = {"row"} if cell.get("scope") == "row" else classes & {"middle", "right", "caption"}
    key = " ".join([(cell.tag if framed else "bare"), *of_style])
    person = framed and "person" in classes
    first = f"{key} whole" if person else key
    cell[:] = [
        _styled(child, _style_of(child, "td next" if person and place else first, styles))
        if _says_something(child)
        else child
        for place, child in enumerate(cell)
    ]


def _style_of(paragraph: Any, usual: str, styles: dict[str, str]) -> str:
    if paragraph.get("class") == "hand":
        return styles["bare hand"]
    whole = styles.get(f"{usual} whole") if paragraph.get("class") == "date" else None
    return whole or styles.get(usual, styles["td"])


def _says_something(child: Any) -> bool:
    """Whether it is a paragraph with text: pandoc has a low style for an empty one, which a name would take away."""
    return child.tag == "p" and bool("".join(child.itertext()).strip(" \n"))


def _name_styles(element: Any, styles: dict[str, str]) -> None:
    """Wrap what has a class of ours into a box with the name of the style; cells are named already."""
    for place, child in enumerate(list(element)):
        if child.tag == "table":
            continue
        named = child.get("class", "")
        style = styles.get(f"{child.tag} {named}") or styles.get(named)
        if child.tag in TEXT_TAGS and style:
            child.tag = "p"  # a heading would keep pandoc's own style
            element[place] = _styled(child, style)
        else:
            _name_styles(child, styles)
