"""Two people at once, over two real connections: SQLite lets one writer in at a time, so this needs PostgreSQL."""

import datetime as dt
from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection, transaction

from documents.enums import OrderState, VisaState
from documents.models import Order, SignedCopy
from documents.services import acquaintance
from documents.services import visa as visas
from mentoring.enums import PairState
from mentoring.exceptions import ImpossibleStepError
from mentoring.forms.bank import MentorForm
from mentoring.forms.employee import EmployeeForm
from mentoring.models import (
    ActingHead,
    Curator,
    Employee,
    Head,
    Mentee,
    Mentor,
    Organization,
    Pair,
    StateChange,
    User,
)
from mentoring.services import acting_head as acting_heads
from mentoring.services import consent as consents
from mentoring.services import employee as employees
from mentoring.services import pair as pairs
from mentoring.services import post as posts
from programs.models import PlanRow, Program
from programs.services import plan as plans
from tests import factories as make

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time"),
]


def together(*steps: Callable[[], object]) -> list[str]:
    """Take the steps at the same moment, each over a connection of its own; tell what each came to."""
    start, said = Barrier(len(steps)), [""] * len(steps)

    def take(number: int, step: Callable[[], object]) -> None:
        start.wait()
        try:
            step()
            said[number] = "done"
        except (ImpossibleStepError, plans.CellConflictError) as refusal:
            said[number] = type(refusal).__name__
        finally:
            connection.close()

    threads = [Thread(target=take, args=(number, step)) for number, step in enumerate(steps)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(said)


def test_one_number_goes_to_one_order(order: Order, kindergarten: Organization, curator: User, head: User) -> None:
    mentor = make.mentor(make.employee(kindergarten), by=curator)
    pair = make.checked_pair(mentor, make.mentee(make.employee(kindergarten), by=curator), by=curator)
    second = make.draft_order(pair, by=curator)
    said = together(lambda: make.signed_order(order, by=head), lambda: make.signed_order(second, by=head))
    assert said == ["ImpossibleStepError", "done"]
    assert Order.objects.filter(number="1-ОД", state=OrderState.SIGNED).count() == 1
    assert sorted(Pair.objects.values_list("state", flat=True)) == [PairState.ACTIVE, PairState.IN_ORDER]


def test_one_order_is_signed_once(order: Order, head: User) -> None:
    said = together(*[lambda n=n: make.signed_order(order, by=head, number=f"{n}-ОД") for n in (1, 2)])
    assert said == ["ImpossibleStepError", "done"]


def test_the_load_limit_holds(mentor: Mentor, kindergarten: Organization, curator: User) -> None:
    Mentor.objects.update(load_limit=1)
    mentees: list[Mentee] = [make.mentee(make.employee(kindergarten), by=curator) for _ in range(2)]
    make.form(), make.kind()
    said = together(*[lambda mentee=mentee: make.proposed_pair(mentor, mentee) for mentee in mentees])
    assert said == ["ImpossibleStepError", "done"]
    assert Pair.objects.count() == 1


@pytest.mark.parametrize(("goals", "said"), [("", ["done", "done"]), ("Другие", ["ImpossibleStepError", "done"])])
def test_two_people_are_proposed_once(mentor: Mentor, mentee: Mentee, goals: str, said: list[str]) -> None:
    make.form(), make.kind()
    found = together(*[lambda each=each: make.proposed_pair(mentor, mentee, goals=each) for each in ("", goals)])
    assert (found, Pair.objects.count()) == (said, 1)


@pytest.mark.parametrize("typed", [{"load_limit": 1}, {"load_limit": 2, "away_until": "2026-10-01"}], ids=str)
def test_the_card_and_a_proposal_agree(pair: Pair, curator: User, kindergarten: Organization, typed: Any) -> None:
    """Whoever comes second sees what the first has written: the pair is too many, or the mentor is away."""
    pairs.decline(pair, by=curator, at=make.AT, why="")
    two = [make.mentee(make.employee(kindergarten), by=curator) for _ in range(2)]
    shown = MentorForm(None, user=curator, instance=pair.mentor)

    @transaction.atomic
    def change_card() -> None:
        form = MentorForm({**typed, "seen": shown["seen"].value()}, user=curator, instance=pair.mentor)
        if not form.is_valid():
            raise ImpossibleStepError("К этому дню готовится пара.")
        form.save()

    said = together(change_card, lambda: make.proposed_pair(pair.mentor, *two))
    mentor = Mentor.objects.get()
    changed = mentor.load_limit == 1 or mentor.away_until is not None
    assert (said, Pair.objects.forming().exists()) == (["ImpossibleStepError", "done"], not changed)


def test_one_cell_keeps_one_text(program: Program) -> None:
    row = make.row_of(program)
    texts = ("октябрь", "ноябрь")
    said = together(*[lambda text=text: plans.write_cell(row, field="term", was="", value=text) for text in texts])
    assert said == ["CellConflictError", "done"]
    assert PlanRow.objects.get(pk=row.pk).term in texts


def test_two_consents_of_one_person_are_withdrawn_at_once(kindergarten: Organization) -> None:
    person, day = make.employee(kindergarten), dt.timedelta(days=1)
    first = make.consent(person, valid_until=make.TODAY + day)
    second = make.consent(person)
    said = together(*[lambda each=each: consents.withdraw(each, on=make.TODAY) for each in (first, second)])
    assert said == ["done", "done"]
    assert set(person.consents.values_list("withdrawn_on", flat=True)) == {make.TODAY}


def test_nobody_is_in_a_bank_and_in_the_archive(kindergarten: Organization, curator: User) -> None:
    person = make.employee(kindergarten)
    said = together(
        lambda: make.mentor(person, by=curator), lambda: employees.archive(person, by=curator, at=make.AT, why="")
    )
    assert said == ["ImpossibleStepError", "done"]
    person.refresh_from_db()
    assert Mentor.objects.exists() is (person.archived_on is None)


def test_a_button_pressed_twice_makes_one_card(curator: User) -> None:
    given = {"last_name": "Белова", "first_name": "Анна", "sex": "female", "post": "методист", "category": "none"}

    @transaction.atomic
    def add() -> None:
        form = EmployeeForm(given, user=curator)
        if not form.is_valid():
            raise ImpossibleStepError("Такая карточка уже есть.")
        form.save()

    assert together(add, add) == ["ImpossibleStepError", "done"]
    assert Employee.objects.filter(last_name="Белова").count() == 1


def test_two_do_not_act_for_the_head_at_once(curator: User, council: User, head: User) -> None:
    def periods(person: Employee | None) -> Callable[[], object]:
        assert person
        return lambda: acting_heads.appoint(
            ActingHead(employee=person, starts_on=make.TODAY, ends_on=make.TODAY, basis="Приказ № 1"),
            by=head,
            today=make.TODAY,
        )

    assert together(periods(curator.employee), periods(council.employee)) == ["ImpossibleStepError", "done"]
    assert ActingHead.objects.count() == 1


@pytest.mark.parametrize("post", [Curator, Head])
def test_two_are_not_appointed_at_once(curator: User, council: User, head: User, post: Any) -> None:
    def appointed(person: Employee | None) -> Callable[[], object]:
        assert person
        return lambda: posts.appoint(post, person, starts_on=make.TODAY, basis="Приказ № 1", by=head)

    assert together(appointed(curator.employee), appointed(council.employee)) == ["ImpossibleStepError", "done"]
    assert post.objects.count() == 1


def test_nobody_is_renamed_while_the_order_is_signed(order: Order, head: User, mentor: Mentor) -> None:
    """Either name may win, never both: the text and the annex of a signed order name the mentor alike."""

    def rename() -> None:
        card = Employee.objects.get(pk=mentor.pk)
        card.last_name = "Соколова"
        card.save()

    together(lambda: make.signed_order(order, by=head), rename)
    for copy in SignedCopy.objects.all():
        assert ("Дорошенко" in copy.html, "Соколов" in copy.html) in {(True, False), (False, True)}


def test_two_read_an_order_at_once(order: Order, head: User, mentor_user: User, mentee_user: User) -> None:
    signed = make.signed_order(order, by=head)
    readers = [lambda by=user: acquaintance.read(signed, by=by, at=make.AT) for user in (mentor_user, mentee_user)]
    assert together(*readers) == ["done", "done"]
    assert [str(change) for change in StateChange.objects.of(signed)] == [
        "проект → подписан",
        "подписан → ознакомление",
    ]


def test_a_visa_does_not_meet_a_text_taken_back(order: Order, council: User, curator: User) -> None:
    assert council.employee
    visas.ask(order, employees=[council.employee], by=curator, at=make.AT)
    visa = order.visas.get()
    together(lambda: visas.give(visa, by=council, at=make.AT), lambda: visas.reopen(order, by=curator, at=make.AT))
    order.refresh_from_db()
    assert (order.state, order.visas.get().state) == (OrderState.DRAFT, VisaState.ASKED)
