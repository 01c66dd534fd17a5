"""Two joined cards parted again: all as it was, or a sentence that says what has come between."""

import datetime as dt

import pytest

from documents.services.signing import sign
from mentoring.enums import ConsentKind
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import AccessEntry, Employee, Joining, Mentee, User
from mentoring.services import employee as employees
from mentoring.services import pair as pairs
from mentoring.services.anonymity import anonymize
from mentoring.services.forgetting import forget_old
from mentoring.services.joining import join, part
from tests import factories as make
from tests.pages import changes_of, everything

LATER = make.AT + dt.timedelta(hours=1)
NO_MORE = "Разъединить карточки можно только в течение суток, пока их не соединили с другими и не обезличили."


@pytest.fixture
def stays(kindergarten):
    return make.employee(kindergarten, last_name="Ахметзянова", personnel_number="15")


@pytest.fixture
def goes(kindergarten, curator):
    person = make.employee(kindergarten, last_name="Соколова", personnel_number="77")
    make.mentee(person, by=curator)
    return person


@pytest.fixture
def joining(stays, goes, curator):
    return join(stays, goes, taken={"last_name", "personnel_number"}, by=curator, at=make.AT)


def refused(joining, by, at=LATER):
    with pytest.raises(ImpossibleStepError) as refusal:
        part(Joining.objects.get(pk=joining.pk), by=by, at=at)
    return refusal.value.sentences


def people():
    """Return all rows but what tells of joining and parting, and the histories, which go on."""
    told = {"Joining", "StateChange"}
    found = {name.split(".")[1]: rows for name, rows in everything().items()}
    return {name: rows for name, rows in found.items() if name not in told and not name.startswith("Historical")}


def test_what_there_was_twice_is_there_twice_again(stays, goes, mentor, curator, kindergarten):
    """All that can't be both: the records of a bank, the open consents, the accounts, the shown papers."""
    make.mentee(stays, by=curator)
    own, other = make.account(stays), make.account(goes)
    Employee.objects.filter(pk=goes.pk).update(email="new@example.org")
    for card, day in ((stays, 1), (goes, 2)):
        make.consent(card, ConsentKind.PUBLICATION, signed_on=dt.date(2026, 9, day))
        card.clearances.create(clearance=make.clearance(), shown_on=dt.date(2026, 9, day))
    make.proposed_pair(mentor, Mentee.objects.get(employee=goes))
    before = people()
    joining = join(stays, goes, taken={"last_name", "email"}, account=other, by=curator, at=make.AT)
    assert [User.objects.get(pk=user.pk).employee_id for user in (own, other)] == [goes.pk, stays.pk]
    part(joining, by=curator, at=LATER)
    assert people() == before


def test_both_histories_and_the_journal_say_so(joining, stays, goes, administrator):
    part(joining, by=administrator, at=LATER)
    assert changes_of(stays)[-1] == (
        "одна карточка",
        "две карточки",
        administrator,
        "Отделена карточка: Соколова Мария Петровна, воспитатель",
    )
    entry = AccessEntry.objects.filter(kind="cards").latest("pk")
    about = "Разъединены: Соколова Мария Петровна и Ахметзянова Мария Петровна"
    assert (entry.by, entry.about) == (administrator, about)


def test_parted_twice_is_parted_once(joining, goes, curator):
    part(joining, by=curator, at=LATER)
    before = everything()
    part(joining, by=curator, at=LATER)
    assert everything() == before
    assert Employee.objects.get(pk=goes.pk).personnel_number == "77"


def test_what_came_after_stays(joining, stays, goes, curator):
    consent = make.consent(stays)
    part(joining, by=curator, at=LATER)
    consent.refresh_from_db()
    assert consent.employee == stays


def test_what_was_deleted_meanwhile_stays_deleted(joining, stays, goes, curator):
    Mentee.objects.get(employee=stays).ranked_deficits.all().delete()
    part(joining, by=curator, at=LATER)
    assert Mentee.objects.get(employee=goes).ranked_deficits.count() == 0


