"""What a Mac decomposes and what nobody sees: taken as its author sees it, wherever something is typed or asked."""

from unicodedata import normalize

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from mentoring.models import Employee, StaffImport, Training
from mentoring.sheets.cells import cell_text
from mentoring.text import as_typed
from mentoring.text import normalize as words_of
from tests import factories as make
from tests.pages import filled
from tests.walk.forms import forms_of

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")
SURNAME, POST = "Йолкин", "педагог первой линейки"
UNSEEN = "\u200b\u00ad\u2060\ufeff\u200d\u202e"
MANNERS = {"decomposed": lambda text: normalize("NFD", text), "unseen": UNSEEN.join}
PASSWORD = "утренний круг 17"


@pytest.fixture(params=MANNERS)
def typed(request):
    return MANNERS[request.param]


@pytest.fixture
def browser(signed_in, curator):
    return signed_in(curator)


def form_of(browser, url):
    (form,) = [found for found in forms_of(browser.get(url).text, url) if (found.method, found.url) == ("post", url)]
    return form.shown


@pytest.mark.parametrize("seen", ["Йолкин", "о́гнище", "И́й ё\nЁ", "plain", "❤️", "\U0001f468\u200d\U0001f469", "Ў", ""])
def test_what_is_seen_stays(seen):
    assert (as_typed(seen), cell_text(seen)) == (seen, seen)


def test_a_thousand_marks_take_no_time():
    assert as_typed("и" + "\u0306" * 32_000).startswith("й")


def test_a_decomposed_text_that_is_stored_is_found():
    assert words_of(normalize("NFD", POST)) == POST


def test_a_card(browser, typed):
    url = reverse("employee_add")
    names = {"last_name": typed(SURNAME), "first_name": typed("Андрей"), "post": typed(POST)}
    assert browser.post(url, filled(browser.get(url), sex="male", category="none", **names)).status_code == 302
    card = Employee.objects.get(last_name=SURNAME)
    assert (card.first_name, card.post) == ("Андрей", POST)
    assert SURNAME in browser.get(reverse("employees"), {"q": typed("линейки")}).text


def test_a_training(browser, mentor, typed):
    url = reverse("training_add", args=[mentor.pk])
    assert browser.post(url, form_of(browser, url) | {"title": typed("Йога"), "kind": "course"}).status_code == 302
    assert Training.objects.get().title == "Йога"


def test_a_cell_of_a_plan(signed_in, mentor_user, program, typed):
    row = make.row_of(program)
    browser, url = signed_in(mentor_user), reverse("cell_write", args=[row.pk, "term"])
    assert browser.post(url, {"value": typed("май"), "was": ""}, headers={"HX-Request": "true"}).status_code == 200
    row.refresh_from_db()
    assert row.term == "май"


@pytest.mark.ignore_template_errors
def test_the_administration(signed_in, administrator, typed):
    administrator.is_staff = True
    administrator.save()
    browser, url = signed_in(administrator), reverse("admin:mentoring_employee_add")
    names = {"last_name": typed(SURNAME), "first_name": "Андрей", "sex": "male", "post": typed(POST)}
    assert browser.post(url, form_of(browser, url) | names).status_code == 302
    assert Employee.objects.get(last_name=SURNAME).post == POST


def test_the_name_of_a_file(browser, typed):
    url = reverse("staff_import_add")
    file = SimpleUploadedFile(f"{typed('Список йод')}.csv", "Фамилия;Имя\nБелова;Анна\n".encode())
    assert browser.post(url, form_of(browser, url) | {"file": file}).status_code == 302
    assert StaffImport.objects.get().file_name == "Список йод.csv"


class TestSigningIn:
    @pytest.fixture
    def user(self, curator):
        curator.username = "йолкин"
        curator.set_password(PASSWORD)
        curator.save()
        return curator

    def test_the_name(self, user, typed):
        given = {"login": typed("йолкин"), "password": PASSWORD}
        assert Client().post(reverse("login"), given).status_code == 302

    def test_a_password_is_what_it_was(self, user, typed):
        user.set_password(typed(PASSWORD))
        user.save()
        given = {"login": "йолкин", "password": typed(PASSWORD)}
        assert Client().post(reverse("login"), given).status_code == 302
