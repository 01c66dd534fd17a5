"""Agreeing on paper, and the council's word on a pair."""

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from mentoring.enums import PairState
from mentoring.exceptions import ImpossibleStepError
from mentoring.forms.pair_answers import NOBODY_ASKED, TERMS_CHANGED
from mentoring.models import Organization, Pair
from mentoring.services import pair as pairs
from mentoring.services import pair_answers
from tests import factories as make
from tests.desk.told import told
from tests.factories import AT, TODAY
from tests.pages import GuardedDoors, Page, changes_of, everything, filled, outcome, refusal

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

DAY = dt.date(2026, 11, 12)
OPINION = {"council_opinion": "supports", "council_protocol": "3", "council_on": "2026-11-12"}
WORD: dict[str, Any] = {"opinion": "supports", "protocol": "3", "on": DAY, "remarks": ""}
OBJECTS = {**WORD, "opinion": "objects", "remarks": "Мал стаж"}


@pytest.fixture
def silent_pair(mentor, mentee):
    """Proposed; nobody has an account."""
    return make.proposed_pair(mentor, mentee)


@pytest.fixture
def with_council(kindergarten):
    Organization.objects.update(has_council=True)


@pytest.mark.parametrize(
    "page",
    [
        Page("pair_paper", "pair", reader="mentor_user"),
        Page("pair_opinion", "pair", reader="head"),
        Page("pair_opinion", "pair", by="council", reader="mentee_user"),
    ],
    ids=str,
)
class TestDoors(GuardedDoors):
    pass


def people(browser, pair):
    shown = browser.get(pair.get_absolute_url()).context["people"]
    return [(person.role, person.answer, person.note, person.hint) for person in shown]


class TestOnPaper:
    @pytest.fixture
    def browser(self, signed_in, curator):
        return signed_in(curator)

    def test_one_page_asks_of_all_who_have_not_answered(self, browser, silent_pair, curator, mentor, mentee):
        url = reverse("pair_paper", args=[silent_pair.pk])
        shown = browser.get(url)
        labels = [field.label for field in shown.context["form"]]
        assert labels == [f"{mentor.employee.full_name}, наставник", f"{mentee.employee.full_name}, наставляемая"]
        first = browser.post(url, {f"signed_{mentor.pk}": "2026-11-12"})
        assert outcome(first) == (302, silent_pair.get_absolute_url(), ["Согласие отмечено."])
        last = browser.post(url, {f"signed_{mentee.pk}": "2026-11-13"})
        assert outcome(last)[2][-1] == "Согласие отмечено. Согласны все."
        assert browser.get(url).context["closed"] == NOBODY_ASKED
        assert changes_of(silent_pair)[1:] == [
            ("proposed", "proposed", curator, "Согласие на бумаге: наставник – 12.11.2026"),
            ("proposed", "agreed", curator, "Согласие на бумаге: наставляемая – 13.11.2026"),
        ]
        assert people(browser, silent_pair) == [
            ("Наставник", "на бумаге", "от 12 ноября 2026 г.", ""),
            ("Наставляемая", "на бумаге", "от 13 ноября 2026 г.", ""),
        ]

    @pytest.mark.parametrize(
        ("typed", "field", "said"),
        [
            ("", "__all__", "Поставьте дату хотя бы у одного человека."),
            ("2026-11-21", "", "Эта дата ещё не наступила."),
            (
                "2026-05-31",
                "",
                "Дата раньше 01.06.2026, когда начинают готовить этот учебный год: проверьте год.",
            ),
            ("вчера", "", "Введите правильную дату."),
        ],
    )
    def test_bad_input_is_told_beside_the_field(self, browser, silent_pair, mentor, typed, field, said):
        name, before = f"signed_{mentor.pk}", everything()
        answer = browser.post(reverse("pair_paper", args=[silent_pair.pk]), {name: typed})
        assert (refusal(answer), everything()) == ((422, {field or name: [said]}), before)

    def test_who_answered_meanwhile_is_not_answered_for(self, silent_pair, mentor, curator):
        user = make.account(mentor.employee)
        pairs.confirm(silent_pair, by=user, at=AT)
        with pytest.raises(ImpossibleStepError, match="уже ответил под своим именем"):
            pair_answers.confirm_on_paper(silent_pair, papers={mentor.pk: DAY}, by=curator, at=AT)

    def test_a_declined_pair_waits_for_nobody(self, browser, pair, mentor_user, curator):
        pairs.decline(pair, by=mentor_user, at=AT, why="Не подошло")
        assert [answer for _, answer, _, _ in people(browser, pair)] == ["без ответа", "без ответа"]
        answer = browser.post(reverse("pair_paper", args=[pair.pk]), {f"signed_{pair.mentor_id}": "2026-11-12"})
        assert refusal(answer) == (422, {"__all__": ["Пара уже не ждёт подтверждения."]})

    def test_page_and_desk_tell_of_who_has_no_account(self, browser, silent_pair, curator, mentor):
        make.account(mentor.employee)
        assert [(answer, hint) for _, answer, _, hint in people(browser, silent_pair)] == [
            ("ждём ответа", "ещё не входила в систему"),
            ("ждём ответа", "нет учётной записи"),
        ]
        assert [line.url for line in told(curator, "pair-on-paper")] == [reverse("pair_paper", args=[silent_pair.pk])]

    def test_others_learn_nothing_of_accounts(self, signed_in, silent_pair, council):
        assert [hint for *_, hint in people(signed_in(council), silent_pair)] == ["", ""]

    def test_desk_has_no_line_where_all_can_answer(self, pair, curator):
        assert told(curator, "pair-on-paper") == []


