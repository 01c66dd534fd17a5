"""The orders that approve a regulation, and the sample of one."""

import datetime as dt
from typing import Any

from documents import samples
from documents.models import DocumentKind, Order, Regulation
from documents.orders.other import something_to_order
from documents.papers.regulation import KIND, REGULATION, named_cases, of_sample
from documents.queries.regulation import SAMPLE, name_cases, post_cases, regulation_of, waiting_of
from documents.registry import OrderKind
from documents.services import regulation as regulations
from documents.services.regulation_order import KIND as EDITION
from documents.services.regulation_order import approve
from documents.templatetags.papers import capitalized, date_words
from mentoring.russian import since

SEVERAL = "Проектов положений несколько: откройте тот, который утверждается, и выберите «Утвердить приказом»."
NONE = "Утверждать нечего: составьте положение в разделе «Положения»."
SAMPLES = {case: capitalized(name) for case, name in DocumentKind.named(KIND, has_title_page=False).cases.items()}


def annex_refusals(order: Order, on: dt.date) -> list[str]:
    """Say why the annex can't be approved; the sample always can."""
    regulation = regulation_of(order)
    if regulation:
        starts = max(on, order.starts_on or on)
        return regulations.approval_refusals(regulation, on=starts, order=order)
    return [SEVERAL] if waiting_of(order.organization).exists() else []


def edition_refusals(order: Order, on: dt.date) -> list[str]:
    found = annex_refusals(order, on)
    return found or ([] if regulation_of(order) else [NONE])


def annex_changes(order: Order, on: dt.date) -> list[str]:
    """Say what is approved from which day, and what is in force no more."""
    regulation = regulation_of(order) or of_sample(order)
    starts = max(on, order.starts_on or on)
    former = regulation.former
    ended = [f"{since(starts).capitalize()} утрачивает силу редакция {former.edition}."] if former else []
    return [f"{since(starts).capitalize()} действует «{regulation.title}».", *ended]


def warnings(order: Order, on: dt.date) -> list[str]:
    """Say that the sample stands for a regulation of the organization's own."""
    del on
    if regulation_of(order):
        return []
    return ["Проекта положения нет: утверждается положение по образцу. Посмотрите приложение, прежде чем подписать."]


def words(order: Order) -> dict[str, Any]:
    """Name the regulation, «Положение …» in cases, and which edition it takes the place of."""
    regulation = regulation_of(order)
    former = regulation.former if regulation else None
    return {
        "положение": named_cases(regulation) if regulation else SAMPLES,
        "новая редакция": "в новой редакции" if former else "",
        "прежняя редакция": former and approved_how(former),
        "начало": order.starts_on,
    }


def approved_how(regulation: Regulation) -> str:
    """«приказом от 31 августа 2026 г. № 12-ОД», «31 августа 2026 г.»."""
    order = regulation.order
    if order:
        return f"приказом от {date_words(order.signed_on)} № {order.number}"
    return date_words(regulation.approved_on)


REGULATION_KINDS = (
    OrderKind(
        code=EDITION,
        position=20,
        title="Об утверждении положения",
        hint="Положение – приложение к приказу; с подписью оно утверждено, а прежняя редакция утрачивает силу.",
        refusals=edition_refusals,
        changes=annex_changes,
        put_in_force=approve,
        may_ask={"starts_on": "С какого дня действует, если не со дня подписания"},
        words=words,
        annexes=(REGULATION,),
        samples={
            "положение": SAMPLES,
            "новая редакция": "в новой редакции",
            "прежняя редакция": "приказом от 31 августа 2025 г. № 12-ОД",
            "начало": samples.STARTS_ON,
        },
    ),
    OrderKind(
        code=SAMPLE,
        position=95,
        title="Положение о системе наставничества",
        hint="С него начинается проект положения.",
        refusals=something_to_order,
        is_annex=True,
        samples={
            "полное название": name_cases("Муниципальное бюджетное образовательное учреждение «Детский сад № 17»"),
            "пост руководителя": post_cases("заведующий"),
        },
    ),
)

__all__ = ["REGULATION_KINDS", "annex_changes", "annex_refusals", "approve", "warnings"]
