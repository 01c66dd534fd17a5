"""Согласия: who has not signed what; several marked at once."""

import csv
import datetime as dt

import pytest
from django.urls import reverse

from mentoring.models import Consent
from tests import factories as make
from tests.desk.told import told
from tests.pages import GuardedPages, Page, everything, outcome, refusal

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

TODAY = make.TODAY
DAY = dt.timedelta(days=1)
LIST, MARK = "/consents/", "/consents/signed/"


@pytest.mark.parametrize(
    "page",
    [
        Page("consents", reader="mentor_user", methods=("get",)),
        Page("consents", by="council", reader="mentee_user", methods=("get",)),
        Page("consent_mark"),
        Page("consent_mark", reader="mentor_user"),
    ],
    ids=lambda page: f"{page}-{page.reader}",
)
class TestDoors(GuardedPages):
    pass


def rows(answer):
    return {
        person.last_name: [standing.label for standing in standings] for person, standings in answer.context["rows"]
    }


@pytest.fixture
def staff(mentor, mentee, curator, stranger):
    """A mentor with two consents, a mentee and the curator without any, one who left."""
    make.consent(mentor.employee, "mentoring", valid_until=TODAY + 10 * DAY)
    make.consent(mentor.employee, "personal_data")
    make.employee(mentor.employee.organization, last_name="Уволенная", archived_on=TODAY)
    return mentor.employee


def test_people_and_kinds(signed_in, curator, staff):
    assert rows(signed_in(curator).get(LIST)) == {
        "Дорошенко": ["действует", "не взято", "действует до 30.11.2026"],
        "Савельева": ["не взято", "не взято", "не требуется"],
        "Синицына": ["не взято", "не требуется", "не требуется"],
    }


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({"missing": "personal_data"}, ["Савельева", "Синицына"]),
        ({"missing": "publication"}, ["Дорошенко", "Савельева"]),
        ({"missing": "mentoring"}, []),
        ({"ending": "on"}, ["Дорошенко"]),
        ({"q": "савел"}, ["Савельева"]),
        ({"q": "САВЕЛ", "missing": "mentoring"}, []),
        ({"sort": "-name"}, ["Синицына", "Савельева", "Дорошенко"]),
        ({"missing": "unknown", "sort": "shoes"}, ["Дорошенко", "Савельева", "Синицына"]),
    ],
)
def test_filters_and_sorting(signed_in, curator, staff, asked, names):
    assert list(rows(signed_in(curator).get(LIST, asked))) == names


def test_reader_sees_the_list_and_is_offered_nothing(signed_in, head, staff):
    text = signed_in(head).get(LIST).text
    assert ("Дорошенко" in text, 'name="people"' in text, MARK in text) == (True, False, False)


def test_export_says_what_the_list_says(signed_in, curator, staff):
    answer = signed_in(curator).get(LIST, {"export": "csv", "missing": "publication"})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    answer.close()
    head, *found = csv.reader(text.splitlines(), delimiter=";" if ";" in text else ",")
    assert head == [
        "сотрудник",
        "должность",
        "согласие на обработку персональных данных",
        "согласие на распространение персональных данных",
        "согласие работника на наставничество",
    ]
    assert found == [
        ["Дорошенко Мария Петровна", "воспитатель", "действует", "не взято", "действует до 30.11.2026"],
        ["Савельева Мария Петровна", "воспитатель", "не взято", "не взято", "не требуется"],
    ]


def offered(answer):
    return [label.split()[0] for _, label in answer.context["form"].fields["people"].choices]


