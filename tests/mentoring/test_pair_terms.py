"""Editing a pair on its way to an order, a mentor's room, and what an order asks of a pair."""

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse

from mentoring.enums import BasisKind, PairState
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Mentor, MentoringKind, Organization, Pair
from mentoring.queries.load import load_of
from mentoring.queries.pair_readiness import order_lacks
from mentoring.services import pair as pairs
from mentoring.services import pair_answers
from tests import factories as make
from tests.factories import AT, TODAY
from tests.pages import GuardedDoors, Page, changes_of, everything, filled, outcome, refusal

pytestmark = [
    pytest.mark.without("counts", reason="asks what the page itself says"),
    pytest.mark.without("pdf", reason="many papers are frozen, and none is read"),
]

YEAR: dict[str, Any] = {"starts_on": dt.date(2026, 9, 1), "ends_on": dt.date(2027, 5, 31)}
AUTUMN: dict[str, Any] = {"starts_on": dt.date(2026, 9, 1), "ends_on": dt.date(2026, 11, 30)}
SPRING: dict[str, Any] = {"starts_on": dt.date(2027, 3, 1), "ends_on": dt.date(2027, 5, 31)}


@pytest.mark.parametrize("page", [Page("pair_edit", "pair", reader="mentor_user")], ids=str)
class TestDoors(GuardedDoors):
    pass


class TestEditing:
    @pytest.fixture
    def browser(self, signed_in, curator):
        return signed_in(curator)

    @pytest.fixture
    def save(self, browser):
        def send(pair, **typed):
            url = reverse("pair_edit", args=[pair.pk])
            shown = browser.get(url)
            many = {"kinds": [make.kind().pk]}
            return browser.post(url, filled(shown, **many | typed))

        return send

    def test_another_period_takes_the_confirmations_back(self, save, checked_pair, curator):
        answer = save(checked_pair, ends_on="2027-04-30")
        said = "Условия изменены. Срок или цели другие, поэтому нужно новое согласие наставника и наставляемых."
        checked_pair.refresh_from_db()
        member = checked_pair.members.get()
        assert outcome(answer) == (302, checked_pair.get_absolute_url(), [said])
        assert (checked_pair.ends_on, checked_pair.state) == (dt.date(2027, 4, 30), PairState.PROPOSED)
        assert (checked_pair.mentor_confirmed_at, member.confirmed_at) == (None, None)
        why = "Изменены срок или цели: согласие нужно снова"
        assert changes_of(checked_pair)[-1] == ("checked", "proposed", curator, why)

    def test_other_goals_take_back_the_only_answer(self, save, pair, mentor_user, curator):
        pairs.confirm(pair, by=mentor_user, at=AT)
        save(pair, goals="Утренний круг")
        pair.refresh_from_db()
        assert (pair.goals, pair.mentor_confirmed_at) == ("Утренний круг", None)
        assert changes_of(pair)[-1][:3] == ("proposed", "proposed", curator)

    def test_the_kinds_ask_nobody_anew(self, save, checked_pair, curator):
        kind = MentoringKind.objects.create(code="quick", title="скоростное")
        answer = save(checked_pair, kinds=[kind.pk])
        checked_pair.refresh_from_db()
        assert (outcome(answer)[2], list(checked_pair.kinds.all())) == (["Условия изменены."], [kind])
        assert changes_of(checked_pair)[-1] == ("checked", "checked", curator, "Изменены условия")

    def test_saving_the_same_changes_nothing(self, save, checked_pair):
        before = everything()
        assert (save(checked_pair).status_code, everything()) == (302, before)

    def test_two_at_once_lose_nothing(self, browser, pair):
        url = reverse("pair_edit", args=[pair.pk])
        shown = browser.get(url)
        Pair.objects.update(goals="Занятия с родителями")
        answer = browser.post(url, filled(shown, kinds=[make.kind().pk], goals="Утренний круг"))
        assert "(Цели: Занятия с родителями)" in refusal(answer)[1]["__all__"][0]

    @pytest.mark.parametrize(
        ("field", "typed", "said"),
        [
            ("ends_on", "2026-09-01", "Окончание должно быть позже начала."),
            ("ends_on", "2036-09-01", "Срок больше трёх лет: проверьте год."),
            ("starts_on", "9999-12-01", "9999 год – слишком далеко от нынешнего: проверьте дату."),
            ("starts_on", "1026-09-14", "1026 год – слишком далеко от нынешнего: проверьте дату."),
        ],
    )
    def test_bad_input_is_told_beside_the_field(self, save, pair, field, typed, said):
        before = everything()
        answer = save(pair, **{field: typed})
        assert (refusal(answer), everything()) == ((422, {field: [said]}), before)

    def test_the_limit_is_kept(self, save, pair, mentor, kindergarten, curator):
        Mentor.objects.update(load_limit=1)
        newcomer = make.mentee(make.employee(kindergarten), by=curator)
        make.proposed_pair(mentor, newcomer, starts_on=dt.date(2027, 6, 1), ends_on=dt.date(2027, 8, 1))
        answer = save(pair, ends_on="2027-06-15")
        assert refusal(answer)[1]["__all__"][0].startswith("У наставника Дорошенко М.П. предел – 1, уже занято 1.")

    def test_a_pair_in_a_draft_is_fixed(self, save, order, checked_pair):
        answer = save(checked_pair, goals="Утренний круг")
        said = "Сейчас пара «в проекте приказа»: условия правят, пока её нет в приказе или в его проекте."
        assert refusal(answer) == (422, {"__all__": [said]})


