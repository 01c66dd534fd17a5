"""The lists of people and pairs: search, filters and sorting."""

import datetime as dt

import pytest
from django.urls import reverse

from mentoring.enums import Category, ConsentKind, MentorState
from mentoring.models import Employee, Mentee, Mentor, Pair
from mentoring.services import bank
from tests import factories as make

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

NAMES = ("Ёлкина", "Лебедева-Строгова", "Ягодина")


@pytest.fixture
def shown(signed_in, curator):
    """Open a list as the curator; return the surnames in it, in its order."""
    browser = signed_in(curator)

    def show(name, by=browser, **asked):
        found = by.get(reverse(name), asked).context["things"]
        return [getattr(thing, "employee", thing).last_name for thing in found]

    return show


@pytest.fixture
def staff(kindergarten, curator, stranger):
    """Three cards and a namesake of the first in the strange organization."""
    make.employee(stranger.organization, last_name="Ёлкина")
    return [make.employee(kindergarten, last_name=name) for name in NAMES]


@pytest.fixture
def mentors(staff, curator):
    return [make.mentor(person, by=curator) for person in staff]


@pytest.fixture
def mentees(staff, curator):
    return [make.mentee(person, by=curator) for person in staff]


class TestSearch:
    @pytest.mark.parametrize(
        ("typed", "expected"),
        [
            ("ёлкина", ["Ёлкина"]),
            ("ЕЛКИНА", ["Ёлкина"]),
            ("мария ёл", ["Ёлкина"]),
            ("строгова", ["Лебедева-Строгова"]),
            ("Лебедева-Строгова", ["Лебедева-Строгова"]),
            ("воспит", list(NAMES)),
            ("питатель", []),
            ("строгова ёлкина", []),
            ("%", ["Ёлкина", "Лебедева-Строгова", "Синицына", "Ягодина"]),
        ],
    )
    def test_words_of_names_and_posts(self, shown, staff, typed, expected):
        Employee.objects.filter(last_name="Синицына").update(search=" синицына мария петровна методист")
        assert shown("employees", q=typed) == expected

    @pytest.mark.parametrize(
        ("typed", "expected"),
        [
            ("родителями", ["Лебедева-Строгова"]),
            ("РАБОТА", ["Лебедева-Строгова"]),
            ("работа лебедева", ["Лебедева-Строгова"]),
            ("работа ягодина", []),
            ("одителями", []),
            ("утреннего", list(NAMES)),
        ],
    )
    def test_mentees_by_words_of_deficits(self, shown, mentees, typed, expected):
        for title in ("Работа с родителями", "Работа с документами"):
            mentees[1].ranked_deficits.create(deficit=make.deficit(title), rank=2)
        assert shown("mentees", q=typed) == expected

    def test_mentors_by_words_of_strengths(self, shown, mentors):
        mentors[2].strengths.set([make.direction()])
        assert (shown("mentors", q="методич"), shown("mentors", q="одич")) == (["Ягодина"], [])

    def test_pairs_by_both_sides(self, signed_in, curator, mentors, kindergarten):
        mentee = make.mentee(make.employee(kindergarten, last_name="Рябова"), by=curator)
        other = make.mentee(make.employee(kindergarten, last_name="Соснина"), by=curator)
        pair = make.proposed_pair(mentors[0], mentee, other)
        make.proposed_pair(mentors[1], make.mentee(make.employee(kindergarten, last_name="Рыбина"), by=curator))
        browser = signed_in(curator)
        found = {
            typed: list(browser.get(reverse("pairs"), {"q": typed}).context["things"])
            for typed in ("ёлкина рябова", "соснина рябова", "рябова рыбина")
        }
        assert found == {"ёлкина рябова": [pair], "соснина рябова": [pair], "рябова рыбина": []}


