"""How people spell a category and the length of experience."""

import datetime as dt

import pytest

from mentoring.enums import Category
from mentoring.resources.staff.experience import stated_day
from tests.mentoring.staff_sheets import meaning, refusal


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("высшая", Category.HIGHEST),
        ("ВКК", Category.HIGHEST),
        ("1КК", Category.FIRST),
        ("Высшая кв. категория", Category.HIGHEST),
        ("высшая категория", Category.HIGHEST),
        ("первая", Category.FIRST),
        ("1 кв. кат.", Category.FIRST),
        ("I категория", Category.FIRST),
        ("Первая квалификационная категория", Category.FIRST),
        ("СЗД", Category.CONFORMS),
        ("соответствие занимаемой должности", Category.CONFORMS),
        ("без категории", Category.NONE),
        ("нет", Category.NONE),
        ("Педагог-методист", Category.TEACHER_METHODIST),
        ("педагог-наставник", Category.TEACHER_MENTOR),
        ("высшая, 28.02.2023", Category.HIGHEST),
        ("в.к.к. пр. № 12 от 01.02.2023", Category.HIGHEST),
        ("Высшая до 28.02.28 г.", Category.HIGHEST),
        ("1 кк", Category.FIRST),
        ("I кв. кат.", Category.FIRST),
        ("первая (28.03.2022)", Category.FIRST),
        ("первая, пр. № 112-Д от 24.12.2024", Category.FIRST),
        ("1-я категория с 2022 года", Category.FIRST),
        ("СЗД, 2022", Category.CONFORMS),
        ("соответствие", Category.CONFORMS),
        ("б/к", Category.NONE),
        ("б.к.", Category.NONE),
    ],
)
def test_categories(text, category):
    assert meaning("category", text) == category


def test_another_category():
    assert refusal("category", "вторая") == (
        "Такой категории нет. Можно: «без категории», «соответствие занимаемой должности», «первая категория», "
        "«высшая категория», «педагог-наставник», «педагог-методист»."
    )


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("29 лет", (1997, 11, 20)),
        ("26л.", (2000, 11, 20)),
        ("5 лет 3 мес.", (2021, 8, 20)),
        ("1 г. 2 м.", (2025, 9, 20)),
        ("22 г. 5 мес.", (2004, 6, 20)),
        ("2 года и 6 месяцев", (2024, 5, 20)),
        ("3 мес.", (2026, 8, 20)),
        ("0,5", (2026, 5, 20)),
        ("2.5 года", (2024, 5, 20)),
        ("33", (1993, 11, 20)),
        ("0", (2026, 11, 20)),
        ("с 01.09.1998", (1998, 9, 1)),
        ("01.09.98 г.", (1998, 9, 1)),
    ],
)
def test_experience_is_counted_back_from_the_day_of_the_sheet(text, day):
    assert meaning("teaching_since", text) == dt.date(*day)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("по состоянию на 01.09.2026", dt.date(2026, 9, 1)),
        ("Сведения о педагогах на 1.9.2026 г.", dt.date(2026, 9, 1)),
        ("на 31.02.2026", None),
        ("на 2026-2027 учебный год", None),
    ],
)
def test_the_day_of_a_sheet_stands_above_it(text, day):
    assert stated_day(text) == day
