"""What the lines of a paper keep together, and where narrow cells may break."""

import pytest
from weasyprint import HTML

from documents.press.typesetting import hold, typeset
from tests.documents.test_rendering import PAGE, SHEET, placed, reader


def typed(html):
    root = HTML(string=html).etree_element
    typeset(root)
    return "".join(root.itertext()).strip().replace("\u00a0", "~")


@pytest.mark.parametrize(
    ("written", "bound"),
    [
        ("пара: наставник – Шмидт О.Э.", "пара: наставник~– Шмидт~О.Э."),
        ("– за подготовку", "– за подготовку"),
        ("приказ «О введении системы»", "приказ «О~введении системы»"),
        ("в МБОУ «СОШ № 5»", "в МБОУ~«СОШ №~5»"),
        ("на 2026/2027 учебный год", "на 2026/2027~учебный год"),
        ("ОГРН ______;", "ОГРН~______;"),
        ("№ Д-17/26 от 02.11.2026", "№~Д-17/26 от~02.11.2026"),
        ("работает по 28 мая 2027 г.", "работает по~28~мая~2027~г."),
        ("Со 2 декабря 2026 г.", "Со~2~декабря~2026~г."),
    ],
)
def test_a_text_is_not_torn_where_it_reads_badly(written, bound):
    assert typed(f"<p>{written}</p>") == bound


@pytest.mark.parametrize(
    ("written", "narrow", "roomy"),
    [
        ("14–18 сентября 2026 г.", "14–18 сентября 2026~г.", "14–18 сентября~2026~г."),
        ("28 сентября – 2 октября 2026 г.", "28~сентября – 2~октября 2026~г.", "28~сентября~– 2~октября~2026~г."),
        ("с 14 сентября 2026 г.", "с 14~сентября 2026~г.", "с~14~сентября~2026~г."),
    ],
)
def test_a_narrow_cell_may_break_a_date(written, narrow, roomy):
    cell = "<table class='grid'><tr><td class='{}'><p>{}</p></td></tr></table>"
    assert typed(cell.format("", written)) == narrow
    assert typed(cell.format("roomy", written)).replace("18~", "18 ") == roomy


@pytest.mark.parametrize(
    ("html", "whole"),
    [
        ("<p>директор Игорь Анатольевич, №\u00a001-10/252</p>", ["Анатольевич", "№\u00a001-10/252"]),
        ("<p>на странице http://127.0.0.1:8000/a/b</p>", ["http://127.0.0.1:8000"]),
        ("<p>учителя-логопеда</p>", []),
        ("<table class='bare'><tr><td><p>учителя-логопеда</p></td></tr></table>", ["учителя-логопеда"]),
        ("<table class='grid'><tr><td><p>Ответственность 14–18 мая</p></td></tr></table>", ["14–18"]),
    ],
)
def test_names_numbers_and_sites_stay_whole(html, whole):
    body = HTML(string=f"<section>{html}</section>").etree_element.find("body")
    said = "".join(body.itertext())
    hold(body)
    assert [box.text for box in body.iter("span")] == whole
    assert "".join(body.itertext()) == said


@pytest.mark.parametrize("look", ["", "kept-long", "separate"])
def test_a_name_is_not_hyphenated_but_other_words_are(look):
    lines = [text for text, *_ in placed(reader(PAGE.format(look, SHEET.format(f"<p>{TEXT}</p>"))).pages[0])]
    torn = [line.rstrip("\u2010-").split()[-1] for line in lines if line.endswith(("\u2010", "-"))]
    assert torn
    assert [word for word in torn if word[0].isupper()] == []


TEXT = " ".join(["в" * size + " Анатольевичу преподавателями" for size in range(1, 30)])
