"""The reference document that gives pandoc's DOCX its sheet, fonts and styles, made from the figures of the edition."""

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from documents.press.gost import Edition

LEFT, CENTRE, RIGHT, BOTH = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)
SECTION_BREAK = "Разрыв раздела"
SHEET_FOOT = "Место и год"
MARK, MARK_TITLE = "Отметка об электронной подписи", "Заголовок отметки об электронной подписи"
ENTRIES = ENTRY, INNER_ENTRY = "Строка содержания", "Вложенная строка содержания"
NOTES = NOTE, NOTE_AFTER = "Примечание", "Примечание с интервалом"
TABLE_STYLES = {
    "bare": "Без рамки",
    "bare signature": "Подпись",
    "grid": "Таблица с рамкой",
    "grid pen": "Лист ознакомления",
}
"""Word's table style by the class of the HTML's table."""
BARE = frozenset({TABLE_STYLES["bare"], TABLE_STYLES["bare signature"]})


@dataclass(frozen=True)
class Look:
    """A paragraph style; before and after in intervals between requisites, size 0 stands for the text's.

    left: how far (mm) it stands from the margin; torn: whether its words are hyphenated, as in the stylesheet
    """

    name: str
    align: Any = LEFT
    size: float = 0
    bold: bool = False
    indented: bool = False
    spaced: bool = False
    before: float = 0
    after: float = 0
    heading: int = 0
    left: float = 0
    torn: bool = True


def looks(edition: Edition) -> dict[str, Look]:
    """Paragraph styles by the class of the HTML's element; «td» and «th» stand for the cells of framed tables."""
    title, table, small = edition.title_size, edition.table_size, edition.small_size
    return {
        "centre": Look("Реквизит по центру", CENTRE, torn=False),
        "centre after": Look("Реквизит по центру с интервалом", CENTRE, before=1, torn=False),
        "name": Look("Название", CENTRE, bold=True, before=0.5, after=0.5, torn=False),
        "mark": Look("Пометка", RIGHT, bold=True, after=1, torn=False),
        "left": Look("Реквизит слева", before=1, after=0.5, torn=False),
        "left near": Look("Реквизит слева без интервала", after=0.5, torn=False),
        "heard": Look("Слушали", BOTH, indented=True, spaced=True, before=0.5),
        "begins": Look("Начало части протокола", BOTH, indented=True, spaced=True),
        "h2 left": Look("Заголовок слева", bold=True, before=1, after=0.5, heading=2, torn=False),
        "subject": Look("Заголовок к тексту", bold=True, before=1, after=1, heading=2, torn=False),
        "section-name": Look("Название раздела", CENTRE, bold=True, before=0.5, after=0.25, heading=3, torn=False),
        "kind": Look("Вид документа", CENTRE, size=title, bold=True, before=10, after=2, heading=1, torn=False),
        "kind full": Look(
            "Вид документа ближе", CENTRE, size=title, bold=True, before=4, after=1, heading=1, torn=False
        ),
        "kind fuller": Look(
            "Вид документа вплотную", CENTRE, size=title, bold=True, before=1, after=0.5, heading=1, torn=False
        ),
        "foot": Look(SHEET_FOOT, CENTRE, torn=False),
        "dash": Look("Перечень", BOTH, left=edition.list_indent, spaced=True),
        "dash last-point": Look("Перечень", BOTH, left=edition.list_indent, spaced=True),
        "e-sign": Look(MARK, size=small, torn=False),
        "e-sign-title": Look(MARK_TITLE, CENTRE, size=small, bold=True, before=1, torn=False),
        "dense": Look("Плотный текст", BOTH, size=edition.dense_size, indented=True),
        "note": Look(NOTE, size=small),
        "note after": Look(NOTE_AFTER, size=small, before=1),
        "entry": Look(ENTRY, before=1 / edition.requisite_gap),
        "entry inner": Look(INNER_ENTRY, before=1 / edition.requisite_gap, left=edition.contents_inner),
        "bare": Look("Реквизит", torn=False),
        "bare right": Look("Реквизит справа", RIGHT, torn=False),
        "bare hand": Look("Реквизит с подписью", before=edition.hand_room / edition.requisite_gap, torn=False),
        "td": Look("Ячейка", size=table),
        "td whole": Look("Ячейка без переносов", size=table, torn=False),
        "td middle whole": Look("Ячейка по центру без переносов", CENTRE, size=table, torn=False),
        "td next": Look("Ячейка с интервалом", size=table, before=1 / edition.requisite_gap, torn=False),
        "td middle": Look("Ячейка по центру", CENTRE, size=table),
        "th row": Look("Заголовок строки", size=table, bold=True),
        "th caption": Look("Заголовок таблицы", torn=False),
        "th": Look("Заголовок графы", CENTRE, size=table, bold=True),
    }


