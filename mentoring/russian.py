"""Words agreeing with numbers."""

import datetime as dt
import re

TEENS = range(11, 15)
FEW = range(2, 5)
MONTHS = "янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек"
NBSP = "\u00a0"
TOGETHER = re.compile(
    r"(?<=№) (?=\S)"  # № 5
    rf"|(?<=\d) (?=(?:{MONTHS})[а-я]*\b)"  # 12 сентября
    r"|(?<=\d{4}) (?=г\.)"  # 2026 г.
    r"|(?<=[а-яё]) (?=[А-ЯЁ]\.(?:[А-ЯЁ]\.)?(?![А-ЯЁа-яё]))"  # Ивановой М.П.
    r"|(?<=\b[А-ЯЁ]\.) (?=[А-ЯЁ][а-яё])"  # М.П. Иванова
)
DOT_TWICE = re.compile(r"(?<=[а-яёА-ЯЁ])\.\.(?!\.)")
OF_SEVERAL_YEARS = re.compile(r"( [и–] \d{4}/\d{4}[ \u00a0])учебный год\b")
HARD_TO_SAY = r"[сзшж][бвгджзйклмнпрстфхцчшщ]|щ"
WITH_A_VOWEL = re.compile(rf"(?<!\w)([сС])(?=[ \u00a0](?:0?2(?:\.\d\d\.|[ \u00a0](?:{MONTHS}))|втор|{HARD_TO_SAY}))")


def plural(number: int, one: str, few: str, many: str) -> str:
    """Return the form that stands after the number: 1 пара, 2 пары, 5 пар."""
    if number % 100 in TEENS:
        return many
    return one if number % 10 == 1 else few if number % 10 in FEW else many


def in_days(number: int) -> str:
    """«84 дня»."""
    return f"{number} {plural(number, 'день', 'дня', 'дней')}"


def late_by(due_on: dt.date, *, on: dt.date) -> str:
    """«просрочено на 3 дня»."""
    return f"просрочено на {in_days((on - due_on).days)}"


def counted_pairs(number: int) -> str:
    """«2 пары»."""
    return f"{number} {plural(number, 'пара', 'пары', 'пар')}"


def together(text: str) -> str:
    """Keep together what a line may not tear: «№ 5», «12 сентября», «2026 г.», «Ивановой М.П.»."""
    return TOGETHER.sub(NBSP, text)


def one_dot(text: str) -> str:
    """End a sentence once that ends with initials or «г.»: «утверждает Иванова М.П.»."""
    return DOT_TWICE.sub(".", text)


def agreed(text: str) -> str:
    """«со 2 декабря», «со 02.12.2026», «со второго», «со сменой», but «с 3 декабря» and «с 22.12.2026»."""
    return WITH_A_VOWEL.sub(r"\1о", text)


def years_agreed(text: str) -> str:
    """«2026/2027 учебный год», but «2026/2027 и 2027/2028 учебные годы»."""
    return OF_SEVERAL_YEARS.sub(r"\1учебные годы", text)


def since(day: dt.date) -> str:
    """«с 03.12.2026», «со 02.12.2026»."""
    return agreed(f"с {day:%d.%m.%Y}")
