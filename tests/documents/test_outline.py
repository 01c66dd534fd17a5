"""A regulation as people type it, and as Word, LibreOffice and PDF give it when it is copied."""

import pytest

from documents.press.outline import POINTS_MOST, read_outline, write_outline
from documents.services.regulation import text_faults

PASTES = {
    "typed as it should be": (
        "1. Общие положения\n1.1. Текст.\n1.1.1. Глубже.\n1.1.1.1. Ещё глубже.\n2. Цель",
        "1. Общие положения\n1.1. Текст.\n1.1.1. Глубже.\n1.1.1.1. Ещё глубже.\n\n2. Цель",
    ),
    "tabs and no-break spaces of Word's automatic numbers": (
        "1.\tОбщие положения\n1.1.\t\u00a0Текст\u00a0пункта.\n\t1.2.\tВторой.",
        "1. Общие положения\n1.1. Текст пункта.\n1.2. Второй.",
    ),
    "no space behind the number, no dot, commas and gaps in it": (
        "1.Общие положения\n1.1 Первый.\n1,2. Второй.\n1. 3. Третий.\n1.4.Четвёртый.",
        "1. Общие положения\n1.1. Первый.\n1.2. Второй.\n1.3. Третий.\n1.4. Четвёртый.",
    ),
    "names of sections without a dot": (
        "1 Общие положения\n1.1 Текст.\n2 Цель и задачи\n2.1 Текст.",
        "1. Общие положения\n1.1. Текст.\n\n2. Цель и задачи\n2.1. Текст.",
    ),
    "bullets of all sorts, Word's letters for them among them": (
        "1. Задачи\n1.1. Задачи:\n•\tодна;\n·\tдве;\n\uf0b7\tтри;\no\tчетыре;\n§\tпять;\n- шесть;\n— семь;\n−восемь.",
        "1. Задачи\n1.1. Задачи:\n– одна;\n– две;\n– три;\n– четыре;\n– пять;\n– шесть;\n– семь;\n– восемь.",
    ),
    "lists with brackets": (
        "1. Права\n1.1. Вправе:\n1)первое;\n2) второе:\nа) раз;\nб)\tдва.\n1.2. Иное.",
        "1. Права\n1.1. Вправе:\n1) первое;\n2) второе:\nа) раз;\nб) два.\n1.2. Иное.",
    ),
    "a list numbered like sections inside of a point": (
        "1. Общее\n1.1. Принципы:\n1. научность;\n2. системность.\n2. Цель\n2.1. Цель такая.",
        "1. Общее\n1.1. Принципы:\n1) научность;\n2) системность.\n\n2. Цель\n2.1. Цель такая.",
    ),
    "soft line breaks and the lines of a PDF": (
        "1. Общее\n1.1. Это Положение\vопределяет порядок\n(далее – порядок), действующий\n\nс 31.08.2022 № 94/1.",
        "1. Общее\n1.1. Это Положение определяет порядок (далее – порядок), действующий с 31.08.2022 № 94/1.",
    ),
    "a word torn at its hyphen, soft hyphens and signs that nobody sees": (
        "1. Общее\n1.1. Учебно-\nметодическая ра\u00adбо\u200bта.\ufeff",
        "1. Общее\n1.1. Учебно-методическая работа.",
    ),
    "paragraphs without a number inside of a point": (
        "1. Общее\n1.1. Понятия:\nНаставник – педагог.\nКуратор – сотрудник.\n1.2. Иное.",
        "1. Общее\n1.1. Понятия:\nНаставник – педагог.\nКуратор – сотрудник.\n1.2. Иное.",
    ),
    "Roman sections, Cyrillic letters in them, points through all of them": (
        "I. Общее\n1. Первый.\n2. Второй.\n\u0406\u0406. Права\n3. Третий.\n3.1. Глубже.",
        "1. Общее\n1.1. Первый.\n1.2. Второй.\n\n2. Права\n2.1. Третий.\n2.1.1. Глубже.",
    ),
    "Roman sections with points of their own": (
        "I. Общее\n1.1. Первый.\nII. Права\n2.1. Второй.",
        "1. Общее\n1.1. Первый.\n\n2. Права\n2.1. Второй.",
    ),
    "sections by a word, the name on the next line": (
        "Раздел 1.\nОбщие положения\n1.1. Текст.\nРаздел 2. Права\n2.1. Текст.",
        "1. Общие положения\n1.1. Текст.\n\n2. Права\n2.1. Текст.",
    ),
    "a number on a line of its own": ("1.\nОбщее\n1.1.\nТекст.", "1. Общее\n1.1. Текст."),
    "points without sections": ("1. Первый пункт.\n2. Второй пункт.", "1. Первый пункт.\n\n2. Второй пункт."),
    "what only looks like a number": (
        "1. Общее\n1.1. Срок:\n31.08.2026 начало.\n12.5 % часов.\n1,5 часа в день.\n2026 год.",
        "1. Общее\n1.1. Срок:\n31.08.2026 начало.\n12.5 % часов.\n1,5 часа в день.\n2026 год.",
    ),
}
ABOVE = (
    "стоит до первого раздела – напечатается над ним без номера. Грифы и название печатаются сами: их лучше стереть."
)
DOUBTED = {
    "a level is left out": (
        "1. Общее\n1.1.1. Глубже.",
        ["Строка 2 («1.1.1. Глубже.»): над ним пропущен уровень 2 – принято за уровень 2."],
    ),
    "no section": ("1.1. Текст.", ["Строка 1 («1.1. Текст.»): перед ним нет раздела – принято за уровень 1."]),
    "five levels": (
        "1. А\n1.1. Б\n1.1.1. В\n1.1.1.1. Г\n1.1.1.1.1. Д",
        ["Строка 5 («1.1.1.1.1. Д»): уровней больше 4 не бывает – принято за уровень 4."],
    ),
    "a point is missing": (
        "1. А\n1.3. Б.\n1.4.1. В.\n1.4.2. Г.",
        ["Строка 3 («1.4.1. В.»): пункта 1.4 перед ним нет – отнесено к пункту 1.3."],
    ),
    "nothing behind a number": ("1. А\n1.1.\n1.2. Б.", ["Строка 2 («1.1»): за номером нет текста – он пропущен."]),
    "a title above": (
        "УТВЕРЖДЕНО\n1. Общее",
        [
            f"Строка 1 («УТВЕРЖДЕНО»): {ABOVE}",
        ],
    ),
    "a section without a number": (
        "1. Общее\n1.1. Текст.\nПрава наставника\n2.1. Текст.",
        [
            "Строка 3 («Права наставника»): похоже на название раздела без номера. Осталось абзацем пункта над ним.",
            "Строка 4 («2.1. Текст.»): раздела 2 перед ним нет – отнесено к разделу 1.",
        ],
    ),
    "a page": (
        "1. Общее\n1.1. Текст.\n7\n1.2. Текст.",
        ["Строка 3 («7»): одно число без текста – может быть, номер страницы. Осталось в пункте над ним."],
    ),
    "a reference to nothing": (
        "1. Общее\n1.1. По пункту 1.2 Положения и п. 4.8 настоящего Положения, пункту 3.1 Порядка.\n1.2. Текст.",
        ["Строка 2 («По пункту 1.2 Положения и п. 4.8 насто…»): упомянут пункт 4.8, а такого в тексте нет."],
    ),
    "a hole in a list": (
        "1. Общее\n1.1. Права:\n1) раз;\n3) три.",
        ["Строка 2 («Права:»): в перечне за «1)» стоит «3)»."],
    ),
}


