"""The numbers beside the sections and the news of the head, which every page shows.

They ask the database a lot, so they are kept for a minute: what others do shows within it, what the user does at once.
"""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.utils import timezone

from desk.gather import line_count_of
from documents.models import CollegialBody, Order
from mentoring.models import Employee, Mentee, Mentor, Pair, User
from mentoring.queries.organization import news_of_head, was_head
from programs.models import Program


def counts_of(user: User) -> Mapping[str, Any]:
    """Return the numbers by the names of the sections' pages, and beside them the `news`."""
    seconds = settings.SECTION_COUNTS_SECONDS
    if not seconds:
        return _count(user)
    return cache.get_or_set(_key(user), partial(_count, user), seconds) or {}


def forget_counts(user: User) -> None:
    if settings.SECTION_COUNTS_SECONDS:
        cache.delete(_key(user))


def _key(user: User) -> str:
    return f"section-counts-{user.pk}"


def _count(user: User) -> dict[str, Any]:
    counts: dict[str, Any] = {
        "desk": line_count_of(user, timezone.localdate()),
        "pairs": Pair.objects.visible_to(user).count(),
        "programs": Program.objects.visible_to(user).count(),
        "orders": Order.objects.visible_to(user).count(),
        "bodies": CollegialBody.objects.visible_to(user).count(),
    }
    if user.organization and (user.is_office or was_head(user, timezone.localdate())):
        counts["news"] = news_of_head(user.organization, timezone.localdate())
    return {**counts, **_count_people(user)} if user.is_office and user.organization else counts


def _count_people(user: User) -> dict[str, int]:
    return {
        "employees": Employee.objects.visible_to(user).working().count(),
        "mentors": Mentor.objects.visible_to(user).present().count(),
        "mentees": Mentee.objects.visible_to(user).present().count(),
    }
