"""The QR code of a DOCX: in the footer of the first sheet, where the PDF has it too."""

from base64 import b64decode
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
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
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.footer_distance = Mm(edition.code_from_edge)
    paragraph = section.first_page_footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    picture = paragraph.add_run().add_picture(BytesIO(code.png), width=Mm(edition.code_size))
    picture._inline.find(qn("wp:docPr")).set("descr", code.alt)  # noqa: SLF001 – python-docx has no word for it
