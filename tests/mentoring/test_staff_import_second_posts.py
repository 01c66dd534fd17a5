"""A person who stands in a sheet twice."""

import datetime as dt

import pytest

from mentoring.models import Employee
from mentoring.resources.staff.resource import reason
from mentoring.resources.staff.second_posts import SECOND
from mentoring.services.staff_import import RowKind

NAME, BORN = "Савельева Анна Игоревна", "17.05.1990"
TITLES = ["ФИО", "Должность", "Дата рождения"]


@pytest.fixture
def born(known):
    """The known person with a birth date."""
    Employee.objects.filter(pk=known.pk).update(birth_date=dt.date(1990, 5, 17), post="няня")
    known.refresh_from_db()
    return known


def told(draft):
    return [(row.kind, reason(row), row.notes) for row in draft.rows]


def test_another_post_goes_on_the_card_of_the_first_line(draft):
    found = draft(TITLES, [NAME, "тьютор", BORN], [NAME, "воспитатель 0,5 ст.", BORN])
    assert told(found) == [
        (RowKind.NEW, "", ["Вторая должность – из строки 3: воспитатель."]),
        (RowKind.LEFT_OUT, f"Должность: {SECOND.format(number=2)}", []),
    ]
    assert (found.rows[0].person.post, found.rows[0].person.other_posts) == ("тьютор", "воспитатель")


def test_several_posts_of_a_known_person_are_one_change(draft, born):
    found = draft(TITLES, [NAME, "няня", BORN], [NAME, "тьютор", BORN], [NAME, "методист", BORN])
    first = found.rows[0]
    assert [(change.field, change.old, change.new) for change in first.changes] == [
        ("other_posts", "", "тьютор, методист")
    ]
    assert found.counts == {"new": 0, "changed": 1, "same": 0, "asked": 0, "rejected": 0, "left_out": 2}


def test_a_post_that_the_card_has_changes_nothing(draft, born):
    Employee.objects.filter(pk=born.pk).update(other_posts="тьютор")
    found = draft(TITLES, [NAME, "няня", BORN], [NAME, "Тьютор", BORN])
    assert [(row.kind, row.changes, row.notes) for row in found.rows] == [
        (RowKind.SAME, [], []),
        (RowKind.LEFT_OUT, [], []),
    ]


@pytest.mark.parametrize(("post", "day"), [("няня", BORN), ("", BORN), ("тьютор", "")])
def test_the_same_post_or_no_birth_date_is_rejected(draft, post, day):
    found = draft(TITLES, [NAME, "няня", BORN], [NAME, post, day])
    assert reason(found.rows[1]) == "Этот же человек уже в строке 2."


def test_more_posts_than_the_card_holds_are_rejected(draft):
    found = draft(TITLES, [NAME, "няня", BORN], *([NAME, f"{letter * 140}", BORN] for letter in "абв"))
    assert [row.kind for row in found.rows] == [RowKind.NEW, RowKind.LEFT_OUT, RowKind.LEFT_OUT, RowKind.REJECTED]
