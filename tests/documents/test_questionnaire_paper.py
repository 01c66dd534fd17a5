"""The questionnaire on paper: with the answers, and as a blank."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from documents.papers.questionnaire import questionnaire_html
from documents.press.rendering import render_docx, render_pdf
from mentoring.enums import Bank
from tests import factories as make
from tests.documents.test_rendering import docx_text, pdf_text, plain, reader
from tests.pages import Doors, GuardedPages, Page

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

READ = ("get",)


@pytest.fixture
def person(kindergarten):
    return make.employee(kindergarten, last_name="Белова", category="first")


@pytest.fixture
def asked(person, curator):
    make.direction(), make.form(), make.kind()
    return make.questionnaire(person, curator)


@pytest.fixture
def submitted(person, curator):
    answers = {"strengths": [make.direction().pk], "load_limit": 2, "experience": "Третий год\nс радостью"}
    return make.questionnaire(person, curator, answers={**answers, "mode": "mixed"})


@pytest.mark.parametrize(
    "page", [Page(f"questionnaire_{kind}", "asked", methods=READ) for kind in ("pdf", "docx")], ids=str
)
class TestPaper(Doors):
    pass


@pytest.mark.parametrize(
    "page",
    [Page(f"{bank}_questionnaire_blank_pdf", reader="head", methods=READ) for bank in ("mentor", "mentee")],
    ids=str,
)
class TestBlank(GuardedPages):
    pass


def test_files_have_names(signed_in, curator, asked):
    browser = signed_in(curator)
    pdf, docx = (browser.get(reverse(f"questionnaire_{kind}", args=[asked.pk])) for kind in ("pdf", "docx"))
    assert (pdf["Content-Type"], pdf.content[:5], docx.content[:2]) == ("application/pdf", b"%PDF-", b"PK")
    assert "%D0%90%D0%BD%D0%BA%D0%B5%D1%82%D0%B0" in pdf["Content-Disposition"]


def test_pdf_and_docx_say_the_same(submitted):
    html = questionnaire_html(submitted)
    assert pdf_text(html) == docx_text(html)


def test_the_answers_are_read_back(submitted):
    text = pdf_text(questionnaire_html(submitted))
    for said in (
        "АНКЕТА НАСТАВНИКА",
        "Белова Мария Петровна",
        "первая категория",
        "В чём вы сильны и готовы помогать коллегам?методическое",
        "Третий год с радостью",
        "Как вам удобнее встречаться?смешанно",
        "Когда вам удобно?–",
    ):
        assert plain(said) in text


def test_the_blank_offers_the_choices_and_room(asked):
    text = pdf_text(questionnaire_html(asked))
    for said in ("Белова Мария Петровна", "□ методическое", "□ традиционное", "□ очно□ онлайн□ смешанно"):
        assert plain(said) in text


def test_the_blank_of_a_mentee_leaves_the_deficits_to_the_pen(person, curator):
    title = make.deficit().title
    text = pdf_text(questionnaire_html(make.questionnaire(person, curator, bank=Bank.MENTEES)))
    assert (plain(title) in text, plain("1. 2. 3. 4. 5.") in text) == (False, True)


def test_the_blank_offers_no_entry_of_others(asked, school):
    make.direction().__class__.objects.create(title="Чужое", organization=school)
    assert "Чужое" not in questionnaire_html(asked)


@pytest.mark.parametrize("bank", Bank)
def test_the_blank_fits_two_sides_of_a_sheet(curator, person, bank):
    call_command("loaddata", *(f"reference/{name}.yaml" for name in ("directions", "forms", "kinds")), verbosity=0)
    html = questionnaire_html(make.questionnaire(person, curator, bank=bank))
    assert len(reader(html).pages) <= 2


def test_what_is_typed_is_text(person, curator):
    html = questionnaire_html(make.questionnaire(person, curator, answers={"experience": "<b>жирно</b>" + "я " * 1500}))
    assert ("<b>" in html, "&lt;b&gt;" in html, len(render_docx(html)) > 0) == (False, True, True)


def test_print_command(submitted, tmp_path):
    path = tmp_path / "questionnaire.pdf"
    call_command("print", "questionnaire", str(submitted.pk), "--output", str(path))
    assert path.read_bytes() == render_pdf(questionnaire_html(submitted))
