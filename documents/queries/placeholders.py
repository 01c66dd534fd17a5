"""Words in braces in the templates of orders, and what stands for them.

{ключ} – a text, a date or a person in the nominative; {ключ вин} – in a case; {ключ имя дат}, {ключ инициалы дат},
{ключ должность дат} – a part of the person's name; {одна форма|другая} – the first where the order has one line, the
second where it has several; a form may have placeholders of its own.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from documents.enums import Case
from documents.press.dates import date_words, period_words
from documents.press.outline_lines import item_of
from documents.queries.case_form import Forms, forms_of
from mentoring.models import Employee
from mentoring.russian import NBSP, agreed, years_agreed

NOMINATIVE = "им"
CASES = {"род": Case.GENITIVE, "дат": Case.DATIVE, "вин": Case.ACCUSATIVE, "тв": Case.INSTRUMENTAL}
PREPOSITIONAL = "пред"
"""In it documents are named, «о плане»; a person stands in the nominative then."""
CASE_NAMES = (NOMINATIVE, *CASES, PREPOSITIONAL)
NAME_PARTS: dict[str, Callable[[Forms], str]] = {
    "имя": lambda forms: forms.full_name,
    "инициалы": lambda forms: forms.initials_last,
    "должность": lambda forms: forms.post,
}
PLACEHOLDER = re.compile(r"\{([^{}|]*)\}")
INNER = r"(?:[^{}|]|\{[^{}|]*\})*"
ONE_OR_SEVERAL = re.compile(rf"\{{({INNER})\|({INNER})\}}")
ABSENT = "…"


class MissingError(Exception):
    """A placeholder's person or fact does not exist: a point that needs it is left out."""


def chosen(text: str, *, several: bool) -> str:
    """Keep of each {одна форма|другая} the one that fits; done before any data come into the text."""
    return ONE_OR_SEVERAL.sub(lambda forms: forms[2 if several else 1], text)


def fill(text: str, values: Mapping[str, Any]) -> str:
    """Write the values in; a word that is not known stays as it is typed. Raises MissingError."""
    return _lines(PLACEHOLDER.sub(lambda found: _worded(found, values), text))


def fill_or_dots(text: str, values: Mapping[str, Any]) -> str:
    """Write the values in, and dots for what does not exist: for a text that is never left out."""
    known = {key: ABSENT if is_missing(value) else value for key, value in values.items()}
    return fill(text, known)


def names_in(text: str, *, several: bool) -> Iterator[str]:
    """Yield the keys that the text asks for."""
    for found in PLACEHOLDER.finditer(chosen(text, several=several)):
        yield _parsed(found[1])[0]


def is_missing(value: Any) -> bool:
    return value is None or value == []


def _worded(found: "re.Match[str]", values: Mapping[str, Any]) -> str:
    key, part, case = _parsed(found[1])
    if key not in values:
        return found[0]
    if is_missing(values[key]):
        raise MissingError(key)
    return words_of(values[key], part=part, case=case)


def _parsed(inside: str) -> tuple[str, str, str]:
    """Part «учебный год» or «наставник инициалы дат» into key, part of the name, case."""
    words = inside.split()
    case = words.pop() if words[1:] and words[-1] in CASE_NAMES else NOMINATIVE
    part = words.pop() if words[1:] and words[-1] in NAME_PARTS else ""
    return " ".join(words), part, case


def words_of(value: Any, *, part: str = "", case: str = NOMINATIVE) -> str:
    """Return how a text writes the value: str, date, period, person, people, or a dict case → text."""
    if isinstance(value, Mapping):
        return str(value.get(case, next(iter(value.values()))))
    if isinstance(value, dt.date):
        return date_words(value)
    if isinstance(value, tuple):
        starts_on, ends_on = value
        return period_words(starts_on, ends_on) if ends_on else f"с{NBSP}{date_words(starts_on)}"
    if isinstance(value, Employee):
        return person_words(value, part=part, case=case)
    if isinstance(value, list):
        return _joined([words_of(one, part=part, case=case) for one in value], apart=not part)
    return str(value)


def person_words(person: Employee, *, part: str = "", case: str = NOMINATIVE) -> str:
    """«Иванову Марию Петровну, старшего воспитателя»; of a mentor from outside also where from."""
    forms = forms_in(person, case)
    if part:
        return NAME_PARTS[part](forms)
    home = f" ({person.home_organization})" if person.home_organization else ""
    return f"{forms.full_name}, {forms.post}{home}" if forms.post else f"{forms.full_name}{home}"


def forms_in(person: Employee, case: str) -> Forms:
    """Return the person's forms in a case, the nominative among them."""
    if case not in {NOMINATIVE, PREPOSITIONAL}:
        return forms_of(person, CASES.get(case, case))
    initials = f"{person.last_name}{NBSP}{person.initials}".strip(NBSP)
    return Forms(person.full_name, person.last_name, person.post, initials)


def _joined(texts: Sequence[str], *, apart: bool) -> str:
    """«А, воспитателя, и Б, методиста»; bare names need no comma before the last: «А и Б»."""
    if not texts[1:]:
        return "".join(texts)
    return (", и " if apart else " и ").join([", ".join(texts[:-1]), texts[-1]])


def _lines(text: str) -> str:
    """Join the lines but those of a list, which begin with a dash."""
    lines: list[str] = []
    for line in text.split("\n"):
        if lines and not item_of(line):
            lines[-1] += f" {line}"
        else:
            lines.append(line)
    return "\n".join(map(_one_line, lines))


def _one_line(text: str) -> str:
    """Join the lines, and mend what words leave: gaps of empty ones, a second dot after «г.», «с 2 декабря»."""
    joined = re.sub(r"[ \t\r\n]+", " ", text).strip(" ")
    without_gaps = re.sub(r",? (?=[,;.:!?)](?:\s|$))", "", joined)
    return years_agreed(agreed(re.sub(r"(?<!\.)\.\.(?!\.)", ".", without_gaps)))
