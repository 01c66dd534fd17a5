"""Both requests of a double click at once, at forms of each kind: PostgreSQL, as SQLite has one writer at a time."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse

from documents.models import Order, Regulation
from mentoring.models import Employee, StaffImport, Training
from programs.models import PlanRow
from tests import factories as make
from tests.test_races import together
from tests.walk.forms import forms_of

pytestmark = [
    pytest.mark.both(reason="both requests of a page at once"),
    pytest.mark.django_db(transaction=True),
    pytest.mark.ignore_template_errors,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time"),
]
PERSON = {"last_name": "Двойная", "first_name": "Анна", "sex": "female", "post": "методист"}
SHEET = "Фамилия;Имя;Должность;Пол\nДвойная;Анна;методист;ж\n"


@dataclass(frozen=True)
class Click:
    """name: of the form's address; about: the fixture of its object; page: where it stands, if not there."""

    name: str
    makes: Any
    typed: dict[str, Any]
    about: str = ""
    by: str = "curator"
    page: str = ""

    def __str__(self) -> str:
        return self.name


CLICKS = (
    Click("training_add", Training, {"title": "Двойной семинар", "kind": "course"}, about="mentor"),
    Click("employee_add", Employee, PERSON),
    Click("regulation_new_edition", Regulation, {}, about="approved_regulation"),
    Click("row_add", PlanRow, {}, about="plan", by="mentor_user", page="program"),
    Click("staff_import_add", StaffImport, {"file": SHEET}),
    Click("admin:mentoring_employee_add", Employee, PERSON, by="administrator"),
)


@pytest.fixture
def plan(program):
    return program.plans.get()


@pytest.fixture(autouse=True)
def _into_the_administration(administrator):
    administrator.is_staff = True
    administrator.save()


def browsers(user):
    """Return two windows of one person: each request goes over a connection of its own."""
    found = [Client(), Client()]
    for browser in found:
        browser.force_login(user)
    return found


def form_of(browser, page, url):
    return next(form for form in forms_of(browser.get(page).text, url) if (form.method, form.url) == ("post", url))


def clicked(browser, url, typed):
    if "file" in typed:  # each reads its own
        typed = typed | {"file": SimpleUploadedFile("staff.csv", typed["file"].encode())}
    return browser.post(url, typed)


@pytest.mark.parametrize("click", CLICKS, ids=str)
def test_a_double_click_makes_one(request, click):
    thing = click.about and request.getfixturevalue(click.about)
    url = reverse(click.name, args=[thing.pk] if thing else [])
    page = request.getfixturevalue(click.page).get_absolute_url() if click.page else url
    windows = browsers(request.getfixturevalue(click.by))
    typed, before = form_of(windows[0], page, url).shown | click.typed, click.makes.objects.count()
    answers: list[Any] = []
    together(*[lambda each=each: answers.append(clicked(each, url, typed)) for each in windows])
    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0].url == answers[1].url
    assert click.makes.objects.count() == before + 1


def test_a_double_click_makes_one_draft(curator):
    make.order_template("free")
    url, windows = reverse("order_add_kind", args=["free"]), browsers(curator)
    typed = form_of(windows[0], url, url).shown | {"subject": "О наставничестве"}
    answers: list[Any] = []
    together(*[lambda each=each: answers.append(clicked(each, url, typed)) for each in windows])
    assert {answer.url for answer in answers} == {reverse("order_edit", args=[Order.objects.get().pk])}
