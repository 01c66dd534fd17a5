"""The contents of a DOCX: each entry leads to its heading, and tells its sheet by a field that Word can renew."""

from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element

from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from documents.press.gost import Edition
from documents.press.word_reference import ENTRIES

ENTRY = "entry"
TEXTS = ("p", "th", "td")


def prepare_contents(body: Any) -> list[str]:
    """Leave of each entry its words, and name the places that they lead to as pandoc makes bookmarks.

    Return the ids of the places, in the order of the entries.
    """
    found = [link.get("href", "").removeprefix("#") for entry in _entries(body) for link in entry.iter("a")]
    for entry in _entries(body):
        for child in [child for child in entry if child.tag == "a" or child.get("class") == "dots"]:
            entry.remove(child)
    for element in list(body.iter()):
        if element.get("id") in found:
            _name(element)
    return found


def has_contents(body: Any) -> bool:
    return next(_entries(body), None) is not None


def _entries(body: Any) -> Iterator[Any]:
    return (text for text in body.iter("p") if ENTRY in text.get("class", "").split())


def _name(element: Any) -> None:
    """Put the words of the element, of a row those of its first cell, into a box with the element's id."""
    words = next((each for each in element.iter() if each.tag in TEXTS and each.find("p") is None), element)
    box = Element("span", {"id": element.attrib.pop("id")})
    box.text, words.text = words.text, ""
    box.extend(list(words))
    words[:] = [box]


def finish_contents(document: Any, edition: Edition, anchors: list[str], numbers: Mapping[str, int]) -> None:
    """Put behind each entry the number of its sheet, at the right margin.

    numbers: the sheet of each anchor as the PDF has it: what is shown until a program lays the text out itself
    """
    width = edition.text_width(kept=False, landscape=False)
    entries = [paragraph for paragraph in document.paragraphs if paragraph.style.name in ENTRIES]
    for paragraph, anchor in zip(entries, anchors, strict=True):
        stops = paragraph.paragraph_format.tab_stops  # within the margins: LibreOffice shows nothing beyond an indent
        stops.add_tab_stop(Mm(width), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        paragraph.add_run("\t")
        _add_field(paragraph, anchor, numbers[anchor])


def _add_field(paragraph: Any, anchor: str, number: int) -> None:
    """Write the field in its long form: LibreOffice leaves the short one of a page empty."""
    _run(paragraph, "w:fldChar", fldCharType="begin")
    _run(paragraph, "w:instrText").text = f" PAGEREF {anchor} \\h "
    _run(paragraph, "w:fldChar", fldCharType="separate")
    _run(paragraph, "w:t").text = str(number)
    _run(paragraph, "w:fldChar", fldCharType="end")


def _run(paragraph: Any, tag: str, **attributes: str) -> Any:
    """Add a run of that one element."""
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    paragraph.add_run()._r.append(element)  # noqa: SLF001 - python-docx has no word for fields
    return element
