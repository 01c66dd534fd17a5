"""Taking the names away: nothing of them is left in any table, and every count stays."""

import datetime as dt
import json

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.db import connection
from django.urls import reverse

from documents.models import CaseForm, SignedCopy
from documents.services import case_form
from mentoring.enums import ConsentKind
from mentoring.models import Curator, Employee, Mentee, PairWish, Questionnaire, StaffImport, Training
from mentoring.services import bank
from mentoring.services import employee as employees
from programs.models import Program
from tests import factories as make
from tests.pages import everything, outcome, refusal

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

WORDS = ("Савельев", "Прасковь", "Ефремов", "saveleva", "7788", "педколледж", "проездом", "шалаш")
"""Beginnings of all that tells who it was: names, what was written of the person, what the person wrote."""
FROZEN = ("documents.SignedCopy", "documents.OrderPoint", "documents.HistoricalOrderPoint", "programs.ApprovedVersion")


@pytest.fixture
def person(mentee, active_pair, mentee_user, head, curator, at, settings, tmp_path):
    """Who was in a pair that has ended, is in the archive, and left traces everywhere."""
    settings.MEDIA_ROOT = tmp_path
    card = mentee.employee
    card.first_name, card.middle_name, card.email = "Прасковья", "Ефремовна", "saveleva@ds17.example"
    card.personnel_number, card.education, card.birth_date = "7788", "педколледж", dt.date(2002, 5, 4)
    card.save()
    mentee_user.username, mentee_user.email = "saveleva", card.email
    mentee_user.save()
    case_form.correct(card, case="dative", full_name="Савельевой П.", last_name="Савельевой", post="x", by=curator)
    Mentee.objects.filter(pk=card.pk).update(requests="Приехала проездом")
    Mentee.objects.get(pk=card.pk).save()
    active_pair.council_remarks = "Савельевой – больше встреч"
    active_pair.save(update_fields=["council_remarks"])
    make.ended_pair(active_pair, by=head, why="Савельева уезжает")
    bank.leave(mentee, by=curator, at=at, why="Савельева П. уехала")
    Questionnaire.objects.create(
        employee=card, bank="mentees", made_on=make.TODAY, state="accepted", answers={"requests": "шалаш"}
    )
    consent = make.consent(card, ConsentKind.PERSONAL_DATA, text="Я, Савельева", scan="consents/one.pdf")
    consent.scan.storage.save("consents/one.pdf", ContentFile(b"%PDF"))
    StaffImport.objects.create(
        organization=card.organization, by=curator, made_at=at, file_name="a.xlsx", table=[["САВЕЛЬЕВА", "Прасковья"]]
    )
    LogEntry.objects.create(
        user=curator,
        content_type=ContentType.objects.get_for_model(Employee),
        object_id=str(card.pk),
        object_repr=card.full_name,
        action_flag=CHANGE,
        change_message=json.dumps(["Савельева"], ensure_ascii=False),
    )
    employees.archive(Employee.objects.get(pk=card.pk), by=curator, at=at, why="Савельева уволилась")
    return Employee.objects.get(pk=card.pk)


@pytest.fixture
def browser(signed_in, curator):
    return signed_in(curator)


def anonymize(browser, person, typed="савельева"):
    return browser.post(reverse("employee_anonymize", args=[person.pk]), {"typed": typed})


def traces():
    """Return the tables in which any of the words is found."""
    tables = {label: rows for label, rows in everything().items() if label not in FROZEN}
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM django_admin_log")
        tables["admin.LogEntry"] = cursor.fetchall()
    found = {label: json.dumps(rows, ensure_ascii=False, default=str) for label, rows in tables.items()}
    readable = {label: text.encode().decode("unicode_escape", "ignore") + text for label, text in found.items()}
    return {label for label, text in readable.items() if any(word.lower() in text.lower() for word in WORDS)}


def counts():
    fields = ("post", "category", "sex", "birth_date__year", "teaching_since")
    people = sorted(Employee.objects.values_list(*fields), key=str)
    rows = {
        label: len(rows) for label, rows in everything().items() if not label.split(".")[1].startswith("Historical")
    }
    kept = ("mentoring.StaffImport", "mentoring.StateChange", "documents.CaseForm", "mentoring.RoleGrant")
    return people, {label: number for label, number in rows.items() if label not in kept}