@pytest.mark.usefixtures("with_council")
class TestCouncil:
    def test_opinion_is_recorded(self, signed_in, council, agreed_pair):
        browser, url = signed_in(council), reverse("pair_opinion", args=[agreed_pair.pk])
        answer = browser.post(url, filled(browser.get(url), **OPINION, council_remarks="Добавить встречи"))
        assert outcome(answer) == (302, agreed_pair.get_absolute_url(), ["Мнение совета записано."])
        said = ("agreed", "agreed", council, "Совет поддерживает, протокол № 3 от 12.11.2026")
        assert changes_of(agreed_pair)[-1] == said
        facts = dict(browser.get(agreed_pair.get_absolute_url()).context["facts"])
        told = (facts["Мнение совета"], facts["Замечания совета"])
        assert told == ("поддерживает, протокол № 3 от 12.11.2026", "Добавить встречи")

    @pytest.mark.parametrize(
        ("field", "typed", "said"),
        [
            ("council_opinion", "", "Обязательное поле."),
            ("council_protocol", "", "Обязательное поле."),
            ("council_on", "2026-11-21", "Эта дата ещё не наступила."),
        ],
    )
    def test_bad_input_is_told_beside_the_field(self, signed_in, council, agreed_pair, field, typed, said):
        browser, url = signed_in(council), reverse("pair_opinion", args=[agreed_pair.pk])
        shown, before = browser.get(url), everything()
        answer = browser.post(url, filled(shown, **OPINION | {field: typed}))
        assert (refusal(answer), everything()) == ((422, {field: [said]}), before)

    def test_the_check_waits_for_the_council(self, signed_in, curator, agreed_pair):
        browser = signed_in(curator)
        answer = browser.post(reverse("pair_check", args=[agreed_pair.pk]))
        said = "Пару ещё не рассмотрел совет: запишите его мнение, номер и дату протокола на странице пары."
        assert refusal(answer) == (422, {"__all__": [said]})
        assert browser.get(agreed_pair.get_absolute_url()).context["main_action"].title == "Записать мнение совета"

    def test_an_objection_asks_for_a_reason(self, signed_in, curator, agreed_pair):
        pair_answers.record_opinion(agreed_pair, **OBJECTS, by=curator, at=AT)
        browser, url = signed_in(curator), reverse("pair_check", args=[agreed_pair.pk])
        assert refusal(browser.post(url)) == (422, {"why": ["Обязательное поле."]})
        assert browser.post(url, {"why": "Другого наставника нет"}).status_code == 302
        assert changes_of(agreed_pair)[-1] == ("agreed", "checked", curator, "Другого наставника нет")
        with pytest.raises(ImpossibleStepError, match="напишите, почему"):
            pairs.check(agreed_pair, by=curator, at=AT)

    def test_an_objection_after_the_check_asks_for_the_check_anew(self, checked_later, curator):
        pair_answers.record_opinion(checked_later, **OBJECTS, by=curator, at=AT)
        checked_later.refresh_from_db()
        assert checked_later.state == PairState.AGREED

    @pytest.fixture
    def checked_later(self, agreed_pair, curator):
        pair_answers.record_opinion(agreed_pair, **WORD, by=curator, at=AT)
        pairs.check(agreed_pair, by=curator, at=AT)
        return agreed_pair

    def test_road_shows_the_council(self, signed_in, curator, agreed_pair):
        browser, told = signed_in(curator), []
        for step in (
            lambda: None,
            lambda: pair_answers.record_opinion(agreed_pair, **WORD, by=curator, at=AT),
            lambda: pairs.check(agreed_pair, by=curator, at=AT),
        ):
            step()
            road = browser.get(agreed_pair.get_absolute_url()).context["road"]
            told.append([(each.title, each.status) for each in road][1:4])
        assert told == [
            [("Согласована", "current"), ("Рассмотрена советом", "next"), ("Проверена", "next")],
            [("Согласована", "done"), ("Рассмотрена советом", "current"), ("Проверена", "next")],
            [("Согласована", "done"), ("Рассмотрена советом", "done"), ("Проверена", "current")],
        ]

    def test_desk_of_council_and_curator(self, council, curator, agreed_pair):
        def about(user):
            return [(line.title, line.url) for line in told(user) if str(agreed_pair) in line.title]

        line = (f"Запишите мнение совета: {agreed_pair}", reverse("pair_opinion", args=[agreed_pair.pk]))
        assert (about(council), about(curator)) == ([line], [line])
        pair_answers.record_opinion(agreed_pair, **WORD, by=curator, at=AT)
        after = [f"Проверьте пару: {agreed_pair}"]
        assert (about(council), [title for title, _ in about(curator)]) == ([], after)


