"""The head does not sign blind: who signs and as what, from which day what changes, what speaks against it."""

import datetime as dt

import pytest
from django.urls import reverse

from desk.gather import lines_of
from documents.models import Visa
from documents.orders.days import SENTENCES
from documents.registry import nothing, order_kinds
from documents.services import order as orders
from documents.services import visa as visas
from mentoring.enums import CouncilOpinion
from mentoring.enums.pair_change import ChangeKind
from mentoring.models import Organization, Pair, PairChange, User
from tests import factories as make
from tests.factories import AT, TODAY

pytestmark = [
    pytest.mark.without("pdf", reason="looks before the signature"),
    pytest.mark.without("counts", reason="asks what the page itself says"),
]


def page(signed_in, user, order):
    return signed_in(user).get(reverse("order_sign", args=[order.pk]))


@pytest.mark.parametrize("kind", order_kinds().values(), ids=lambda kind: kind.code)
def test_a_kind_that_changes_something_says_from_which_day(kind):
    assert kind.put_in_force is nothing or kind.changes is not nothing


def test_each_change_of_a_pair_is_said():
    assert set(SENTENCES) == set(ChangeKind)


def test_says_who_signs_and_as_what(signed_in, order, head, council):
    assert "Подписывает заведующий Корнилова М.П." in page(signed_in, head, order).text
    make.acting_head(council.employee)
    acting = User.objects.get(pk=council.pk)
    said = f"Подписывает и.о. заведующего {council.employee.initials_last}"
    assert said in page(signed_in, acting, order).text


def test_the_head_is_told_that_another_signs(signed_in, order, head, council):
    def told():
        return {line.code: line.title for line in lines_of(User.objects.get(pk=head.pk), TODAY)}

    assert "order-sign" in told()
    acting = make.acting_head(council.employee)
    assert told() == {"acting-head": f"Подписывает и утверждает и.о. заведующего {acting.employee.initials_last}"}
    assert {"order-sign"} <= {line.code for line in lines_of(User.objects.get(pk=council.pk), TODAY)}
    who = f"обязанности руководителя исполняет {acting.employee.initials_last}"
    assert [who in sentence for sentence in page(signed_in, head, order).context["refusals"]] == [True]
    assert "Подписывает заведующий" not in page(signed_in, head, order).text
    assert who in signed_in(head).get(order.get_absolute_url()).text


MARCH, JANUARY = dt.date(2027, 3, 31), dt.date(2027, 1, 15)


@pytest.mark.parametrize(
    ("kind", "given", "said"),
    [
        (
            ChangeKind.PROLONG,
            {"new_ends_on": dt.date(2027, 6, 30)},
            "{pair}: последний день – 30.06.2027 вместо 30.11.2026.",
        ),
        (ChangeKind.SHORTEN, {"new_ends_on": MARCH}, "{pair}: последний день – 31.03.2027 вместо 28.05.2027."),
        (ChangeKind.END, {}, "Со 02.12.2026 пара {pair} прекращается, последний день – 01.12.2026."),
        (ChangeKind.PAUSE, {"pause_until": JANUARY}, "С 01.12.2026 по 15.01.2027 пара {pair} не работает."),
        (ChangeKind.RESUME, {}, "С 01.12.2026 пара {pair} снова работает."),
    ],
)
def test_days_of_a_change(active_pair, kind, given, said):
    change = PairChange(pair=active_pair, kind=kind, **{"effective_on": dt.date(2026, 12, 1), **given})
    assert SENTENCES[kind](change, TODAY) == said.format(pair=active_pair)


def test_a_replacement_says_both_days(signed_in, active_pair, kindergarten, curator, head):
    newcomer = make.mentor(make.employee(kindergarten, last_name="Борисова"), by=curator)
    make.order_template("replacement")
    found = make.replacement(active_pair, newcomer, curator)
    make.consent(newcomer.employee)
    order = orders.draft(kindergarten, kind="replacement", rows=[found], by=curator, at=AT, today=TODAY)
    assert page(signed_in, head, order).context["consequences"][1] == (
        "С 01.12.2026 работает пара Борисова М.П. → Савельева М.П., последний день – 28.05.2027. "
        "Дорошенко М.П. → Савельева М.П. прекращается, последний день – 30.11.2026. Почему: Так решили вместе"
    )


def test_the_objection_of_the_council_is_read_with_its_protocol(signed_in, order, head, checked_pair):
    Organization.objects.update(has_council=True)
    given = {"council_opinion": CouncilOpinion.OBJECTS, "council_protocol": "3", "council_on": TODAY}
    Pair.objects.filter(pk=checked_pair.pk).update(**given, council_remarks="Мал стаж")
    assert page(signed_in, head, order).context["against"] == [
        f"{checked_pair}: методический совет не поддерживает, протокол № 3 от 20.11.2026. Замечания: Мал стаж"
    ]


def test_a_remark_of_who_is_asked_no_more_is_read(signed_in, order, head, council, curator):
    asked = council.employee
    visas.ask(order, employees=[asked], by=curator, at=AT)
    visas.object_to(Visa.objects.get(), remark="Не тот срок", by=council, at=AT)
    visas.ask(order, employees=[], by=curator, at=AT)
    said = [f"{asked.initials_last} с 20.11.2026 не согласует проект: Не тот срок"]
    assert page(signed_in, head, order).context["against"] == said
    visas.ask(order, employees=[asked], by=curator, at=AT)
    visas.give(Visa.objects.get(), by=council, at=AT)
    assert page(signed_in, head, order).context["against"] == []
