"""Изменения пары: the forms, the page of a change, its steps; the production calendar."""

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse

from mentoring.enums import PairState
from mentoring.enums.pair_change import ChangeKind, ChangeState
from mentoring.forms.pair_change import WHO_READS
from mentoring.models import CalendarDay, Pair, PairChange, PairRequest
from tests import factories as make
from tests.pages import Doors, GuardedDoors, GuardedPages, Page, changes_of, everything, filled, outcome, refusal

pytestmark = [
    pytest.mark.without("counts", reason="asks what the page itself says"),
    pytest.mark.without("pdf", reason="many papers are frozen, and none is read"),
]

K = ChangeKind


@pytest.fixture
def prolongation(active_pair, curator):
    """Waits for both sides."""
    return make.change(active_pair, K.PROLONG, by=curator)


@pytest.fixture
def corrected_day(kindergarten):
    return CalendarDay.objects.create(organization=kindergarten, day=make.TODAY, title="Перенос")


@pytest.mark.parametrize(
    "page", [Page("pair_change", "prolongation", by=user, methods=("get",)) for user in ("council", "mentee_user")]
)
class TestReading(Doors):
    pass


@pytest.mark.parametrize(
    "page",
    [
        *(
            Page("pair_change_add", "active_pair", reader="mentor_user", more=(kind.value,))
            for kind in K
            if kind != K.END
        ),
        Page("pair_change_add", "active_pair", by="head", reader="mentee_user", more=(K.END.value,)),
        Page("pair_change_confirm", "prolongation", by="mentor_user", reader="curator"),
        Page("pair_change_paper", "prolongation", reader="mentor_user"),
        Page("pair_change_cancel", "prolongation", by="mentee_user", reader="head"),
    ],
)
class TestDoors(GuardedDoors):
    pass


@pytest.mark.parametrize("page", [Page("calendar"), Page("calendar", by="administrator", reader="head")])
class TestCalendarDoors(GuardedPages):
    pass


@pytest.mark.parametrize("page", [Page("calendar_day_remove", "corrected_day", methods=("post",))])
class TestRemoving(GuardedDoors):
    def test_looking_changes_nothing(self, signed_in, page, request):
        assert signed_in(request.getfixturevalue(page.by)).get(page.url(request)).status_code == 405


def test_people_read_what_they_agree_to(signed_in, mentor_user, prolongation):
    page = signed_in(mentor_user).get(reverse("pair_change_confirm", args=[prolongation.pk]))
    assert page.context["consequences"] == [
        f"Вы соглашаетесь: «{prolongation}».",
        "Нынешний срок окончания: 28 мая 2027 г.",
        "Новый срок окончания: 30 июня 2027 г.",
        "Почему: Так решили вместе",
        "Когда согласятся все, куратор составит приказ.",
    ]


def test_an_unknown_kind_is_not_found(signed_in, curator, active_pair):
    url = reverse("pair_change_add", args=[active_pair.pk, "sell"])
    assert signed_in(curator).get(url).status_code == 404


