"""The order that sets pairs in force."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import prefetch_related_objects

from documents import samples
from documents.enums import LineSubject
from documents.models import Order
from documents.orders.days import council_objections, pair_days
from documents.registry import Annex, OrderKind
from mentoring.enums import BASIS_PERMANENT, PairState
from mentoring.models import Employee, Pair, User
from mentoring.queries.pair_readiness import Lack, lacks_of
from mentoring.school_year import years_between
from mentoring.services import pair as pairs

OF_THE_CODE = "tk-351-8"
PAIR = {"им": "пара", "род": "пары", "дат": "паре", "вин": "пару", "тв": "парой"}
GROUP = {"им": "группа", "род": "группы", "дат": "группе", "вин": "группу", "тв": "группой"}
WOMAN = {
    "им": "наставляемая",
    "род": "наставляемой",
    "дат": "наставляемой",
    "вин": "наставляемую",
    "тв": "наставляемой",
}
MAN = {
    "им": "наставляемый",
    "род": "наставляемого",
    "дат": "наставляемому",
    "вин": "наставляемого",
    "тв": "наставляемым",
}
PEOPLE = {
    "им": "наставляемые",
    "род": "наставляемых",
    "дат": "наставляемым",
    "вин": "наставляемых",
    "тв": "наставляемыми",
}


def pair_words(pair: Pair) -> dict[str, Any]:
    """Return what an order's text says of a pair."""
    mentees = [mentee.employee for mentee in pair.current_mentees]
    return {
        "наставник": pair.mentor.employee,
        "наставляемый": mentees,
        "кто наставляемый": _called(mentees),
        "пара": GROUP if pair.is_group else PAIR,
        "срок": (pair.starts_on, pair.ends_on),
        "документ": None if pair.basis_kind in BASIS_PERMANENT else pair.basis or None,
    }


def _called(mentees: list[Employee]) -> dict[str, str]:
    if len(mentees) != 1:
        return PEOPLE
    return WOMAN if mentees[0].is_female else MAN


PAIR_SAMPLES = {
    "наставник": samples.MENTOR,
    "наставляемый": [samples.MENTEE],
    "кто наставляемый": WOMAN,
    "пара": PAIR,
    "срок": (samples.STARTS_ON, samples.ENDS_ON),
    "документ": "дополнительное соглашение № 31 от 01.09.2026",
}


def offered_pairs(user: User) -> Any:
    """Return the checked pairs; one that takes over another's work comes in force by the order of replacement."""
    return Pair.objects.visible_to(user).filter(state=PairState.CHECKED, continues=None).for_list()


def pairs_of(order: Order) -> list[Pair]:
    """Return the order's pairs in its own order."""
    found = Pair.objects.filter(order_lines__order=order, order_lines__about=LineSubject.PAIR).with_people()
    return list(found.order_by("order_lines__position", "pk"))


def pairs_words(order: Order) -> dict[str, Any]:
    return year_words(pairs_of(order))


def year_words(found: list[Pair]) -> dict[str, Any]:
    years = years_of(found)
    return {"учебный год": years} if years else {}


def pairs_annex(order: Order) -> dict[str, Any]:
    found = pairs_of(order)
    return {"pairs": found, "years": years_of(found)}


def years_of(found: list[Pair]) -> str:
    """Return the school years that the terms of the pairs reach over, empty without any."""
    terms = [(pair.starts_on, pair.ends_on) for pair in found]
    return years_between(min(first for first, _ in terms), max(last for _, last in terms)) if terms else ""


def pairs_refusals(order: Order, on: dt.date) -> list[str]:
    """Say why the order can't be signed on the date, pair by pair."""
    found = _with_papers(order)
    if not found:
        return ["В приказе нет ни одной пары."]
    return pairs.signing_refusals(*found, on=on)


def pairs_lacks(order: Order, on: dt.date) -> list[Lack]:
    return lacks_of(_with_papers(order), on=on)


def _with_papers(order: Order) -> list[Pair]:
    found = pairs_of(order)
    prefetch_related_objects(found, "mentor__employee__consents", "mentor__employee__clearances")
    return found


def unfit_grounds_of(found: Iterable[Pair]) -> list[str]:
    """Cite no article of the Labour Code on mentoring where it is permanently part of the job of all."""
    kinds = {pair.basis_kind for pair in found}
    return [OF_THE_CODE] if kinds and kinds <= BASIS_PERMANENT else []


def pairs_changes(order: Order, on: dt.date) -> list[str]:
    return [pair_days(pair, on) for pair in pairs_of(order)]


def pairs_against(order: Order) -> list[str]:
    return council_objections(pairs_of(order))


def put_pairs_in_force(order: Order, *, on: dt.date, by: User, at: dt.datetime) -> None:
    """Set all pairs of the signed order in force."""
    for pair in sorted(pairs_of(order), key=lambda pair: pair.pk):
        pairs.put_in_force(pair, on=on, by=by, at=at, why=str(order))


PAIRS = OrderKind(
    code="pairs",
    position=40,
    title="О закреплении наставнических пар (групп)",
    hint="Согласованные и проверенные пары и группы: они вступят в силу с подписью руководителя.",
    refusals=pairs_refusals,
    lacks=pairs_lacks,
    changes=pairs_changes,
    against=pairs_against,
    put_in_force=put_pairs_in_force,
    about=LineSubject.PAIR,
    lines_title="Пары и группы",
    lines_wait=("пара ждёт", "пары ждут", "пар ждут"),
    offered=offered_pairs,
    take=pairs.put_into_draft,
    release=pairs.take_out_of_draft,
    words=pairs_words,
    unfit_grounds=unfit_grounds_of,
    line_words=pair_words,
    annexes=(Annex("Наставнические пары (группы)", "print/orders/pairs_annex.html", pairs_annex),),
    line_samples=PAIR_SAMPLES,
)
