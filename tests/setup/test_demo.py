"""The demonstration: whole, credible, loaded once."""

import io

import page as validator
import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import Count
from pypdf import PdfReader

from documents.models import SignedCopy
from documents.press.rendering import render_pdf
from mentoring.enums import PairState
from mentoring.models import Organization, Pair, User
from programs.enums import ProgramState, RowState
from programs.models import PlanRow, Program
from tests.documents import test_order_geometry as geometry
from tests.setup.every_paper import assert_papers_right

RARE = {PairState.PROLONGED, PairState.COMING, PairState.OVER}
"""Comes with a later step of a pair."""


@pytest.mark.long
@pytest.mark.django_db
def test_the_demonstration(subtests: pytest.Subtests) -> None:
    """One test, as loading it takes long."""
    said = io.StringIO()
    call_command("prepare", demo=True, stdout=said)
    with subtests.test("it names its logins, shows every state and is loaded once"):
        assert_whole(said)
    if connection.vendor == "sqlite":  # what is drawn does not depend on the database
        with subtests.test("every paper is right, whatever is typed"):
            assert_papers_right()


def assert_whole(said: io.StringIO) -> None:
    logins = {line.split()[0] for line in said.getvalue().splitlines() if line.startswith("  ")}
    roles = ("admin", "council", "curator", "head", "mentee", "mentor")
    assert logins == {f"{house}-{role}" for house in ("ds", "sh") for role in roles} | {"ds-terenteva"}
    assert [pair.lacks_council for pair in Pair.objects.filter(state=PairState.IN_ORDER)] == [False, False]
    assert Organization.objects.get(has_council=True).slug == "ds17"
    assert User.objects.get(username="ds-curator").check_password("demo")
    assert Organization.objects.count() == 2
    assert {pair.state_today for pair in Pair.objects.all()} == set(PairState) - RARE
    assert set(Program.objects.values_list("state", flat=True)) == set(ProgramState)
    assert set(PlanRow.objects.values_list("state", flat=True)) == set(RowState)
    assert SignedCopy.objects.count() >= 4
    ten = SignedCopy.objects.annotate(pairs=Count("order__lines")).get(pairs=10)
    assert_laid_out_by_the_standard(render_pdf(ten.html))
    again = io.StringIO()
    call_command("load_demo", stdout=again)
    assert (again.getvalue(), Organization.objects.count()) == ("Данные уже есть: демонстрация не загружена.\n", 2)


def assert_laid_out_by_the_standard(pdf: bytes) -> None:
    """Ask of the kept order with ten pairs what tests/documents/test_order_geometry.py asks of one of its own."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    geometry.test_sheets_are_a4_and_only_the_annex_lies(pages)
    geometry.test_text_stands_within_the_margins(pages)
    geometry.test_paragraphs_begin_with_the_indent(pages)
    geometry.test_pages_are_numbered_from_the_second_in_the_middle_of_the_top_margin(pages)
    geometry.test_font_is_embedded_and_of_the_right_size(pdf, pages)
    geometry.test_annex_head_stands_at_the_right(pages)
    for profile in ("pdfa-3a", "pdfua-1"):
        assert validator.validate_pdf_bytes(pdf, profile=profile).failures == []


@pytest.mark.django_db
def test_the_demonstration_stays_out_of_production(settings: pytest.FixtureRequest) -> None:
    settings.PRODUCTION = True  # type: ignore[attr-defined]
    with pytest.raises(CommandError, match="в рабочем режиме не загружается"):
        call_command("load_demo")