def test_without_a_council_nobody_asks_for_it(signed_in, curator, agreed_pair):
    context = signed_in(curator).get(agreed_pair.get_absolute_url()).context
    titles = [action.title for action in context["more_actions"]]
    assert ("Записать мнение совета" in titles, "Мнение совета" in dict(context["facts"])) == (False, False)
    pairs.check(agreed_pair, by=curator, at=AT)
    assert Pair.objects.get().state == PairState.CHECKED


def test_a_pair_in_an_order_is_past_the_council(active_pair, curator):
    with pytest.raises(ImpossibleStepError, match="пока пары нет в приказе"):
        pair_answers.record_opinion(active_pair, **WORD, by=curator, at=AT)


def test_the_database_refuses_an_opinion_without_minutes(pair):
    with pytest.raises(IntegrityError), transaction.atomic():
        Pair.objects.update(council_opinion="supports")


def test_a_mentor_long_away_is_told_on_the_desk(active_pair, curator, mentor):
    found = []
    for days in (13, 14):
        mentor.away_until = TODAY + dt.timedelta(days=days)
        mentor.save()
        found.append([line.badge for line in told(curator, "pair-mentor-away")])
    assert found == [[], ["до 04.12.2026"]]


def test_nobody_agrees_to_terms_unread(signed_in, pair, mentor_user):
    """The curator changes the goals between the page and the answer; the next try is about the new ones."""
    browser, url = signed_in(mentor_user), reverse("pair_confirm", args=[pair.pk])
    shown = browser.get(url)
    Pair.objects.update(goals="Открытые занятия")
    before = everything()
    refused = browser.post(url, filled(shown))
    assert (refusal(refused), everything()) == ((422, {"__all__": [TERMS_CHANGED]}), before)
    assert "Цели: Открытые занятия" in refused.text
    assert outcome(browser.post(url, filled(refused)))[2] == ["Участие подтверждено."]


def test_nobody_agrees_past_the_page(signed_in, pair, mentor_user):
    browser, before = signed_in(mentor_user), everything()
    answer = browser.post(reverse("pair_confirm", args=[pair.pk]))
    assert (refusal(answer), everything()) == ((422, {"__all__": [TERMS_CHANGED]}), before)
