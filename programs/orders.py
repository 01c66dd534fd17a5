"""The order that approves the programs of pairs."""

import datetime as dt
from typing import Any

from documents.enums import ORDER_UNSIGNED, Gender, LineSubject
from documents.models import DocumentKind, Order, OrderLine
from documents.orders.pairs import PAIR_SAMPLES, pair_words
from documents.registry import Annex, OrderKind
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Pair, User
from mentoring.russian import since
from mentoring.services.state import locked
from programs.enums import ProgramState
from programs.models import Program
from programs.papers import KIND, kind_of
from programs.services import program as programs

THEIRS = {Gender.MASCULINE: "его", Gender.FEMININE: "её", Gender.NEUTER: "его", Gender.PLURAL: "их"}
PROGRAMS = "Персонализированные программы наставничества"


def offered(user: User) -> Any:
    """Return the pairs whose programs the curator has checked, and no draft holds."""
    drafted = OrderLine.objects.filter(about=LineSubject.PROGRAM, order__state__in=ORDER_UNSIGNED)
    checked = Pair.objects.visible_to(user).filter(program__state=ProgramState.CHECKED)
    return checked.exclude(pk__in=drafted.values("pair")).for_list()


def take(pair: Pair, *, by: User, at: dt.datetime) -> None:
    """Take no program that went back for writing meanwhile."""
    del by, at
    program = locked(pair.program)
    if program.state != ProgramState.CHECKED:
        raise ImpossibleStepError(
            f"Программа пары {pair} – {program.get_state_display()}: сначала её проверяет куратор."
        )


def programs_of(order: Order) -> list[Program]:
    """Return the programs in the order of its lines."""
    return list(
        Program.objects.with_people()
        .filter(pair__order_lines__order=order, pair__order_lines__about=LineSubject.PROGRAM)
        .order_by("pair__order_lines__position")
    )


def refusals(order: Order, on: dt.date) -> list[str]:
    """Say why the order can't be signed, program by program."""
    del on
    found = programs_of(order)
    if not found:
        return ["В приказе нет ни одной программы."]
    return [
        f"Программа пары {program.pair}: состояние «{program.get_state_display()}», а утверждают проверенную куратором."
        for program in found
        if program.state != ProgramState.CHECKED
    ]


def changes(order: Order, on: dt.date) -> list[str]:
    return [
        f"{since(max(on, program.starts_on)).capitalize()} реализуется программа пары {program.pair}, "
        f"последний день – {program.last_day:%d.%m.%Y}."
        for program in programs_of(order)
    ]


def put_in_force(order: Order, *, on: dt.date, by: User, at: dt.datetime) -> None:
    """Approve the programs of the signed order; each keeps its version as it is now."""
    for program in programs_of(order):
        programs.approve(program, on=on, by=by, at=at, order=order)


def line_words(pair: Pair) -> dict[str, Any]:
    """Return what the text says of a pair and its program."""
    program = pair.program
    return pair_words(pair) | {"тема": program.title or None, "срок": (program.starts_on, program.last_day)}


def program_words(order: Order) -> dict[str, Any]:
    """Name what is approved: one document by its kind, several by their common kind, else just documents."""
    kinds = [kind_of(program) for program in programs_of(order)]
    of_one_kind = len({kind.title for kind in kinds}) == 1
    named = kinds[0] if of_one_kind else DocumentKind.named("документ", has_title_page=False)
    alone = len(kinds) == 1
    return {
        "документы": named.cases if alone else named.plural_cases,
        "их": THEIRS[named.agreeing if alone else Gender.PLURAL],
    }


def annex(order: Order) -> dict[str, Any]:
    found = programs_of(order)
    named = program_words(order)["документы"]["им"]
    return {"programs": found, "title": named[:1].upper() + named[1:]}


ORDER_KINDS = (
    OrderKind(
        code="programs",
        position=45,
        title="Об утверждении персонализированных программ",
        hint="Программы, которые проверил куратор: с подписью приказа они утверждены.",
        refusals=refusals,
        changes=changes,
        put_in_force=put_in_force,
        about=LineSubject.PROGRAM,
        lines_title="Программы пар",
        lines_wait=("программа ждёт", "программы ждут", "программ ждут"),
        offered=offered,
        take=take,
        words=program_words,
        line_words=line_words,
        annexes=(Annex(PROGRAMS, "print/orders/programs_annex.html", annex),),
        samples={"документы": DocumentKind.named(KIND, has_title_page=True).cases, "их": "её"},
        line_samples=PAIR_SAMPLES | {"тема": "Организация утреннего круга"},
    ),
)
