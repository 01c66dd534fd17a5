"""Пары и группы: the list, the page, proposing, and each step of the road."""

import datetime as dt

import pytest
from django.urls import reverse

from mentoring.enums import PairState
from mentoring.models import Consent, Pair, StateChange
from mentoring.services import pair as pairs
from mentoring.views.pair_road import pair_road
from tests import factories as make
from tests.pages import (
    Doors,
    EveryPage,
    GuardedDoors,
    GuardedPages,
    Page,
    changes_of,
    everything,
    filled,
    outcome,
    refusal,
)

PAPER, EDIT, BASIS = "Отметить согласие на бумаге", "Изменить условия", "Согласие и основание"
PROPOSED = ("proposed", "proposed", None, "")


@pytest.fixture
def due_pair(active_pair):
    """On the last day of its term."""
    Pair.objects.filter(pk=active_pair.pk).update(ends_on=make.TODAY)
    active_pair.refresh_from_db()
    return active_pair


@pytest.fixture
def paused_pair(active_pair, curator, at):
    pairs.change_living(active_pair, PairState.PAUSED, by=curator, at=at, why="Болезнь")
    active_pair.refresh_from_db()
    return active_pair


@pytest.mark.parametrize("page", [Page("pairs", methods=("get",)), Page("pairs", by="mentor_user", methods=("get",))])
class TestList(EveryPage):
    pass


@pytest.mark.parametrize(
    "page", [Page("pair", "pair", by=user, methods=("get",)) for user in ("council", "mentor_user")], ids=str
)
class TestReading(Doors):
    pass


@pytest.mark.parametrize("page", [Page("pair_add"), Page("pair_add", reader="mentor_user")], ids=str)
class TestAdding(GuardedPages):
    pass


@pytest.mark.parametrize(
    "page",
    [
        Page("pair_basis", "pair", reader="head"),
        Page("pair_confirm", "pair", by="mentor_user", reader="curator"),
        Page("pair_check", "pair", reader="mentor_user"),
        Page("pair_decline", "pair", by="mentee_user"),
        Page("pair_pause", "pair", reader="head"),
        Page("pair_resume", "pair", reader="mentee_user"),
        Page("pair_complete", "pair", by="head"),
    ],
    ids=str,
)
class TestSteps(GuardedDoors):
    pass


@pytest.mark.parametrize("name", ["pair", "pair_confirm", "pair_decline", "pair_basis"])
def test_mentor_of_another_pair_learns_nothing(signed_in, pair, curator, name):
    other = make.account(make.mentor(make.employee(pair.organization), by=curator).employee)
    browser = signed_in(other)
    before = everything()
    answer = browser.get(reverse(name, args=[pair.pk]))
    assert (answer.status_code, everything()) == (404, before)


@pytest.mark.parametrize(
    ("role", "asked", "found"),
    [
        ("curator", {}, True),
        ("mentee_user", {}, True),
        ("stranger", {}, False),
        ("curator", {"q": "САВЕЛЬ"}, True),
        ("curator", {"q": "дорош", "state": "proposed"}, True),
        ("curator", {"q": "синиц"}, False),
        ("curator", {"state": "active"}, False),
    ],
)
def test_list_shows_and_searches(signed_in, pair, request, role, asked, found):
    answer = signed_in(request.getfixturevalue(role)).get(reverse("pairs"), asked)
    assert list(answer.context["things"]) == ([pair] if found else [])


@pytest.mark.parametrize(("role", "said"), [("curator", "Пар пока нет"), ("mentor_user", "Вы пока не в паре")])
def test_empty_list_says_what_to_do_first(signed_in, request, role, said):
    assert said in signed_in(request.getfixturevalue(role)).get(reverse("pairs")).text


@pytest.mark.parametrize(
    ("thing", "role", "main", "more"),
    [
        ("pair", "mentor_user", "Подтверждаю участие", ["Отклонить"]),
        ("pair", "curator", None, [PAPER, EDIT, BASIS, "Отклонить"]),
        ("pair", "head", None, []),
        ("agreed_pair", "curator", "Проверено", [EDIT, BASIS, "Отклонить"]),
        ("agreed_pair", "mentee_user", None, ["Отклонить"]),
        ("checked_pair", "curator", "Составить приказ", [EDIT, BASIS, "Отклонить"]),
        ("active_pair", "mentor_user", "Начать программу", []),
        ("active_pair", "mentee_user", None, []),
        ("active_pair", "head", None, ["Прекратить досрочно", "Завершить"]),
        (
            "active_pair",
            "curator",
            "Начать программу",
            [
                "Продлить",
                "Заменить наставника",
                "Включить наставляемого",
                "Прекратить досрочно",
                "Согласие и основание",
                "Приостановить",
                "Завершить",
            ],
        ),
        ("paused_pair", "curator", "Начать программу", ["Прекратить досрочно", "Согласие и основание", "Возобновить"]),
    ],
)
def test_page_offers_what_is_possible(signed_in, request, thing, role, main, more):
    pair, user = request.getfixturevalue(thing), request.getfixturevalue(role)
    context = signed_in(user).get(pair.get_absolute_url()).context
    found = context["main_action"].title if context["main_action"] else None
    assert (found, [action.title for action in context["more_actions"]]) == (main, more)


