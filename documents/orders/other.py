"""The orders about no pair: an event, a reward, a change of another order, anything else."""

import datetime as dt
import re
from typing import Any

from documents import samples
from documents.enums import OrderEffect, OrderRegister
from documents.models import Order
from documents.press.accusative import accusative
from documents.registry import OrderKind
from documents.services import regulation as regulations
from mentoring.models import User
from mentoring.russian import since


def _after(words: str, typed: str) -> str:
    """Return what was typed without the words that the template itself says: people type them again."""
    return re.sub(rf"^\s*{words}\s+", "", typed, flags=re.IGNORECASE)


def event_words(order: Order) -> dict[str, Any]:
    return {
        "мероприятие": _in_cases(_after("о проведении", order.subject)),
        "день": order.starts_on,
        "место": order.place or None,
    }


def event_day(order: Order, on: dt.date) -> list[str]:
    del on
    return [f"День проведения – {order.starts_on:%d.%m.%Y}."]


def _in_cases(subject: str) -> dict[str, str]:
    """«О проведении круглого стола», «провести круглый стол»."""
    return {"род": subject, "вин": accusative(subject)}


def person_words(person: Any) -> dict[str, Any]:
    """Return the person, and what was noted beside the name: for what, for which part."""
    return {"кто": person.employee, "за что": f"– {person.note}" if person.note else ""}


def rewarded_words(person: Any) -> dict[str, Any]:
    """Return the person, and for what: the sentence itself goes on."""
    return {"кто": person.employee, "за что": person.note}


def leave_words(order: Order) -> dict[str, Any]:
    """Say when, a day or a period, and of what the people take part: «в городском семинаре»."""
    begins, ends = order.starts_on, order.ends_on
    return {"мероприятие": order.subject, "когда": begins if ends in {None, begins} else (begins, ends)}


def replaced_words(person: Any) -> dict[str, Any]:
    """Return the person, and who does the work meanwhile; a point that needs it is left out where nobody does."""
    return {"кто": person.employee, "кто заменит": person.note or None}


def reward_words(order: Order) -> dict[str, Any]:
    return {"повод": order.subject}


def free_words(order: Order) -> dict[str, Any]:
    return {"о чём": order.subject}


def affecting_words(order: Order) -> dict[str, Any]:
    """Name the order that is amended or revoked."""
    affected = order.affects
    assert affected is not None  # noqa: S101 - the kinds ask for it
    return {
        "номер": affected.number,
        "дата приказа": affected.signed_on,
        "заголовок": affected.heading,
        "причина": _after("в связи со?", order.subject),
    }


def something_to_order(order: Order, on: dt.date) -> list[str]:
    """Refuse an order that orders nothing."""
    del on
    return [] if order.points.exists() else ["В приказе нет ни одного пункта: добавьте его в тексте приказа."]


def people_named(order: Order, on: dt.date) -> list[str]:
    return something_to_order(order, on) if order.people_of_kind.exists() else ["В приказе не назван ни один человек."]


def changes_named(order: Order, on: dt.date) -> list[str]:
    """Refuse an amendment that does not say what is amended: only a person can write that."""
    del on
    written = order.points.filter(is_own=True).exists()
    return [] if written else ["Не написано, что меняется: добавьте пункты с новым текстом в тексте приказа."]


def let_fall(order: Order, *, on: dt.date, by: User, at: dt.datetime) -> None:
    """End what the revoked order has approved."""
    assert order.affects is not None  # noqa: S101 - the kind asks for it
    regulations.fall_with(order.affects, on=on, by=by, at=at, why=str(order))


def falls(order: Order, on: dt.date) -> list[str]:
    """Say what is in force no more when the order is signed on the date."""
    standing = order.affects.regulations.in_force_on(on) if order.affects else ()
    return [f"{since(on).capitalize()} утрачивает силу «{regulation.title}»." for regulation in standing]


CAUSE = "Почему – после слов «в связи с»: изменением состава педагогов"
AFFECTED_SAMPLES = {
    "номер": "12-ОД",
    "дата приказа": samples.STARTS_ON,
    "заголовок": "О закреплении наставнических пар (групп)",
    "причина": "изменением состава педагогических работников",
}


OTHER_KINDS = (
    OrderKind(
        code="event",
        position=70,
        title="О проведении итогового мероприятия",
        hint="Название, день, место, ответственные и награждение.",
        refusals=something_to_order,
        changes=event_day,
        asks={
            "subject": "Что проводится – после слов «о проведении»: круглого стола «Итоги года»",
            "starts_on": "День проведения",
        },
        may_ask={"place": "Место", "people": "Ответственные"},
        words=event_words,
        line_words=person_words,
        samples={
            "мероприятие": _in_cases("круглого стола «Итоги года наставничества»"),
            "день": samples.ENDS_ON,
            "место": "музыкальный зал",
        },
        line_samples={"кто": samples.MENTEE, "за что": "– за подготовку выставки"},
    ),
    OrderKind(
        code="leave",
        position=72,
        title="Об освобождении от основной работы",
        hint="Кто участвует в мероприятии в рабочее время, когда и кто его заменит.",
        refusals=people_named,
        asks={
            "people": "Кого освободить; в примечании – кто заменит",
            "subject": "Для участия в чём – с предлогом: в городском семинаре «Наставник и педагог»",
            "starts_on": "С какого дня",
        },
        may_ask={"ends_on": "По какой день, если не один день"},
        words=leave_words,
        line_words=replaced_words,
        samples={"мероприятие": "в городском семинаре «Наставник и педагог»", "когда": samples.STARTS_ON},
        line_samples={"кто": samples.MENTOR, "кто заменит": "Петрова Анна Сергеевна, воспитатель"},
    ),
    OrderKind(
        code="reward",
        position=75,
        title="О поощрении",
        hint="Кого и за что отметить: наставников, наставляемых, куратора.",
        refusals=people_named,
        asks={"people": "Кого поощрить"},
        may_ask={"subject": "По какому случаю: по итогам 2026/2027 учебного года"},
        words=reward_words,
        line_words=rewarded_words,
        register=OrderRegister.STAFF,
        samples={"повод": "по итогам 2026/2027 учебного года"},
        line_samples={"кто": samples.MENTOR, "за что": "за успешное сопровождение молодого педагога"},
    ),
    OrderKind(
        code="amend",
        position=80,
        title="О внесении изменений в приказ",
        hint="Подписанный приказ не правится: его изменяет другой приказ.",
        refusals=changes_named,
        asks={"affects": "Какой приказ изменяется", "subject": CAUSE},
        effect=OrderEffect.AMENDS,
        words=affecting_words,
        samples=AFFECTED_SAMPLES,
    ),
    OrderKind(
        code="revoke",
        position=85,
        title="Об отмене приказа",
        hint="Подписанный приказ признаётся утратившим силу.",
        refusals=something_to_order,
        asks={"affects": "Какой приказ отменяется", "subject": CAUSE},
        effect=OrderEffect.REVOKES,
        changes=falls,
        put_in_force=let_fall,
        words=affecting_words,
        samples=AFFECTED_SAMPLES,
    ),
    OrderKind(
        code="free",
        position=90,
        title="Свободный приказ",
        hint="Заголовок и пункты вы пишете сами; шапка, номер и подпись – как у всех.",
        refusals=something_to_order,
        asks={"subject": "Заголовок, с «О» или «Об»: О дне открытых занятий"},
        words=free_words,
        samples={"о чём": "О дне открытых занятий"},
    ),
)
