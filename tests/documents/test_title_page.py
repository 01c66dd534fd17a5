"""A title page of any size: no line stands on its foot, and the foot ends its sheet while there is room."""

import datetime as dt
import os
from io import BytesIO
from itertools import product
from typing import Any

import pytest
from django.template.loader import render_to_string
from docx import Document

from documents.enums import StampAct, StampBy
from documents.models import Cover, Stamp
from documents.press import gost
from documents.press.rendering import render_docx, render_pdf
from tests.documents import measured
from tests.documents.samples import program_context, stamps
from tests.documents.sheets import sheets

LETTERS, BODIES, LONG_STAMPS, COMPILERS = (20, 150, 1000), (0, 4, 8), (0, 2, 4), (0, 5)
WORDS = "Сопровождение молодого педагога в первый год работы "
BODY = "Управление образования администрации Верхнереченского муниципального округа"
PLAIN = Stamp(act=StampAct.AGREED, by=StampBy.BODY, body="советом", number="2", dated_on=dt.date(2026, 9, 3))
LONG = Stamp(
    act=StampAct.AGREED,
    by=StampBy.PERSON,
    post=(WORDS * 6)[:300].strip(),
    workplace=(BODY * 4)[:300],
    person="И.И. Носова",
)
FOOT = gost.CURRENT.page_height - gost.CURRENT.margin_bottom
GRID = [*product(LETTERS, BODIES, LONG_STAMPS, COMPILERS)][:: 1 if "SOAK" in os.environ else 5]


def paper(letters, bodies, long_stamps, compilers):
    cover = Cover(superior="\n".join([BODY] * bodies), compilers="\n".join(["Иванова М.П., воспитатель"] * compilers))
    four = [Stamp(**{**vars_of(LONG if place <= long_stamps else PLAIN), "place": place}) for place in range(1, 5)]
    title = (WORDS * 20)[:letters].strip()
    context = program_context()
    context["program"].title, context["program"].cover, context["stamps"] = title, cover, stamps(four)
    return render_to_string("print/program.html", context)


def vars_of(stamp):
    return {name: value for name, value in vars(stamp).items() if name not in {"_state", "id", "cover_id"}}


@pytest.mark.parametrize("size", GRID, ids=str)
def test_nothing_stands_on_the_foot(size):
    html = paper(*size)
    drawn = sheets(render_pdf(html))
    assert measured.faults(html, drawn) == []
    place = next(number for number, sheet in enumerate(drawn) if any(line.text == "2026" for line in sheet.lines))
    year = next(line for line in drawn[place].lines if line.text == "2026")
    above = [line.base for line in drawn[place].lines if line.base < year.base]
    gaps = [after - before for before, after in zip(sorted(above), sorted(above)[1:], strict=False)]
    assert min(gaps[-2:]) > 0
    assert place > 0 or abs(year.base - FOOT) < 2.5 or max(above[:-1]) > FOOT - 40


def test_in_word_the_heading_moves_up_where_the_sheet_is_full():
    styles: list[Any] = [
        next(text.style for text in Document(BytesIO(render_docx(paper(*size)))).paragraphs if "ПЕРС" in text.text)
        for size in ((20, 0, 0, 0), (150, 4, 0, 5), (1000, 8, 4, 5))
    ]
    assert [style.name for style in styles] == ["Вид документа", "Вид документа ближе", "Вид документа вплотную"]
