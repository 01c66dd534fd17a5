"""Consents on paper: to sign, one or many; as they were signed; the same in PDF and DOCX."""

import datetime as dt
from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document
from pypdf import PdfReader

from documents.papers.consent import PEN, blank_html, signed_html
from documents.papers.consent_withdrawal import withdrawal_html
from documents.press.rendering import render_docx, render_pdf
from documents.registry import papers
from mentoring.enums import ConsentKind
from mentoring.models import ConsentText, Organization
from mentoring.services import consent as consents
from setup.reference import REFERENCE, read
from tests import factories as make
from tests.documents.test_order_geometry import lines_of
from tests.documents.test_rendering import docx_text, pdf_text, placed, plain
from tests.pages import Doors, Page

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

TODAY = make.TODAY
PRINT, PDF, PREVIEW = "/consents/print/", "/consents/print/consents.pdf", "/consents/print/preview/"


@pytest.fixture(autouse=True)
def _texts(db, at):
    ConsentText.objects.bulk_create(
        ConsentText(made_at=at, **{**version, "text": version["text"].strip()})
        for version in read(REFERENCE / "consent_texts.yaml")
    )


@pytest.fixture
def organization(kindergarten, head):
    full_name = (
        "Муниципальное автономное дошкольное образовательное учреждение «Центр развития ребёнка – "
        "детский сад № 17 «Солнечный лучик» городского округа Североречинск Приозёрной области»"
    )
    Organization.objects.update(
        full_name=full_name, address="000017, Приозёрная область, г. Североречинск, ул. Мира, 4"
    )
    kindergarten.refresh_from_db()
    return kindergarten


def blank(organization, *people, kind=ConsentKind.PUBLICATION, valid_until=None):
    return blank_html(organization, people, kind=kind, valid_until=valid_until)


@pytest.fixture
def signed(mentor):
    return consents.record(
        mentor.employee,
        kind=ConsentKind.PUBLICATION,
        signed_on=TODAY,
        today=TODAY,
        valid_until=dt.date(2027, 8, 31),
        bans=["hides_post"],
    )


@pytest.mark.parametrize("kind", ConsentKind)
def test_blank_is_one_sheet_and_the_same_in_both_files(organization, mentor, kind):
    html = blank(organization, mentor.employee, kind=kind, valid_until=dt.date(2027, 8, 31))
    assert len(PdfReader(BytesIO(render_pdf(html))).pages) == 1
    text = pdf_text(html)
    assert text == docx_text(html)
    words = (*PEN[kind], "Дорошенко Мария Петровна, воспитатель", "по 31 августа 2027 года", "М.П. Дорошенко")
    assert [word for word in words if plain(word) not in text] == []
    assert [brace for brace in "{}" if brace in text] == []


def test_signed_is_printed_as_it_was_signed(mentor, signed, organization):
    ConsentText.objects.create(organization=organization, kind=signed.kind, number=2, text="Другое", made_at=make.AT)
    html = signed_html(papers()["consent"].objects().get(pk=signed.pk))
    text = pdf_text(html)
    assert text == docx_text(html)
    words = ("20 ноября 2026 г.", "по 31 августа 2027 года", "Детский сад ds17")
    assert [plain(word) in text for word in (*words, "Другое")] == [True, True, True, False]
    assert plain("1 фамилия, имя, отчество да 2 должность да 3 квалификационная категория да") in text


def test_foot_names_the_version(organization, mentor, signed, at):
    own = ConsentText.objects.create(organization=organization, kind=signed.kind, number=3, text="Наше", made_at=at)
    assert signed.version.organization is None
    assert pdf_text(signed_html(signed)).endswith(plain(f"Типовая редакция {signed.version.number}"))
    assert docx_text(blank(organization, mentor.employee)).endswith(plain(f"Редакция {own.number}"))


def test_mentor_from_outside_is_no_worker(organization, mentor):
    mentor.employee.home_organization = "Педагогический колледж"
    html = blank(organization, mentor.employee, kind=ConsentKind.MENTORING)
    assert [word in pdf_text(html).lower() for word in ("работника", "работодател", "трудов")] == [False] * 3
    assert len(PdfReader(BytesIO(render_pdf(html))).pages) == 1


def test_table_tells_what_is_allowed_and_what_is_not(signed):
    rows = [
        [cell.text for cell in row.cells][1:4]
        for row in Document(BytesIO(render_docx(signed_html(signed)))).tables[1].rows
    ]
    assert rows == [
        ["Персональные данные", "Разрешаю", "Не разрешаю"],
        ["фамилия, имя, отчество", "да", ""],
        ["должность", "", "да"],
        ["квалификационная категория", "да", ""],
    ]


