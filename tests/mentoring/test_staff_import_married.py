"""The yearly sheet after a marriage: all but the surname is known, so that it is asked who that is."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from mentoring.models import Employee, StaffImport
from mentoring.resources.staff.resource import ASK_SAME
from mentoring.services.staff_import import Change, RowKind
from tests import factories as make
from tests.mentoring import staff_sheets as sheets
from tests.pages import outcome
from tests.walk.forms import forms_of

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")
BORN = dt.date(1996, 1, 25)
TITLES = ["ФИО", "Дата рождения", "Должность"]
ROW = ["Соколова Гузель Ильдаровна", "25.01.1996", "музыкальный руководитель"]
QUESTION = ASK_SAME.format(who="Ахметзянова Гузель Ильдаровна", post="музыкальный руководитель")


@pytest.fixture
def known(kindergarten):
    name = {"last_name": "Ахметзянова", "first_name": "Гузель", "middle_name": "Ильдаровна"}
    return make.employee(kindergarten, **name, birth_date=BORN, post="музыкальный руководитель")


def test_is_asked_about(draft, known):
    found = draft(TITLES, ROW)
    assert (sheets.results(found), found.to_write) == ([(RowKind.ASKED, QUESTION)], 0)


def test_the_same_gets_another_surname(draft, known):
    (row,) = draft(TITLES, ROW, answers={"same-2": "same"}).rows
    assert (row.kind, row.person.pk) == (RowKind.CHANGED, known.pk)
    assert row.changes == [Change("last_name", "Ахметзянова", "Соколова")]


def test_another_is_new(draft, known):
    (row,) = draft(TITLES, ROW, answers={"same-2": "another"}).rows
    assert (row.kind, row.person.pk, row.person.sex) == (RowKind.NEW, None, "female")


@pytest.mark.parametrize("answer", ["same", "another"])
def test_fingerprint_counts_the_question_as_answered(draft, known, answer):
    asked = draft(TITLES, ROW)
    assert draft(TITLES, ROW, answers={"same-2": answer}).fingerprint == asked.fingerprint
    Employee.objects.filter(pk=known.pk).update(last_name="Ахметова")
    assert draft(TITLES, ROW).fingerprint != asked.fingerprint


@pytest.mark.parametrize(
    ("row", "sex"),
    [
        (["Соколова Гузель Маратовна", "25.01.1996", "няня"], "female"),
        (["Соколова Гузель Ильдаровна", "26.01.1996", "няня"], "female"),
        (["Соколова Гузель Ильдаровна", "", "няня"], "female"),
        (["Соколова Гульназ Ильдаровна", "25.01.1996", "няня"], "female"),
        (ROW, "male"),
    ],
    ids=str,
)
def test_who_is_like_her_in_less_is_new(draft, known, row, sex):
    Employee.objects.update(sex=sex)
    assert [kind for kind, _ in sheets.results(draft(TITLES, row))] == [RowKind.NEW]


def test_who_stands_in_the_sheet_herself_is_nobody_else(draft, known):
    old = ["Ахметзянова Гузель Ильдаровна", *ROW[1:]]
    assert [kind for kind, _ in sheets.results(draft(TITLES, old, ROW))] == [RowKind.SAME, RowKind.NEW]


def test_a_row_without_a_post_is_asked_about_too(draft, known):
    assert sheets.results(draft(TITLES[:2], ROW[:2])) == [(RowKind.ASKED, QUESTION)]


def test_of_an_archived_one_the_card_comes_back_first(draft, known):
    Employee.objects.update(archived_on=dt.date(2026, 6, 1))
    said = "Ахметзянова Гузель Ильдаровна в архиве: сначала верните карточку из архива."
    assert sheets.results(draft(TITLES, ROW)) == [(RowKind.ASKED, QUESTION)]
    assert sheets.results(draft(TITLES, ROW, answers={"same-2": "same"})) == [(RowKind.REJECTED, said)]


class TestPage:
    @pytest.fixture
    def browser(self, signed_in, curator):
        return signed_in(curator)

    @pytest.fixture
    def url(self, browser, known):
        text = ";".join(TITLES) + "\n" + ";".join(ROW) + "\n"
        add = reverse("staff_import_add")
        (form,) = [each for each in forms_of(browser.get(add).text, add) if (each.method, each.url) == ("post", add)]
        return browser.post(add, form.shown | {"file": SimpleUploadedFile("a.csv", text.encode())}).url

    def test_asks(self, browser, url):
        page = browser.get(url).text
        assert QUESTION in page
        assert 'name="same-2" form="write" aria-label="Кто это: Соколова Гузель Ильдаровна"' in page

    def test_the_surname_changes_on_the_card(self, browser, url, known):
        before = Employee.objects.count()
        said = outcome(sheets.write(browser, url, **{"same-2": "same"}))
        assert said == (302, url, ["Записано: 1 сотрудник."])
        card = Employee.objects.get(pk=known.pk)
        assert (card.last_name, card.search.split()[0], Employee.objects.count()) == ("Соколова", "соколова", before)

    @pytest.mark.parametrize("given", [{"same-2": "any"}, {"same-99": "same"}, {"same-": "same"}, {"same-2": ""}])
    def test_nonsense_is_no_answer(self, browser, url, given):
        browser.post(f"{url}answers/", given)
        assert StaffImport.objects.get().answers == {}