class TestAdding:
    @pytest.fixture
    def browser(self, signed_in, curator):
        return signed_in(curator)

    @pytest.fixture
    def url(self, active_pair):
        return lambda kind: reverse("pair_change_add", args=[active_pair.pk, kind.value])

    END = {
        "initiator": "mentor",
        "cause": "refusal",
        "notice_on": "2026-11-20",
        "effective_on": "2026-11-25",
        "why": "Много уроков",
    }

    def test_under_the_reason_it_says_who_reads_it(self, browser, url):
        said = {kind: browser.get(url(kind)).context["form"].fields["why"].help_text for kind in (K.PROLONG, K.PAUSE)}
        assert said == {K.PROLONG: f"Почему нужно больше времени. {WHO_READS}", K.PAUSE: WHO_READS}

    def test_a_prolongation_waits_for_both_sides(self, browser, url, active_pair):
        answer = browser.post(url(K.PROLONG), {"new_ends_on": "2027-06-30", "why": "Болела"})
        change = PairChange.objects.get()
        said = "Изменение подготовлено, ждём согласия: Дорошенко М.П., Савельева М.П."
        assert outcome(answer) == (302, change.get_absolute_url(), [said])
        assert (change.state, str(change.new_ends_on)) == ("prepared", "2027-06-30")
        assert "Ждём согласия: Дорошенко М.П., Савельева М.П." in browser.get(active_pair.get_absolute_url()).text

    def test_the_end_is_asked_with_today_as_the_day_of_notice(self, browser, url):
        form = browser.get(url(K.END)).context["form"]
        assert (form["notice_on"].value(), form.fields["initiator"].choices[0]) == (make.TODAY, ("", "Выберите"))

    def test_who_may_join_is_shown_with_the_post_and_the_state(self, browser, url, kindergarten, curator):
        newcomer = make.mentee(make.employee(kindergarten, last_name="Кравцова"), by=curator)
        choices = [str(title) for _, title in browser.get(url(K.ADD)).context["form"].fields["mentee"].choices]
        person = newcomer.employee
        label = f"{person.full_name}, {person.post} – без наставника (нет согласия на обработку данных)"
        assert choices == ["Выберите наставляемого", label]

    def test_a_refusal_is_ready_at_once(self, browser, url):
        answer = browser.post(url(K.END), self.END)
        change = PairChange.objects.get()
        assert outcome(answer)[2] == ["Изменение готово к приказу."]
        page = browser.get(change.get_absolute_url())
        assert (page.context["main_action"].url, "25 ноября 2026" in page.text) == (
            reverse("order_add_kind", args=["termination"]),
            True,
        )

    @pytest.mark.parametrize(
        ("kind", "typed", "field", "said"),
        [
            (
                K.END,
                {"effective_on": "2026-11-24"},
                "effective_on",
                (
                    "Уведомление от 20.11.2026, три рабочих дня истекают 25.11.2026: последний день пары – не раньше "
                    "(ТК РФ, ст. 351.8)."
                ),
            ),
            (K.END, {"notice_on": "2026-11-21"}, "notice_on", "Дата уведомления ещё не наступила."),
            (K.END, {"initiator": ""}, "initiator", "Обязательное поле."),
            (
                K.PROLONG,
                {"new_ends_on": "2027-05-28"},
                "new_ends_on",
                "Новый срок должен быть позже нынешнего: 28.05.2027.",
            ),
            (K.PROLONG, {"new_ends_on": "2037-05-28"}, "new_ends_on", "Срок больше трёх лет: проверьте год."),
            (K.REPLACE, {"mentor": ""}, "mentor", "Обязательное поле."),
        ],
    )
    def test_bad_input_is_told_beside_the_field(self, browser, url, kind, typed, field, said):
        before = everything()
        answer = browser.post(url(kind), self.END | typed)
        assert (refusal(answer), everything()) == ((422, {field: [said]}), before)
        assert answer.context["form"]["why"].value() == "Много уроков"

    def test_a_full_mentor_is_told_beside_the_choice(self, browser, url, curator, kindergarten):
        full = make.mentor(make.employee(kindergarten, last_name="Полякова"), by=curator, load_limit=1)
        make.proposed_pair(full, make.mentee(make.employee(kindergarten), by=curator))
        before = everything()
        answer = browser.post(url(K.REPLACE), self.END | {"mentor": full.pk, "effective_on": "2026-12-01"})
        said = (
            "У наставника Полякова М.П. предел – 1, уже занято 1. "
            "Выберите другого наставника или увеличьте предел в его карточке."
        )
        assert (refusal(answer), everything()) == ((422, {"mentor": [said]}), before)

    def test_a_second_change_is_refused(self, browser, url, prolongation):
        before = everything()
        answer = browser.post(url(K.END), self.END)
        said = "По этой паре уже готовится изменение: продление. Дождитесь приказа или отмените его."
        assert (refusal(answer), everything()) == ((422, {"__all__": [said]}), before)

    def test_people_of_another_organization_are_not_offered(self, browser, url, stranger):
        make.mentor(make.employee(stranger.organization, last_name="Чужакова"), by=stranger)
        make.mentee(make.employee(stranger.organization, last_name="Чужакова"), by=stranger)
        assert {"Чужакова" in browser.get(url(kind)).text for kind in (K.REPLACE, K.ADD)} == {False}

    def test_a_granted_request_fills_the_form(self, browser, url, active_pair):
        """But for the sender's words: the other side reads the change too."""
        request = PairRequest.objects.create(
            pair=active_pair,
            sender=active_pair.mentor.employee,
            kind="resign",
            text="Много уроков",
            sent_on=make.TODAY,
            state="granted",
        )
        address = f"{url(K.END)}?request={request.pk}"
        shown = browser.get(address)
        browser.post(address, filled(shown, cause="refusal", effective_on="2026-11-25"))
        change = PairChange.objects.get()
        assert (change.request, change.initiator, change.why) == (request, "mentor", str(request))


def test_each_side_agrees_under_the_own_login(signed_in, prolongation, mentor_user, mentee_user):
    url = reverse("pair_change_confirm", args=[prolongation.pk])
    said = [outcome(signed_in(user).post(url))[2] for user in (mentor_user, mentee_user)]
    prolongation.refresh_from_db()
    assert said == [["Согласие записано. Ждём остальных."], ["Согласие записано. Согласны все: дальше – приказ."]]
    told = signed_in(mentor_user).get(prolongation.get_absolute_url()).context["history"]
    assert [line.what for line in told] == [
        "готовится → готово к приказу",
        "Савельева М.П.: согласие под своей учётной записью",
        "Дорошенко М.П.: согласие под своей учётной записью",
        "готовится",
    ]
    assert (prolongation.state, changes_of(prolongation)[-1]) == (
        ChangeState.READY,
        ("prepared", "ready", mentee_user, ""),
    )