class TestRefusals:
    def test_after_a_day(self, joining, curator):
        assert refused(joining, curator, at=make.AT + dt.timedelta(days=1)) == [NO_MORE]

    def test_once_nobody_knows_what_was_done(self, joining, curator):
        forget_old(at=make.AT + dt.timedelta(days=1))
        assert Joining.objects.get().trace == {}
        assert refused(joining, curator) == [NO_MORE]

    def test_what_was_done_is_kept_for_the_day(self, joining):
        forget_old(at=LATER)
        assert Joining.objects.get().trace["moved"]

    def test_a_card_changed_since(self, joining, stays, goes, curator):
        card = Employee.objects.get(pk=stays.pk)
        card.last_name = "Белова"
        card.save()
        assert refused(joining, curator) == [
            "С тех пор изменилось: сотрудник – фамилия. Разъединить карточки уже нельзя, исправьте данные вручную."
        ]
        assert Employee.with_joined.get(pk=goes.pk).joined_into == stays

    def test_a_pair_signed_since(self, order, checked_pair, mentee, kindergarten, curator, head):
        twin = make.employee(kindergarten, last_name="Савельева")
        joining = join(twin, mentee.employee, taken=(), by=curator, at=make.AT)
        given = {"number": "1", "signed_on": make.TODAY, "signatory": head.employee, "anyway": True}
        sign(order, **given, by=head, at=LATER)
        assert refused(joining, curator) == [
            f"С тех пор было решение: {checked_pair} – «действует». Разъединить карточки уже нельзя."
        ]

    def test_a_pair_made_since(self, joining, stays, mentor, curator):
        pair = make.proposed_pair(mentor, Mentee.objects.get(employee=stays))
        (said,) = refused(joining, curator)
        assert said == (
            f"С тех пор у человека появилось новое: Ахметзянова Мария Петровна в паре {pair.pk}. "
            "Разъединить карточки уже нельзя."
        ).replace("Ахметзянова", "Соколова")

    def test_a_pair_declined_since(self, stays, goes, mentor, curator):
        pair = make.proposed_pair(mentor, Mentee.objects.get(employee=goes))
        joining = join(stays, goes, taken=(), by=curator, at=make.AT)
        pairs.decline(pair, by=curator, at=LATER, why="")
        assert refused(joining, curator)[0].startswith("С тех пор было решение: ")

    def test_the_last_joining_is_undone_first(self, joining, stays, goes, kindergarten, curator):
        third = make.employee(kindergarten, last_name="Белова")
        last = join(third, stays, taken=(), by=curator, at=make.AT)
        gone = "Одну из карточек уже соединили с другой или удалили. Обновите страницу."
        assert Employee.with_joined.get(pk=goes.pk).joined_into == third
        assert refused(joining, curator) == [gone]
        part(last, by=curator, at=LATER)
        part(joining, by=curator, at=LATER)
        assert set(Employee.objects.filter(pk__in=[stays.pk, goes.pk, third.pk])) == {stays, goes, third}


def test_both_cards_lose_their_names(stays, kindergarten, curator):
    goes = make.employee(kindergarten, last_name="Соколова", email="s@example.org")
    joining = join(stays, goes, taken=(), by=curator, at=make.AT)
    employees.archive(stays, by=curator, at=make.AT, why="")
    anonymize(stays, by=curator, at=make.AT)
    told = str(Employee.with_joined.filter(pk__in=[stays.pk, goes.pk]).values())
    told += str(Employee.history.filter(id__in=[stays.pk, goes.pk]).values()) + str(Joining.objects.values("trace"))
    told += str(AccessEntry.objects.values("about"))
    assert [name for name in ("Соколова", "соколова", "Ахметзянова", "example.org") if name in told] == []
    assert refused(joining, curator) == [NO_MORE]
