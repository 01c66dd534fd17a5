"""What the rows of lists say as of a day."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django import template
from django.core.paginator import Page

from mentoring.models import Mentee, Mentor
from mentoring.years import whole_years, years_in_words

register = template.Library()


@register.filter
def shown_numbers(page: "Page[Any]") -> Iterator[str | int]:
    """Return the numbers of the pages near this one, of the first and of the last, dots between them."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)


@register.filter
def years_on(since: dt.date | None, day: dt.date) -> str:
    """«12 лет», empty where the start is unknown or lies ahead."""
    if since is None or since > day:
        return ""
    return years_in_words(whole_years(since, day)) if whole_years(since, day) else "меньше года"


@register.filter
def is_due_on(record: Mentor | Mentee, day: dt.date) -> bool:
    """Tell whether the record of a bank waits for its yearly check."""
    return record.is_due_on(day)