def _own_styles(edition: Edition, *, separate: bool) -> list[Look]:
    """Styles that pandoc itself gives: plain text, headings, cells without text."""
    text = [Look(name, BOTH, indented=True, spaced=True) for name in ("Body Text", "First Paragraph")]
    headings = [
        Look(
            "Heading 1",
            CENTRE,
            size=edition.title_size,
            bold=True,
            before=1,
            after=0.5 * separate,
            heading=1,
            torn=False,
        ),
        Look("Heading 2", CENTRE, bold=True, before=1, after=0.5, heading=2, torn=False),
        Look("Heading 3", LEFT, bold=True, indented=True, before=0.5, heading=3, torn=False),
    ]
    return [*text, *headings, Look("Compact", size=1), Look(SECTION_BREAK, size=1)]


@lru_cache(maxsize=8)
def reference(edition: Edition, *, kept: bool, separate: bool = False) -> bytes:
    """Return the reference document; kept asks for the wide left margin, separate for an interval under the title."""
    document = Document()
    _sheet(document, edition, kept=kept)
    _font(document.styles["Normal"], edition)
    for look in [*_own_styles(edition, separate=separate), *looks(edition).values()]:
        _style(document, look, edition)
    _remove_table_styles(document)
    for name in TABLE_STYLES.values():
        _table_style(document, name, framed=name in {TABLE_STYLES["grid"], TABLE_STYLES["grid pen"]})
    return _saved(document)


def _saved(document: Any) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _sheet(document: Any, edition: Edition, *, kept: bool) -> None:
    sheet = document.sections[0]
    sheet.page_width, sheet.page_height = Mm(edition.page_width), Mm(edition.page_height)
    sheet.left_margin = Mm(edition.margin_left_kept if kept else edition.margin_left)
    sheet.right_margin = Mm(edition.margin_right)
    sheet.top_margin, sheet.bottom_margin = Mm(edition.margin_top), Mm(edition.margin_bottom)
    sheet.header_distance = sheet.footer_distance = Mm(edition.page_number_from_edge)
    sheet.different_first_page_header_footer = True
    sheet.first_page_header.is_linked_to_previous = False
    number = sheet.header.paragraphs[0]
    number.alignment = CENTRE
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    field.append(OxmlElement("w:r"))
    number._p.append(field)  # noqa: SLF001 – python-docx has no word for fields


def _font(style: Any, edition: Edition) -> None:
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), edition.font)
    style.font.size = Pt(edition.text_size)


def _style(document: Any, look: Look, edition: Edition) -> None:
    styles = document.styles
    known = look.name in [style.name for style in styles]
    style = styles[look.name] if known else styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style, style.quick_style = styles["Normal"], True
    _characters(style, look, edition)
    _paragraph(style.paragraph_format, look, edition)
    if look.heading:
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), str(look.heading - 1))
        style.element.get_or_add_pPr().append(level)


def _characters(style: Any, look: Look, edition: Edition) -> None:
    properties = style.element.find(qn("w:rPr"))
    if properties is not None:  # python-docx's own headings are blue and sans
        style.element.remove(properties)
    _font(style, edition)
    style.font.size = Pt(look.size or edition.text_size)
    style.font.bold = look.bold


def _paragraph(form: Any, look: Look, edition: Edition) -> None:
    form.alignment = look.align
    form.first_line_indent = Mm(edition.first_line_indent) if look.indented else Mm(0)
    form.left_indent = Mm(look.left)
    form.line_spacing = edition.text_spacing if look.spaced else float(edition.requisite_spacing)
    form.space_before = Mm(look.before * edition.requisite_gap)
    form.space_after = Mm(look.after * edition.requisite_gap)
    form.keep_with_next = bool(look.heading) or look.after > 0
    form.widow_control = True
    if not look.torn:
        first = ("w:spacing", "w:ind", "w:jc")
        form._element.pPr.insert_element_before(OxmlElement("w:suppressAutoHyphens"), *first)  # noqa: SLF001 – no word for it


def _remove_table_styles(document: Any) -> None:
    """Leave a person who edits the paper only the styles that it has."""
    for style in document.styles:
        if style.type == WD_STYLE_TYPE.TABLE and not style.element.get(qn("w:default")):
            style.element.getparent().remove(style.element)


def _table_style(document: Any, name: str, *, framed: bool) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.TABLE)
    style.element.set(qn("w:styleId"), name)  # pandoc refers to a table's style by its name
    properties = OxmlElement("w:tblPr")
    if framed:
        properties.append(_borders())
    side, above = (str(Mm(1.5).twips), str(Mm(0.7).twips)) if framed else ("0", "0")
    margins = OxmlElement("w:tblCellMar")
    for place, width in (("top", above), ("left", side), ("bottom", above), ("right", side)):
        margin = OxmlElement(f"w:{place}")
        margin.set(qn("w:w"), width)
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties.append(margins)
    style.element.append(properties)


def _borders() -> Any:
    borders = OxmlElement("w:tblBorders")
    for place in ("top", "left", "bottom", "right", "insideH", "insideV"):
        side = OxmlElement(f"w:{place}")
        for key, value in {"val": "single", "sz": "4", "space": "0", "color": "000000"}.items():
            side.set(qn(f"w:{key}"), value)
        borders.append(side)
    return borders
