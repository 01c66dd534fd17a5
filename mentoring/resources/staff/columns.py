"""Which columns a sheet of staff may have, and by which titles they are recognized."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mentoring.sheets.header import column_name
from mentoring.text import normalize

FULL_NAME = "full_name"
RECORD = "id"
IGNORED_TITLES = ("", "№", "№ п/п", "п/п", "Номер", "Номер п/п")
REASON = "Причина"

ASIDE = re.compile(r"\([^)]*\)")
OWNER = re.compile(r" (сотрудника|педагога|работника|преподавателя|педагогического работника)$")


@dataclass(frozen=True)
class Column:
    """also: other titles it is known by; hint: what may stand in its cells; example: three cells of the template."""

    field: str
    title: str
    also: tuple[str, ...]
    hint: str
    example: tuple[str, str, str] = ("", "", "")


COLUMNS = (
    Column(
        FULL_NAME,
        "ФИО",
        ("Ф.И.О.", "Фамилия, имя, отчество", "Сотрудник", "Педагог", "Работник", "ФИО полностью"),
        "Полностью, без инициалов. Можно тремя столбцами: «Фамилия», «Имя», «Отчество»",
        ("Ромашкина Алина Игоревна", "Дубравин Пётр Олегович", "Ясенева Нигяр Рустам кызы"),
    ),
    Column("last_name", "Фамилия", (), "Если имя разнесено по трём столбцам"),
    Column("first_name", "Имя", (), "Если имя разнесено по трём столбцам"),
    Column("middle_name", "Отчество", ("Отчество при наличии",), "Если имя разнесено по трём столбцам"),
    Column(
        "post",
        "Должность",
        ("Занимаемая должность", "Наименование должности", "Основная должность", "Должность по штатному расписанию"),
        "Как в приказе; нужна каждому новому сотруднику",
        ("воспитатель", "инструктор по физической культуре", "музыкальный руководитель"),
    ),
    Column(
        "sex",
        "Пол",
        (),
        "«м» или «ж». Можно не указывать: пол предлагается по отчеству",
        ("ж", "м", "ж"),
    ),
    Column(
        "birth_date",
        "Дата рождения",
        ("Д.р.", "ДР", "Дата рожд.", "День рождения"),
        "Например 01.09.1990 или 1 сентября 1990 г.",
        ("17.05.1990", "02.11.1984", "30.01.2001"),
    ),
    Column(
        "personnel_number",
        "Табельный номер",
        ("Таб. №", "Таб. номер", "Табельный №", "Табель"),
        "По нему повторная загрузка узнаёт человека",
        ("0012", "0013", ""),
    ),
    Column(
        "category",
        "Категория",
        ("Квалификационная категория", "Кв. категория", "Кв. кат.", "Квалиф. категория"),
        "высшая (ВКК), первая (1 кк), соответствие (СЗД), без категории (б/к), педагог-наставник, педагог-методист",
        ("высшая", "СЗД", "без категории"),
    ),
    Column(
        "other_posts",
        "Другие должности",
        ("Совместительство", "Должность по совместительству", "Совмещение", "Внутреннее совместительство"),
        "По совместительству, через запятую",
        ("", "педагог дополнительного образования", ""),
    ),
    Column(
        "building",
        "Корпус",
        ("Площадка", "Здание", "Корпус, площадка", "Место осуществления деятельности"),
        "Где работает, если зданий или площадок несколько",
        ("корпус 1", "корпус 2", "корпус 1"),
    ),
    Column(
        "education",
        "Образование",
        ("Уровень образования",),
        "Обычным текстом",
        ("высшее, дошкольное", "высшее, физическая культура", "среднее профессиональное"),
    ),
    Column(
        "teaching_since",
        "Педагогический стаж с",
        (
            "Пед. стаж с",
            "Педстаж с",
            "Стаж педагогической работы с",
            "Начало педагогического стажа",
            "Дата начала педагогического стажа",
        ),
        "Дата, с которой считается стаж, или его длина: 5 лет 3 мес.",
        ("01.09.2012", "15.08.2008", "01.09.2026"),
    ),
    Column(
        "working_since",
        "Общий стаж с",
        ("Трудовой стаж с", "Начало трудового стажа", "Дата начала трудового стажа", "Начало трудовой деятельности"),
        "Дата, с которой считается стаж, или его длина: 5 лет 3 мес.",
        ("01.07.2010", "", ""),
    ),
    Column(
        "hired_on",
        "В организации с",
        ("Принят(а)", "Принят", "Принята", "Дата приёма", "Дата приёма на работу", "В учреждении с", "Работает с"),
        "Дата приёма на работу",
        ("01.09.2015", "15.08.2020", "01.09.2026"),
    ),
    Column(
        "email",
        "Электронная почта",
        ("E-mail", "\u0415-mail", "Email", "Эл. почта", "Почта", "Адрес электронной почты"),  # the 2nd: a Cyrillic Е
        "Сюда придёт приглашение",
        ("romashkina@example.org", "", ""),
    ),
    Column(
        "home_organization",
        "Место работы",
        ("Основное место работы",),
        "Только для наставника со стороны: вуз, колледж, школа-партнёр",
    ),
    Column(RECORD, "№ записи", (), "Есть в выгрузке из системы; по нему человек узнаётся точно"),
)
TITLES = {column.field: column.title for column in COLUMNS}


def _key(title: str) -> str:
    return OWNER.sub("", normalize(title))


KNOWN = {_key(title): column.field for column in COLUMNS for title in (column.title, *column.also)}
IGNORED = {_key(title) for title in IGNORED_TITLES}
LONGEST_TITLE = 90
WORDS: tuple[tuple[re.Pattern[str], re.Pattern[str] | None, str], ...] = (
    (re.compile(r"\bфио\b|\bф и о\b|^фамилия имя"), re.compile("родител|ребенк|ребёнк|наставник"), FULL_NAME),
    (re.compile(r"\bрожд"), re.compile(r"\bмест"), "birth_date"),
    (re.compile(r"\bкатегори|\bкв кат"), re.compile(r"^(дата|срок|приказ|№|желаем|планир)|должност"), "category"),
    (re.compile(r"\bстаж.*\bпед|\bпед.*\bстаж"), re.compile(r"\bобщ"), "teaching_since"),
    (re.compile(r"\bстаж.*\b(общ|труд)|\b(общ|труд).*\bстаж"), re.compile(r"\bпед"), "working_since"),
    (re.compile(r"\bдолжност"), re.compile("соответств|совмест|совмещ|стаж|втор|друг"), "post"),
    (re.compile(r"^образование\b"), None, "education"),
    (re.compile(r"\bтаб\w* (номер|№)|\bтабельн"), None, "personnel_number"),
)
"""What a title contains, what it must not contain, and the field that it means then; the first that fits."""


def recognize(title: str) -> str:
    """Return the field that the title means, empty for none: «Ф.И.О. сотрудника (полностью)» is `full_name`."""
    return _known(title) or _by_words(title)


def _known(title: str) -> str:
    return KNOWN.get(_key(title)) or KNOWN.get(_key(ASIDE.sub(" ", title)), "")


def _by_words(title: str) -> str:
    """Return the field by the words that the title contains: «Квалификационная категория, дата присвоения»."""
    key = normalize(title)
    if len(key) > LONGEST_TITLE or key in IGNORED:
        return ""
    found = (field for words, but, field in WORDS if words.search(key) and not (but and but.search(key)))
    return next(found, "")


def once(titles: Sequence[str], columns: Sequence[str]) -> list[str]:
    """Return the columns without those that only their words tell, where another means the same field already."""
    sure = {field for title, field in zip(titles, columns, strict=True) if field and _known(title)}
    kept: list[str] = []
    for title, field in zip(titles, columns, strict=True):
        is_again = bool(field) and not _known(title) and (field in sure or field in kept)
        kept.append("" if is_again else field)
    return kept


def is_ignored(title: str) -> bool:
    """Tell whether the title is of a column that nobody wants in the bank: the numbers of the rows."""
    return _key(title) in IGNORED


def problems(titles: Sequence[str], columns: Sequence[str]) -> list[str]:
    """Say what keeps the sheet from being read: a field that two columns claim, no name or two names."""
    found = [
        f"«{TITLES[field]}» сразу в нескольких столбцах ({_named(titles, columns, field)}): оставьте один."
        for field in dict.fromkeys(columns)
        if field and columns.count(field) > 1
    ]
    in_parts = {"last_name", "first_name"} & set(columns)
    if FULL_NAME in columns and in_parts:
        found.append("Имя указано дважды: загрузите либо столбец «ФИО», либо «Фамилия», «Имя» и «Отчество».")
    if FULL_NAME not in columns and in_parts != {"last_name", "first_name"}:
        found.append("Не нашлись имена: укажите, в каком столбце ФИО, или отдельно фамилия и имя.")
    return found


def _named(titles: Sequence[str], columns: Sequence[str], field: str) -> str:
    return ", ".join(f"«{column_name(titles, index)}»" for index, name in enumerate(columns) if name == field)
