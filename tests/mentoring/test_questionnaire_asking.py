"""Анкеты: the curator asks for one or for many, or one begins one's own."""

import pytest
from django.core import mail
from django.urls import reverse

from mentoring.models import Questionnaire
from tests import factories as make
from tests.pages import GuardedDoors, GuardedPages, Page, changes_of, everything, outcome, refusal

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")


@pytest.fixture
def person(kindergarten):
    return make.employee(kindergarten, last_name="Белова")


@pytest.fixture
def person_user(person):
    return make.account(person)


@pytest.fixture
def asked(person, person_user, curator):
    return make.questionnaire(person, curator)


@pytest.mark.parametrize("page", [Page("questionnaires_ask", reader="head")], ids=str)
class TestAskingMany(GuardedPages):
    pass


@pytest.mark.parametrize(
    "page",
    [
        Page("mentor_questionnaire_ask", "person"),
        Page("mentee_questionnaire_ask", "person", reader="person_user"),
    ],
    ids=str,
)
class TestAskingOne(GuardedDoors):
    pass


def test_ask_one(signed_in, curator, person, person_user):
    answer = signed_in(curator).post(reverse("mentee_questionnaire_ask", args=[person.pk]))
    thing = Questionnaire.objects.get()
    said = "Анкета ждёт ответа. Её можно распечатать или заполнить за сотрудника."
    assert outcome(answer) == (302, thing.get_absolute_url(), [said])
    assert (thing.employee, thing.bank, thing.state) == (person, "mentees", "asked")


def test_asking_again_is_refused(signed_in, curator, person, asked):
    answer = signed_in(curator).post(reverse("mentor_questionnaire_ask", args=[person.pk]))
    said = "Анкета наставника у сотрудника уже есть: Белова Мария Петровна."
    assert (refusal(answer), Questionnaire.objects.count()) == ((422, {"__all__": [said]}), 1)


def test_asking_tells_who_has_no_account(signed_in, curator, kindergarten):
    lonely = make.employee(kindergarten, last_name="Белова")
    answer = signed_in(curator).get(reverse("mentor_questionnaire_ask", args=[lonely.pk]))
    assert "Белова Мария Петровна пока без учётной записи" in answer.context["consequences"][0]


def test_ask_many(signed_in, curator, kindergarten, person, person_user):
    second = make.employee(kindergarten, last_name="Белкина")
    browser, url = signed_in(curator), reverse("questionnaires_ask") + "?bank=mentees&q=бел"
    shown = browser.get(url)
    assert shown.context["form"].fields["people"].choices == [
        (second.pk, "Белкина Мария Петровна, воспитатель – без учётной записи"),
        (person.pk, "Белова Мария Петровна, воспитатель"),
    ]
    answer = browser.post(url, {"people": [person.pk, second.pk]})
    said = (
        "Попросили 2 сотрудников заполнить анкету наставляемого. Тот, у кого есть учётная запись, увидит анкету на "
        "рабочем столе; остальным распечатайте бланк."
    )
    assert outcome(answer) == (302, reverse("questionnaires"), [said])
    assert set(Questionnaire.objects.values_list("employee", "bank", "state")) == {
        (one.pk, "mentees", "asked") for one in (person, second)
    }


