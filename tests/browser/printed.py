"""What the files that a page prints say."""

import io

import docx
from pypdf import PdfReader

from tests.browser.visitor import Visitor


def text_of_pdf(content: bytes) -> str:
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]
    return " ".join(" ".join(pages).split())


def text_of_docx(visitor: Visitor) -> str:
    """Download what «Печать → DOCX» leads to and read it, tables too."""
    visitor.open_menu("Печать")
    with visitor.page.expect_download() as download:
        visitor.page.locator(".page-head .menu-item", has_text="DOCX").first.click()
    document = docx.Document(str(download.value.path()))
    texts = [node.text or "" for node in document.element.body.iter() if node.tag.endswith(("}t", "}p"))]
    return " ".join(" ".join(text or " " for text in texts).split())