class TestStaff:
    """Each filter of the staff, with others who must not show."""

    def test_post(self, shown, signed_in, curator, staff, stranger):
        Employee.objects.filter(pk=staff[0].pk).update(post="логопед")
        make.employee(stranger.organization, post="тайная должность")
        assert shown("employees", post="логопед") == ["Ёлкина"]
        form = signed_in(curator).get(reverse("employees")).context["filter"].form
        assert [post for post, _ in form.fields["post"].choices if post] == [
            "воспитатель",
            "логопед",
            "старший воспитатель",
        ]

    def test_category(self, shown, staff):
        Employee.objects.filter(pk=staff[1].pk).update(category=Category.HIGHEST)
        assert shown("employees", category="highest") == ["Лебедева-Строгова"]

    @pytest.mark.parametrize(
        ("bank_name", "expected"),
        [("mentors", ["Ёлкина"]), ("mentees", ["Лебедева-Строгова"]), ("none", ["Синицына", "Ягодина"])],
    )
    def test_bank(self, shown, staff, curator, bank_name, expected):
        make.mentor(staff[0], by=curator)
        make.mentee(staff[1], by=curator)
        bank.leave(make.mentor(staff[2], by=curator), by=curator, at=make.AT, why="Ушла")
        assert shown("employees", bank=bank_name) == expected

    @pytest.mark.parametrize(
        ("given", "expected"),
        [
            ({}, list(NAMES[1:])),
            ({"valid_until": dt.date(2026, 11, 19)}, list(NAMES)),
            ({"withdrawn_on": make.TODAY}, list(NAMES)),
        ],
    )
    def test_consent_missing(self, shown, staff, curator, given, expected):
        make.consent(curator.employee, ConsentKind.PERSONAL_DATA)
        make.consent(staff[0], ConsentKind.PERSONAL_DATA, **given)
        make.consent(staff[1], ConsentKind.PUBLICATION)
        assert shown("employees", consent="personal_data") == expected

    def test_young(self, shown, staff):
        starts = (dt.date(2023, 11, 20), dt.date(2023, 11, 21), dt.date(2026, 9, 1))
        for person, start in zip(staff, starts, strict=True):
            Employee.objects.filter(pk=person.pk).update(teaching_since=start)
        assert shown("employees", young="on") == ["Лебедева-Строгова", "Ягодина"]

    def test_outside(self, shown, staff):
        Employee.objects.filter(pk=staff[2].pk).update(home_organization="Педагогический колледж")
        assert shown("employees", outside="on") == ["Ягодина"]

    def test_archived(self, shown, staff):
        Employee.objects.filter(pk=staff[0].pk).update(archived_on=make.TODAY)
        assert shown("employees", archived="on") == ["Ёлкина"]
        assert shown("employees") == ["Лебедева-Строгова", "Синицына", "Ягодина"]


class TestMentors:
    def test_state(self, shown, mentors, curator):
        bank.leave(mentors[0], by=curator, at=make.AT, why="Ушла")
        assert shown("mentors") == list(NAMES[1:])
        assert (shown("mentors", state=MentorState.LEFT), shown("mentors", state="paired")) == (["Ёлкина"], [])

    def test_post_and_category_together(self, shown, mentors, staff):
        Employee.objects.filter(pk__in=[staff[0].pk, staff[1].pk]).update(post="логопед")
        Employee.objects.filter(pk__in=[staff[1].pk, staff[2].pk]).update(category=Category.FIRST)
        assert shown("mentors", post="логопед", category="first") == ["Лебедева-Строгова"]

    @pytest.mark.parametrize(
        ("field", "entry"), [("direction", make.direction), ("form", make.form), ("kind", make.kind)]
    )
    def test_dictionaries(self, shown, mentors, field, entry):
        chosen = entry()
        getattr(mentors[1], {"direction": "strengths", "form": "forms", "kind": "kinds"}[field]).set([chosen])
        assert shown("mentors", **{field: chosen.pk}) == ["Лебедева-Строгова"]

    @pytest.mark.parametrize(
        ("load", "expected"),
        [("free", ["Ёлкина"]), ("full", ["Лебедева-Строгова"]), ("over", ["Ягодина"])],
    )
    def test_load(self, shown, mentors, kindergarten, curator, load, expected):
        for mentor in mentors[1:]:
            people = [make.mentee(make.employee(kindergarten), by=curator) for _ in range(2)]
            make.proposed_pair(mentor, *people)
        Mentor.objects.filter(pk=mentors[2].pk).update(load_limit=1)
        assert shown("mentors", load=load) == expected

    def test_away(self, shown, mentors):
        Mentor.objects.filter(pk=mentors[0].pk).update(away_until=make.TODAY)
        Mentor.objects.filter(pk=mentors[1].pk).update(away_until=dt.date(2026, 11, 19))
        assert shown("mentors", away="on") == ["Ёлкина"]

    def test_consent_missing(self, shown, mentors):
        make.consent(mentors[1].employee)
        assert shown("mentors", consent="mentoring") == ["Ёлкина", "Ягодина"]

    def test_due_for_the_yearly_check(self, shown, mentors):
        Mentor.objects.filter(pk=mentors[0].pk).update(checked_on=dt.date(2025, 11, 19))
        Mentor.objects.filter(pk=mentors[1].pk).update(checked_on=dt.date(2025, 11, 20))
        assert shown("mentors", due="on") == ["Ёлкина"]