def test_table_of_a_blank_is_left_to_the_pen(organization, mentor):
    table = Document(BytesIO(render_docx(blank(organization, mentor.employee)))).tables[1]
    assert {cell.text for row in table.rows[1:] for cell in row.cells[2:]} == {""}


def test_many_begin_each_on_its_own_sheet_and_count_anew(organization, mentor, mentee):
    long = "\n".join(f"Пункт {number} согласия о разном." for number in range(60))
    ConsentText.objects.filter(kind=ConsentKind.MENTORING).update(text=f"Я, {{сотрудник}}.\n{long}")
    html = blank(organization, mentor.employee, mentee.employee, kind=ConsentKind.MENTORING)
    pages = [page.extract_text().strip() for page in PdfReader(BytesIO(render_pdf(html))).pages]
    assert ["СОГЛАСИЕ" in page for page in pages] == [True, False, True, False]
    assert [page.endswith("\n2") for page in pages] == [False, True, False, True]
    sections = Document(BytesIO(render_docx(html))).sections
    starts = [section._sectPr.xpath("./w:pgNumType/@w:start") for section in sections]
    assert (starts, [section.different_first_page_header_footer for section in sections]) == ([["1"]] * 2, [True] * 2)


def test_hostile_text_is_only_text(organization, mentor):
    hostile = "<script>alert(1)</script>&<b>я</b>"
    ConsentText.objects.update(text=hostile)
    html = blank(organization, mentor.employee)
    assert ("<script" in html, plain(hostile) in pdf_text(html)) == (False, True)


def test_declared_for_the_print_command(signed, mentee):
    paper = papers()["consent"]
    make.consent(mentee.employee)  # without the wording that was signed
    assert ([*paper.objects()], paper.html(signed)) == ([signed], signed_html(signed))


def test_same_number_of_queries_for_one_and_many(organization, django_assert_num_queries):
    people = [make.employee(organization) for _ in range(20)]
    for some in (people[:1], people):
        with django_assert_num_queries(3):
            blank(organization, *some)


@pytest.mark.parametrize(
    "page",
    [
        Page(name, "signed", by=by, methods=("get",))
        for name in ("consent_preview", "consent_pdf", "consent_docx")
        for by in ("curator", "head", "mentor_user")
    ],
    ids=str,
)
class TestSignedDoors(Doors):
    pass


def test_wording_that_was_not_kept_is_not_made_up(signed_in, curator, mentee):
    consent = make.consent(mentee.employee)
    assert signed_in(curator).get(reverse("consent_preview", args=[consent.pk])).status_code == 404


@pytest.mark.parametrize("kind", ConsentKind)
def test_withdrawal_is_one_sheet_and_the_same_in_both_files(organization, mentor, kind):
    consent = make.consent(mentor.employee, kind, withdrawn_on=TODAY)
    html = withdrawal_html(consent)
    text = pdf_text(html)
    assert (text, len(PdfReader(BytesIO(render_pdf(html))).pages)) == (docx_text(html), 1)
    words = ("С 20 ноября 2026 г. отзываю своё согласие", "(подписано 1 сентября 2026 г.)", "М.П. Дорошенко")
    assert [word for word in words if plain(word) not in text] == []


def test_withdrawal_still_to_be_signed_leaves_its_date_to_the_pen(organization, mentor):
    text = withdrawal_html(make.consent(mentor.employee, ConsentKind.PUBLICATION))
    assert ("20 ноября" in text, "ст. 10.1, ч. 12" in text) == (False, True)


@pytest.mark.parametrize(
    "page",
    [Page(f"consent_withdrawal_{kind}", "consent", by="mentor_user", methods=("get",)) for kind in ("pdf", "docx")],
    ids=str,
)
class TestWithdrawalDoors(Doors):
    @pytest.fixture
    def consent(self, mentor):
        return make.consent(mentor.employee)