def test_page_shows_facts_people_and_road(signed_in, head, active_pair):
    context = signed_in(head).get(active_pair.get_absolute_url()).context
    assert dict(context["facts"]) == {
        "Форма": make.form(),
        "Виды": "традиционное",
        "Учебный год": active_pair.school_year,
        "Срок": "14.09.2026 – 28.05.2027",
        "Цели": "",
        "Согласие на наставничество": "от 01.09.2026",
        "Основание работы": "должностные обязанности",
    }
    assert [(person.role, person.employee.last_name, person.answer) for person in context["people"]] == [
        ("Наставник", "Дорошенко", "подтверждено"),
        ("Наставляемая", "Савельева", "подтверждено"),
    ]
    assert [step.status for step in context["road"]] == ["done"] * 4 + ["current", "next"]
    assert context["history"][0].why.startswith("Приказ № 1-ОД от 20.11.2026")


@pytest.mark.parametrize(("state", "last"), [(PairState.TERMINATED, "Прекращена"), (PairState.COMPLETED, "Завершена")])
def test_the_road_tells_how_a_pair_ended(active_pair, state, last):
    active_pair.state = state
    steps = pair_road(active_pair, StateChange.objects.of(active_pair))
    assert [(step.title, step.status) for step in steps[-2:]] == [("Действует", "done"), (last, "current")]


def test_the_road_ends_where_a_pair_is_declined(pair, curator):
    pairs.decline(pair, by=curator, at=make.AT, why="Передумали")
    pair.refresh_from_db()
    steps = pair_road(pair, StateChange.objects.of(pair))
    assert [(step.title, step.status) for step in steps] == [("Предложена", "done"), ("Отклонена", "current")]


class TestProposing:
    @pytest.fixture
    def browser(self, signed_in, curator):
        return signed_in(curator)

    @pytest.fixture
    def given(self, mentor, mentee):
        return {
            "mentor": mentor.pk,
            "mentees": [mentee.pk],
            "form": make.form().pk,
            "kinds": [make.kind().pk],
            "starts_on": "2026-12-01",
            "ends_on": "2027-05-31",
            "goals": "Утренний круг",
        }

    @pytest.mark.history
    def test_works(self, browser, given, mentor, mentee, curator):
        answer = browser.post(reverse("pair_add"), given)
        pair = Pair.objects.get()
        said = "Пара предложена. Теперь участие подтверждают наставник и наставляемый."
        assert outcome(answer) == (302, pair.get_absolute_url(), [said])
        assert (pair.mentor, pair.current_mentees, pair.state, pair.goals) == (
            mentor,
            [mentee],
            "proposed",
            "Утренний круг",
        )
        assert (pair.starts_on, pair.ends_on) == (dt.date(2026, 12, 1), dt.date(2027, 5, 31))
        assert (list(pair.kinds.all()), pair.history.earliest().history_user) == ([make.kind()], curator)

    def test_second_click_leads_to_the_same_pair(self, browser, given):
        first = outcome(browser.post(reverse("pair_add"), given))
        before = everything()
        second = outcome(browser.post(reverse("pair_add"), given))
        assert (second[:2], everything()) == (first[:2], before)

    def test_another_pair_of_the_same_two_is_refused(self, browser, given, mentee):
        browser.post(reverse("pair_add"), given)
        before = everything()
        answer = browser.post(reverse("pair_add"), given | {"ends_on": "2027-05-30"})
        said = (
            f"{mentee} уже в паре с этим наставником: с 01.12.2026 по 31.05.2027, предложена. "
            "Выберите другой срок или откройте ту пару."
        )
        assert (refusal(answer), everything()) == ((422, {"__all__": [said]}), before)

    @pytest.mark.parametrize(
        ("field", "typed", "said"),
        [
            ("mentor", "", "Обязательное поле."),
            ("mentees", [], "Обязательное поле."),
            ("kinds", [], "Обязательное поле."),
            ("ends_on", "2026-12-01", "Окончание должно быть позже начала."),
            ("starts_on", "скоро", "Введите правильную дату."),
        ],
    )
    def test_bad_input_is_told_beside_the_field(self, browser, given, field, typed, said):
        answer = browser.post(reverse("pair_add"), given | {field: typed})
        assert (refusal(answer), Pair.objects.count()) == ((422, {field: [said]}), 0)
        assert (answer.context["form"]["goals"].value(), "Утренний круг" in answer.text) == ("Утренний круг", True)

    def test_nobody_mentors_oneself(self, browser, given, mentor, curator):
        make.mentee(mentor.employee, by=curator)
        answer = browser.post(reverse("pair_add"), given | {"mentees": [mentor.pk]})
        said = "Нельзя быть наставником самому себе: выберите другого человека."
        assert refusal(answer) == (422, {"mentees": [said]})

    def test_people_of_another_organization_are_not_offered(self, browser, given, stranger):
        strange = make.mentor(make.employee(stranger.organization, last_name="Чужакова"), by=stranger)
        shown = browser.get(reverse("pair_add"))
        answer = browser.post(reverse("pair_add"), given | {"mentor": strange.pk})
        assert ("Чужакова" in shown.text, list(answer.context["form"].errors)) == (False, ["mentor"])

    def test_form_proposes_the_usual(self, browser, mentor, mentee):
        form = browser.get(reverse("pair_add"), {"mentees": mentee.pk, "mentor": mentor.pk}).context["form"]
        assert {name: form[name].value() for name in ("mentor", "mentees", "starts_on", "ends_on")} == {
            "mentor": str(mentor.pk),
            "mentees": str(mentee.pk),
            "starts_on": make.TODAY,
            "ends_on": dt.date(2027, 5, 31),
        }

    @pytest.mark.parametrize("typed", ["999999", "никто", "1 or 1"])
    def test_rubbish_in_the_address_is_passed_over(self, browser, typed, mentor):
        assert browser.get(reverse("pair_add"), {"mentees": typed, "mentor": typed}).status_code == 200


