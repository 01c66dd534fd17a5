"""How papers write people, dates and texts of several paragraphs."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from documents.press import dates, places, qr
from documents.press.outline_lines import DASH, item_of
from documents.press.quotes import quoted
from documents.queries import verify
from documents.queries.case_form import forms_of
from mentoring.models import Employee, Mentee, Organization, Pair
from mentoring.russian import NBSP

register = template.Library()
register.filter(quoted)

LAST_SIGN = re.compile(
    r"(.*?(?:\bг\.|\b[А-ЯЁ]\.\s?[А-ЯЁ]\.|[А-ЯЁ][а-яё]+\s[А-ЯЁ]\.)?)([.;:]?)",  # 2027 г., К.М., Нгуен Л.
    re.DOTALL,
)
"""What a point says, and the sign after it; the dot of «2027 г.» and of initials belongs to the word."""


@register.filter
def in_case(employee: Employee, case: str) -> str:
    """«Иванову Марию Петровну, старшего воспитателя»; for a mentor from outside also where from."""
    forms = forms_of(employee, case)
    home = f" ({employee.home_organization})" if employee.home_organization else ""
    return f"{forms.full_name}, {forms.post}{home}" if forms.post else f"{forms.full_name}{home}"


@register.filter
def name_in_case(employee: Employee, case: str) -> str:
    return forms_of(employee, case).full_name


@register.filter
def initials_in_case(employee: Employee, case: str) -> str:
    """«Ивановой М.П.», as in a text."""
    return forms_of(employee, case).initials_last


@register.filter
def post_in_case(employee: Employee, case: str) -> str:
    return forms_of(employee, case).post


@register.filter
def people_in_case(people: Sequence[Employee | Mentee], case: str) -> str:
    """«Петровой Анны Сергеевны, воспитателя, и Козлова Ильи Петровича, учителя-логопеда»."""
    texts = [in_case(person.employee if isinstance(person, Mentee) else person, case) for person in people]
    return ", и ".join([", ".join(texts[:-1]), texts[-1]] if texts[1:] else texts)


@register.filter
def initials_text(employee: Employee) -> str:
    """«Иванова М.П.», as in a text."""
    return employee.initials_last.strip().replace(" ", NBSP)


@register.filter
def signed_name(employee: Employee) -> str:
    """«М.П. Иванова», as in a signature."""
    return employee.initials_first.strip().replace(" ", NBSP)


@register.filter
def date_words(day: dt.date | None) -> str:
    """«12 сентября 2026 г.»; without a date, room to write it."""
    return dates.date_words(day) if day else dates.BLANK_DATE


@register.filter
def period_words(pair: Pair) -> str:
    """«с 12 сентября 2026 г. по 31 мая 2027 г.», of anything with `starts_on` and `last_day`, or else `ends_on`."""
    return dates.period_words(pair.starts_on, getattr(pair, "last_day", pair.ends_on))


@register.filter
def place(organization: Organization) -> str:
    """Return the place an order is issued at, empty where the organization's name tells it."""
    return "" if places.is_told(organization.city, organization.full_name) else organization.city


@register.filter
def with_term(point: Any) -> str:
    """«Подготовить план (срок – 12 сентября 2026 г., ответственный – методист Шевченко Е.В.)»."""
    parts = []
    if point.deadline:
        parts.append(f"срок – {dates.date_words(point.deadline)}")
    if point.responsible:
        parts.append(f"ответственный – {point.responsible.post} {initials_text(point.responsible)}")
    if not parts:
        return str(point.text)
    said, sign = LAST_SIGN.fullmatch(point.text.rstrip()).groups()  # type: ignore[union-attr]
    return f"{said} ({', '.join(parts)}){sign or '.'}"


@register.filter
def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


@register.filter
def list_item(line: str) -> str:
    """Return the line as one of a list inside a point, the sign beside its text; empty where it is none."""
    return item_of(line).replace(DASH, f"–{NBSP}", 1)


@register.filter
def paragraphs(text: str) -> SafeString:
    """Each line of the text as a paragraph of its own."""
    return format_html_join("\n", "<p>{}</p>", ((line,) for line in lines(text)))


@register.filter
def name_lines(name: str) -> SafeString:
    """«Муниципальное … учреждение / «Детский сад № 17»»: a name of an organization breaks before the first quote."""
    kind, quote, rest = name.partition(" «")
    return format_html("{}<br>«{}", kind, rest) if quote else format_html("{}", name)


@register.filter
def capitalized(text: str) -> str:
    """«Заведующий»: only the first letter changes."""
    return text[:1].upper() + text[1:]


@register.filter
def check_address(code: str) -> str:
    """Where the kept paper of this code can be checked by everybody."""
    return verify.check_address(code)


@register.filter
def qr_image(text: str) -> str:
    """Return the text as a QR code, for the `src` of a picture."""
    return qr.qr_image(text)