class TestMentees:
    def test_category_and_direction(self, shown, mentees):
        Mentee.objects.filter(pk=mentees[0].pk).update(category="newcomer")
        assert shown("mentees", category="newcomer", direction=make.direction().pk) == ["Ёлкина"]
        assert shown("mentees", category="student") == []

    def test_waiting_for_a_pair(self, shown, mentees, mentor):
        make.proposed_pair(mentor, mentees[1])
        assert shown("mentees", waiting="on") == ["Ёлкина", "Ягодина"]
        Pair.objects.update(state="declined")
        assert shown("mentees", waiting="on") == list(NAMES)

    def test_time_to_come_back(self, shown, mentees):
        for mentee, day in zip(mentees, (make.TODAY, dt.date(2026, 11, 21), None), strict=True):
            Mentee.objects.filter(pk=mentee.pk).update(next_check_on=day)
        assert shown("mentees", again="on") == ["Ёлкина"]

    def test_young(self, shown, mentees):
        Employee.objects.filter(pk=mentees[2].pk).update(teaching_since=dt.date(2025, 9, 1))
        assert shown("mentees", young="on") == ["Ягодина"]


def test_pairs_without_consent_or_basis(signed_in, curator, agreed_pair, kindergarten):
    others = [make.employee(kindergarten) for _ in range(2)]
    make.checked_pair(make.mentor(others[0], by=curator), make.mentee(others[1], by=curator), by=curator)
    assert list(signed_in(curator).get(reverse("pairs"), {"unready": "on"}).context["things"]) == [agreed_pair]


class TestSorting:
    @pytest.mark.parametrize(
        ("asked", "expected"),
        [
            ({}, list(NAMES)),
            ({"sort": "-name"}, list(NAMES[::-1])),
            ({"sort": "post"}, ["Ягодина", "Ёлкина", "Лебедева-Строгова"]),
            ({"sort": "-post"}, ["Ёлкина", "Лебедева-Строгова", "Ягодина"]),
            ({"sort": "years"}, ["Лебедева-Строгова", "Ёлкина", "Ягодина"]),
            ({"sort": "-years"}, ["Ёлкина", "Лебедева-Строгова", "Ягодина"]),
        ],
    )
    def test_staff(self, shown, staff, curator, asked, expected):
        Employee.objects.filter(pk=staff[2].pk).update(post="библиотекарь")
        Employee.objects.filter(pk=staff[0].pk).update(teaching_since=dt.date(2000, 9, 1))
        Employee.objects.filter(pk=staff[1].pk).update(teaching_since=dt.date(2020, 9, 1))
        assert [name for name in shown("employees", **asked) if name != "Синицына"] == expected

    def test_mentors_by_load(self, shown, mentors, kindergarten, curator):
        make.proposed_pair(mentors[1], make.mentee(make.employee(kindergarten), by=curator))
        assert shown("mentors", sort="-load") == ["Лебедева-Строгова", "Ёлкина", "Ягодина"]

    def test_mentees_by_who_waits_longest(self, shown, mentees):
        Mentee.objects.filter(pk=mentees[1].pk).update(searching_since=dt.date(2026, 1, 1))
        Mentee.objects.filter(pk=mentees[0].pk).update(searching_since=None)
        assert shown("mentees", sort="since") == ["Лебедева-Строгова", "Ягодина", "Ёлкина"]

    def test_heading_tells_the_order_and_turns_it(self, signed_in, curator, staff):
        text = signed_in(curator).get(reverse("employees"), {"q": "мария", "sort": "name"}).text
        assert 'aria-sort="ascending"' in text
        assert "sort=-name" in text.split('aria-sort="ascending"')[1].split("</th>")[0]
        assert text.count("aria-sort") == 1
