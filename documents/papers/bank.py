"""The banks of mentors and mentees on paper: who is in them, as of today."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone

from documents.registry import Paper
from mentoring.enums import Bank
from mentoring.models import Mentee, Mentor, Organization, Pair
from mentoring.queries.organization import curator_of

TITLES = {Bank.MENTORS: "Банк наставников", Bank.MENTEES: "Банк наставляемых"}
CODES = {Bank.MENTORS: "mentor_bank", Bank.MENTEES: "mentee_bank"}


def bank_html(organization: Organization, *, bank: Bank) -> str:
    today = timezone.localdate()
    context = {
        "organization": organization,
        "title": TITLES[bank],
        "day": today,
        "lines": LINES[bank](organization),
        "curator": curator_of(organization, on=today),
    }
    return render_to_string(f"print/{CODES[bank]}.html", context)


def _mentors(organization: Organization) -> list[Mentor]:
    here = Mentor.objects.filter(employee__organization=organization).in_bank()
    return list(here.for_list().prefetch_related("forms", "kinds"))


def _mentees(organization: Organization) -> list[tuple[Mentee, list[Pair]]]:
    """Return each with the pairs in which the person is today."""
    today = timezone.localdate()
    here = Mentee.objects.filter(employee__organization=organization).in_bank()
    by_mentee: dict[int, list[Pair]] = {}
    for pair in Pair.objects.filter(organization=organization).living_on(today).with_people():
        for member in pair.members_on(today):
            by_mentee.setdefault(member.mentee_id, []).append(pair)
    return [(mentee, by_mentee.get(mentee.pk, [])) for mentee in here.for_list()]


LINES: dict[Bank, Callable[[Organization], list[Any]]] = {Bank.MENTORS: _mentors, Bank.MENTEES: _mentees}
PAPERS = tuple(
    Paper(CODES[bank], TITLES[bank], Organization.objects.all, partial(bank_html, bank=bank)) for bank in Bank
)
