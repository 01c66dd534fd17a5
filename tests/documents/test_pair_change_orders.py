"""The orders that change pairs: their text, and all that the signature does, or nothing."""

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse

from documents.models import Order
from documents.registry import order_kinds
from documents.services import composing
from documents.services import order as orders
from documents.services.order_template import unknown_words
from mentoring.enums import BasisKind, PairState, Sex
from mentoring.enums.pair_change import ChangeKind, ChangeState, EndCause, EndInitiator
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Mentor, Organization, Pair, PairChange, User
from mentoring.russian import NBSP
from mentoring.services import pair as pairs
from mentoring.services import pair_change as changes
from tests import factories as make
from tests.factories import AT, TODAY

pytestmark = [
    pytest.mark.without("counts", reason="asks what the page itself says"),
    pytest.mark.without("pdf", reason="many papers are frozen, and none is read"),
]

K = ChangeKind
CODES = ("composition", "replacement", "prolongation", "termination", "pause")
REFUSAL: dict[str, Any] = {
    "initiator": EndInitiator.MENTOR,
    "cause": EndCause.REFUSAL,
    "effective_on": dt.date(2026, 11, 25),
}


@pytest.fixture
def other_pair(kindergarten: Organization, curator: User, head: User) -> Pair:
    """In force as well: a man in the care of another mentor."""
    mentor = make.mentor(make.employee(kindergarten, last_name="Гусева", post="учитель-логопед"), by=curator)
    man = make.employee(
        kindergarten,
        last_name="Фролов",
        first_name="Илья",
        middle_name="Олегович",
        sex=Sex.MALE,
        post="педагог-психолог",
    )
    pair = make.checked_pair(mentor, make.mentee(man, by=curator), by=curator)
    make.signed_order(make.draft_order(pair, by=curator), by=head, number="2-ОД")
    pair.refresh_from_db()
    return pair


def drafted(code: str, *found: PairChange, by: User) -> Order:
    make.order_template(code)
    return orders.draft(found[0].organization, kind=code, rows=found, by=by, at=AT, today=TODAY)


def agreed(change: PairChange, by: User) -> PairChange:
    for person in change.waiting:
        changes.confirm_on_paper(change, employee=person, on=TODAY, by=by, at=AT)
    change.refresh_from_db()
    return change


def replaced(pair: Pair, by: User) -> PairChange:
    """A replacement whose new pair is checked, with consent and basis."""
    person = make.employee(pair.organization, last_name="Полякова", post="старший воспитатель")
    change = make.change(pair, K.REPLACE, by=by, mentor=make.mentor(person, by=by))
    successor = change.successor
    assert successor
    make.consent(person)
    Pair.objects.filter(pk=successor.pk).update(basis_kind=BasisKind.SUPPLEMENT)
    for asked in (person, *(mentee.employee for mentee in pair.current_mentees)):
        pairs.confirm(successor, by=User.objects.filter(employee=asked).first() or make.account(asked), at=AT)
    pairs.check(successor, by=by, at=AT)
    change.refresh_from_db()
    return change


def points(order: Order) -> list[str]:
    return [point.text.replace(NBSP, " ") for point in order.points.all()]


@pytest.mark.parametrize("code", CODES)
def test_every_word_of_the_template_is_known(code: str) -> None:
    wording, kind = make.order_wording(code), order_kinds()[code]
    whole = [wording["heading"], wording["preamble"], wording["control"]]
    texts = [(text, False) for text in whole] + [
        (point["text"], point.get("for_each_line", False)) for point in wording["points"]
    ]
    assert [unknown_words(kind, text, for_each_line=each) for text, each in texts] == [[] for _ in texts]


def test_one_ending(active_pair: Pair, curator: User) -> None:
    order = drafted("termination", make.change(active_pair, K.END, by=curator, **REFUSAL), by=curator)
    assert (order.heading, points(order)) == (
        "О досрочном прекращении работы наставнической пары",
        [
            (
                "Досрочно прекратить работу наставнической пары (наставник – Дорошенко Мария Петровна, наставляемая – "
                "Савельева Мария Петровна) по инициативе наставника (уведомление от 20 ноября 2026 г.) в связи с "
                "досрочным отказом наставника от выполнения работы по наставничеству; последний день работы пары – "
                "25 ноября 2026 г."
            ),
            (
                "Наставнику Дорошенко М.П. представить куратору отчёт о выполнении персонализированной программы "
                "наставничества."
            ),
            (
                "Куратору наставничества Синицыной Марии Петровне, старшему воспитателю, определить для наставляемой "
                "Савельевой М.П. порядок дальнейшего сопровождения."
            ),
        ],
    )


