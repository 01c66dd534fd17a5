"""Two cards of one person made one: which values stay, what is kept of what there is twice, and what can't be."""

import datetime as dt

import pytest

from documents.models import BodyMember, CaseForm, Visa
from mentoring.enums import ConsentKind, MentorState, Role
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import AccessEntry, Employee, Mentee, Mentor, Pair, PairMentee, StateChange, User
from mentoring.services import bank
from mentoring.services.joining import join
from tests import factories as make
from tests.pages import changes_of

DAY = dt.date(2026, 9, 1)
ONE_OF_TWO = "а двух таких у одного человека быть не может: сначала закройте или отмените одну."


@pytest.fixture
def stays(kindergarten):
    return make.employee(kindergarten, last_name="Ахметзянова", personnel_number="15", building="корпус 2")


@pytest.fixture
def goes(kindergarten):
    return make.employee(kindergarten, last_name="Соколова", personnel_number="77", post="методист")


@pytest.fixture
def joined(stays, goes, curator):
    """Join the cards, and return the one that stays as it is then."""

    def act(*taken, account=None, by=curator):
        join(stays, goes, taken=taken, account=account, by=by, at=make.AT)
        return Employee.objects.get(pk=stays.pk)

    return act


def refused(act, *args, **kwargs):
    with pytest.raises(ImpossibleStepError) as refusal:
        act(*args, **kwargs)
    return refusal.value.sentences


def test_the_chosen_values_stay_and_the_other_card_is_nowhere(joined, stays, goes, curator):
    card = joined("last_name", "personnel_number")
    gone = Employee.with_joined.get(pk=goes.pk)
    assert (card.last_name, card.personnel_number, card.post, card.building) == (
        "Соколова",
        "77",
        "воспитатель",
        "корпус 2",
    )
    assert (gone.joined_into, gone.archived_on, gone.personnel_number) == (card, make.TODAY, "")
    assert Employee.objects.filter(last_name="Соколова").get() == stays
    assert goes not in Employee.objects.visible_to(curator)


def test_history_and_journal_say_who_joined_what(joined, stays, curator):
    joined("last_name")
    assert changes_of(stays) == [
        ("две карточки", "одна карточка", curator, "Присоединена карточка: Соколова Мария Петровна, методист")
    ]
    entry = AccessEntry.objects.get(kind="cards")
    about = "Соединены: Соколова Мария Петровна и Соколова Мария Петровна"
    assert (entry.by, entry.employee, entry.about) == (curator, stays, about)


@pytest.mark.parametrize(("own", "other", "left"), [(None, DAY, None), (DAY, None, None), (DAY, make.TODAY, DAY)])
def test_who_works_by_one_card_works(joined, stays, goes, own, other, left):
    for card, day in ((stays, own), (goes, other)):
        Employee.objects.filter(pk=card.pk).update(archived_on=day)
    assert joined().archived_on == left


class TestConsents:
    def test_the_older_one_holds_until_the_newer_was_signed(self, joined, stays, goes):
        make.consent(stays, signed_on=DAY)
        make.consent(goes, signed_on=make.TODAY)
        days = joined().consents.order_by("signed_on").values_list("signed_on", "valid_until")
        assert list(days) == [(DAY, make.TODAY), (make.TODAY, None)]

    def test_of_different_kinds_both_go_on(self, joined, stays, goes):
        make.consent(stays)
        make.consent(goes, ConsentKind.PERSONAL_DATA)
        assert set(joined().consents.values_list("valid_until", flat=True)) == {None}