class TestMark:
    given = {"kind": "personal_data", "signed_on": "2026-11-19"}

    def test_offers_the_ticked_ticked(self, signed_in, curator, staff, mentee):
        answer = signed_in(curator).get(MARK, {"kind": "personal_data", "people": [mentee.pk]})
        assert (offered(answer), answer.context["form"]["people"].value()) == (["Савельева"], [mentee.pk])

    def test_offers_all_who_lack_it_where_nobody_is_ticked(self, signed_in, curator, staff):
        answer = signed_in(curator).get(MARK, {"kind": "personal_data"})
        assert (offered(answer), list(answer.context["form"]["people"].value())) == (["Савельева", "Синицына"], [])

    @pytest.mark.parametrize("asked", [{}, {"kind": "unknown"}, {"kind": "mentoring"}])
    def test_says_when_there_is_nobody(self, signed_in, curator, staff, asked):
        answer = signed_in(curator).get(MARK, asked)
        assert (answer.status_code, "Отмечать некого" in answer.text) == (200, True)

    def test_publications_lead_to_each_person(self, signed_in, curator, staff, mentee):
        answer = signed_in(curator).get(MARK, {"kind": "publication", "people": [mentee.pk]})
        assert answer.context["one_by_one"] == [mentee.employee]
        assert f"{reverse('consent_add', args=[mentee.pk])}?kind=publication" in answer.text

    def test_publications_are_not_marked_together(self, signed_in, curator, staff, mentee):
        browser, given = signed_in(curator), self.given | {"kind": "publication", "people": [mentee.pk]}
        before = everything()
        answer = browser.post(f"{MARK}?kind=publication", given)
        assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["kind"])
        assert everything() == before

    def test_marks_several_on_one_day(self, signed_in, curator, staff, mentee):
        people = [mentee.pk, curator.employee_id]
        answer = signed_in(curator).post(f"{MARK}?kind=personal_data", self.given | {"people": people})
        assert outcome(answer) == (302, reverse("consents"), ["Отмечено: 2 согласия."])
        found = Consent.objects.filter(employee__in=people).values_list("kind", "signed_on")
        assert list(found) == [("personal_data", dt.date(2026, 11, 19))] * 2

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ({"people": []}, {"people": ["Отметьте хотя бы одного человека."]}),
            ({"signed_on": ""}, {"signed_on": ["Обязательное поле."]}),
            ({"signed_on": "2026-11-21"}, {"signed_on": ["Дата подписания ещё не наступила."]}),
            ({"valid_until": "2026-11-18"}, {"valid_until": ["Согласие кончается раньше, чем подписано."]}),
        ],
    )
    def test_bad_input_is_told_and_kept(self, signed_in, curator, staff, mentee, typed, said):
        browser, given = signed_in(curator), self.given | {"people": [mentee.pk]} | typed
        before = everything()
        answer = browser.post(f"{MARK}?kind=personal_data", given)
        assert (refusal(answer), everything()) == ((422, said), before)
        assert offered(answer) == ["Савельева", "Синицына"]

    def test_nobody_is_marked_where_one_has_it_already(self, signed_in, curator, staff, mentee):
        browser, people = signed_in(curator), [staff.pk, mentee.pk]
        before = everything()
        query = f"{MARK}?kind=personal_data&people={staff.pk}&people={mentee.pk}"
        answer = browser.post(query, self.given | {"people": people})
        said = "Дорошенко Мария Петровна: Такое согласие уже действует; если оно изменилось, сначала отметьте отзыв."
        assert (refusal(answer), everything()) == ((422, {"__all__": [said]}), before)

    @pytest.mark.parametrize("key", ["abc", "0", str(2**63), "-1"])
    def test_wrong_keys_are_nobody(self, signed_in, curator, staff, key):
        browser = signed_in(curator)
        before = everything()
        answer = browser.post(f"{MARK}?kind=personal_data&people={key}", self.given | {"people": [key]})
        assert (answer.status_code, "people" in answer.context["form"].errors, everything()) == (422, True, before)

    def test_stranger_cannot_be_marked(self, signed_in, curator, staff, stranger):
        person = stranger.employee_id
        answer = signed_in(curator).post(
            f"{MARK}?kind=personal_data&people={person}", self.given | {"people": [person]}
        )
        assert (answer.status_code, Consent.objects.filter(employee=person).exists()) == (422, False)


class TestDesk:
    def titles(self, user):
        return [line.title for line in told(user) if "согласи" in line.title.lower()]

    def test_curator_is_told_in_one_line_each(self, curator, staff):
        assert self.titles(curator) == [
            "У 2 сотрудников нет согласия на обработку персональных данных",
            "Истекает 1 согласие",
        ]

    def test_line_leads_to_those_people(self, signed_in, curator, staff):
        urls = [line.url for line in told(curator, "consent-missing", "consent-ending")]
        assert [list(rows(signed_in(curator).get(url))) for url in urls] == [["Савельева", "Синицына"], ["Дорошенко"]]

    def test_withdrawn_processing_is_told_of_the_working(self, curator, staff, mentee, kindergarten):
        gone = make.employee(kindergarten, archived_on=TODAY)
        for person in (mentee.employee, gone):
            make.consent(person, "personal_data", withdrawn_on=TODAY)
        (line,) = told(curator, "consent-refused")
        assert (line.title, line.url, line.badge) == (
            "Отозвано согласие на обработку данных: Савельева Мария Петровна",
            mentee.employee.get_absolute_url(),
            "с 20.11.2026",
        )
        make.consent(mentee.employee, "personal_data")
        assert told(curator, "consent-refused") == []

    def test_many_withdrawn_are_one_line_that_leads_to_them(self, signed_in, curator, staff, kindergarten, stranger):
        make.consent(stranger.employee, "personal_data", withdrawn_on=TODAY)
        for letter in "АБВГДЕ":
            person = make.employee(kindergarten, last_name=f"Белова-{letter}")
            make.consent(person, "personal_data", withdrawn_on=TODAY)
        (line,) = told(curator, "consent-refused")
        assert line.title == "Отозвано согласие на обработку данных: 6 человек"
        assert list(rows(signed_in(curator).get(line.url))) == [f"Белова-{letter}" for letter in "АБВГДЕ"]

    def test_nobody_else_is_told(self, head, mentor_user, staff):
        assert (self.titles(head), self.titles(mentor_user)) == ([], [])

    def test_nothing_to_tell(self, curator):
        make.consent(curator.employee, "personal_data")
        assert self.titles(curator) == []