def test_the_names_are_found_nowhere_and_the_counts_stay(browser, person, django_capture_on_commit_callbacks, tmp_path):
    assert {"mentoring.Employee", "mentoring.HistoricalEmployee", "mentoring.User", "admin.LogEntry"} <= traces()
    before = counts()
    with django_capture_on_commit_callbacks(execute=True):
        answer = anonymize(browser, person)
    said = f"Карточка обезличена: теперь это Сотрудник № {person.pk}."
    assert outcome(answer) == (302, person.get_absolute_url(), [said])
    assert (traces(), counts()) == (set(), before)
    assert list(tmp_path.glob("consents/*")) == []


def test_what_is_left_of_the_card(browser, person):
    anonymize(browser, person)
    person.refresh_from_db()
    assert (person.full_name, person.initials_last, person.initials_first) == (f"Сотрудник № {person.pk}",) * 3
    assert (person.birth_date, person.anonymized_on, person.search) == (
        dt.date(2002, 12, 31),
        make.TODAY,
        f" сотрудник {person.pk} воспитатель",
    )
    user = person.user
    assert (user.username, user.email, user.is_active, user.has_usable_password()) == (
        f"removed-{user.pk}",
        "",
        False,
        False,
    )
    assert list(person.consents.values_list("kind", "signed_on")) == [("personal_data", dt.date(2026, 9, 1))]


def test_pages_of_what_refers_to_the_person_still_open(browser, person, active_pair):
    anonymize(browser, person)
    page = browser.get(active_pair.get_absolute_url())
    assert f"Сотрудник № {person.pk}" in page.text
    card = browser.get(person.get_absolute_url())
    assert "Карточка обезличена 20 ноября 2026 г." in card.text
    assert (card.context["main_action"], card.context["more_actions"]) == (None, [])
    assert dict(card.context["lengths"])["Возраст"] == "23 года – точная дата рождения стёрта"
    assert "в архиве → обезличена" in card.context["history"][0].what
    assert browser.get(person.mentee.get_absolute_url()).status_code == 200


def test_the_signed_order_stays_as_it_was_signed(browser, person):
    before = SignedCopy.objects.values_list("html", "sha256").get()
    anonymize(browser, person)
    assert (SignedCopy.objects.values_list("html", "sha256").get(), "Савельев" in before[0]) == (before, True)
    assert not CaseForm.history.filter(employee_id=person.pk).exists()


def test_a_mentors_own_words_go_too(browser, mentor, mentee, curator, at):
    wish = PairWish.objects.create(mentor=mentor, mentee=mentee, kind="forbidden", why="делили шалаш")
    training = Training.objects.create(mentor=mentor, title="Школа Дорошенко", document="№ 17", hours=36)
    mentor.experience = "Вела шалаш"
    mentor.save()
    bank.leave(mentor, by=curator, at=at, why="")
    employees.archive(mentor.employee, by=curator, at=at, why="")
    anonymize(browser, mentor.employee, typed="Дорошенко")
    mentor.refresh_from_db()
    training.refresh_from_db()
    assert (mentor.experience, training.title, training.document, training.hours) == ("", "сведения удалены", "", 36)
    said = (
        *mentor.history.values_list("experience"),
        *wish.history.values_list("why"),
        *PairWish.objects.values("why"),
    )
    assert "шалаш" not in str(said)


def logged(by, thing, repr_="Белова М.П."):
    kind = ContentType.objects.get_for_model(thing)
    return LogEntry.objects.create(
        user=by,
        content_type=kind,
        object_id=str(thing.pk),
        object_repr=repr_,
        action_flag=CHANGE,
        change_message="Белова",
    )


