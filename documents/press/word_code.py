"""The QR code of a DOCX: in the footer of the first sheet, where the PDF has it too."""

from base64 import b64decode
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from documents.press.gost import Edition

MARK = "code"


@dataclass(frozen=True)
class Code:
    """alt: what is said to those who do not see it."""

    png: bytes
    alt: str


def take_code(body: Any) -> Code | None:
    """Take the code out of the tree, as pandoc would put it into the text; None where there is none."""
    box = next((child for child in body if child.get("class") == MARK), None)
    if box is None:
        return None
    picture = box.find("img")
    body.remove(box)
    return Code(b64decode(picture.get("src").partition(",")[2]), picture.get("alt"))


def place_code(document: Any, code: Code, edition: Edition) -> None:
    """Put the code where the PDF has it: a line of the footer keeps its room, the picture is told its place."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.footer_distance = Mm(edition.code_from_edge)
    paragraph = section.first_page_footer.paragraphs[0]
    paragraph.paragraph_format.line_spacing = Mm(edition.code_size + edition.requisite_gap)
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Mm(0)
    picture = paragraph.add_run().add_picture(BytesIO(code.png), width=Mm(edition.code_size))
    inline = picture._inline  # noqa: SLF001 – python-docx has no word for floating pictures
    inline.find(qn("wp:docPr")).set("descr", code.alt)
    below = edition.code_from_edge + edition.code_size
    inline.getparent().replace(inline, _anchored(inline, Mm(section.page_height.mm - below)))


def _anchored(inline: Any, top: int) -> Any:
    """Return the picture at the right margin, so far (EMU) from the top of the sheet: in a line it stands too high."""
    anchor = parse_xml(
        f'<wp:anchor {nsdecls("wp")} distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1"'
        ' behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>'
        "</wp:anchor>"
    )
    size, *rest = list(inline)
    anchor.extend([size, parse_xml(f"<wp:wrapNone {nsdecls('wp')}/>"), *rest])
    return anchor
