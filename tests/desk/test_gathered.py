"""Alike lines of the desk become one, and the numbers beside the sections are kept for a minute."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mentoring.models import Consent, Mentee, Mentor, Pair
from tests import factories as make
from tests.desk.told import told


@pytest.fixture
def lines(curator):
    """Return the curator's lines that begin so: title, text, address, badge."""

    def tell(*beginnings):
        found = [line for line in told(curator) if line.title.startswith(beginnings)]
        return [(line.title, line.text, line.url, line.badge) for line in found]

    return tell


@pytest.fixture
def mentees(kindergarten, curator, stranger):
    """Six without a mentor, and a seventh in the strange organization."""
    make.mentee(make.employee(stranger.organization, last_name="Чужая"), by=stranger)
    return [make.mentee(make.employee(kindergarten, last_name=f"Белова-{letter}"), by=curator) for letter in "АБВГДЕ"]


def test_many_without_a_mentor_are_one_line(lines, mentees):
    Mentee.objects.filter(pk=mentees[2].pk).update(searching_since=dt.date(2026, 8, 28))
    assert lines("6 наставляемых", "Белова") == [
        (
            "6 наставляемых без наставника",
            "Дольше всех – Белова-В Мария Петровна, 84 дня.",
            f"{reverse('mentees')}?waiting=on&sort=since",
            "без наставника",
        )
    ]


def test_the_line_leads_to_those_it_counts(lines, mentees, signed_in, curator, mentor):
    make.proposed_pair(mentor, make.mentee(make.employee(mentor.organization), by=curator))
    found = signed_in(curator).get(lines("6 наставляемых")[0][2]).context["things"]
    assert set(found) == set(mentees)


def test_few_are_a_line_each_the_longest_waiting_first(lines, mentees):
    Mentee.objects.filter(pk=mentees[0].pk).delete()
    Mentee.objects.filter(pk=mentees[4].pk).update(searching_since=dt.date(2026, 11, 19))
    assert [(title, text) for title, text, _, _ in lines("Белова")] == [
        ("Белова-Д Мария Петровна, воспитатель", "Ищет наставника 1 день."),
        *[(f"Белова-{letter} Мария Петровна, воспитатель", "Ищет наставника.") for letter in "БВГЕ"],
    ]


def test_many_pairs_without_a_consent_are_one_line(lines, kindergarten, curator, signed_in):
    for _ in range(6):
        people = [make.employee(kindergarten) for _ in range(2)]
        make.checked_pair(make.mentor(people[0], by=curator), make.mentee(people[1], by=curator), by=curator)
    Consent.objects.all().delete()
    line = lines("Нет согласия или основания")
    assert [(title, url) for title, _, url, _ in line] == [
        ("Нет согласия или основания: 6 пар", f"{reverse('pairs')}?unready=on")
    ]
    assert set(signed_in(curator).get(line[0][2]).context["things"]) == set(Pair.objects.all())


def test_records_due_for_the_yearly_check(lines, mentees, mentor, stranger):
    assert lines("Актуализируйте") == []
    Mentor.objects.update(checked_on=dt.date(2025, 11, 19))
    Mentee.objects.exclude(pk__in=[mentee.pk for mentee in mentees[:4]]).update(checked_on=None)
    assert lines("Актуализируйте") == [
        (
            "Актуализируйте банки: 3 человека ждут проверки",
            "Запись в банке подтверждают раз в год: исправьте, что изменилось, и отметьте верные.",
            reverse("bank_check"),
            "не проверяли с 19.11.2025",
        )
    ]


def test_the_day_to_come_back_has_come(lines, mentees):
    days = {mentees[0]: make.TODAY, mentees[1]: dt.date(2026, 11, 21)}
    for mentee, day in days.items():
        Mentee.objects.filter(pk=mentee.pk).update(next_check_on=day, support="Открытые занятия")
    assert lines("Вернитесь") == [
        (
            "Вернитесь к вопросу о наставнике: Белова-А Мария Петровна",
            "Открытые занятия",
            mentees[0].get_absolute_url(),
            "с 20.11.2026",
        )
    ]
    Mentee.objects.update(next_check_on=dt.date(2026, 11, 1))
    assert [(title, url) for title, _, url, _ in lines("Вернитесь")] == [
        ("Вернитесь к вопросу о наставнике для 6 наставляемых", f"{reverse('mentees')}?again=on&sort=again")
    ]


class TestCounts:
    @pytest.fixture(autouse=True)
    def _kept(self, settings):
        settings.SECTION_COUNTS_SECONDS = 60

    @pytest.fixture
    def browser(self, signed_in, curator):
        return signed_in(curator)

    @pytest.fixture
    def staff(self, browser):
        def count(name="employees"):
            sections = browser.get(reverse(name)).context["navigation"]()
            return next(section.count for section in sections if section.title == "Сотрудники")

        return count

    def test_what_others_do_shows_within_a_minute(self, staff, kindergarten):
        assert staff() == 1
        make.employee(kindergarten)
        assert staff() == 1
        with time_machine.travel(make.AT + dt.timedelta(seconds=61), tick=False):
            assert staff() == 2

    def test_what_the_user_does_shows_at_once(self, staff, browser):
        assert staff() == 1
        given = {"last_name": "Ёлкина", "first_name": "Анна", "sex": "female", "post": "логопед", "category": "none"}
        assert browser.post(reverse("employee_add"), given).status_code == 302
        assert staff() == 2

    def test_the_desk_counts_anew(self, staff, kindergarten):
        assert staff() == 1
        make.employee(kindergarten)
        assert staff("desk") == 2

    def test_a_page_asks_less_while_they_are_kept(self, staff):
        found = []
        for _ in range(2):
            with CaptureQueriesContext(connection) as captured:
                staff()
            found.append(len(captured))
        assert found[1] < found[0] / 2
