"""The roadmap on paper, read back."""

import datetime as dt
from io import BytesIO

import pytest
from pypdf import PdfReader

from documents.press.dates import BLANK_DATE, date_words
from documents.press.rendering import render_pdf
from mentoring.settings import BASE_DIR
from roadmap.models import Activity, Roadmap
from roadmap.papers import PAPERS, draft_html, roadmap_context, roadmap_html
from roadmap.services import roadmap as roadmaps
from roadmap.services.samples import load_samples

REFERENCE = BASE_DIR / "fixtures" / "reference" / "roadmaps.yaml"


def text_of(html: str) -> str:
    """Return the words of the PDF with single spaces."""
    pages = PdfReader(BytesIO(render_pdf(html))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def letters(text: str) -> str:
    """Return what words consist of: lines break them with spaces and hyphens."""
    return "".join(character for character in text if character.isalnum())


def spans(roadmap) -> list[list[tuple[str | None, int]]]:
    table = roadmap_context(roadmap, None)["table"]
    return [[(cell.text, cell.rowspan) for cell in line.cells] for part in table.parts for line in part.lines]


def test_stages_and_terms_span_their_rows(draft):
    assert spans(draft) == [
        [("1.", 2), ("Подготовка условий", 2), ("Изучение базы", 1), ("Сентябрь", 2), ("Куратор", 1)],
        [(None, 0), (None, 0), ("Издание приказа", 1), (None, 0), ("Заведующий\nКуратор", 1)],
        [("2.", 1), ("Работа пар и групп", 1), ("Встречи", 1), ("Ноябрь – апрель", 1), ("", 1)],
    ]


def test_merged_cells_reach_the_page(draft):
    html = draft_html(draft, None)
    assert html.count('rowspan="2"') == 3


def test_term_without_words_is_its_date(draft):
    Activity.objects.filter(title="Встречи").update(term="", due_on=dt.date(2027, 4, 30))
    assert spans(draft)[2][3] == (f"до {date_words(dt.date(2027, 4, 30))}", 1)


def test_empty_stage_is_seen_on_paper(draft, empty_stage):
    assert spans(draft)[3] == [("3.", 1), ("Лишний этап", 1), ("", 1), ("", 1), ("", 1)]


@pytest.mark.parametrize("code", ["layout-a", "layout-b"])
def test_pdf_says_all_that_the_roadmap_says(code, kindergarten, head, curator, at):
    load_samples(REFERENCE)
    sample = Roadmap.objects.get(code=code)
    roadmap = roadmaps.create_from(sample, organization=kindergarten, start_year=2026, by=curator, at=at)
    text = text_of(draft_html(roadmap, dt.date(2026, 9, 3)))
    assert "УТВЕРЖДАЮ" in text
    assert "на 2026/2027 учебный год" in text
    assert "3 сентября 2026 г." in text
    assert letters(head.employee.initials_first) in letters(text)
    said = [roadmap.title, *(stage.title for stage in roadmap.stages.all())]
    said += [line for each in Activity.objects.filter(stage__roadmap=roadmap) for line in each.content.splitlines()]
    assert [each for each in said if letters(each) not in letters(text)] == []


def test_hostile_text_is_only_text(draft):
    Activity.objects.filter(title="Встречи").update(title="<script>alert(1)</script> & <b>Встречи</b>")
    html = draft_html(draft, None)
    assert "<script>" not in html
    assert "<script>alert(1)</script> & <b>Встречи</b>" in text_of(html)


def test_approved_one_prints_the_kept_text(approved):
    Activity.objects.filter(stage__roadmap=approved).update(title="Переписано задним числом")
    assert roadmap_html(approved) == "<p>Утверждённый текст</p>"


def test_draft_has_room_for_the_date(draft):
    ((_, stamp),) = roadmap_context(draft, None)["stamps"]
    assert [stamp.lines[0].text, stamp.lines[-1].text] == ["УТВЕРЖДАЮ", BLANK_DATE]
    assert BLANK_DATE in roadmap_html(draft)


def test_declared_for_the_print_command(draft, sample):
    (paper,) = PAPERS
    assert (paper.code, [*paper.objects()], paper.html(draft)) == ("roadmap", [draft], draft_html(draft, None))
    assert sample.organization is None


def test_same_number_of_queries_for_one_and_many(draft, count_queries):
    one = count_queries(lambda: draft_html(Roadmap.objects.get(pk=draft.pk), None))
    stage = draft.stages.get(number=2)
    Activity.objects.bulk_create(Activity(stage=stage, title=f"Дело {number}") for number in range(50))
    assert count_queries(lambda: draft_html(Roadmap.objects.get(pk=draft.pk), None)) == one
