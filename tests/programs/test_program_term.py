"""The program and its pair never show two ends, whatever orders change the pair's term."""

import csv
import datetime as dt
import io
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mentoring.enums.pair_change import ChangeKind
from mentoring.models import Pair
from programs.models import Program
from programs.orders import line_words
from programs.papers import draft_html, facts_of
from tests import factories as make
from tests.changes import ordered

pytestmark = [
    pytest.mark.without("counts", reason="asks what the page itself says"),
    pytest.mark.without("pdf", reason="the days are asked, not the papers"),
]

LONGER, SHORTER = ChangeKind.PROLONG, ChangeKind.SHORTEN
MAY, JUNE, JULY = dt.date(2027, 5, 28), dt.date(2027, 6, 15), dt.date(2027, 7, 15)
DECEMBER, MARCH = dt.date(2026, 12, 11), dt.date(2027, 3, 31)


@pytest.fixture
def orders(running_program, curator):
    """Change the term of the program's pair by orders, one after the other; return the program as it is then."""

    def orders(*terms):
        for kind, day in terms:
            pair = Program.objects.get().pair
            ordered(make.change(pair, kind, by=curator, new_ends_on=day), by=curator)
        return Program.objects.get()

    return orders


@pytest.mark.parametrize(
    ("terms", "ends_on"),
    [
        ([(LONGER, JUNE)], JUNE),
        ([(LONGER, JUNE), (LONGER, JULY)], JULY),
        ([(LONGER, JULY), (SHORTER, JUNE)], JUNE),
        ([(LONGER, JULY), (SHORTER, DECEMBER)], DECEMBER),
        ([(SHORTER, DECEMBER), (LONGER, JULY)], JULY),
        ([(LONGER, JULY), (SHORTER, JUNE), (LONGER, JULY)], JULY),
    ],
)
def test_orders_leave_one_end(orders, terms, ends_on):
    program = orders(*terms)
    listed: Any = Program.objects.for_list().get()
    assert (program.last_day, program.pair.ends_on, listed.until) == (ends_on, ends_on, ends_on)


def test_one_that_was_to_end_before_its_pair_does(orders):
    Program.objects.update(ends_on=MARCH)
    assert orders((LONGER, JUNE), (LONGER, JULY)).last_day == MARCH


def test_what_the_next_version_says_counts(orders):
    orders((LONGER, JUNE))
    Program.objects.update(ends_on=MAY)
    assert orders((LONGER, JULY)).last_day == MAY


def test_a_completed_one_is_left_alone(orders, completed_program):
    assert orders((LONGER, JUNE)).ends_on == MAY


def test_a_pair_with_a_new_mentor_goes_on_with_it(orders, curator, kindergarten):
    pair = orders((LONGER, JUNE)).pair
    newcomer = make.mentor(make.employee(kindergarten), by=curator)
    make.consent(newcomer.employee)
    change = make.replacement(pair, newcomer, curator)
    Pair.objects.filter(continues=pair).update(ends_on=JULY)  # the new mentor's terms are agreed on anew
    make.done_change(change, by=curator)
    program = Program.objects.get()
    assert (program.pair.mentor, program.last_day) == (newcomer, JULY)


@pytest.fixture
def told_twice(orders):
    return orders((LONGER, JUNE), (LONGER, JULY))


def test_every_page_tells_it(told_twice, signed_in, curator, kindergarten):
    browser, pair = signed_in(curator), told_twice.pair
    pages = {
        "list": browser.get(reverse("programs")),
        "note": browser.get(reverse("program_note", args=[told_twice.pk])),
        "pair": browser.get(pair.get_absolute_url()),
        "public": Client().get(reverse("showcase_organization", args=[kindergarten.slug])),
    }
    ends = [f"{day:%d.%m.%Y}" for day in (MAY, JUNE, JULY)]
    told = {name: [end for end in ends if end in page.text] for name, page in pages.items()}
    assert told == dict.fromkeys(pages, ends[2:])


def test_every_paper_tells_it(orders):
    program = orders((SHORTER, DECEMBER))
    Program.objects.update(ends_on=MAY)  # as one that was written before the order
    program = Program.objects.get()
    said = "11 декабря 2026"
    assert said in draft_html(program, None).replace("\u00a0", " ")
    assert said in dict(facts_of(program))["Сроки реализации"].replace("\u00a0", " ")
    assert line_words(program.pair)["срок"][1] == DECEMBER


def test_the_file_tells_it(orders, signed_in, curator):
    orders((SHORTER, DECEMBER))
    Program.objects.update(ends_on=MAY)
    answer = signed_in(curator).get(reverse("programs"), {"export": "csv", "sort": "-ends"})
    [row] = csv.DictReader(io.StringIO(answer.getvalue().decode("utf-8-sig")), delimiter=";")
    assert row["окончание реализации"] == "11.12.2026"


def test_the_form_begins_with_it(orders, signed_in, mentor_user, curator):
    program = orders((SHORTER, DECEMBER))
    Program.objects.update(ends_on=MAY, state="changed", version=2)
    form = signed_in(mentor_user).get(reverse("program_note_edit", args=[program.pk])).context["form"]
    assert form["ends_on"].value() == DECEMBER


@pytest.mark.parametrize(("sort", "first"), [("ends", 0), ("-ends", 1)])
def test_the_list_is_sorted_by_it(orders, signed_in, curator, kindergarten, sort, first):
    """The shorter pair's program was to end last."""
    shorter = orders((SHORTER, DECEMBER))
    mentor = make.mentor(make.employee(kindergarten), by=curator)
    pair = make.proposed_pair(mentor, make.mentee(make.employee(kindergarten), by=curator))
    other = Program.objects.create(pair=pair, starts_on=make.TODAY, ends_on=MARCH)
    shown = signed_in(curator).get(reverse("programs"), {"sort": sort}).context["things"]
    assert next(iter(shown)) == (shorter, other)[first]
