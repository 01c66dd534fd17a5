"""What a cell may say, and what it means."""

import datetime as dt

import pytest

from mentoring.enums import Sex
from mentoring.resources.people import EmployeeResource
from mentoring.resources.staff import names
from mentoring.resources.staff.columns import once, problems, recognize
from mentoring.resources.staff.experience import NO_LENGTH, TWO_NUMBERS
from mentoring.resources.staff.widgets import FORMULA
from tests.mentoring.staff_sheets import meaning, refusal


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("ФИО", "full_name"),
        ("Ф.И.О. сотрудника", "full_name"),
        ("Фамилия, имя, отчество (при наличии)", "full_name"),
        (" ФАМИЛИЯ ", "last_name"),
        ("Имя", "first_name"),
        ("Отчество (если есть)", "middle_name"),
        ("Пол", "sex"),
        ("Дата рождения", "birth_date"),
        ("Д.р.", "birth_date"),
        ("Табельный номер", "personnel_number"),
        ("Таб. №", "personnel_number"),
        ("Должность", "post"),
        ("Другие должности", "other_posts"),
        ("Корпус", "building"),
        ("Площадка", "building"),
        ("Здание", "building"),
        ("Категория", "category"),
        ("Квалификационная\nкатегория", "category"),
        ("Образование", "education"),
        ("Педагогический стаж с", "teaching_since"),
        ("Общий стаж с", "working_since"),
        ("Принят(а)", "hired_on"),
        ("Дата приема на работу", "hired_on"),
        ("В организации с", "hired_on"),
        ("Электронная почта", "email"),
        ("E-mail", "email"),
        ("Место работы", "home_organization"),
        ("№ записи", "id"),
        ("№ п/п", ""),
        ("Педагогический стаж", "teaching_since"),
        ("Стаж: пед.", "teaching_since"),
        ("Стаж: общий", "working_since"),
        ("Стаж общий / пед.", ""),
        ("Квалификационная категория, дата присвоения", "category"),
        ("Дата присвоения категории", ""),
        ("Образование (что закончил, специальность)", "education"),
        ("Ф.И.О. педагога, полностью", "full_name"),
        ("ФИО родителя", ""),
        ("Дата и место рождения", ""),
        ("Число, месяц, год рождения", "birth_date"),
        ("Должность, нагрузка", "post"),
        ("Соответствие занимаемой должности", ""),
        ("", ""),
    ],
)
def test_titles_are_recognized(title, field):
    assert recognize(title) == field


def test_titles_of_the_own_export_are_recognized():
    fields = EmployeeResource().fields
    titles = [field.column_name for field in fields.values()]
    known = dict(zip(fields, once(titles, list(map(recognize, titles))), strict=True))
    assert {name for name, found in known.items() if found not in {name, ""}} == set()
    assert {"id", "last_name", "sex", "birth_date", "post", "category"} <= set(known.values())


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        (["full_name", "post", ""], []),
        (["last_name", "first_name", "middle_name"], []),
        (["post", "", ""], ["Не нашлись имена: укажите, в каком столбце ФИО, или отдельно фамилия и имя."]),
        (["last_name", "", ""], ["Не нашлись имена: укажите, в каком столбце ФИО, или отдельно фамилия и имя."]),
        (
            ["full_name", "last_name", "first_name"],
            ["Имя указано дважды: загрузите либо столбец «ФИО», либо «Фамилия», «Имя» и «Отчество»."],
        ),
        (
            ["full_name", "post", "post"],
            ["«Должность» сразу в нескольких столбцах («два (B)», «без названия (C)»): оставьте один."],
        ),
    ],
)
def test_problems_of_columns(columns, said):
    assert problems(["раз", "два", ""], columns) == said


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2020-09-01", (2020, 9, 1)),
        ("2020-09-01 00:00:00", (2020, 9, 1)),
        ("2020-09-01T00:00:00", (2020, 9, 1)),
        ("2020-09-01T00:00:00Z", (2020, 9, 1)),
        ("01.09.2020", (2020, 9, 1)),
        ("1.9.20", (2020, 9, 1)),
        ("1.9.85", (1985, 9, 1)),
        ("01/09/2020", (2020, 9, 1)),
        ("01-09-2020", (2020, 9, 1)),
        ("01.09.2020 г.", (2020, 9, 1)),
        ("01.09.2020 0:00:00", (2020, 9, 1)),
        ("1 сентября 2020 г.", (2020, 9, 1)),
        ("«17» Мая 1990 года", (1990, 5, 17)),
        ("3 март 2001", (2001, 3, 3)),
        ("1 сент. 2020", (2020, 9, 1)),
        ("44075", (2020, 9, 1)),
    ],
)
def test_dates(text, day):
    assert meaning("birth_date", text) == dt.date(*day)