def test_each_side_confirms_the_own_part(signed_in, pair, mentor_user, mentee_user, at):
    url = reverse("pair_confirm", args=[pair.pk])
    first = outcome(signed_in(mentor_user).post(url))
    pair.refresh_from_db()
    assert first == (302, pair.get_absolute_url(), ["Участие подтверждено."])
    assert (pair.state, pair.mentor_confirmed_at, changes_of(pair)) == ("proposed", at, [PROPOSED])
    last = outcome(signed_in(mentee_user).post(url))
    pair.refresh_from_db()
    assert last[2] == ["Участие подтверждено. Согласны все: слово за куратором."]
    assert (pair.members.get().confirmed_at, changes_of(pair)) == (
        at,
        [PROPOSED, ("proposed", "agreed", mentee_user, "")],
    )


def test_second_confirmation_changes_nothing(signed_in, pair, mentor_user):
    browser, url = signed_in(mentor_user), reverse("pair_confirm", args=[pair.pk])
    browser.post(url)
    before = everything()
    assert (outcome(browser.post(url))[2][-1], everything()) == ("Участие подтверждено.", before)


STEPS = [
    ("pair_check", "agreed_pair", "curator", "agreed", "checked", "", "Пара проверена. Дальше – проект приказа."),
    ("pair_decline", "pair", "mentee_user", "proposed", "declined", "Не подошло", "Пара отклонена."),
    ("pair_decline", "checked_pair", "curator", "checked", "declined", "Передумали", "Пара отклонена."),
    ("pair_pause", "active_pair", "curator", "active", "paused", "Болезнь", "Пара приостановлена."),
    ("pair_resume", "paused_pair", "curator", "paused", "active", "Выздоровела", "Пара снова действует."),
    ("pair_complete", "due_pair", "head", "active", "completed", "Срок вышел", "Пара завершена."),
]


@pytest.mark.parametrize(("name", "thing", "role", "was", "to", "why", "said"), STEPS)
def test_step(signed_in, request, name, thing, role, was, to, why, said):
    pair, user = request.getfixturevalue(thing), request.getfixturevalue(role)
    answer = signed_in(user).post(reverse(name, args=[pair.pk]), {"why": why})
    pair.refresh_from_db()
    assert outcome(answer) == (302, pair.get_absolute_url(), [said])
    assert (pair.state, changes_of(pair)[-1]) == (to, (was, to, user, why))


