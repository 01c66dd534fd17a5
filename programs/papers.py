"""The program on paper."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone

from documents.enums import StampAct, StampBy, StampPlace
from documents.models import DocumentKind, Order, Stamp
from documents.papers.contents import Entry, contents_of
from documents.papers.stamps import Facts, passport_of, printed_stamps, stamps_of
from documents.press.dates import period_words, term_of_document
from documents.queries.decisions import resolved_on_program
from documents.queries.signatory import signatory_on
from documents.registry import Paper
from documents.tables import Section, Table, lay_out
from mentoring.models import StateChange
from mentoring.queries.organization import curator_of
from programs.enums import PROGRAM_AGREED, ProgramState
from programs.models import NOTE_FIELDS, ApprovedVersion, Plan, Program

KIND = "персонализированная программа наставничества"
CONDITIONS, NOTE = Entry("conditions", "Участники и условия программы"), Entry("note", "Пояснительная записка")
USUAL_STAMPS = (
    Stamp(place=StampPlace.LEFT, act=StampAct.AGREED, by=StampBy.CURATOR),
    Stamp(place=StampPlace.RIGHT, act=StampAct.APPROVE, by=StampBy.HEAD),
)


@dataclass(frozen=True)
class PrintedPlan:
    anchor: str
    title: str
    table: Table


def program_html(program: Program) -> str:
    """Return the paper as it was approved, unless a new version is being made: then as the data are now."""
    kept = kept_version(program)
    return str(kept.html) if kept else draft_html(program, None)


def draft_html(program: Program, approved_on: dt.date | None, code: str = "", *, order: Order | None = None) -> str:
    """Return the paper made of the data as they are now; with a date it is the version approved on it.

    code: of the paper's check page, where the paper is about to be kept
    order: by which it is approved, None where the head approves it with a stamp
    """
    return render_to_string("print/program.html", {**program_context(program, approved_on, order), "code": code})


def kind_of(program: Program) -> DocumentKind:
    cover = program.cover
    return cover.kind if cover and cover.kind else DocumentKind.named(KIND, has_title_page=True)


def program_context(program: Program, approved_on: dt.date | None, order: Order | None = None) -> dict[str, Any]:
    pair = program.acting_pair
    organization, kind = program.organization, kind_of(program)
    note, plans = note_of(program), printed_plans(program)
    day = approved_on or timezone.localdate()
    curator = curator_of(organization, on=day)
    facts = Facts(
        organization,
        signatory_on(organization, day),
        approved_on,
        order,
        curator,
        checked_on(program),
        resolved_on_program(program.pair),
    )
    return {
        "program": program,
        "organization": organization,
        "kind": kind,
        "pair": pair,
        "mentor": pair.mentor.employee,
        "mentees": [mentee.employee for mentee in pair.current_mentees],
        "stamps": printed_stamps(stamps_of(program.cover, USUAL_STAMPS), kind, facts),
        "acknowledged": [
            (acknowledgement.member.mentee.employee, acknowledgement.at)
            for acknowledgement in program.acknowledgements.filter(version=program.version).select_related(
                "member__mentee__employee"
            )
        ],
        "curator": curator,
        "parts": {"conditions": CONDITIONS, "note": NOTE},
        "contents": contents_of(program.cover, kind, entries_of(note, plans)),
        "note": note,
        "passport": passport_of(program.cover, facts_of(program)),
        "plans": plans,
        "directions": program.directions.all(),
        "period": period_of(program),
    }


def period_of(program: Program) -> str:
    """«на 2026/2027 учебный год», other days as dates, or what was typed instead."""
    usual = term_of_document(program.starts_on, program.last_day)
    return program.cover.period_or(usual) if program.cover else usual


def facts_of(program: Program) -> list[tuple[str, str]]:
    """Return what a passport tells of the program."""
    pair = program.acting_pair
    mentees = [f"{mentee.employee.full_name}, {mentee.employee.post}" for mentee in pair.current_mentees]
    return [
        ("Наименование", program.title),
        ("Организация", program.organization.full_name),
        ("Наставник", f"{pair.mentor.employee.full_name}, {pair.mentor.employee.post}"),
        ("Наставляемые" if pair.is_group else "Наставляемый", "\n".join(mentees)),
        ("Цель", program.goal),
        ("Задачи", program.tasks),
        ("Сроки реализации", period_words(program.starts_on, program.last_day)),
        ("Планируемые результаты", program.expected_results),
    ]


def note_of(program: Program) -> list[tuple[str, str]]:
    """Return the titled parts of the explanatory note that say something."""
    fields = [(Program._meta.get_field(name), getattr(program, name)) for name in NOTE_FIELDS]
    titles = ((str(getattr(field, "verbose_name", "")).capitalize(), text) for field, text in fields if text.strip())
    is_group = program.acting_pair.is_group
    return [(title.replace("наставляемого", "наставляемых") if is_group else title, text) for title, text in titles]


def entries_of(note: list[tuple[str, str]], plans: list[PrintedPlan]) -> list[Entry]:
    """Return the headings of the paper, as its template has them."""
    parts = [Entry(f"{NOTE.anchor}{number}", title, is_inner=True) for number, (title, _) in enumerate(note, start=1)]
    return [CONDITIONS, *([NOTE, *parts] if parts else []), *(Entry(plan.anchor, plan.title) for plan in plans)]


def checked_on(program: Program) -> dt.date | None:
    """Return the day the curator checked the version as it is now, None before."""
    if program.state not in PROGRAM_AGREED:
        return None
    said = StateChange.objects.of(program).filter(to_state=ProgramState.CHECKED).order_by("pk").last()
    return timezone.localdate(said.at) if said else None


def printed_plans(program: Program) -> list[PrintedPlan]:
    return [_printed(plan, number) for number, plan in enumerate(program.plans.prefetch_related("rows"), start=1)]


def _printed(plan: Plan, number: int) -> PrintedPlan:
    sections = [Section([row.texts for row in rows], title, number) for number, title, rows in plan.sections()]
    table = lay_out(plan, sections, named_in="section", whole=("section_number", "section"))
    return PrintedPlan(f"plan{number}", plan.title, table)


def kept_version(program: Program) -> ApprovedVersion | None:
    return program.approved_versions.filter(number=program.version).last()


def _html_of(version: ApprovedVersion) -> str:
    return str(version.html)


PAPERS = (
    Paper(
        "program",
        "Персонализированная программа",
        Program.objects.with_people,
        program_html,
        kept_version,
        is_main=True,
    ),
    Paper("program_version", "Утверждённая редакция программы", ApprovedVersion.objects.all, _html_of),
)
