"""The orders that change pairs in force: their composition, mentor, term, or that they end."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from documents import samples
from documents.enums import LineSubject
from documents.models import Order
from documents.orders.days import change_days, council_objections, granted_requests
from documents.orders.pairs import PAIR_SAMPLES, pair_words, unfit_grounds_of, year_words
from documents.press.dates import date_words
from documents.queries.order_parts import declared
from documents.registry import OrderKind
from mentoring.enums.pair_change import ChangeKind, EndCause, EndInitiator
from mentoring.models import PairChange, User
from mentoring.models.pair_change import COMPOSITION
from mentoring.services import pair_change as changes

CAUSES: Mapping[str, str] = {
    EndCause.DONE: "в связи с досрочным выполнением персонализированной программы наставничества",
    EndCause.AGREEMENT: "по соглашению сторон",
    EndCause.DISMISSAL: "в связи с увольнением",
    EndCause.TRANSFER: "в связи с переводом на другую работу",
    EndCause.LONG_ABSENCE: "в связи с длительным отсутствием",
    EndCause.GOOD_REASON: "в связи с уважительными обстоятельствами",
    EndCause.FORCE_MAJEURE: "в связи с обстоятельствами непреодолимой силы (форс-мажор)",
    EndCause.BREACH: "в связи с невыполнением персонализированной программы наставничества",
    EndCause.REFUSAL: "в связи с досрочным отказом наставника от выполнения работы по наставничеству",
    EndCause.CANCELLATION: "в связи с досрочной отменой поручения о выполнении работы по наставничеству",
}
INITIATORS: Mapping[str, str] = {
    EndInitiator.PLAN: "по выполнении плана",
    EndInitiator.MENTOR: "по инициативе наставника",
    EndInitiator.MENTEE: "по инициативе наставляемого",
    EndInitiator.BOTH: "по инициативе обеих сторон",
    EndInitiator.CURATOR: "по инициативе куратора",
}


def offered(user: User, *, kinds: tuple[ChangeKind, ...]) -> Any:
    """Return the changes of these kinds that are ready for an order."""
    ready = PairChange.objects.visible_to(user).for_order().filter(kind__in=kinds)
    return ready.with_terms().order_by("pair__mentor__employee__search", "pk")


def lines_of(order: Order) -> list[PairChange]:
    found = PairChange.objects.filter(order_line__order=order, kind__in=declared(order).change_kinds).with_terms()
    return list(found.order_by("order_line__position", "pk"))


def refusals(order: Order, on: dt.date) -> list[str]:
    """Say why the order can't be signed on the date, change by change."""
    found = lines_of(order)
    if not found:
        return ["В приказе нет ни одного изменения."]
    return [sentence for change in found for sentence in changes.refusals(change, on=on)]


def warnings(order: Order, on: dt.date) -> list[str]:
    return [sentence for change in lines_of(order) for sentence in changes.warnings(change, on=on)]


def days(order: Order, on: dt.date) -> list[str]:
    found = lines_of(order)
    return [*(change_days(change, on) for change in found), *granted_requests(found)]


def against(order: Order) -> list[str]:
    return council_objections(change.successor for change in lines_of(order) if change.successor)


def unfit_grounds(found: Iterable[PairChange]) -> list[str]:
    return unfit_grounds_of(change.successor or change.pair for change in found)


def carry_out(order: Order, *, on: dt.date, by: User, at: dt.datetime) -> None:
    """Carry all changes of the signed order out, or none."""
    for change in lines_of(order):
        changes.carry_out(change, on=on, by=by, at=at, why=str(order))


ONE_GROUP = {
    "группа": {"род": "наставнической группы"},
    "программа": {"вин": "персонализированную программу"},
    "её": "её",
}
SEVERAL_GROUPS = {
    "группа": {"род": "наставнических групп"},
    "программа": {"вин": "персонализированные программы"},
    "её": "их",
}


def change_words(order: Order) -> dict[str, Any]:
    return year_words([change.pair for change in lines_of(order)])


