"""Which forms the order's page asks to look at."""

import pytest

from documents.press.doubts import name_is_doubtful, post_is_doubtful
from mentoring.enums import Sex


@pytest.mark.parametrize(
    ("last", "first", "middle", "sex"),
    [
        ("Гончарок", "Иван", "Иванович", Sex.MALE),
        ("Моторец", "Иван", "Иванович", Sex.MALE),
        ("Асадчий", "Иван", "Иванович", Sex.MALE),
        ("Литвин", "Иван", "Иванович", Sex.MALE),
        ("Лукаш", "Иван", "Иванович", Sex.MALE),
        ("Кулиш", "Иван", "Иванович", Sex.MALE),
        ("Сивоша", "Анна", "Ивановна", Sex.FEMALE),
        ("Рогожина", "Анна", "Ивановна", Sex.FEMALE),
        ("Калина", "Анна", "Ивановна", Sex.FEMALE),
        ("Иванова", "Айгуль", "Ивановна", Sex.FEMALE),
        ("Иванов", "Данко", "Иванович", Sex.MALE),
        ("Иванов", "Магомед-Расул", "Иванович", Sex.MALE),
        ("Иванов", "Иван", "Хосе", Sex.MALE),
    ],
)
def test_choice_of_the_norm_and_risky_endings_are_doubtful(last, first, middle, sex):
    assert name_is_doubtful(last, first, middle, sex=sex)


@pytest.mark.parametrize(
    ("last", "first", "middle", "sex"),
    [
        ("Иванов", "Пётр", "Ильич", Sex.MALE),
        ("Перепёлкина", "Любовь", "Ильинична", Sex.FEMALE),
        ("Ковальская", "Наталья", "Саввична", Sex.FEMALE),
        ("Римский-Корсаков", "Лев", "Фомич", Sex.MALE),
        ("Хабибуллин", "Рафаэль", "Ильдарович", Sex.MALE),
        ("Шевченко", "Илья", "", Sex.MALE),
        ("Ткачук", "Зоя", "Юрьевна", Sex.FEMALE),
        ("Медведь", "Юрий", "Мамед оглы", Sex.MALE),
        ("Горобец", "Мария", "Ивановна", Sex.FEMALE),
        ("", "", "", Sex.FEMALE),
    ],
)
def test_usual_names_are_not(last, first, middle, sex):
    assert not name_is_doubtful(last, first, middle, sex=sex)


def test_post_of_which_nothing_changes_is_doubtful():
    posts = ("коуч", "замдиректора", "учитель", "и.о. заведующего", "старший воспитатель", "")
    assert [post_is_doubtful(post) for post in posts] == [True, True, False, False, False, False]
