"""The navigation of every page of a signed-in user."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from desk.counts import counts_of
from mentoring.enums import Role
from mentoring.models import User
from mentoring.school_year import SchoolYear

OFFICE_TABS = ("home", "pair", "program", "order")
PAIR_TABS = ("home", "program", "pair", "order")
JOURNAL_ROLES = frozenset({Role.ADMINISTRATOR, Role.HEAD})
"""Who has the right to it: asked by the role, as a right that is lacking asks the database twice on every page."""


@dataclass(frozen=True)
class Section:
    url: str
    title: str
    icon: str
    count: int | None = None
    urgent: bool = False
    is_current: bool = False


def navigation(request: HttpRequest) -> dict[str, object]:
    """Give templates the sections with counts, the phone's tabs, the school year and the large print.

    The sections ask the database a lot: lazily, as error pages and answers in place do not show them.
    """
    session = getattr(request, "session", {})
    context: dict[str, object] = {"large_print": bool(session.get("large_print"))}
    user = getattr(request, "user", None)
    if not isinstance(user, User) or user.organization_id is None:
        return context

    @cache
    def counts() -> Mapping[str, Any]:
        return counts_of(user)

    @cache
    def sections() -> list[Section]:
        found = _sections(user, counts())
        over = [section.url for section in found if section.url != "/" and request.path.startswith(section.url)]
        here = max(over, key=len, default="")  # a section may lie in the address of another
        return [replace(section, is_current=section.url == here) for section in found]

    def tabs() -> list[Section]:
        by_icon = {section.icon: section for section in sections()}
        return [by_icon[icon] for icon in (OFFICE_TABS if user.is_office else PAIR_TABS)]

    def head_news() -> str:
        return str(counts().get("news", ""))

    return {
        **context,
        "head_news": head_news,
        "navigation": sections,
        "tabs": tabs,
        "school_year": SchoolYear.of(timezone.localdate()),
    }


def _sections(user: User, counts: Mapping[str, Any]) -> list[Section]:
    return [
        Section(reverse("desk"), "Рабочий стол", "home", counts.get("desk"), urgent=True),
        *(_office(counts) if user.is_office else _own(user)),
        Section(reverse("pairs"), "Пары и группы", "pair", counts.get("pairs")),
        Section(reverse("programs"), "Программы", "program", counts.get("programs")),
        Section(reverse("orders"), "Приказы", "order", counts.get("orders")),
        *([Section(reverse("bodies"), "Советы и протоколы", "meeting")] if _has_bodies(user, counts) else ()),
        Section(reverse("regulations"), "Положения", "regulation"),
        Section(reverse("roadmaps"), "Дорожная карта", "roadmap"),
        *(
            [Section(reverse("accounts"), "Учётные записи", "key")]
            if user.has_perm("mentoring.manage_accounts")
            else ()
        ),
        *([Section(reverse("access_journal"), "Журнал доступа", "search")] if user.roles & JOURNAL_ROLES else ()),
        *(_administration() if Role.ADMINISTRATOR in user.roles else ()),
        Section(reverse("showcase"), "Сайт для всех", "public"),
    ]


def _has_bodies(user: User, counts: Mapping[str, Any]) -> bool:
    """The office, which begins them, and who is in one."""
    return user.is_office or bool(counts.get("bodies"))


def _administration() -> list[Section]:
    return [
        Section(reverse("organization_details"), "Реквизиты", "public"),
        Section(reverse("admin:index"), "Администрирование", "staff"),
    ]


def _own(user: User) -> list[Section]:
    return [Section(reverse("questionnaires"), "Мои анкеты", "questionnaire")] if user.employee_id else []


def _office(counts: Mapping[str, int]) -> list[Section]:
    return [
        Section(reverse("employees"), "Сотрудники", "staff", counts.get("employees")),
        Section(reverse("mentors"), "Наставники", "mentor", counts.get("mentors")),
        Section(reverse("mentees"), "Наставляемые", "mentee", counts.get("mentees")),
        Section(reverse("questionnaires"), "Анкеты", "questionnaire"),
        Section(reverse("consents"), "Согласия", "consent"),
        Section(reverse("pair_requests"), "Обращения", "edit"),
    ]
