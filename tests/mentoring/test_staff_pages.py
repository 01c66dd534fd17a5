"""Сотрудники: the list and the cards."""

import pytest
from django.urls import reverse

from mentoring.exceptions import ImpossibleStepError
from mentoring.forms.employee import EmployeeForm
from mentoring.forms.fields import CHANGED_MEANWHILE
from mentoring.models import Employee
from tests import factories as make
from tests.pages import Doors, GuardedDoors, GuardedPages, Page, everything, filled, outcome, refusal

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

GIVEN = {
    "last_name": "Ёлкина",
    "first_name": "Анна",
    "middle_name": "Ильинична",
    "sex": "female",
    "birth_date": "1990-05-17",
    "post": "воспитатель",
    "category": "highest",
    "education": "высшее",
    "teaching_since": "2012-09-01",
    "working_since": "2010-07-01",
    "hired_on": "2015-09-01",
    "personnel_number": "0017",
    "email": "yolkina@ds17.example",
    "other_posts": "методист",
}


@pytest.fixture
def card(kindergarten):
    return make.employee(kindergarten, last_name="Дорошенко", first_name="Ольга")


@pytest.mark.parametrize("page", [Page("employee", "card", by="council", methods=("get",))], ids=str)
class TestReading(Doors):
    pass


@pytest.mark.parametrize(
    "page",
    [
        Page("employees", reader="mentor_user", methods=("get",)),
        Page("employee_add"),
        Page("employee_add", by="administrator", reader="head"),
    ],
    ids=str,
)
class TestPages(GuardedPages):
    pass


@pytest.mark.parametrize("page", [Page("employee_edit", "card"), Page("employee_edit", "card", by="administrator")])
class TestEditing(GuardedDoors):
    pass


def test_mentor_sees_the_own_card_alone(signed_in, mentor_user, mentor, mentee):
    browser = signed_in(mentor_user)
    found = {person: browser.get(person.employee.get_absolute_url()).status_code for person in (mentor, mentee)}
    assert found == {mentor: 200, mentee: 404}


def test_list_shows_the_working_of_the_own_organization(signed_in, curator, card, stranger):
    make.employee(card.organization, archived_on=make.TODAY)
    answer = signed_in(curator).get(reverse("employees"))
    assert list(answer.context["things"]) == [card, curator.employee]
    assert "2 сотрудника" in answer.text


@pytest.mark.parametrize("typed", ["дорош", "ДОРОШЕНКО ольга", "воспит дорош"])
def test_search_folds_case_and_takes_beginnings_of_words(signed_in, curator, card, typed):
    make.employee(card.organization, last_name="Подорошина")
    answer = signed_in(curator).get(reverse("employees"), {"q": typed})
    assert list(answer.context["things"]) == [card]


def test_search_without_a_find_says_so(signed_in, curator, card):
    answer = signed_in(curator).get(reverse("employees"), {"q": "нет такого", "category": "highest"})
    assert (list(answer.context["things"]), "Ничего не найдено" in answer.text) == ([], True)


@pytest.mark.parametrize("role", ["council", "mentor_user"])
def test_reader_is_offered_nothing(signed_in, role, request, mentor):
    context = signed_in(request.getfixturevalue(role)).get(mentor.employee.get_absolute_url()).context
    assert (context["main_action"], context["more_actions"], context["can_record_consent"]) == (None, [], False)


