"""Загрузить из файла: the writing of the sheet, the files given back."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from mentoring.models import Employee
from mentoring.services import staff_import as imports
from tests import factories as make
from tests.mentoring import staff_sheets as sheets
from tests.pages import everything, outcome

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

TWICE = "«Должность» сразу в нескольких столбцах («{}», «{}»): оставьте один."
ASKED = ["Ли Сун", "няня", "", "14"]


@pytest.fixture
def browser(signed_in, curator):
    return signed_in(curator)


def shown(browser, url, kind):
    return browser.get(url, {"show": kind}).context["rows"]


class TestWrite:
    def test_writes_and_says_what(self, browser, sent, curator):
        url = sent.get_absolute_url()
        assert outcome(sheets.write(browser, url)) == (302, url, ["Записано: 1 сотрудник."])
        card = Employee.objects.get(last_name="Савельева")
        assert (card.organization, card.post, card.search) == (
            curator.organization,
            "воспитатель",
            " савельева анна игоревна воспитатель",
        )
        assert [(then.history_type, then.history_user) for then in card.history.all()] == [("+", curator)]
        context = browser.get(url).context
        assert [context[name] for name in ("added", "changed", "same", "rejected")] == [1, 0, 0, 1]

    @pytest.mark.parametrize("given", ["", "0123456789abcdef"])
    def test_another_preview_than_seen_is_not_written(self, browser, sent, given):
        before = everything()
        answer = browser.post(reverse("staff_import_write", args=[sent.pk]), {"seen": given})
        assert (outcome(answer), everything()) == ((302, sent.get_absolute_url(), [imports.CHANGED_MEANWHILE]), before)

    def test_cards_changed_meanwhile(self, browser, sent, kindergarten):
        known = sheets.seen(browser, sent.get_absolute_url())
        make.employee(kindergarten, last_name="Савельева", first_name="Анна", middle_name="Игоревна")
        answer = browser.post(reverse("staff_import_write", args=[sent.pk]), {"seen": known})
        assert outcome(answer)[2] == [imports.CHANGED_MEANWHILE]
        assert len(shown(browser, sent.get_absolute_url(), "changed")) == 1

    @pytest.mark.parametrize("step", ["write", "answers", "columns"])
    def test_a_written_sheet_stays_as_it_is(self, browser, written, step):
        before = everything()
        answer = browser.post(reverse(f"staff_import_{step}", args=[written.pk]), {"seen": ""})
        assert [str(message) for message in get_messages(answer.wsgi_request)][-1:] == [imports.WRITTEN_ALREADY]
        assert everything() == before


class TestFiles:
    def test_rejected_rows_come_back_with_the_reason(self, browser, written):
        answer = browser.get(reverse("staff_import_rejected", args=[written.pk]))
        assert sheets.rows_of(answer.getvalue()) == [
            [*sheets.TITLES, "Причина"],
            [*sheets.BAD, "ФИО: Нужны полные имя и отчество, а не инициалы."],
        ]

    def test_dates_are_dates_and_formulas_are_texts(self, browser, send):
        url = send(["=1+1", "", "2020-09-01", ""], sheets.GOOD)
        sheets.write(browser, url)
        (_, row) = sheets.rows_of(browser.get(f"{url}rejected/").getvalue())
        assert (row[0], row[2].date().isoformat()) == ("'=1+1", "2020-09-01")

    def test_there_is_no_file_when_all_is_accepted(self, browser, send):
        url = send(sheets.GOOD)
        sheets.write(browser, url)
        assert browser.get(f"{url}rejected/").status_code == 404

    def test_the_template_can_be_uploaded_as_it_is(self, browser):
        content = browser.get(reverse("staff_import_template")).getvalue()
        answer = browser.post(reverse("staff_import_add"), {"file": sheets.upload(content)})
        assert browser.get(answer.url).context["draft"].counts["new"] == 3