class TestRoom:
    @pytest.fixture
    def taken(self, mentor, kindergarten, curator):
        """One mentee in autumn, one in spring: never two at once."""
        return [
            make.proposed_pair(mentor, make.mentee(make.employee(kindergarten), by=curator), **period)
            for period in (AUTUMN, SPRING)
        ]

    def test_load_is_that_of_the_fullest_day(self, mentor, taken):
        assert load_of(mentor, **YEAR) == 1
        assert load_of(mentor, **YEAR, besides=taken[0]) == 1
        assert load_of(mentor, **AUTUMN, besides=taken[0]) == 0

    def test_room_is_for_the_whole_period(self, mentor, taken):
        full = "У наставника Дорошенко М.П. предел – 2, уже занято 1, а нужно ещё 2."
        two = pairs.room_refusals(mentor, places=2, **YEAR)
        assert (pairs.room_refusals(mentor, places=1, **YEAR), [said.startswith(full) for said in two]) == ([], [True])

    @pytest.mark.parametrize(
        ("typed", "field", "said"),
        [
            (
                {"load_limit": 1},
                "load_limit",
                "Уже занято мест: 2. Сначала завершите или отклоните лишнюю пару, потом уменьшайте предел.",
            ),
            (
                {"away_until": "2026-12-01"},
                "away_until",
                (
                    "К этому дню готовится: Дорошенко М.П. → Савельева М.П. с 14.09.2026. "
                    "Сначала перенесите начало или отклоните пару."
                ),
            ),
        ],
    )
    def test_the_card_keeps_step_with_the_pairs(
        self, signed_in, curator, kindergarten, mentor, pair, typed, field, said
    ):
        if field == "load_limit":
            make.proposed_pair(mentor, make.mentee(make.employee(kindergarten), by=curator))
        browser, url = signed_in(curator), reverse("mentor_edit", args=[mentor.pk])
        shown, before = browser.get(url), everything()
        assert (refusal(browser.post(url, filled(shown, **typed))), everything()) == ((422, {field: [said]}), before)


class TestReadiness:
    def lacks(self, pair, on=TODAY):
        return order_lacks(Pair.objects.get(pk=pair.pk), on=on)

    def test_nothing_is_missing(self, checked_pair):
        assert self.lacks(checked_pair) == []

    def test_a_paper_later_than_the_order(self, checked_pair):
        checked_pair.mentor.employee.consents.update(signed_on=TODAY)
        Pair.objects.update(basis_kind=BasisKind.SUPPLEMENT, basis_number="5", basis_date=TODAY)
        assert self.lacks(checked_pair, dt.date(2026, 11, 19)) == [
            (
                "Дорошенко М.П.: согласие на наставничество подписано 20.11.2026, позже даты приказа (19.11.2026). "
                "Дата приказа должна быть не раньше."
            ),
            (
                "Дорошенко М.П.: дополнительное соглашение № 5 от 20.11.2026 – позже даты приказа (19.11.2026). "
                "Исправьте одну из дат."
            ),
        ]

    def test_the_council(self, checked_pair, curator):
        Organization.objects.update(has_council=True)
        assert self.lacks(checked_pair) == [
            (
                "Пара Дорошенко М.П. → Савельева М.П.: пару ещё не рассмотрел совет: запишите его мнение, номер и дату "
                "протокола на странице пары."
            )
        ]
        word: dict[str, Any] = {"opinion": "supports", "protocol": "3", "on": TODAY, "remarks": ""}
        pair_answers.record_opinion(checked_pair, **word, by=curator, at=AT)
        assert self.lacks(checked_pair) == []
        assert self.lacks(checked_pair, dt.date(2026, 11, 19)) == [
            "Пара Дорошенко М.П. → Савельева М.П.: протокол совета – от 20.11.2026, позже даты приказа (19.11.2026)."
        ]

    @pytest.mark.parametrize(
        ("day", "count"),
        [
            (dt.date(2026, 5, 31), 1),
            (dt.date(2026, 6, 1), 0),
            (dt.date(2027, 5, 28), 0),
            (dt.date(2027, 5, 29), 1),
            (dt.date(2027, 9, 1), 2),
        ],
    )
    def test_the_school_year_and_the_term(self, checked_pair, day, count):
        checked_pair.mentor.employee.consents.update(signed_on=dt.date(2026, 5, 1))
        assert len(self.lacks(checked_pair, day)) == count

    def test_only_a_pair_of_a_draft_is_signed(self, checked_pair):
        refusals = pairs.signing_refusals(checked_pair, on=TODAY)
        assert [said.partition(": ")[2][:33] for said in refusals] == ["состояние «проверена куратором», "]

    def test_the_page_tells_the_office(self, signed_in, curator, mentor_user, agreed_pair):
        told = [signed_in(user).get(agreed_pair.get_absolute_url()).context["lacks"] for user in (curator, mentor_user)]
        assert told == [self.lacks(agreed_pair), []]
        assert len(told[0]) == 2

    def test_one_unready_pair_keeps_all_out_of_force(self, checked_pair, kindergarten, curator, head):
        other = make.mentor(make.employee(kindergarten), by=curator)
        late = make.checked_pair(other, make.mentee(make.employee(kindergarten), by=curator), by=curator)
        order = make.draft_order(checked_pair, late, by=curator)
        other.employee.consents.all().delete()
        with pytest.raises(ImpossibleStepError, match="нет согласия"):
            make.signed_order(order, by=head)
        assert set(Pair.objects.values_list("state", flat=True)) == {PairState.IN_ORDER}