def test_several_endings(active_pair: Pair, other_pair: Pair, curator: User) -> None:
    both = [make.change(pair, K.END, by=curator) for pair in (active_pair, other_pair)]
    text = points(drafted("termination", *both, by=curator))
    assert text[0] == "Досрочно прекратить работу наставнических пар (групп):"
    assert text[2] == (
        "наставник – Гусева Мария Петровна, наставляемый – Фролов Илья Олегович, по инициативе куратора (уведомление "
        "от 20 ноября 2026 г.) в связи с переводом на другую работу; последний день работы пары – 1 декабря 2026 г."
    )
    assert text[3].startswith("Наставникам представить")


def test_a_prolongation(active_pair: Pair, curator: User) -> None:
    order = drafted("prolongation", agreed(make.change(active_pair, K.PROLONG, by=curator), curator), by=curator)
    assert (order.heading, points(order)[:2]) == (
        "О продлении срока работы наставнической пары",
        [
            (
                "Продлить срок работы наставнической пары (наставник – Дорошенко Мария Петровна, наставляемая – "
                "Савельева Мария Петровна) по 30 июня 2027 г.; прежний срок – по 28 мая 2027 г."
            ),
            (
                "Наставнику Дорошенко М.П. совместно с наставляемой внести изменения в персонализированную программу "
                "наставничества и представить её куратору."
            ),
        ],
    )


def test_a_new_term_changes_the_paper_of_the_mentor_s_work(active_pair: Pair, curator: User) -> None:
    """Where mentoring is permanently part of the job, no paper has a term."""
    found = Pair.objects.filter(pk=active_pair.pk)
    found.update(basis_kind=BasisKind.SUPPLEMENT, basis_number="5", basis_date=dt.date(2026, 9, 1))
    change = agreed(make.change(active_pair, K.PROLONG, by=curator), curator)
    order = drafted("prolongation", change, by=curator)
    said = (
        "Ответственному за кадровое делопроизводство привести срок в документе, на основании которого работает "
        "наставник (дополнительное соглашение № 5 от 01.09.2026), в соответствие с настоящим приказом."
    )
    assert said in points(order)
    found.update(basis_kind=BasisKind.DUTIES)
    assert not any("делопроизводство" in point for point in points(composing.compose(order, today=TODAY)))


def test_a_shortening(active_pair: Pair, curator: User) -> None:
    shorter = make.change(active_pair, K.SHORTEN, by=curator, new_ends_on=dt.date(2027, 3, 26))
    order = drafted("shortening", agreed(shorter, curator), by=curator)
    assert points(order)[0].endswith(
        ") и считать последним днём её работы 26 марта 2027 г.; прежний срок – по 28 мая 2027 г."
    )


def test_a_composition(active_pair: Pair, other_pair: Pair, curator: User) -> None:
    joining = agreed(make.change(active_pair, K.ADD, by=curator, mentee=other_pair.current_mentees[0]), curator)
    order = drafted("composition", joining, by=curator)
    assert (order.heading, points(order)[0]) == (
        "Об изменении состава наставнической группы",
        (
            "С 1 декабря 2026 г. включить Фролова Илью Олеговича, педагога-психолога, в состав наставнической пары "
            "наставника Дорошенко Марии Петровны."
        ),
    )


def test_two_who_join_one_group_are_one_group(active_pair: Pair, other_pair: Pair, curator: User) -> None:
    newcomer = make.mentee(make.employee(active_pair.organization, last_name="Яшина"), by=curator)
    people = (other_pair.current_mentees[0], newcomer)
    joining = [agreed(make.change(active_pair, K.ADD, by=curator, mentee=person), curator) for person in people]
    order = drafted("composition", *joining, by=curator)
    assert (order.heading, [points(order)[number] for number in (0, 3)]) == (
        "Об изменении состава наставнической группы",
        [
            "Внести изменения в состав наставнической группы:",
            (
                "Наставнику Дорошенко М.П. внести в персонализированную программу наставничества изменения, связанные "
                "с новым составом, и представить её куратору."
            ),
        ],
    )


def test_a_pause_and_its_end(active_pair: Pair, curator: User) -> None:
    days: dict[str, Any] = {"effective_on": dt.date(2026, 12, 6), "pause_until": dt.date(2026, 12, 20)}
    pausing = drafted("pause", make.change(active_pair, K.PAUSE, by=curator, **days), by=curator)
    assert (pausing.heading, points(pausing)[0], points(pausing)[2].split("обеспечить ")[1]) == (
        "О приостановлении работы наставнической пары",
        (
            "С 6 декабря 2026 г. по 20 декабря 2026 г. приостановить работу наставнической пары (наставник – "
            "Дорошенко Мария Петровна, наставляемая – Савельева Мария Петровна)."
        ),
        "сопровождение наставляемой Савельевой М.П. на время приостановления.",
    )


