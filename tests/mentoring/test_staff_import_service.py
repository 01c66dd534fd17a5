"""Keeping a sheet, writing it whole, forgetting it."""

import datetime as dt

import pytest
from django.core.management import call_command

from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Employee, StaffImport
from mentoring.resources.staff.reading import read_table
from mentoring.resources.staff.resource import draw_up, write_as_seen
from mentoring.services import staff_import as imports
from tests import factories as make
from tests.mentoring import sheet_files
from tests.mentoring import staff_sheets as sheets


@pytest.fixture
def take(curator, at):
    def take(*rows, titles=sheets.TITLES, at=at):
        table = read_table(sheet_files.xlsx([titles, *rows]))
        return imports.take(
            curator.organization,
            file_name="Список.xlsx",
            titles=table.titles,
            columns=table.columns,
            rows=table.rows,
            by=curator,
            at=at,
        )

    return take


@pytest.fixture
def write(curator, at):
    def write(upload):
        return write_as_seen(upload, seen=draw_up(upload).fingerprint, by=curator, at=at)

    return write


def cards():
    fields = ("pk", "last_name", "first_name", "middle_name", "birth_date", "post", "personnel_number", "sex", "search")
    return list(Employee.objects.order_by("pk").values_list(*fields))


def test_a_second_time_nothing_is_doubled(take, write):
    rows = sheets.people(30)
    assert write(take(*rows)).counts["new"] == 30
    before = cards()
    again = take(*rows)
    assert draw_up(again).counts == {"new": 0, "changed": 0, "same": 30, "asked": 0, "rejected": 0, "left_out": 0}
    with pytest.raises(ImpossibleStepError, match=imports.NOTHING):
        write(again)
    assert cards() == before


def test_a_change_is_written_with_its_history(take, write, curator, at):
    write(take(*sheets.people(3)))
    rows = sheets.people(3)
    rows[1][1] = "методист"
    write(take(*rows))
    card = Employee.objects.get(personnel_number="0002")
    assert (card.post, card.search) == ("методист", f" {card.full_name.lower().replace('ё', 'е')} методист")
    assert [(then.history_type, then.post, then.history_user, then.history_date) for then in card.history.all()] == [
        ("~", "методист", curator, at),
        ("+", "воспитатель", curator, at),
    ]
    assert Employee.objects.get(personnel_number="0001").history.count() == 1


def test_only_rejected_rows_stay_with_a_written_sheet(take, write, at):
    upload = take(*sheets.people(1), ["Ясенева", "няня", "", ""])
    write(upload)
    upload.refresh_from_db()
    assert (upload.table, upload.answers, upload.written_at) == ([], {}, at)
    assert upload.outcome == {"new": 1, "changed": 0, "same": 0, "asked": 0, "rejected": 1, "left_out": 0}
    assert upload.rejected == [sheets.TITLES, ["Ясенева", "няня", "", "", "ФИО: Нужны хотя бы фамилия и имя."]]


def test_a_failure_in_the_middle_writes_nothing(take, write, monkeypatch):
    write(take(*sheets.people(1)))
    changed, new = sheets.people(2)
    upload, before = take([changed[0], "методист", *changed[2:]], new), cards()

    def fails(*_args, **_given):
        raise RuntimeError

    monkeypatch.setattr(imports, "bulk_update_with_history", fails)
    with pytest.raises(RuntimeError):
        write(upload)
    assert (cards(), Employee.history.count()) == (before, len(before))


def test_a_number_taken_at_the_same_moment_is_told(take, curator, at):
    """Another has just been added with the number, past the draft: the constraint has the last word."""
    upload = take(*sheets.people(1))
    draft = draw_up(upload)
    make.employee(curator.organization, personnel_number="0001")
    before = cards()
    with pytest.raises(ImpossibleStepError, match="Ничего не записано"):
        imports.write(upload, draft=draft, seen=draft.fingerprint, reasons={}, by=curator, at=at)
    assert cards() == before


def test_what_was_drawn_up_before_another_wrote_is_written_by_nobody(take, write, curator, at):
    """Two press the button at once: the second waits, finds the sheet written, and writes nothing twice."""
    upload = take(*sheets.people(2))
    draft = draw_up(upload)
    write(StaffImport.objects.get(pk=upload.pk))
    before = cards()
    with pytest.raises(ImpossibleStepError, match=imports.WRITTEN_ALREADY):
        imports.write(upload, draft=draft, seen=draft.fingerprint, reasons={}, by=curator, at=at)
    assert (len(before), cards()) == (3, before)


def test_cards_changed_meanwhile_are_not_written_over(take, curator, at):
    upload = take(*sheets.people(1))
    seen = draw_up(upload).fingerprint
    make.employee(curator.organization, personnel_number="0001")
    before = cards()
    with pytest.raises(ImpossibleStepError, match="карточки сотрудников изменились"):
        write_as_seen(upload, seen=seen, by=curator, at=at)
    upload.refresh_from_db()
    assert (cards(), upload.written_at, len(upload.table)) == (before, None, 2)


@pytest.fixture
def aged(curator, at):
    """Return an upload that was made, and perhaps written, so many days and a second ago."""

    def aged(days, *, written=False):
        then = at - dt.timedelta(days=days, seconds=1)
        return StaffImport.objects.create(
            organization=curator.organization, by=curator, made_at=then, written_at=then if written else None
        )

    return aged


@pytest.fixture
def kept(aged):
    """Two uploads that are still needed, beside two that are not."""
    aged(1)
    aged(30, written=True)
    return {aged(0), aged(29, written=True)}


def test_old_sheets_are_forgotten_at_the_next_upload(kept, take):
    last = take(sheets.people(1)[0])
    assert set(StaffImport.objects.all()) == {*kept, last}


@pytest.mark.parametrize("command", ["forget", "prepare"])
def test_old_sheets_are_forgotten_every_night_and_at_every_release(kept, monkeypatch, command):
    monkeypatch.setattr("setup.management.commands.prepare.load_reference", lambda: None)
    call_command(command)
    assert set(StaffImport.objects.all()) == kept


def test_an_old_sheet_is_shown_to_nobody_even_before_it_is_deleted(kept, curator):
    assert set(StaffImport.objects.visible_to(curator)) == kept
    assert StaffImport.objects.count() == len(kept) + 2