class TestAdminsLog:
    """By whose thing it is about, not by the name: a namesake's entries are somebody else's."""

    def told(self, entry):
        entry.refresh_from_db()
        return entry.object_repr, entry.change_message

    @pytest.fixture
    def card(self, kindergarten):
        return make.employee(kindergarten, last_name="Белова", archived_on=make.TODAY)

    def test_everything_of_the_person(self, browser, card, curator):
        user, consent = make.account(card, username="belova"), make.consent(card, ConsentKind.PERSONAL_DATA)
        form = case_form.correct(card, case="dative", full_name="Беловой", last_name="Беловой", post="x", by=curator)
        gone = case_form.correct(card, case="genitive", full_name="Беловой", last_name="Беловой", post="x", by=curator)
        curatorship = Curator.objects.create(employee=card, starts_on=make.YESTERDAY, ends_on=make.YESTERDAY)
        Curator.objects.create(employee=curator.employee, starts_on=make.TODAY)
        entries = [logged(curator, thing) for thing in (card, consent, curatorship, form, gone)]
        entries.append(logged(curator, user, "belova"))
        gone.delete()
        anonymize(browser, card, typed="Белова")
        assert [self.told(entry) for entry in entries] == [("сведения удалены", "")] * 6

    def test_the_pair_and_its_papers_that_are_called_by_the_names(self, browser, person, active_pair, curator):
        days = {"starts_on": active_pair.starts_on, "ends_on": active_pair.ends_on}
        program = Program.objects.create(pair=active_pair, title="Утренний круг", **days)
        things = (person.mentee, active_pair, active_pair.orders.get(), program)
        entries = [logged(curator, thing) for thing in things]
        anonymize(browser, person)
        assert [self.told(entry) for entry in entries] == [("сведения удалены", "")] * 4

    def test_namesakes_keep_theirs(self, browser, card, curator, stranger):
        here, there = (make.employee(house, last_name="Белова") for house in (card.organization, stranger.organization))
        entries = [logged(curator, here), logged(stranger, there), logged(stranger, make.account(there))]
        anonymize(browser, card, typed="Белова")
        assert [self.told(entry) for entry in entries] == [("Белова М.П.", "Белова")] * 3

    def test_other_things_with_the_same_number_keep_theirs(self, browser, card, curator):
        entry = logged(curator, make.deficit())
        LogEntry.objects.filter(pk=entry.pk).update(object_id=str(card.pk))
        anonymize(browser, card, typed="Белова")
        assert self.told(entry) == ("Белова М.П.", "Белова")


@pytest.mark.parametrize(
    ("born", "left"),
    [(dt.date(1990, 1, 1), dt.date(1989, 12, 31)), (dt.date(1990, 1, 2), dt.date(1990, 12, 31)), (None, None)],
)
def test_the_age_on_1_january_stays(browser, kindergarten, born, left):
    card = make.employee(kindergarten, last_name="Белова", birth_date=born, archived_on=make.TODAY)
    anonymize(browser, card, typed="Белова")
    card.refresh_from_db()
    assert card.birth_date == left


def test_an_outsider_stays_one(browser, kindergarten):
    card = make.employee(kindergarten, last_name="Белова", home_organization="Колледж № 2", archived_on=make.TODAY)
    anonymize(browser, card, typed="Белова")
    card.refresh_from_db()
    assert (card.home_organization, card.is_outside) == ("другая организация", True)


@pytest.mark.parametrize("typed", ["", "Иванова"])
def test_the_name_has_to_be_typed(browser, person, typed):
    before = everything()
    answer = anonymize(browser, person, typed)
    said = "Это не та фамилия: сверьте, чью карточку вы открыли." if typed else "Обязательное поле."
    assert (refusal(answer), everything()) == ((422, {"typed": [said]}), before)


def test_only_out_of_the_archive(browser, mentee):
    before = everything()
    said = "Обезличить можно только карточку из архива."
    assert (refusal(anonymize(browser, mentee.employee)), everything()) == ((422, {"__all__": [said]}), before)


def test_it_is_final(browser, person):
    anonymize(browser, person)
    restored = browser.post(reverse("employee_restore", args=[person.pk]))
    said = "Карточка обезличена: вернуть её нельзя, заведите новую."
    assert refusal(restored) == (422, {"__all__": [said]})
    assert browser.get(reverse("employee_edit", args=[person.pk])).status_code == 404


def test_the_page_says_what_goes_and_what_stays(browser, person):
    page = browser.get(reverse("employee_anonymize", args=[person.pk]))
    assert ("Стирается: фамилия" in page.text, f"«Сотрудник № {person.pk}»" in page.text) == (
        True,
        True,
    )