class TestBanks:
    def test_the_record_goes_with_its_pairs(self, joined, goes, mentor, mentee, curator):
        make.mentee(goes, by=curator)
        pair = make.proposed_pair(mentor, Mentee.objects.get(employee=goes))
        card = joined()
        assert [member.mentee.employee for member in pair.members.all()] == [card]
        assert Mentee.objects.filter(pk=goes.pk).exists() is False

    def test_of_two_records_the_one_in_the_bank_is_kept(self, joined, stays, goes, curator):
        old = make.mentor(stays, by=curator)
        bank.leave(old, by=curator, at=make.AT, why="")
        new = make.mentor(goes, by=curator, load_limit=5)
        for record in (old, new):
            record.strengths.add(make.direction())
        old.trainings.create(title="Школа наставника")
        card = joined().mentor
        assert (card.state, card.load_limit) == (MentorState.LISTED, 5)
        assert [list(card.strengths.all()), card.trainings.count(), Mentor.objects.count()] == [
            [make.direction()],
            1,
            1,
        ]

    def test_nobody_gets_more_mentees_than_the_limit(self, joined, stays, goes, kindergarten, curator):
        for card in (stays, goes):
            mentor = make.mentor(card, by=curator, load_limit=1)
            make.proposed_pair(mentor, make.mentee(make.employee(kindergarten), by=curator))
        assert refused(joined) == [
            "Вместе у наставника 2 наставляемых, а предел – 1: сначала увеличьте предел в карточке банка."
        ]
        assert Mentor.objects.filter(pk=goes.pk).exists()

    def test_a_wish_about_the_two_is_forgotten(self, joined, stays, goes, curator):
        make.mentor(stays, by=curator).wishes.create(mentee=make.mentee(goes, by=curator), kind="banned")
        assert joined().mentor.wishes.count() == 0


class TestRefusals:
    def test_a_pair_of_the_two(self, joined, stays, goes, curator):
        pair = make.proposed_pair(make.mentor(stays, by=curator), make.mentee(goes, by=curator))
        assert refused(joined) == [f"В карточках – два разных человека: они наставник и наставляемый в паре {pair}."]

    def test_one_group(self, joined, stays, goes, mentor, curator):
        pair = make.proposed_pair(mentor, *(make.mentee(card, by=curator) for card in (stays, goes)))
        assert refused(joined) == [f"Обе карточки – наставляемые в одной группе: {pair}. Это разные люди."]

    def test_two_pairs_with_one_person_on_one_day(self, joined, stays, goes, mentor, curator):
        for card in (stays, goes):
            make.proposed_pair(mentor, make.mentee(card, by=curator))
        two = "Дорошенко М.П. и Ахметзянова М.П. оказались бы сразу в двух парах друг с другом: "
        assert refused(joined) == [two + "сначала завершите или отклоните одну."]
        assert PairMentee.objects.filter(mentee=goes.pk).count() == 1

    def test_two_open_questionnaires(self, joined, stays, goes, curator):
        for card in (stays, goes):
            make.questionnaire(card, curator)
        told = "В обеих карточках есть «Анкета наставника: Соколова Мария Петровна», "
        assert refused(joined) == [told + ONE_OF_TWO]

    def test_a_stranger_or_a_nameless_card(self, stays, goes, stranger, curator):
        Employee.objects.filter(pk=goes.pk).update(archived_on=DAY, anonymized_on=DAY)
        act = {"taken": (), "by": curator, "at": make.AT}
        assert refused(join, stays, goes, **act) == ["Карточка обезличена: соединить её уже нельзя."]
        assert refused(join, stays, stranger.employee, **act) == ["Выберите другую карточку своей организации."]

    def test_a_card_that_was_joined_already(self, joined, stays, goes, curator):
        joined()
        gone = "Одну из карточек уже соединили с другой или удалили. Обновите страницу."
        assert refused(joined) == ["Соколова Мария Петровна: эта карточка уже соединена с другой. Обновите страницу."]
        assert refused(join, goes, curator.employee, taken=(), by=curator, at=make.AT) == [gone]


