"""Every kind of order: its common template, its words, and what its signature does."""

import datetime as dt
from typing import Any

import pytest

from documents.press.outline import read_outline
from documents.registry import order_kinds
from documents.services import order as orders
from documents.services.order_template import unknown_words
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Curator
from tests import factories as make
from tests.factories import AT, TODAY, order_wording

pytestmark = pytest.mark.without("pdf", reason="many papers are frozen, and none is read")


@pytest.fixture
def draft(kindergarten, curator):
    """Make a draft of the kind with its common template."""

    def make_draft(kind, **given):
        make.order_template(kind)
        return orders.draft(kindergarten, kind=kind, by=curator, at=AT, today=TODAY, **given)

    return make_draft


def said(order):
    return [order.heading, order.preamble, *(point.text for point in order.points.all()), order.control]


@pytest.mark.parametrize("kind", order_kinds().values(), ids=lambda kind: kind.code)
def test_common_template_uses_only_known_words(kind):
    wording = order_wording(kind.code)
    texts = [(wording.get(name, ""), False) for name in ("heading", "preamble", "control")]
    texts += [(point["text"], point.get("for_each_line", False)) for point in wording.get("points", [])]
    texts += [(point.text, False) for point in read_outline(wording.get("outline", "")).points]
    assert [unknown_words(kind, text, for_each_line=each) for text, each in texts] == [[]] * len(texts)


def test_event(draft, curator, head):
    order = draft(
        "event",
        subject="круглого стола «Итоги года»",
        starts_on=dt.date(2027, 5, 20),
        place="музыкальный зал",
        people={head.employee: "за сценарий", curator.employee: ""},
    )
    assert [line.replace("\xa0", " ") for line in said(order)][:7] == [
        "О проведении круглого стола «Итоги года»",
        "В целях подведения итогов наставничества и распространения лучшего опыта",
        "Провести 20 мая 2027 г. круглый стол «Итоги года».",
        "Место проведения – музыкальный зал.",
        "Назначить ответственными за подготовку и проведение:",
        "Корнилову Марию Петровну, заведующего, – за сценарий;",
        "Синицыну Марию Петровну, старшего воспитателя.",
    ]
    assert [point.level for point in order.points.all()] == [1, 1, 1, 2, 2, 1, 1]


def test_event_without_place_and_people_says_nothing_of_them(draft):
    order = draft("event", subject="дня открытых дверей", starts_on=TODAY)
    assert not [line for line in said(order) if "Место" in line or "ответствен" in line]


def test_reward_of_one(draft, head):
    order = draft("reward", people={head.employee: "за помощь молодым"}, subject="по итогам года")
    assert (order.register, said(order)[:3]) == (
        "staff",
        [
            "О поощрении работника",
            "В целях поощрения за добросовестный труд и вклад в развитие наставничества по итогам года",
            "Объявить благодарность Корниловой Марии Петровне, заведующему, за помощь молодым.",
        ],
    )


def test_leave_of_one_for_a_day(draft, head):
    order = draft("leave", people={head.employee: "Носова А.А."}, subject="в городском семинаре", starts_on=TODAY)
    assert said(order)[2:4] == [
        (
            "Освободить Корнилову Марию Петровну, заведующего, от основной работы 20\xa0ноября 2026\xa0г. для участия "
            "в городском семинаре с сохранением заработной платы."
        ),
        "На время отсутствия Корниловой\xa0М.П. назначить замещающим: Носова А.А.",
    ]


def test_leave_of_several_for_days_names_who_is_replaced(draft, head, curator):
    people = {head.employee: "", curator.employee: "Носова А.А."}
    days = {"starts_on": TODAY, "ends_on": dt.date(2026, 11, 21)}
    texts = [text.replace("\xa0", " ") for text in said(draft("leave", people=people, subject="в слёте", **days))]
    assert texts[2].startswith("Освободить от основной работы с 20 ноября 2026 г. по 21 ноября 2026 г. для участия")
    assert [text for text in texts if text.startswith("за ")] == ["за Синицыну М.П. – Носова А.А."]


def test_revocation_names_the_order(draft, order, head):
    signed = make.signed_order(order, by=head)
    revoking = draft("revoke", affects=signed, subject="изменением штата")
    assert (revoking.effect, said(revoking)[:2]) == (
        "revokes",
        ["Об отмене приказа от 20 ноября 2026\xa0г. № 1-ОД".replace("20 н", "20\xa0н"), "В связи с изменением штата"],
    )


@pytest.mark.parametrize(
    ("typed", "said_then"),
    [
        ("в связи с уточнением сроков", "В связи с уточнением сроков"),
        ("В связи со сменой штата", "В связи со сменой штата"),
        ("щедрым подарком", "В связи со щедрым подарком"),
    ],
)
def test_a_cause_typed_with_its_preposition_is_told_with_one(draft, order, head, typed, said_then):
    assert said(draft("revoke", affects=make.signed_order(order, by=head), subject=typed))[1] == said_then


def test_an_event_typed_with_its_preposition_is_told_with_one(draft):
    order = draft("event", subject="О проведении круглого стола", starts_on=TODAY)
    assert said(order)[0] == "О проведении круглого стола"


def test_curator_is_appointed_and_the_one_before_leaves(draft, curator, head):
    before = Curator.objects.create(employee=curator.employee, starts_on=dt.date(2025, 9, 1))
    order = draft("curator", people={head.employee: ""}, starts_on=dt.date(2026, 11, 23))
    assert said(order)[2].replace("\xa0", " ") == (
        "Назначить куратором наставничества Корнилову Марию Петровну, заведующего, с 23 ноября 2026 г."
    )
    assert said(order)[3].replace("\xa0", " ") == (
        "Освободить Синицыну Марию Петровну, старшего воспитателя, от обязанностей куратора наставничества "
        "с 23 ноября 2026 г."
    )
    make.signed_order(order, by=head)
    before.refresh_from_db()
    appointed = Curator.objects.get(starts_on__year=2026)
    assert (before.ends_on, appointed.employee, appointed.starts_on, appointed.basis) == (
        dt.date(2026, 11, 22),
        head.employee,
        dt.date(2026, 11, 23),
        "приказ № 1-ОД от 20.11.2026",
    )


def test_an_order_about_rows_needs_one(draft):
    with pytest.raises(ImpossibleStepError, match="Отметьте хотя бы одну строку"):
        draft("pairs")


def test_deadline_on_a_day_off_is_put_off(kindergarten, curator):
    for kind in ("regulation", "system"):
        make.order_template(kind)
    kindergarten.calendar_days.create(day=dt.date(2026, 11, 30), is_working=False, title="День учреждения")
    wednesday = dt.date(2026, 11, 18)  # and ten days later a Saturday
    given: dict[str, Any] = {"kind": "system", "start_year": 2026, "starts_on": TODAY}
    order = orders.draft(kindergarten, **given, by=curator, at=AT, today=wednesday)
    assert set(order.points.exclude(deadline=None).values_list("deadline", flat=True)) == {dt.date(2026, 12, 1)}


def test_free_order_needs_a_point(draft, head):
    order = draft("free", subject="О дне открытых занятий")
    with pytest.raises(ImpossibleStepError, match="нет ни одного пункта"):
        make.signed_order(order, by=head)