def composition_order_words(order: Order) -> dict[str, Any]:
    """Count the groups, not the changes: two people may join one group."""
    mentors = {change.pair_id: change.pair.mentor.employee for change in lines_of(order)}
    counted = SEVERAL_GROUPS if len(mentors) > 1 else ONE_GROUP
    people = list(dict.fromkeys(mentors.values()))
    whom = "Наставникам" if len(people) > 1 else "Наставнику"
    return change_words(order) | counted | {"наставники": people, "кому": whom}


def composition_words(change: PairChange) -> dict[str, Any]:
    mentee = change.mentee.employee if change.mentee else None
    joins = change.kind == ChangeKind.ADD
    where = "в состав наставнической" if joins else "из состава наставнической"
    return pair_words(change.pair) | {
        "действие": "включить" if joins else "вывести",
        "куда": f"{where} {'группы' if change.pair.is_group else 'пары'}",
        "кого": mentee,
        "день": change.effective_on,
    }


def replacement_words(change: PairChange) -> dict[str, Any]:
    successor = change.successor
    if successor is None:
        return pair_words(change.pair)
    return pair_words(successor) | {
        "прежний наставник": change.pair.mentor.employee,
        "новый наставник": successor.mentor.employee,
        "день": successor.starts_on,
    }


def term_words(change: PairChange) -> dict[str, Any]:
    """Tell the former term from the pair, which keeps it until the signature, or from what was prepared."""
    prolongs = change.kind == ChangeKind.PROLONG
    former = change.effective_on - dt.timedelta(days=1) if prolongs else change.pair.ends_on
    latest = None if prolongs else change.new_ends_on
    return pair_words(change.pair) | {"прежний срок": former, "новый срок": change.new_ends_on, "не позже": latest}


PAUSES = {"о чём": "приостановлении", "что сделать": "Приостановить работу", "пауза": "приостановления"}
RESUMPTIONS = {"о чём": "возобновлении", "что сделать": "Возобновить работу", "пауза": None}
BOTH = {"о чём": "приостановлении и возобновлении", "что сделать": "Изменить режим работы", "пауза": "приостановления"}


def pause_order_words(order: Order) -> dict[str, Any]:
    """Name what the order does with all its pairs; without a pause there is no time of one."""
    kinds = {change.kind for change in lines_of(order)}
    said = BOTH if len(kinds) > 1 else RESUMPTIONS if kinds == {ChangeKind.RESUME} else PAUSES
    return change_words(order) | said


def pause_words(change: PairChange) -> dict[str, Any]:
    pauses = change.kind == ChangeKind.PAUSE
    until = f" по {date_words(change.pause_until)}" if change.pause_until else ""
    return pair_words(change.pair) | {
        "действие": "приостановить" if pauses else "возобновить",
        "день": change.effective_on,
        "до какого дня": until,
    }


def terms_words(change: PairChange) -> dict[str, Any]:
    """«форма» alone stands in wordings made before a pair could have several: between quotes there."""
    forms, kinds = ([each.title for each in how.all()] for how in (change.new_forms, change.new_kinds))
    noun, said = "форму" if len(forms) == 1 else "формы", "», «".join(forms)
    told = {"форма": said, "формы наставничества": f"{noun} наставничества «{said}»"}
    return pair_words(change.pair) | (told if forms else dict.fromkeys(told)) | {"виды": ", ".join(kinds) or None}


def termination_words(change: PairChange) -> dict[str, Any]:
    never_begins, words = change.effective_on < change.pair.starts_on, pair_words(change.pair)
    nothing_to_report: dict[str, Any] = {"кому программы": None} if never_begins else {}
    last = f"последний день работы {words['пара']['род']} – {date_words(change.effective_on)}"
    return (
        words
        | nothing_to_report
        | {
            "конец": f"{words['пара']['им']} к работе не приступает" if never_begins else last,
            "причина": CAUSES[change.cause],
            "инициатива": INITIATORS[change.initiator],
            "уведомление": change.notice_on,
            "день": change.effective_on,
        }
    )


