"""The worst that people type, put into a paper: where it stands depends on the number of the variant."""

import random
import re
from itertools import cycle, islice
from typing import Any

import lxml.html

LETTERS = "абвгдежзиклмнопрстуфхцчшщэюя"
TITLE, NAME, ROW, WORD = 1_000, 60, 2_000, 5_000
PATRONYMIC = r"[А-ЯЁ][а-яё]+(?:вич|вн|ичн|инич)[а-яё]{0,3}\b"
SURNAME = re.compile(rf"\b[А-ЯЁ][а-яё]+(?=\s[А-ЯЁ][а-яё]+\s{PATRONYMIC})|(?<=\b[А-ЯЁ]\.[А-ЯЁ]\.\s)[А-ЯЁ][а-яё]+")
PARTED = "Константинопольская-Преображенская-Рождественская-Вознесенск"
WHOLE = "".join(islice(cycle(LETTERS), NAME)).capitalize()
SMILEYS = ("😀 👍", "🌻🐝 ✅", "👩‍🏫 ❤️", "№️⃣ 🇷🇺")


def worse(html: str, variant: int = 0) -> str:
    """Return the paper with a long title and long names, and a long row, an endless word and a smiley in a cell.

    What is filled in by the pen holds numbers, names and posts beside it, no texts.
    """
    dice = random.Random(variant)  # noqa: S311 - the same texts every time
    body = lxml.html.document_fromstring(SURNAME.sub((PARTED, WHOLE)[variant % 2], html))
    _title(body)
    typed = [table for table in body.iter("table") if "grid" in table.get("class") and "pen" not in table.get("class")]
    cells = [cell for table in typed for cell in table.iter("td")]
    cells = cells or [text for text in body.iterfind(".//section/p") if text.get("class") in {None, "dense"}]
    cells = cells or list(body.iterfind(".//section//td"))
    row = f"{dice.choice(SMILEYS)} {'Длинная строка плана. ' * (ROW // 22)} "
    word = "".join(dice.choices(LETTERS, k=WORD))
    _say(dice.choice(cells), row + word if variant % 3 == 0 else row)
    _say(dice.choice(cells), word if variant % 3 == 1 else dice.choice(SMILEYS))
    return f"<!DOCTYPE html>{lxml.html.tostring(body, encoding='unicode')}"


def _title(document: Any) -> None:
    long = ("О наставничестве молодых " * (TITLE // 25 + 1))[:TITLE].strip()
    document.find(".//title").text = long
    for place in (".//h2[@class='subject']", ".//h1/following-sibling::p[@class='name']"):
        for element in document.xpath(place):
            element.text = long


def _say(cell: Any, text: str) -> None:
    """Only what is short says itself again on the next sheet."""
    if len(text) > NAME:
        cell.attrib.pop("data-again", None)
    paragraph = next(cell.iter("p"), cell)
    paragraph.text = text
