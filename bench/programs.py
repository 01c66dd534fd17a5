"""A program's PDF beside bare WeasyPrint, which makes of the same HTML and stylesheet neither PDF/A nor whole rows."""

import datetime as dt
import logging
import time
from collections.abc import Callable
from itertools import cycle, islice
from statistics import median

from django.conf import settings
from django.db import transaction

from bench import Figure
from mentoring.enums import MenteeCategory, Sex
from mentoring.models import (
    Direction,
    Employee,
    Mentee,
    Mentor,
    MentoringForm,
    Organization,
    Pair,
    PairMentee,
)
from programs.models import Plan, PlanRow, Program
from programs.papers import draft_html

ROUNDS = {30: 9, 300: 3}
"""By the number of rows."""
RATIO = 1.15
SAMPLE = "lib-methodical"
FIRST_DAY, LAST_DAY = dt.date(2026, 9, 1), dt.date(2027, 5, 31)


def measure() -> list[Figure]:
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)  # the link to the stylesheet, in both ways
    settings.PRESS_APART = False
    return [_beside_bare(rows, rounds) for rows, rounds in ROUNDS.items()]


def _beside_bare(rows: int, rounds: int) -> Figure:
    from documents.press.rendering import render_pdf  # noqa: PLC0415 - what draws is loaded by the first paper

    html = _program(rows)
    ways: tuple[Callable[[str], bytes], ...] = (render_pdf, _bare)
    spent = [[_milliseconds(way, html) for way in ways] for _round in range(rounds)]
    ours, bare = (median(column) for column in zip(*spent, strict=True))
    return Figure(f"a program's PDF of {rows} rows ({ours:.0f} ms)", ours / bare, RATIO, "× bare")


def _milliseconds(way: Callable[[str], bytes], html: str) -> float:
    """Count what the process works, not what it waits for others."""
    started = time.process_time()
    way(html)
    return (time.process_time() - started) * 1000


def _bare(html: str) -> bytes:
    """Draw as WeasyPrint comes: with none of our steps, nor what we put into its own."""
    from weasyprint import HTML  # noqa: PLC0415 - see above
    from weasyprint.layout import block  # noqa: PLC0415

    from documents.press import drawing, gost, pdf_tables  # noqa: PLC0415

    block.table_layout = pdf_tables._lay_out  # noqa: SLF001 - WeasyPrint's own
    try:
        paper = HTML(string=html, url_fetcher=drawing.NothingFetched())
        sheets = drawing._stylesheets(gost.CURRENT)  # noqa: SLF001 - the same, as ready as ours
        drawn: bytes = paper.write_pdf(stylesheets=sheets, presentational_hints=True)
    finally:
        block.table_layout = pdf_tables.lay_out
    return drawn


def _program(rows: int) -> str:
    """Print a program with so many rows of the library's sample."""
    with transaction.atomic():
        program = Program.objects.create(
            pair=pair(), title="Утренний круг", goal="Освоить утренний круг", starts_on=FIRST_DAY, ends_on=LAST_DAY
        )
        sample = Plan.objects.library().get(code=SAMPLE)
        plan = Plan.objects.create(program=program, layout=sample.layout, title=sample.title)
        texts = [{**row.texts, "term": row.term} for row in sample.rows.all()]
        for number, row in enumerate(islice(cycle(texts), rows), start=1):
            PlanRow.objects.create(plan=plan, position=number, **row)
        html = draft_html(Program.objects.with_people().get(pk=program.pk), None)
        transaction.set_rollback(True)
    return html


def pair() -> Pair:
    organization = Organization.objects.create(
        full_name="Детский сад № 17", short_name="Детский сад № 17", slug="bench-paper", city="г. Речинск"
    )
    mentor = Mentor.objects.create(employee=person(organization, "Белова"))
    mentee = Mentee.objects.create(
        employee=person(organization, "Камова"), category=MenteeCategory.YOUNG, direction=Direction.objects.all()[0]
    )
    made = Pair.objects.create(organization=organization, mentor=mentor, starts_on=FIRST_DAY, ends_on=LAST_DAY)
    made.forms.set(MentoringForm.objects.all()[:1])
    PairMentee.objects.create(pair=made, mentor=mentor, mentee=mentee)
    return made


def person(organization: Organization, surname: str) -> Employee:
    return Employee.objects.create(
        organization=organization,
        last_name=surname,
        first_name="Анна",
        middle_name="Олеговна",
        sex=Sex.FEMALE,
        post="воспитатель",
    )