@pytest.mark.parametrize(("name", "thing", "role", "was", "to", "why", "said"), STEPS)
def test_second_time_changes_nothing(signed_in, request, name, thing, role, was, to, why, said):
    pair, browser = request.getfixturevalue(thing), signed_in(request.getfixturevalue(role))
    url = reverse(name, args=[pair.pk])
    browser.post(url, {"why": why})
    before = everything()
    assert browser.post(url, {"why": "Ещё раз"}).status_code == (422 if to == "completed" else 302)
    assert everything() == before


@pytest.mark.parametrize(
    ("name", "thing", "said"),
    [
        (
            "pair_check",
            "pair",
            "Сейчас состояние «предложена», перейти из него в «проверена куратором» нельзя. Обновите страницу.",
        ),
        (
            "pair_decline",
            "active_pair",
            "Сейчас состояние «действует», перейти из него в «отклонена» нельзя. Обновите страницу.",
        ),
        ("pair_pause", "checked_pair", "Пара ещё не действует или уже закончена."),
        (
            "pair_complete",
            "paused_pair",
            "Сейчас состояние «приостановлена», перейти из него в «завершена» нельзя. Обновите страницу.",
        ),
        ("pair_complete", "active_pair", "Срок пары – до 28.05.2027: раньше срока её прекращает приказ."),
        ("pair_confirm", "agreed_pair", "Пара уже не ждёт подтверждения."),
    ],
)
def test_step_out_of_turn_is_refused(signed_in, request, name, thing, said, curator, mentor_user):
    pair, browser = request.getfixturevalue(thing), signed_in(mentor_user if name == "pair_confirm" else curator)
    before = everything()
    answer = browser.post(reverse(name, args=[pair.pk]), {"why": "Надо"})
    assert (refusal(answer), everything()) == ((422, {"__all__": [said]}), before)


@pytest.mark.parametrize("name", ["pair_decline", "pair_pause", "pair_resume", "pair_complete"])
def test_reason_is_asked_for(signed_in, curator, pair, name):
    browser = signed_in(curator)
    before = everything()
    answer = browser.post(reverse(name, args=[pair.pk]))
    assert (refusal(answer), everything()) == ((422, {"why": ["Обязательное поле."]}), before)


class TestBasis:
    @pytest.fixture
    def browser(self, signed_in, curator):
        return signed_in(curator)

    @pytest.fixture
    def url(self, pair):
        return reverse("pair_basis", args=[pair.pk])

    GIVEN = {
        "signed_on": "2026-09-01",
        "basis_kind": "supplement",
        "basis_number": "5",
        "basis_date": "2026-09-02",
        "basis_payment": "15 %",
    }

    def test_consent_and_basis_in_one_go(self, browser, url, pair):
        answer = browser.post(url, filled(browser.get(url), **self.GIVEN))
        pair.refresh_from_db()
        assert outcome(answer) == (302, pair.get_absolute_url(), ["Согласие и основание записаны."])
        assert (pair.basis, pair.basis_payment) == ("дополнительное соглашение № 5 от 02.09.2026", "15 %")
        consent = Consent.objects.get()
        assert (consent.employee, consent.kind, consent.signed_on) == (
            pair.mentor.employee,
            "mentoring",
            dt.date(2026, 9, 1),
        )

    def test_second_time_writes_no_second_consent(self, browser, url):
        browser.post(url, filled(browser.get(url), **self.GIVEN))
        form = browser.get(url).context["form"]
        assert "signed_on" not in form.fields
        assert browser.post(url, filled(browser.get(url), basis_number="6")).status_code == 302
        assert Consent.objects.count() == 1

    @pytest.mark.parametrize(
        ("field", "typed", "said"),
        [
            ("signed_on", "", "Обязательное поле."),
            ("signed_on", "2026-11-21", "Дата подписания ещё не наступила."),
            ("basis_kind", "none", "Выберите корректный вариант. none нет среди допустимых значений."),
            ("basis_number", "", "Укажите: с этим основанием печатается приказ."),
            ("basis_date", "", "Укажите: с этим основанием печатается приказ."),
            ("basis_date", "давно", "Введите правильную дату."),
        ],
    )
    def test_bad_input_is_told_beside_the_field(self, browser, url, field, typed, said):
        shown, before = browser.get(url), everything()
        answer = browser.post(url, filled(shown, **self.GIVEN | {field: typed}))
        assert (refusal(answer), everything()) == ((422, {field: [said]}), before)
        assert answer.context["form"]["basis_payment"].value() == "15 %"

    def test_ended_pair_keeps_its_basis(self, browser, active_pair, curator):
        make.ended_pair(active_pair, by=curator)
        url = reverse("pair_basis", args=[active_pair.pk])
        shown, before = browser.get(url), everything()
        assert (browser.post(url, filled(shown, **self.GIVEN)).status_code, everything()) == (422, before)