def test_add(signed_in, curator):
    answer = signed_in(curator).post(reverse("employee_add"), GIVEN)
    card = Employee.objects.get(last_name="Ёлкина")
    assert outcome(answer) == (302, card.get_absolute_url(), ["Карточка готова: Ёлкина Анна Ильинична."])
    assert {name: str(getattr(card, name)) for name in GIVEN} == GIVEN
    assert (card.organization, card.history.get().history_user) == (curator.organization, curator)


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("last_name", "", "Обязательное поле."),
        ("last_name", "<b>", "Имя пишется буквами; допустимы дефис, апостроф, точка и пробел."),
        ("sex", "", "Обязательное поле."),
        ("birth_date", "вчера", "Введите правильную дату."),
        ("post", " ", "Обязательное поле."),
        ("category", "lowest", "Выберите корректный вариант. lowest нет среди допустимых значений."),
        ("birth_date", "2012-11-21", "Человеку ещё нет 14 лет: проверьте дату рождения."),
        ("teaching_since", "2026-11-21", "Эта дата ещё не наступила."),
        ("hired_on", "2003-01-01", "В этот день человеку не было 14 лет."),
        ("working_since", "2013-01-01", "Общий стаж не может начаться позже педагогического (01.09.2012)."),
        ("education", "в" * 301, "Убедитесь, что это значение содержит не более 300 символов (сейчас 301)."),
    ],
)
@pytest.mark.parametrize("name", ["employee_add", "employee_edit"])
def test_bad_input_is_told_beside_the_field(signed_in, curator, card, name, field, typed, said):
    browser, url = signed_in(curator), reverse(name, args=[card.pk] if name == "employee_edit" else [])
    shown, before = browser.get(url), everything()
    answer = browser.post(url, filled(shown, **GIVEN | {field: typed}))
    assert (refusal(answer), everything()) == ((422, {field: [said]}), before)
    assert {given: answer.context["form"][given].value() or "" for given in GIVEN} == GIVEN | {field: typed}


def test_edit(signed_in, curator, card):
    browser, url = signed_in(curator), reverse("employee_edit", args=[card.pk])
    answer = browser.post(url, filled(browser.get(url), post="методист"))
    card.refresh_from_db()
    assert outcome(answer) == (302, card.get_absolute_url(), ["Карточка сохранена."])
    assert (card.full_name, card.post) == ("Дорошенко Ольга Петровна", "методист")
    assert card.search == " дорошенко ольга петровна методист"
    assert [(then.post, then.history_user) for then in card.history.all()] == [
        ("методист", curator),
        ("воспитатель", None),
    ]


class TestNamesakes:
    """A second card of one person is made by mistake more often than two people share a name and a birthday."""

    @pytest.fixture
    def first(self, kindergarten):
        parts = {name: GIVEN[name] for name in ("last_name", "first_name", "middle_name", "birth_date")}
        return make.employee(kindergarten, **parts)

    @pytest.fixture
    def refused(self, signed_in, curator, first):
        return signed_in(curator).post(reverse("employee_add"), GIVEN | {"last_name": "ЕЛКИНА"})

    def test_the_existing_card_is_named(self, refused, first):
        (said,) = refusal(refused)[1]["is_another"]
        assert said == (
            f'Такая карточка уже есть: <a href="{first.get_absolute_url()}">Ёлкина Анна Ильинична, воспитатель, '
            "17.05.1990</a>. Если это другой человек, отметьте это."
        )
        assert (refused.status_code, said in refused.text, 'name="is_another"' in refused.text) == (422, True, True)
        assert Employee.objects.filter(first_name="Анна").count() == 1

    @pytest.mark.parametrize(
        "given", [{"last_name": "Соколова"}, {"last_name": "Соколова-Ёлкина", "middle_name": ""}], ids=str
    )
    def test_who_married_is_asked_about(self, signed_in, curator, first, given):
        answer = signed_in(curator).post(reverse("employee_add"), GIVEN | given)
        (said,) = refusal(answer)[1]["is_another"]
        assert said == (
            f'Имя и дата рождения те же, что у другой карточки: <a href="{first.get_absolute_url()}">Ёлкина Анна '
            "Ильинична, воспитатель, 17.05.1990</a>. Если это тот же человек, "
            f'<a href="{first.get_absolute_url()}edit/">исправьте фамилию в ней</a>; если другой, отметьте это.'
        )
        signed_in(curator).post(reverse("employee_add"), filled(answer, is_another="on"))
        assert Employee.objects.filter(first_name="Анна").count() == 2

    @pytest.mark.parametrize("given", [{"middle_name": "Петровна"}, {"birth_date": "1990-05-18"}, {"birth_date": ""}])
    def test_who_is_like_her_in_less_is_not(self, signed_in, curator, first, given):
        answer = signed_in(curator).post(reverse("employee_add"), GIVEN | {"last_name": "Соколова"} | given)
        assert answer.status_code == 302

    def test_a_tick_lets_it_through(self, signed_in, curator, refused):
        signed_in(curator).post(reverse("employee_add"), filled(refused, is_another="on"))
        assert Employee.objects.filter(first_name="Анна").count() == 2

    def test_an_archived_one_may_be_brought_back(self, signed_in, curator, first):
        Employee.objects.filter(pk=first.pk).update(archived_on=make.TODAY)
        answer = signed_in(curator).post(reverse("employee_add"), GIVEN)
        assert " – в архиве, её можно вернуть. Если это" in refusal(answer)[1]["is_another"][0]

    def test_another_organization_is_not_looked_at(self, signed_in, stranger, first):
        assert signed_in(stranger).post(reverse("employee_add"), GIVEN).status_code == 302

    def test_editing_something_else_is_not_disturbed(self, signed_in, curator, first):
        make.employee(first.organization, last_name="Ёлкина", first_name="Анна", middle_name="Ильинична")
        browser, url = signed_in(curator), reverse("employee_edit", args=[first.pk])
        assert browser.post(url, filled(browser.get(url), post="методист")).status_code == 302


