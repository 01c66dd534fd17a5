"""What several test modules of the heart begin with: pairs and people besides the cast, sheets of staff."""

import pytest
from django.urls import reverse

from mentoring.enums.pair_change import ChangeKind
from mentoring.models import Mentee, Mentor, Organization, Pair, StaffImport, User
from mentoring.resources.staff.reading import read_table
from mentoring.resources.staff.resource import draw_up
from tests import factories as make
from tests.mentoring import sheet_files
from tests.mentoring import staff_sheets as sheets
from tests.worlds import scene


@scene
def paused_pair(active_pair: Pair, curator: User) -> Pair:
    make.done_change(make.change(active_pair, ChangeKind.PAUSE, by=curator, effective_on=make.TODAY), by=curator)
    active_pair.refresh_from_db()
    return active_pair


@scene
def newcomer(kindergarten: Organization, curator: User) -> Mentor:
    """Another mentor, with a consent."""
    person = make.employee(kindergarten, last_name="Полякова")
    make.consent(person)
    return make.mentor(person, by=curator)


@scene
def second(kindergarten: Organization, curator: User) -> Mentee:
    return make.mentee(make.employee(kindergarten, last_name="Кравцова"), by=curator)


@pytest.fixture
def send(signed_in, curator):
    """Upload the rows; return the address of the preview."""
    browser = signed_in(curator)

    def send(*rows, titles=sheets.TITLES):
        answer = browser.post(reverse("staff_import_add"), {"file": sheets.upload(sheet_files.xlsx([titles, *rows]))})
        assert answer.status_code == 302
        return answer.url

    return send


@pytest.fixture
def sent(send):
    """A sheet waiting to be written."""
    send(sheets.GOOD, sheets.BAD)
    return StaffImport.objects.get()


@pytest.fixture
def written(sent, signed_in, curator):
    sheets.write(signed_in(curator), sent.get_absolute_url())
    sent.refresh_from_db()
    return sent


@pytest.fixture
def draft(curator):
    def draft(titles, *rows, answers=None):
        table = read_table(sheet_files.xlsx([titles, *rows]))
        upload = StaffImport(
            organization=curator.organization,
            table=[table.titles, *([number, *cells] for number, cells in table.rows)],
            columns=table.columns,
            answers=answers or {},
        )
        return draw_up(upload)

    return draft


@pytest.fixture
def known(kindergarten):
    return make.employee(
        kindergarten, last_name="Савельева", first_name="Анна", middle_name="Игоревна", personnel_number="12"
    )