def letters(text):
    """Return what words consist of, without the signs of levels that are letters."""
    return [sign for sign in text if sign.isalpha() and sign not in "oI\u0406§"]


@pytest.mark.parametrize("paste", PASTES)
def test_what_is_pasted_becomes_an_outline(paste):
    typed, read = PASTES[paste]
    assert read_outline(typed).text == read


@pytest.mark.parametrize("paste", [*PASTES, *DOUBTED])
def test_what_was_read_is_read_as_the_same_again(paste):
    typed, _said = {**PASTES, **DOUBTED}[paste]
    read = read_outline(typed)
    again = read_outline(read.text)
    assert [(point.level, point.lines) for point in again.points] == [
        (point.level, point.lines) for point in read.points
    ]


@pytest.mark.parametrize("paste", [*PASTES, *DOUBTED])
def test_no_word_is_lost(paste):
    typed, _said = {**PASTES, **DOUBTED}[paste]
    assert letters(read_outline(typed).text) == letters(typed.replace("Раздел", ""))


@pytest.mark.parametrize("mistake", DOUBTED)
def test_what_is_not_understood_is_named(mistake):
    typed, said = DOUBTED[mistake]
    assert [str(doubt) for doubt in read_outline(typed).doubts] == said


def test_other_numbers_are_told():
    outline = read_outline("1. А\n1.1. Б.\n1.3. В.\n1.4. Г.")
    assert (outline.doubts, outline.notes) == (
        (),
        ("Номера сосчитаны заново: строка 3 – было 1.3, стало 1.2. Так изменились номера (2).",),
    )


@pytest.mark.parametrize(
    ("typed", "headings"),
    [
        ("1. Общие положения\n1.1. Текст.", ["1"]),
        ("1. Общие положения.\n1.1. Текст.\n2. Всё сказано.", ["1"]),
        ("1. Первый пункт.\n2. Второй пункт.", []),
        ("1. Педагог обязан:\n1.1. учиться;", []),
        (f"1. {'Очень длинное название ' * 9}\n1.1. Текст.", []),
    ],
)
def test_only_names_of_sections_are_headings(typed, headings):
    assert [point.number for point in read_outline(typed).points if point.is_heading] == headings


def test_known_points_are_written_without_gaps_in_their_levels():
    assert write_outline([(2, "А"), (3, "Б\n– раз;"), (1, "В")]) == "1. А\n1.1. Б\n– раз;\n\n2. В"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("\n".join(f"{number}. Пункт." for number in range(1, 201)), []),
        (f"1. Общее\n1.1. {'слово ' * 333}", []),
        (
            "\n".join(f"{number}. Пункт." for number in range(1, POINTS_MOST + 2)),
            ["Пунктов 301, а помещается 300: разделите положение или вынесите часть в приложение."],
        ),
        (
            f"1. Общее\n1.1. {'я' * 301}",
            [f"Строка 2 («{'я' * 38}…»): Слово «{'я' * 20}…» длиннее 300 букв: поставьте пробелы."],
        ),
        ("1. Общее 👍", ["Строка 1 («Общее 👍»): На бумаге не напечатать «👍»: замените словами или уберите."]),
    ],
)  # fmt: skip
def test_what_no_paper_can_carry(typed, said):
    assert text_faults(read_outline(typed)) == said


def test_two_hundred_points_pasted_from_word_are_all_there():
    points = [f"1.{number}.\tПедагог\u00a0№ {number} работает в паре;" for number in range(1, 201)]
    outline = read_outline("\r\n".join(["1.\tОбщие положения", *points]))
    assert [point.number for point in outline.points] == ["1", *(f"1.{number}" for number in range(1, 201))]
    assert "Педагог № 200 работает в паре;" in outline.points[-1].lines[0].replace("\u00a0", " ")
    assert outline.notes == ()