def test_paper_counts_as_a_word(signed_in, curator, prolongation, mentor):
    browser, url = signed_in(curator), reverse("pair_change_paper", args=[prolongation.pk])
    future = browser.post(url, {"employee": mentor.pk, "on": "2026-11-21"})
    assert refusal(future) == (422, {"on": ["Дата подписания ещё не наступила."]})
    answer = browser.post(url, {"employee": mentor.pk, "on": "2026-11-19"})
    assert outcome(answer)[2] == ["Согласие на бумаге записано. Ждём остальных."]
    assert "на бумаге от 19 ноября" in browser.get(prolongation.get_absolute_url()).text
    assert browser.post(url, {"employee": mentor.pk, "on": "2026-11-19"}).status_code == 422


def test_a_side_may_say_no(signed_in, prolongation, mentee_user):
    answer = signed_in(mentee_user).post(reverse("pair_change_cancel", args=[prolongation.pk]), {"why": "Не хочу"})
    prolongation.refresh_from_db()
    assert (outcome(answer)[2], prolongation.state) == (["Изменение отменено."], ChangeState.CANCELLED)


def test_who_is_to_join_sees_the_change_but_not_the_pair(signed_in, active_pair, curator, kindergarten):
    newcomer = make.mentee(make.employee(kindergarten), by=curator)
    user, change = make.account(newcomer.employee), make.change(active_pair, K.ADD, by=curator, mentee=newcomer)
    browser = signed_in(user)
    assert browser.get(active_pair.get_absolute_url()).status_code == 404
    assert browser.get(change.get_absolute_url()).context["main_action"].title == "Согласиться"
    lines = browser.get(reverse("desk")).context["lines"]
    assert [line.title for line in lines] == [f"Согласны ли вы: {change}"]


def test_the_desk_tells_of_a_running_notice(signed_in, curator, active_pair):
    given: dict[str, Any] = {"initiator": "mentor", "cause": "refusal", "effective_on": dt.date(2026, 11, 30)}
    change = make.change(active_pair, K.END, by=curator, **given)
    titles = [line.title for line in signed_in(curator).get(reverse("desk")).context["lines"]]
    assert {f"Идёт срок уведомления: {active_pair}", f"Составьте приказ: {change}"} <= set(titles)


def test_the_old_pair_says_where_the_work_went(signed_in, curator, mentor_user, active_pair, kindergarten):
    new = make.proposed_pair(
        make.mentor(make.employee(kindergarten), by=curator), make.mentee(make.employee(kindergarten), by=curator)
    )
    Pair.objects.filter(pk=new.pk).update(continues=active_pair)
    Pair.objects.filter(pk=active_pair.pk).update(state=PairState.TERMINATED, ends_on=make.YESTERDAY)
    seen = signed_in(curator).get(active_pair.get_absolute_url()).text
    assert (new.get_absolute_url() in seen, "продолжает пара" in seen) == (True, True)
    own = signed_in(mentor_user).get(active_pair.get_absolute_url()).text
    assert (new.get_absolute_url() in own, "программа перешла к паре с новым наставником" in own) == (False, True)
    assert "Продолжает работу пары" in signed_in(curator).get(new.get_absolute_url()).text


class TestCalendar:
    @pytest.fixture
    def browser(self, signed_in, curator):
        return signed_in(curator)

    def test_a_day_beyond_the_year_is_refused(self, browser):
        answer = browser.post(reverse("calendar"), {"day": "9999-12-07", "title": "День республики"})
        said = "Календарь ведётся на год вперёд: укажите день до 20.11.2027."
        assert refusal(answer) == (422, {"day": [said]})

    def test_a_day_is_corrected_once_and_back(self, browser, kindergarten):
        url = reverse("calendar")
        assert "4 ноября 2027" in browser.get(url).text
        answer = browser.post(url, {"day": "2026-12-07", "title": "День республики"})
        assert outcome(answer) == (302, url, ["Поправка записана: 07.12.2026: нерабочий день."])
        again = browser.post(url, {"day": "2026-12-07"})
        assert refusal(again) == (422, {"day": ["Этот день уже поправлен: сначала снимите прежнюю поправку."]})
        day = kindergarten.calendar_days.get()
        removed = browser.post(reverse("calendar_day_remove", args=[day.pk]))
        assert outcome(removed)[2][-1] == "Поправка снята: 07.12.2026."
        assert not kindergarten.calendar_days.exists()