class TestLetters:
    @pytest.fixture
    def ask(self, signed_in, curator, monkeypatch):
        """Return what is told of the letters: they go once all is written, which in a test nothing ever is."""
        monkeypatch.setattr("django.db.transaction.on_commit", lambda act: act())

        def ask(*people):
            given = {"people": [person.pk for person in people]}
            return set(outcome(signed_in(curator).post(reverse("questionnaires_ask"), given))[2])

        return ask

    @pytest.fixture
    def people(self, kindergarten):
        """One with an address and an account, the others without one of the two."""
        found = [make.employee(kindergarten, last_name=name, email="b@example.org") for name in ("Белова", "Белкина")]
        found.append(make.employee(kindergarten, last_name="Бердова"))
        for person in (found[0], found[2]):
            make.account(person)
        return found

    def test_go_to_who_can_answer_by_them(self, ask, curator, kindergarten, people):
        said = "Ушло 1 письмо." in ask(*people)
        (letter,) = mail.outbox
        thing = people[0].questionnaires.get()
        assert (said, letter.to, letter.subject) == (
            True,
            ["b@example.org"],
            f"Анкета наставника: {kindergarten.short_name}",
        )
        parts = [
            "Здравствуйте, Мария Петровна!",
            f"{kindergarten.short_name} ведёт наставничество",
            f"{curator.display_name} (куратор) просит вас заполнить анкету наставника",
            f"Заполнить: http://testserver{reverse('questionnaire_fill', args=[thing.pk])}\n",
            f"Имя для входа: {people[0].account.username}\n",
        ]
        assert [part for part in parts if part not in letter.body] == []

    def test_that_did_not_go_are_told(self, ask, people, monkeypatch):
        def refuse(*args):
            raise ConnectionRefusedError

        monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)
        said = "Письмо не ушло: Белова Мария Петровна (b@example.org). Скажите об анкете сами."
        assert (said in ask(people[0]), people[0].questionnaires.count()) == (True, 1)

    def test_there_are_none_without_a_mail_server(self, ask, people, settings):
        settings.MAIL_WORKS = False
        assert (len(ask(people[0])), mail.outbox) == (1, [])

    def test_one_who_is_asked_alone_gets_one_too(self, signed_in, curator, people, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            signed_in(curator).post(reverse("mentee_questionnaire_ask", args=[people[0].pk]))
        assert [letter.subject.partition(":")[0] for letter in mail.outbox] == ["Анкета наставляемого"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ([], "Отметьте хотя бы одного человека."),
        (["asked"], "Кого-то из отмеченных уже попросили или взяли в банк. Список обновлён: отметьте заново."),
        (["stranger"], "Кого-то из отмеченных уже попросили или взяли в банк. Список обновлён: отметьте заново."),
    ],
)
def test_ask_many_refuses(signed_in, curator, stranger, asked, typed, said):
    people = {"asked": asked.employee_id, "stranger": stranger.employee_id}
    browser = signed_in(curator)
    before = everything()
    answer = browser.post(reverse("questionnaires_ask"), {"people": [people[name] for name in typed]})
    assert (refusal(answer), everything()) == ((422, {"people": [said]}), before)


def test_a_long_list_of_people_is_cut(signed_in, curator, kindergarten, monkeypatch):
    monkeypatch.setattr("mentoring.forms.questionnaire.MOST_SHOWN", 1)
    make.employee(kindergarten)
    form = signed_in(curator).get(reverse("questionnaires_ask"), {"bank": "?"}).context["form"]
    assert (len(form.fields["people"].choices), form.found_count, form.is_cut) == (1, 2, True)


@pytest.mark.parametrize("bank", ["mentor", "mentee"])
def test_begin_one_of_ones_own(signed_in, person_user, person, bank):
    browser, url = signed_in(person_user), reverse(f"{bank}_questionnaire_begin")
    answer = browser.post(url)
    thing = Questionnaire.objects.get()
    assert outcome(answer) == (302, reverse("questionnaire_fill", args=[thing.pk]), [])
    assert (thing.employee, thing.bank, changes_of(thing)) == (
        person,
        f"{bank}s",
        [("asked", "asked", person_user, "")],
    )
    before = everything()
    assert (browser.post(url).url, everything()) == (answer.url, before)


def test_begin_is_for_people_of_the_staff(client, signed_in, kindergarten, person_user):
    url = reverse("mentor_questionnaire_begin")
    lonely = type(person_user).objects.create_user("lonely", organization=kindergarten)
    assert (client.post(url).status_code, signed_in(lonely).post(url).status_code) == (302, 403)
    assert (signed_in(person_user).get(url).status_code, Questionnaire.objects.count()) == (405, 0)


def test_the_card_of_the_person_offers_to_ask(signed_in, curator, person, asked):
    context = signed_in(curator).get(person.get_absolute_url()).context
    found = {action.title: action.reason for action in context["more_actions"] if "анкету" in action.title}
    assert found == {
        "Попросить заполнить анкету наставника": "Уже отправлена",
        "Попросить заполнить анкету наставляемого": "",
    }