def _kind(
    code: str,
    title: str,
    hint: str,
    *,
    kinds: tuple[ChangeKind, ...],
    words: Callable[[PairChange], dict[str, Any]],
    own: dict[str, Any],
    order_words: Callable[[Order], dict[str, Any]] = change_words,
    order_own: Mapping[str, Any] = {},
) -> OrderKind:
    return OrderKind(
        code=code,
        title=title,
        hint=hint,
        refusals=refusals,
        warnings=warnings,
        changes=days,
        against=against,
        put_in_force=carry_out,
        about=LineSubject.CHANGE,
        change_kinds=kinds,
        lines_title="Изменения пар",
        lines_wait=("изменение ждёт", "изменения ждут", "изменений ждут"),
        offered=partial(offered, kinds=kinds),
        take=changes.take_into_draft,
        release=changes.release_from_draft,
        words=order_words,
        unfit_grounds=unfit_grounds,
        line_words=words,
        samples={**order_own},
        line_samples=PAIR_SAMPLES | own,
    )


DAY = dt.date(2026, 12, 1)
COMPOSITION_KIND = _kind(
    "composition",
    "Об изменении состава наставнических групп",
    "Подтверждённые включения в группу и выводы из неё.",
    kinds=COMPOSITION,
    words=composition_words,
    own={
        "действие": "включить",
        "куда": "в состав наставнической группы",
        "кого": samples.MENTEE,
        "день": DAY,
    },
    order_words=composition_order_words,
    order_own={**ONE_GROUP, "наставники": [samples.MENTOR], "кому": "Наставнику"},
)
REPLACEMENT = _kind(
    "replacement",
    "О замене наставника",
    "Замены, для которых новая пара согласована и проверена: она вступит в силу, прежняя прекратится.",
    kinds=(ChangeKind.REPLACE,),
    words=replacement_words,
    own={"прежний наставник": samples.CURATOR, "новый наставник": samples.MENTOR, "день": DAY},
)
PROLONGATION = _kind(
    "prolongation",
    "О продлении срока наставничества",
    "Продления, с которыми согласны наставник и наставляемые.",
    kinds=(ChangeKind.PROLONG,),
    words=term_words,
    own={"прежний срок": samples.ENDS_ON, "новый срок": dt.date(2027, 6, 30)},
)
SHORTENING = _kind(
    "shortening",
    "О сокращении срока наставничества",
    "Сокращения срока, с которыми согласны наставник и наставляемые: пара завершится раньше.",
    kinds=(ChangeKind.SHORTEN,),
    words=term_words,
    own={"прежний срок": samples.ENDS_ON, "новый срок": dt.date(2027, 3, 31)},
)
PAUSE = _kind(
    "pause",
    "О приостановлении (возобновлении) наставничества",
    "Паузы в работе пар и групп, и их окончание.",
    kinds=(ChangeKind.PAUSE, ChangeKind.RESUME),
    words=pause_words,
    own={
        "действие": "приостановить",
        "день": DAY,
        "до какого дня": " по 15 января 2027 года",
    },
    order_words=pause_order_words,
    order_own=PAUSES,
)
FORM = "педагог – педагог"
TERMS = _kind(
    "terms",
    "Об изменении формы и видов наставничества",
    "Другая форма и другие виды для пары или группы, со дня приказа.",
    kinds=(ChangeKind.TERMS,),
    words=terms_words,
    own={"форма": FORM, "формы наставничества": f"форму наставничества «{FORM}»", "виды": "традиционное, ситуационное"},
)
TERMINATION = _kind(
    "termination",
    "О досрочном прекращении наставничества",
    "Пары и группы, которые заканчивают работу раньше срока.",
    kinds=(ChangeKind.END,),
    words=termination_words,
    own={
        "причина": CAUSES[EndCause.AGREEMENT],
        "конец": f"последний день работы пары – {date_words(DAY)}",
        "инициатива": INITIATORS[EndInitiator.BOTH],
        "уведомление": dt.date(2026, 11, 26),
        "день": DAY,
    },
)
CHANGE_KINDS = (COMPOSITION_KIND, REPLACEMENT, PROLONGATION, SHORTENING, PAUSE, TERMS, TERMINATION)