class TestPrintPage:
    def names(self, answer):
        return [person.last_name for person in answer.context["people"]]

    def test_all_who_lack_it(self, signed_in, curator, mentor, mentee, stranger):
        make.consent(mentee.employee, "publication")
        answer = signed_in(curator).get(PRINT, {"kind": "publication"})
        assert (self.names(answer), len(answer.context["parts"])) == (["Дорошенко"], 1)
        assert answer.context["missing"] == ["адрес", "сайт", "ИНН", "ОГРН", "руководитель"]

    def test_those_found(self, signed_in, curator, mentor, mentee):
        answer = signed_in(curator).get(PRINT, {"kind": "publication", "q": "САВЕ"})
        assert self.names(answer) == ["Савельева"]

    def test_those_ticked_whatever_they_have(self, signed_in, curator, mentor, mentee):
        make.consent(mentee.employee, "publication")
        answer = signed_in(curator).get(PRINT, {"kind": "publication", "people": [mentee.pk, curator.employee_id]})
        assert self.names(answer) == ["Савельева", "Синицына"]

    def test_more_than_a_file_holds_is_told_and_divided(self, signed_in, curator, mentor, mentee, settings):
        settings.PAPERS_PER_FILE = 2
        browser = signed_in(curator)
        answer = browser.get(PRINT, {"kind": "personal_data"})
        found = [(part.first, part.last) for part in answer.context["parts"]]
        assert (found, "В одном файле – до 2 бумаг, поэтому файлов 2." in answer.text) == ([(1, 2), (3, 3)], True)
        queries = [part.query for part in answer.context["parts"]]
        printed = [browser.get(f"{PREVIEW}?{query}").text.count("<h1>") for query in queries]
        assert printed == [2, 1]

    def test_nobody_to_print_for(self, signed_in, curator):
        answer = signed_in(curator).get(PRINT, {"kind": "mentoring"})
        assert (answer.status_code, "Печатать нечего" in answer.text) == (200, True)

    def test_no_text_to_print(self, signed_in, curator, mentor):
        ConsentText.objects.all().delete()
        browser = signed_in(curator)
        answer = browser.get(PRINT, {"kind": "mentoring"})
        assert (answer.context["parts"], "Текста этого согласия нет" in answer.text) == ([], True)
        assert browser.get(PDF, {"kind": "mentoring"}).status_code == 404

    @pytest.mark.parametrize(
        ("asked", "field"),
        [
            ({}, "kind"),
            ({"kind": "all"}, "kind"),
            ({"kind": "mentoring", "valid_until": "2026-11-19"}, "valid_until"),
            ({"kind": "mentoring", "valid_until": "потом"}, "valid_until"),
            ({"kind": "mentoring", "part": "0"}, "part"),
            ({"kind": "mentoring", "people": ["abc"]}, "people"),
        ],
    )
    def test_bad_address_is_told_and_prints_nothing(self, signed_in, curator, mentor, asked, field):
        browser = signed_in(curator)
        answer = browser.get(PRINT, asked)
        assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
        assert browser.get(PDF, asked).status_code == 404

    def test_term_stands_in_the_text(self, signed_in, curator, mentor):
        asked = {"kind": "mentoring", "valid_until": "2027-08-31"}
        assert "по 31 августа 2027 года" in signed_in(curator).get(PREVIEW, asked).text

    def test_person_prints_the_own_consent_alone(self, signed_in, mentor_user, mentee):
        browser = signed_in(mentor_user)
        assert self.names(browser.get(PRINT, {"kind": "publication"})) == ["Дорошенко"]
        for name in (PRINT, PDF, PREVIEW):
            assert browser.get(name, {"kind": "publication", "people": [mentee.pk]}).status_code in {404, 422}

    def test_strangers_cannot_be_printed(self, signed_in, curator, stranger):
        asked = {"kind": "publication", "people": [stranger.employee_id]}
        browser = signed_in(curator)
        assert [browser.get(url, asked).status_code for url in (PRINT, PDF, PREVIEW)] == [422, 404, 404]

    def test_anonymous_is_asked_to_sign_in(self, client):
        for url in (PRINT, PDF, PREVIEW):
            assert client.get(url).url.startswith(f"{reverse('login')}?next={url}")

    @pytest.mark.parametrize(
        ("name", "start", "disposition"),
        [("consent_blanks_pdf", b"%PDF", "inline"), ("consent_blanks_docx", b"PK", "attachment")],
    )
    def test_files(self, signed_in, curator, mentor, name, start, disposition):
        answer = signed_in(curator).get(reverse(name), {"kind": "mentoring", "people": [mentor.pk]})
        assert (answer.content[: len(start)], answer["Content-Disposition"].split(";")[0]) == (start, disposition)


def test_each_consent_has_the_margins_of_the_norm(organization, mentor, mentee):
    """The text is justified, so that lines reach the right margin."""
    people = (mentor.employee, mentee.employee)
    sheets = PdfReader(BytesIO(render_pdf(blank(organization, *people, kind=ConsentKind.PERSONAL_DATA)))).pages
    for sheet in sheets:
        area = max(end for _text, _start, end, _size in lines_of(sheet))
        left, top = (min(piece[side] for piece in placed(sheet)) for side in (1, 2))
        assert (left, left + area) == (pytest.approx(20, abs=0.5), pytest.approx(200, abs=0.5))
        assert 20 < top < 30