NO_SUCH_DAY = "Такой даты нет: пишите день, месяц и год, например 01.09.2012."
NO_DATE = "Это не дата: пишите как 01.09.2012."
YEAR_ALONE = "Здесь только год: укажите дату полностью, например 01.09.2012."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("31.02.2020", NO_SUCH_DAY),
        ("09/25/2020", NO_SUCH_DAY),
        ("1 мартобря 2020", NO_SUCH_DAY),
        ("0000-01-01", NO_SUCH_DAY),
        ("2012", YEAR_ALONE),
        ("26/15", TWO_NUMBERS),
        ("с 2012 г.", YEAR_ALONE),
        ("вчера", NO_DATE),
        ("99 лет", NO_LENGTH),
        ("=A1", FORMULA),
        ("#REF!", "Здесь ошибка Excel: исправьте формулу или впишите само значение."),
    ],
)
def test_no_dates(text, said):
    assert refusal("teaching_since", text) == said


@pytest.mark.parametrize("text", ["ж", "Ж", "жен.", "женский", "Женщина", "F"])
def test_female(text):
    assert meaning("sex", text) == Sex.FEMALE


@pytest.mark.parametrize("text", ["м", "М", "M", "муж.", "мужской"])
def test_male(text):
    assert meaning("sex", text) == Sex.MALE


def test_another_sex():
    assert refusal("sex", "да") == "Пишите «м» или «ж»."


@pytest.mark.parametrize(
    ("field", "text", "mended"),
    [
        ("last_name", "Cавельева", "Савельева"),
        ("last_name", "САВЕЛЬЕВА", "Савельева"),
        ("last_name", "иванова - ПЕТРОВА", "Иванова-Петрова"),
        ("last_name", "Smith", "Smith"),
        ("middle_name", "Рустам Кызы", "Рустам кызы"),
        ("post", "Воспитатель", "воспитатель"),
        ("post", "ПДО", "ПДО"),
        ("post", "воспитатель 0,5 ст.", "воспитатель"),
        ("post", "Воспитатель (0.25 ставки)", "воспитатель"),
        ("post", "тьютор, 1 ставка", "тьютор"),
        ("post", "воспитатель группы 5", "воспитатель группы 5"),
        ("education", "Bысшее", "Высшее"),
    ],
)
def test_texts_are_mended(field, text, mended):
    assert meaning(field, text) == mended


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("post", "в" * 5000, "Слишком длинно: 5000 знаков, помещается 200."),
        ("last_name", "Иванова1", "Имя пишется буквами; допустимы дефис, апостроф, точка и пробел."),
        ("last_name", "Ивaноwа", "В слове «Ивaноwа» вперемешку русские и латинские буквы: наберите его заново."),
        ("post", "воспитатель 👍", "На бумаге не напечатать «👍»: замените словами или уберите."),
        ("building", "корпус 🏠", "На бумаге не напечатать «🏠»: замените словами или уберите."),
        ("home_organization", "колледж ❄️", "На бумаге не напечатать «❄»: замените словами или уберите."),
        ("first_name", "Анна👍", "Имя пишется буквами; допустимы дефис, апостроф, точка и пробел."),
        ("email", "почта", "Введите правильный адрес электронной почты."),
    ],
)
def test_texts_are_refused(field, text, said):
    assert refusal(field, text) == said


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Савельева Анна Игоревна", ("Савельева", "Анна", "Игоревна")),
        ("Ли Сун", ("Ли", "Сун", "")),
        ("Ясенева Нигяр Рустам кызы", ("Ясенева", "Нигяр", "Рустам кызы")),
        ("Иванова - Петрова Анна Игоревна", ("Иванова-Петрова", "Анна", "Игоревна")),
    ],
)
def test_full_name_is_split(name, parts):
    assert names.split(name) == parts


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Савельева", names.TOO_FEW_WORDS),
        ("Савельева А.И.", names.INITIALS),
        ("Салтыкова Щедрина Анна Игоревна", names.TOO_MANY_WORDS),
        ("Тихонова (Белова) Юлия", names.IN_BRACKETS),
    ],
)
def test_full_name_that_can_not_be_split(name, said):
    with pytest.raises(ValueError, match=said):
        names.split(name)


@pytest.mark.parametrize(
    ("middle_name", "sex"),
    [
        ("Игоревна", Sex.FEMALE),
        ("Петровна", Sex.FEMALE),
        ("Ильинична", Sex.FEMALE),
        ("Кузьминична", Sex.FEMALE),
        ("Рустам кызы", Sex.FEMALE),
        ("Игоревич", Sex.MALE),
        ("Петрович", Sex.MALE),
        ("Ильич", Sex.MALE),
        ("Рустам оглы", Sex.MALE),
        ("Асан уулу", Sex.MALE),
        ("Мария", ""),
        ("", ""),
    ],
)
def test_sex_by_patronymic(middle_name, sex):
    assert names.sex_by(middle_name) == sex