def test_a_personnel_number_is_given_once(signed_in, curator, card):
    Employee.objects.filter(pk=card.pk).update(personnel_number="0017")
    answer = signed_in(curator).post(reverse("employee_add"), GIVEN)
    said = f"Этот табельный номер уже у другого сотрудника: {card.full_name}."
    assert refusal(answer) == (422, {"personnel_number": [said]})


def test_a_personnel_number_given_in_the_same_moment_is_told(curator, card):
    form = EmployeeForm(GIVEN, user=curator)
    assert form.is_valid()
    Employee.objects.filter(pk=card.pk).update(personnel_number="0017")
    with pytest.raises(ImpossibleStepError, match="только что дали другому"):
        form.save()


class TestTwoAtOnce:
    """The card was changed by another while it was being edited."""

    @pytest.fixture
    def browser(self, signed_in, curator):
        return signed_in(curator)

    @pytest.fixture
    def url(self, card):
        return reverse("employee_edit", args=[card.pk])

    @pytest.fixture
    def refused(self, browser, url, card):
        shown = browser.get(url)
        Employee.objects.filter(pk=card.pk).update(category="highest", teaching_since="2012-09-01")
        return browser.post(url, filled(shown, post="методист"))

    def test_nothing_is_written_and_what_differs_is_told(self, refused, card):
        changed = (
            "Должность: воспитатель; Квалификационная категория: высшая категория; Педагогический стаж с: 01.09.2012"
        )
        assert refusal(refused) == (422, {"__all__": [CHANGED_MEANWHILE.format(changed=changed)]})
        card.refresh_from_db()
        assert (card.post, card.category) == ("воспитатель", "highest")

    def test_what_was_typed_is_kept_and_goes_through_the_second_time(self, browser, url, refused, card):
        answer = browser.post(url, filled(refused, category="highest"))
        card.refresh_from_db()
        assert outcome(answer) == (302, card.get_absolute_url(), ["Карточка сохранена."])
        assert (card.post, card.category) == ("методист", "highest")

    def test_a_form_without_the_fingerprint_is_refused(self, browser, url):
        before = everything()
        answer = browser.post(url, GIVEN)
        assert (answer.status_code, everything()) == (422, before)