def test_two_ends_of_pauses(active_pair: Pair, other_pair: Pair, curator: User) -> None:
    both = (active_pair, other_pair)
    for pair in both:
        make.done_change(make.change(pair, K.PAUSE, by=curator, effective_on=TODAY), by=curator)
    ends = [make.change(pair, K.RESUME, by=curator, effective_on=dt.date(2026, 12, 6)) for pair in both]
    order = drafted("pause", *ends, by=curator)
    assert (order.heading, [text.split(" (наставник")[0] for text in points(order)]) == (
        "О возобновлении работы наставнических пар (групп)",
        [
            "Возобновить работу наставнических пар (групп):",
            "с 6 декабря 2026 г. возобновить работу наставнической пары",
            "с 6 декабря 2026 г. возобновить работу наставнической пары",
            "Наставникам совместно с наставляемыми уточнить сроки в персонализированных программах наставничества.",
        ],
    )


def test_all_changes_of_an_order_or_none(active_pair: Pair, other_pair: Pair, curator: User, head: User) -> None:
    both = [agreed(make.change(pair, K.PROLONG, by=curator), curator) for pair in (active_pair, other_pair)]
    order = drafted("prolongation", *both, by=curator)
    Mentor.objects.filter(pk=other_pair.mentor_id).update(away_until=dt.date(2027, 7, 1))
    with pytest.raises(ImpossibleStepError, match=r"отсутствует до 01\.07\.2027"):
        make.signed_order(order, by=head, number="3-ОД")
    Mentor.objects.filter(pk=other_pair.mentor_id).update(away_until=None)
    assert {*PairChange.objects.values_list("state", flat=True)} == {ChangeState.IN_ORDER}
    make.signed_order(order, by=head, number="3-ОД")
    found = Pair.objects.order_by("pk").values_list("state", "ends_on")
    assert [*found] == [(PairState.PROLONGED, dt.date(2027, 6, 30))] * 2


def test_the_page_of_the_signature_warns(signed_in: Any, active_pair: Pair, curator: User, head: User) -> None:
    long = make.change(active_pair, K.PROLONG, by=curator, new_ends_on=dt.date(2027, 12, 31))
    order = drafted("prolongation", agreed(long, curator), by=curator)
    said = signed_in(head).get(reverse("order_sign", args=[order.pk])).context["consequences"]
    names = "Дорошенко М.П., Савельева М.П., Синицына М.П."
    assert said[-2:] == [
        f"Обратите внимание: {active_pair}: вместе с продлением пара работает дольше года. Причина: Так решили вместе",
        f"Обратите внимание: нет согласия на обработку персональных данных: {names}",
    ]


def test_a_discarded_draft_leaves_the_change_ready(active_pair: Pair, curator: User) -> None:
    change = replaced(active_pair, curator)
    orders.discard(drafted("replacement", change, by=curator), by=curator, at=AT)
    change.refresh_from_db()
    successor = Pair.objects.get(succession=change)
    assert (change.state, successor.state) == (ChangeState.READY, PairState.CHECKED)


def test_what_is_offered(active_pair: Pair, other_pair: Pair, curator: User, stranger: User) -> None:
    waiting, ready = make.change(active_pair, K.PROLONG, by=curator), make.change(other_pair, K.END, by=curator)
    kinds = order_kinds()
    found = {code: [*kinds[code].offered(curator)] for code in CODES}  # type: ignore[misc]
    assert found == {code: [] for code in CODES} | {"termination": [ready]}
    agreed(waiting, curator)
    assert [*kinds["prolongation"].offered(curator)] == [waiting]  # type: ignore[misc]
    assert [*kinds["termination"].offered(stranger)] == []  # type: ignore[misc]


def test_a_pair_with_a_new_mentor_waits_for_its_own_order(active_pair: Pair, curator: User) -> None:
    change = replaced(active_pair, curator)
    kinds = order_kinds()
    assert [*kinds["replacement"].offered(curator)] == [change]  # type: ignore[misc]
    assert [*kinds["pairs"].offered(curator)] == []  # type: ignore[misc]


def test_no_deadline_of_a_shortening_is_after_the_last_day(active_pair: Pair, curator: User) -> None:
    shorter = make.change(active_pair, K.SHORTEN, by=curator, new_ends_on=dt.date(2026, 11, 27))
    order = drafted("shortening", agreed(shorter, curator), by=curator)
    assert {point.deadline for point in order.points.all() if point.deadline} == {dt.date(2026, 11, 27)}
