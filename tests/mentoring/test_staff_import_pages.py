"""Загрузить из файла: the upload, the preview, the writing, the files given back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import Workbook

from mentoring.forms.staff_import import OTHER_SHEETS
from mentoring.models import Employee, StaffImport
from mentoring.services import staff_import as imports
from mentoring.sheets import plain, reading
from tests import factories as make
from tests.mentoring import sheet_files
from tests.mentoring import staff_sheets as sheets
from tests.pages import Doors, GuardedPages, Page, everything, outcome, refusal

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

TWICE = "«Должность» сразу в нескольких столбцах («{}», «{}»): оставьте один."
ASKED = ["Ли Сун", "няня", "", "14"]


@pytest.fixture
def browser(signed_in, curator):
    return signed_in(curator)


def shown(browser, url, kind):
    return browser.get(url, {"show": kind}).context["rows"]


@pytest.mark.parametrize(
    "page",
    [
        Page("staff_import_add"),
        Page("staff_import_add", by="administrator", reader="head"),
        Page("staff_import_template", methods=("get",)),
    ],
    ids=str,
)
class TestPages(GuardedPages):
    pass


@pytest.mark.parametrize(
    "page",
    [
        Page("staff_import", "sent", methods=("get",)),
        Page("staff_import_columns", "sent", methods=("post",)),
        Page("staff_import_answers", "sent", methods=("post",)),
        Page("staff_import_write", "sent", methods=("post",)),
        Page("staff_import", "written", methods=("get",)),
        Page("staff_import_rejected", "written", methods=("get",)),
    ],
    ids=str,
)
class TestUploads(Doors):
    pass


@pytest.mark.parametrize("name", ["staff_import", "staff_import_write"])
def test_the_upload_of_a_colleague_is_nobodys_business(signed_in, administrator, sent, name):
    method = "get" if name == "staff_import" else "post"
    answer = getattr(signed_in(administrator), method)(reverse(name, args=[sent.pk]))
    assert answer.status_code == 404


def test_who_lost_the_right_can_not_write(browser, curator, sent):
    curator.grants.all().delete()
    make.account(make.employee(curator.organization))
    assert browser.post(reverse("staff_import_write", args=[sent.pk])).status_code == 403
    assert Employee.objects.filter(last_name="Савельева").exists() is False


class TestUpload:
    @pytest.mark.parametrize(
        ("content", "sentence"),
        [(b"", reading.EMPTY), (b"%PDF", plain.NOT_A_SHEET), (b"PK\x03\x04", reading.DAMAGED)],
    )
    def test_refusal_is_told_beside_the_field_and_nothing_is_kept(self, browser, content, sentence):
        before = everything()
        answer = browser.post(reverse("staff_import_add"), {"file": sheets.upload(content)})
        assert (refusal(answer), everything()) == ((422, {"file": [sentence]}), before)

    def test_without_a_file(self, browser):
        answer = browser.post(reverse("staff_import_add"))
        assert refusal(answer) == (422, {"file": ["Выберите файл."]})

    def test_too_big_a_file_is_not_read(self, browser, settings):
        settings.SHEET_MAX_MEGABYTES = 1
        answer = browser.post(reverse("staff_import_add"), {"file": sheets.upload(b"\0" * 2**20 + b"\0")})
        assert refusal(answer) == (422, {"file": [reading.TOO_BIG.format(limit=1)]})

    def test_another_list_in_the_book_is_told(self, browser):
        book = Workbook()
        for sheet, post in ((book.active, "воспитатель"), (book.create_sheet(), "завхоз")):
            sheet.append(["ФИО", "Должность"])
            sheet.append([sheets.GOOD[0], post])
        book.create_sheet().append(["Примечания"])
        answer = browser.post(reverse("staff_import_add"), {"file": sheets.upload(sheet_files.saved(book))})
        assert outcome(answer)[2] == [OTHER_SHEETS.format(sheets="1 лист")]

    def test_the_notes_of_the_template_are_no_list(self, browser):
        content = browser.get(reverse("staff_import_template")).getvalue()
        answer = browser.post(reverse("staff_import_add"), {"file": sheets.upload(content)})
        assert outcome(answer)[2] == []

    def test_writes_no_people(self, send):
        before = Employee.objects.count()
        send(sheets.GOOD)
        assert Employee.objects.count() == before


class TestPreview:
    def test_counts_and_opens_what_needs_the_user(self, browser, send):
        url = send(sheets.GOOD, sheets.BAD, ASKED)
        context = browser.get(url).context
        assert context["draft"].counts == {"new": 1, "changed": 0, "same": 0, "asked": 1, "rejected": 1, "left_out": 0}
        assert context["kind"] == "asked"

    def test_new(self, browser, send):
        (row,) = shown(browser, send(sheets.GOOD), "new")
        assert (row.number, row.who, row.sex) == (2, sheets.GOOD[0], "женский")
        assert row.facts == [
            ("Дата рождения", "17.05.1990"),
            ("Табельный номер", "12"),
            ("Категория", "без категории"),
        ]

    def test_changed_shows_old_and_new(self, browser, send, kindergarten):
        make.employee(kindergarten, personnel_number="12", last_name="Савельева", first_name="Анна", post="няня")
        (row,) = shown(browser, send(sheets.GOOD), "changed")
        assert row.changes == [
            ("Отчество", "Петровна", "Игоревна"),
            ("Должность", "няня", "воспитатель"),
            ("Дата рождения", "", "17.05.1990"),
        ]

    def test_rejected_shows_the_cell_and_why(self, browser, send):
        (row,) = shown(browser, send(sheets.BAD), "rejected")
        why = "Нужны полные имя и отчество, а не инициалы."
        assert (row.who, row.refusals) == (sheets.BAD[0], [("ФИО", sheets.BAD[0], why)])

    def test_an_odd_cell_stands_beside_the_person(self, browser, send):
        (row,) = shown(browser, send([sheets.GOOD[0], "воспитатель", "13.13.2002", "12"]), "new")
        why = "Такой даты нет: пишите день, месяц и год, например 01.09.2012."
        assert row.notes == [f"Дата рождения: «13.13.2002» не записано. {why}"]

    def test_a_signature_is_left_out_and_named(self, browser, send):
        url = send(sheets.GOOD, ["Заведующий ________ И.И. Ветрова", "", "", ""])
        (row,) = shown(browser, url, "left_out")
        assert (row.number, row.who) == (3, "Заведующий ________ И.И. Ветрова")
        assert row.refusals == [("", "", "Похоже на подпись, заголовок или итог, а не на сотрудника.")]

    @pytest.mark.parametrize(
        ("number", "button"), [(1, "1 сотрудника"), (3, "3 сотрудников"), (5, "5 сотрудников"), (22, "22 сотрудника")]
    )
    def test_the_button_says_how_many(self, browser, send, number, button):
        assert f">Записать {button}<" in browser.get(send(*sheets.people(number))).text

    def test_a_long_list_is_cut_into_pages(self, browser, send):
        url = send(*sheets.people(60))
        assert [row.number for row in browser.get(url, {"page": 2}).context["rows"]] == list(range(52, 62))

    @pytest.mark.parametrize("query", [{"show": "nothing"}, {"page": "x"}, {"show": "same", "page": "9"}])
    def test_any_address_opens(self, browser, sent, query):
        assert browser.get(sent.get_absolute_url(), query).status_code == 200

    def test_says_that_there_is_nothing_to_write(self, browser, send):
        url = send(sheets.BAD)
        assert "Записывать нечего" in browser.get(url).text
        assert outcome(sheets.write(browser, url)) == (302, url, [imports.NOTHING])

    def test_hostile_texts_are_shown_as_texts(self, browser, send):
        url = send(["<script>x</script>", "няня", "", ""], titles=["ФИО", "<script>x", "а", "б"])
        assert "<script>x" not in browser.get(url).text


class TestColumns:
    titles = ("Кто", "Кем работает", "№ п/п", "Должность")
    row = ("Савельева Анна Игоревна", "воспитатель", "1", "")

    def test_unknown_names_are_asked_first(self, browser, send):
        context = browser.get(send(self.row, titles=self.titles)).context
        assert context["problems"] == ["Не нашлись имена: укажите, в каком столбце ФИО, или отдельно фамилия и имя."]
        assert (context["draft"], context["not_loaded"]) == (None, ["Кто (A)", "Кем работает (B)"])

    def test_are_matched_by_hand(self, browser, send):
        url = send(self.row, titles=self.titles)
        answer = browser.post(f"{url}columns/", {"column-0": "full_name", "column-1": "post"})
        (row,) = shown(browser, answer.url, "new")
        assert (answer.url, row.who, row.person.post) == (url, self.row[0], "воспитатель")

    @pytest.mark.parametrize(
        ("chosen", "said"),
        [
            (
                {"column-0": "full_name", "column-1": "post", "column-3": "post"},
                {"__all__": [TWICE.format("Кем работает (B)", "Должность (D)")]},
            ),
            (
                {"column-0": "salary"},
                {"column-0": ["Выберите корректный вариант. salary нет среди допустимых значений."]},
            ),
        ],
    )
    def test_wrong_ones_are_told_and_kept(self, browser, send, chosen, said):
        url = send(self.row, titles=self.titles)
        answer = browser.post(f"{url}columns/", chosen)
        assert refusal(answer) == (422, said)
        assert {name: answer.context["form"][name].value() for name in chosen} == chosen

    def test_the_same_field_twice_in_the_file(self, browser, send):
        url = send(self.row, titles=("ФИО", "Должность", "№", "Занимаемая должность"))
        context = browser.get(url).context
        assert context["problems"] == [TWICE.format("Должность (B)", "Занимаемая должность (D)")]
        assert outcome(sheets.write(browser, url)) == (302, url, [imports.CHANGED_MEANWHILE])


class TestAnswers:
    def test_are_kept(self, browser, send):
        url = send(ASKED)
        assert outcome(browser.post(f"{url}answers/", {"sex-2": "male"})) == (302, url, [])
        assert [row.person.sex for row in shown(browser, url, "new")] == ["male"]

    @pytest.mark.parametrize("given", [{"sex-2": "any"}, {"sex-99": "male"}, {"sex-": "male"}, {"sex-2": ""}])
    def test_nonsense_is_no_answer(self, browser, send, given):
        url = send(ASKED)
        browser.post(f"{url}answers/", given)
        assert StaffImport.objects.get().answers == {}

    def test_come_with_the_writing_too(self, browser, send):
        url = send(ASKED)
        assert outcome(sheets.write(browser, url, **{"sex-2": "male"})) == (302, url, ["Записано: 1 сотрудник."])
        assert Employee.objects.get(last_name="Ли").sex == "male"


def test_the_list_of_staff_leads_here(browser):
    assert reverse("staff_import_add") in browser.get(reverse("employees")).text


def test_queries_do_not_follow_the_rows(browser, send):
    counts = []
    for number in (1, 60):
        url = send(*sheets.people(number))
        with CaptureQueriesContext(connection) as queries:
            browser.get(url)
        counts.append(len(queries))
    assert counts[0] == counts[1]
