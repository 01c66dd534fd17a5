"""The order that replaces the mentor: what goes over to the new pair, when, and what it grants."""

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse

from mentoring.enums import PairState
from mentoring.enums.pair_change import ChangeKind
from mentoring.models import Pair, PairRequest, User
from programs.enums import ProgramState
from programs.models import Program
from tests import factories as make
from tests.documents.test_pair_change_orders import agreed, drafted, points, replaced
from tests.factories import TODAY

pytestmark = [
    pytest.mark.without("counts", reason="asks what the page itself says"),
    pytest.mark.without("pdf", reason="many papers are frozen, and none is read"),
]
K = ChangeKind


def test_a_replacement_hands_the_program_over(
    running_program: Program, active_pair: Pair, curator: User, head: User, signed_in: Any
) -> None:
    change = replaced(active_pair, curator)
    order = drafted("replacement", change, by=curator)
    assert (order.heading, points(order)[0]) == (
        "О замене наставника",
        (
            "Назначить наставником Полякову Марию Петровну, старшего воспитателя, для Савельевой "
            "Марии Петровны, воспитателя, вместо Дорошенко Марии Петровны, на период с 1 декабря 2026 г. "
            "по 28 мая 2027 г."
        ),
    )
    make.signed_order(order, by=head, number="2-ОД")
    running_program.refresh_from_db()
    active_pair.refresh_from_db()
    new = Pair.objects.get(continues=active_pair)
    assert (new.state, active_pair.state, running_program.pair, running_program.state) == (
        PairState.ACTIVE,
        PairState.TERMINATED,
        new,
        ProgramState.RUNNING,
    )
    assert (running_program.approved_versions.count(), running_program.acknowledgements.count()) == (1, 1)
    assert list(signed_in(curator).get(new.get_absolute_url()).context["orders"]) == [order]


def test_an_unapproved_version_goes_back_to_the_new_mentor(
    checked_program: Program, active_pair: Pair, curator: User, head: User
) -> None:
    order = drafted("replacement", replaced(active_pair, curator), by=curator)
    make.signed_order(order, by=head, number="2-ОД")
    checked_program.refresh_from_db()
    assert (checked_program.state, checked_program.offered_at, checked_program.acknowledgements.count()) == (
        ProgramState.DRAFT,
        None,
        0,
    )


def test_until_the_new_mentors_day_the_program_bears_the_former_names(
    running_program: Program, active_pair: Pair, curator: User, mentor_user: User, head: User, signed_in: Any
) -> None:
    former = str(active_pair)
    make.signed_order(drafted("replacement", replaced(active_pair, curator), by=curator), by=head, number="2-ОД")
    assert str(Program.objects.get()) == former
    page = signed_in(mentor_user).get(active_pair.get_absolute_url())
    assert f'<a href="{running_program.get_absolute_url()}">Программа</a>' in page.text
    Pair.objects.filter(continues=active_pair).update(in_force_from=TODAY)
    assert str(Program.objects.get()) == str(Pair.objects.get(continues=active_pair))
    said = "Программу продолжает новый наставник: Полякова М.П. → Савельева М.П."
    assert said in signed_in(mentor_user).get(active_pair.get_absolute_url()).text


def test_a_new_pair_that_never_begins_gives_the_program_back(
    running_program: Program, active_pair: Pair, curator: User, head: User
) -> None:
    make.signed_order(drafted("replacement", replaced(active_pair, curator), by=curator), by=head, number="2-ОД")
    successor = Pair.objects.get(continues=active_pair)
    end = make.change(successor, K.END, by=curator, notice_on=TODAY, effective_on=dt.date(2026, 11, 27))
    order = drafted("termination", agreed(end, curator), by=curator)
    assert [point for point in points(order) if "отчёт" in point] == []
    assert "; пара к работе не приступает" in points(order)[0]
    make.signed_order(order, by=head, number="3-ОД")
    running_program.refresh_from_db()
    successor.refresh_from_db()
    assert (successor.never_begins, running_program.pair) == (True, active_pair)


def test_an_order_grants_what_was_asked_about_the_mentor(
    active_pair: Pair, curator: User, mentor_user: User, head: User, signed_in: Any
) -> None:
    values = {"pair": active_pair, "sender": mentor_user.employee, "text": "Прошу", "sent_on": TODAY}
    resigns, amends = (PairRequest.objects.create(kind=kind, **values) for kind in ("resign", "amend"))
    order = drafted("replacement", replaced(active_pair, curator), by=curator)
    said = signed_in(head).get(reverse("order_sign", args=[order.pk])).text
    assert "Этим удовлетворяется: Заявление о сложении обязанностей наставника от 20.11.2026, Дорошенко" in said
    make.signed_order(order, by=head, number="2-ОД")
    assert [PairRequest.objects.get(pk=each.pk).state for each in (resigns, amends)] == ["granted", "sent"]
    assert list(PairRequest.objects.without_change()) == []