class TestAccounts:
    @pytest.fixture
    def own(self, stays):
        return make.account(stays)

    @pytest.fixture
    def other(self, goes):
        return make.account(goes)

    def test_the_only_one_goes_over(self, joined, other):
        assert joined().account == other
        assert User.objects.get(pk=other.pk).is_active

    @pytest.mark.parametrize("chosen", ["own", "other"])
    def test_of_two_the_chosen_one_stays_open(self, joined, own, other, chosen):
        kept, closed = (own, other) if chosen == "own" else (other, own)
        card = joined(account=kept)
        closed.refresh_from_db()
        assert (card.account, closed.is_active) == (kept, False)

    def test_two_without_a_choice(self, joined, own, other):
        assert refused(joined) == ["У человека две учётные записи: выберите, какая остаётся."]

    def test_the_one_who_joins_keeps_the_own_account(self, stays, goes, own, kindergarten):
        by = make.account(goes, Role.ADMINISTRATOR)
        make.account(make.employee(kindergarten), Role.ADMINISTRATOR)
        act = {"taken": (), "account": own, "by": by, "at": make.AT}
        assert refused(join, stays, goes, **act) == ["Свою учётную запись отключить нельзя."]

    def test_the_account_takes_the_address_of_the_card(self, joined, own, goes):
        Employee.objects.filter(pk=goes.pk).update(email="new@example.org")
        assert joined("email").account.email == "new@example.org"


class TestPapers:
    def test_signed_papers_stay_as_they_are(self, stays, signed_order, mentee, curator):
        before = signed_order.signed_copy.html
        join(stays, mentee.employee, taken=(), by=curator, at=make.AT)
        signed_order.signed_copy.refresh_from_db()
        assert (signed_order.signed_copy.html, "Савельев" in before) == (before, True)
        assert [member.mentee_id for member in Pair.objects.get().members.all()] == [stays.pk]

    def test_who_had_to_read_an_order_twice_has_read_it(self, joined, stays, goes, signed_order):
        for card, day in ((stays, None), (goes, make.TODAY)):
            signed_order.acquaintances.create(employee=card, read_on=day)
        card = joined()
        assert list(card.acquaintances.values_list("order", "read_on")) == [(signed_order.pk, make.TODAY)]

    def test_a_given_visa_is_kept(self, joined, stays, goes, order):
        order.visas.create(employee=stays)
        order.visas.create(employee=goes, state="given", given_on=make.TODAY)
        joined()
        assert list(Visa.objects.values_list("employee", "state")) == [(stays.pk, "given")]

    @pytest.mark.parametrize(("taken", "kept"), [((), "Ахметзяновой"), (("last_name", "post"), "Соколовой")])
    def test_the_forms_of_the_name_that_stays_are_kept(self, joined, stays, goes, taken, kept):
        for card, name in ((stays, "Ахметзяновой"), (goes, "Соколовой")):
            CaseForm.objects.create(employee=card, case="datv", full_name=name, last_name=name, post="x")
        assert [form.last_name for form in joined(*taken).case_forms.all()] == [kept]

    def test_in_a_body_the_one_who_leads_is_kept(self, joined, stays, goes, body):
        composition = body.compositions.create(starts_on=DAY, basis="приказ № 1")
        composition.members.create(employee=stays)
        composition.members.create(employee=goes, role="vice")
        joined()
        assert list(BodyMember.objects.filter(employee=stays).values_list("role", flat=True)) == ["vice"]

    def test_what_others_refer_to_is_not_dropped(self, joined, stays, goes, body):
        composition = body.compositions.create(starts_on=DAY, basis="приказ № 1")
        composition.members.create(employee=stays)
        member = composition.members.create(employee=goes)
        body.sessions.create(held_on=make.TODAY, chairs=member)
        said = "В обеих карточках есть «Соколова М.П.», и от этой записи зависят другие: соединить карточки нельзя."
        assert refused(joined) == [said]


def test_the_log_of_both_is_one(joined, goes, curator):
    make.mentor(goes, by=curator)
    card = joined()
    assert {change.object_id for change in StateChange.objects.filter(content_type__model="mentor")} == {card.pk}
