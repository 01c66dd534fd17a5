"""The banks on paper, and the sheet on which a proposed pair is agreed to."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from documents.papers.bank import bank_html
from documents.papers.pair_confirmation import confirmation_html
from mentoring.enums import Bank
from tests import factories as make
from tests.pages import Doors, GuardedPages, Page

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

READ = ("get",)


def said(html):
    return html.replace("\xa0", " ")


@pytest.mark.parametrize(
    "page",
    [
        *(Page(f"mentor_bank_{kind}", reader="mentor_user", methods=READ) for kind in ("pdf", "docx")),
        *(Page(f"mentee_bank_{kind}", reader="mentee_user", methods=READ) for kind in ("pdf", "docx")),
    ],
    ids=str,
)
class TestBankDoors(GuardedPages):
    pass


@pytest.mark.parametrize(
    "page",
    [Page(f"pair_confirmation_{kind}", "pair", by="mentee_user", methods=READ) for kind in ("pdf", "docx")],
    ids=str,
)
class TestPairDoors(Doors):
    pass


def test_mentors_with_what_they_can(mentor, kindergarten):
    mentor.strengths.add(make.direction())
    mentor.forms.add(make.form())
    paper = said(bank_html(kindergarten, bank=Bank.MENTORS))
    words = ["БАНК НАСТАВНИКОВ", "на 20 ноября 2026 г.", "Дорошенко Мария Петровна, воспитатель", "0 из 2", "в банке"]
    assert [word for word in [*words, str(make.direction()), "<p>педагог – педагог</p>"] if word not in paper] == []


def test_mentees_with_whom_they_have(active_pair, kindergarten):
    paper = said(bank_html(kindergarten, bank=Bank.MENTEES))
    words = [
        "БАНК НАСТАВЛЯЕМЫХ",
        "Савельева Мария Петровна",
        f"1. {make.deficit()}",
        "Дорошенко Мария Петровна, 14.09.2026",
    ]
    assert [word for word in words if word not in paper] == []


@pytest.mark.parametrize("bank", Bank)
def test_an_empty_bank_says_so(kindergarten, bank):
    assert "В банке пока никого нет" in bank_html(kindergarten, bank=bank)


def test_nobody_of_another_organization_and_nobody_who_left(mentor, school):
    assert "В банке пока никого нет" in bank_html(school, bank=Bank.MENTORS)
    type(mentor).objects.update(state="left")
    assert "В банке пока никого нет" in bank_html(mentor.organization, bank=Bank.MENTORS)


@pytest.mark.parametrize("bank", Bank)
def test_it_asks_the_same_for_more_people(active_pair, kindergarten, curator, bank):
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as captured:
            bank_html(kindergarten, bank=bank)
        counts.append(len(captured))
        make.mentor(make.employee(kindergarten), by=curator)
        make.mentee(make.employee(kindergarten), by=curator)
    assert counts[0] == counts[1]


def test_both_sides_have_a_line(pair):
    paper = said(confirmation_html(pair))
    words = ["ЛИСТ СОГЛАСИЯ", "наставнической пары", "с 14 сентября 2026 г. по 28 мая 2027 г.", "педагог – педагог"]
    assert [word for word in words if word not in paper] == []
    assert [paper.count(person) for person in ("Дорошенко Мария Петровна", "Савельева Мария Петровна")] == [2, 2]


def test_a_pair_in_force_has_none(signed_in, curator, active_pair):
    assert signed_in(curator).get(reverse("pair_confirmation_pdf", args=[active_pair.pk])).status_code == 404


def test_the_pages_lead_to_them(signed_in, curator, pair):
    browser = signed_in(curator)
    prints = browser.get(reverse("mentors")).context["print_actions"]
    assert [action.url for action in prints] == [reverse("mentor_bank_pdf"), reverse("mentor_bank_docx")]
    titles = [action.title for action in browser.get(pair.get_absolute_url()).context["print_actions"]]
    assert titles == ["Лист согласия, PDF", "Лист согласия, DOCX"]
