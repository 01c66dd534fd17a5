"""The mark of an electronic signature on a kept paper: what may be written, and how it stands on the sheets."""

import datetime as dt
from io import BytesIO

import pytest
from django.db import IntegrityError, transaction
from docx import Document

from documents.enums import SignatureSheet
from documents.models import ElectronicSignature
from documents.papers.electronic_signature import marked_html
from documents.press.rendering import render_docx, render_pdf
from documents.queries.electronic_signature import signature_of, with_signatures
from documents.services import electronic_signature as signatures
from mentoring.exceptions import ImpossibleStepError
from programs.models import ApprovedVersion
from tests import factories as make
from tests.documents import measured
from tests.documents.sheets import sheets
from tests.documents.signatures import FROM, NUMBER, TO, built, real
from tests.pages import changes_of
from tests.setup.every_paper import faults

LONG = {"surname": "Длиннофамильная-" * 18, "given_name": "Й" * 300, "common_name": "—"}
FOOT = 274
"""Where the last line of a mark stands at the lower margin, in mm."""
SAID = "Корнилова Анна Петровна, сертификат 01DA"


def typed(**given):
    values = {"owner": "Корнилова Анна Петровна", "number": "01DA", "valid_from": FROM.date(), "valid_to": TO.date()}
    return ElectronicSignature(**{**values, **given})


@pytest.fixture
def paper(active_pair):
    return active_pair.orders.get().signed_copy


@pytest.fixture
def written(paper, curator):
    return signatures.record(paper, typed(), by=curator, at=make.AT)


def test_real_signature_of_the_very_paper_is_read(paper, curator, tmp_path):
    content = real(tmp_path, bytes(paper.pdf))
    read = signatures.read_file(paper, content)
    kept = signatures.record(paper, ElectronicSignature(**read), by=curator, at=make.AT)
    found = ElectronicSignature.objects.get(code=paper.code)
    assert (found.owner, found.number, bytes(found.file)) == ("Корнилова Анна Петровна", NUMBER, content)
    assert (found, found.organization, found.is_from_file) == (kept, curator.organization, True)
    assert faults(marked_html(found, paper.html)) == []


def test_signature_of_another_paper_is_refused(paper):
    with pytest.raises(ImpossibleStepError, match="Это подпись другого файла"):
        signatures.read_file(paper, built(bytes(paper.pdf) + b"\n"))


def test_long_names_are_read_and_longer_ones_refused(paper):
    assert signatures.read_file(paper, built(bytes(paper.pdf), owner=LONG))["owner"].endswith("Й" * 300)
    for name, said in (("Й" * 301, "длиннее 300 букв"), ("Ёж " * 400, "длиннее 1000 знаков"), ("👍", "не напечатать")):
        with pytest.raises(ImpossibleStepError, match=said):
            signatures.read_file(paper, built(bytes(paper.pdf), owner={"common_name": name}))
    with pytest.raises(ImpossibleStepError, match="слишком длинный"):
        signatures.read_file(paper, built(bytes(paper.pdf), number=1 << 800))


def test_days_are_those_of_the_organization(paper):
    night = dt.datetime(2026, 2, 1, 22, tzinfo=dt.UTC)
    assert signatures.read_file(paper, built(bytes(paper.pdf), term=(night, TO)))["valid_from"] == dt.date(2026, 2, 2)


def test_history_tells_who_recorded_changed_and_removed(paper, written, curator, head):
    written.sheet = SignatureSheet.FIRST
    signatures.record(paper, written, by=head, at=make.AT)
    signatures.remove(paper, written, by=curator, at=make.AT, why="Ошибка")
    told = [(by, why) for _, _, by, why in changes_of(paper.order) if "подписи" in why]
    assert told == [
        (curator, f"Внесена отметка об электронной подписи: {SAID}"),
        (head, f"Изменена отметка об электронной подписи: {SAID}"),
        (curator, f"Убрана отметка об электронной подписи: {SAID}. Причина: Ошибка"),
    ]
    assert (signature_of(paper), ElectronicSignature.history.count()) == (None, 3)


def test_paper_has_one_mark(paper, written, curator):
    with pytest.raises(ImpossibleStepError, match="Отметку уже внёс кто-то другой"):
        signatures.record(paper, typed(number="02"), by=curator, at=make.AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        ElectronicSignature.objects.filter(pk=written.pk).update(valid_to=written.valid_from - dt.timedelta(days=1))
    assert ElectronicSignature.objects.get().number == "01DA"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"valid_to": FROM.date() - dt.timedelta(days=1)}, "Срок кончается раньше, чем начался"),
        ({"signed_on": make.TODAY + dt.timedelta(days=1)}, "Эта дата ещё не наступила"),
        ({"signed_on": FROM.date() - dt.timedelta(days=1)}, "В этот день сертификат не действовал"),
    ],
)
def test_impossible_dates_are_refused(paper, curator, given, said):
    with pytest.raises(ImpossibleStepError, match=said):
        signatures.record(paper, typed(**given), by=curator, at=make.AT)


@pytest.mark.parametrize(
    ("day", "signed_on", "said"),
    [
        (TO.date(), None, ""),
        (TO.date() + dt.timedelta(days=1), FROM.date(), "В день, который назван днём подписания, он действовал"),
        (TO.date() + dt.timedelta(days=1), None, "когда документ подписан, не сказано"),
    ],
)
def test_ended_term_is_told(day, signed_on, said):
    told = typed(signed_on=signed_on).doubt_on(day)
    assert (said in told, bool(told)) == (True, bool(said))


def test_paper_without_a_code_has_no_mark(paper, curator):
    type(paper).objects.filter(pk=paper.pk).update(code=None)
    paper.refresh_from_db()
    with pytest.raises(ImpossibleStepError, match="коды проверки"):
        signatures.record(paper, typed(), by=curator, at=make.AT)


@pytest.mark.parametrize("copies", [1, 3])
def test_marks_are_found_by_one_query(running_program, curator, copies, django_assert_num_queries):
    for number in range(2, copies + 1):
        given = {"number": number, "code": f"code-{number}", "approved_on": make.TODAY}
        ApprovedVersion.objects.create(program=running_program, pdf=b"%PDF-", **given)
    versions = list(running_program.approved_versions.all())
    signature = signatures.record(versions[0], typed(), by=curator, at=make.AT)
    with django_assert_num_queries(1):
        found = with_signatures(versions)
    assert [signed.signature for signed in found] == [signature, *[None] * (copies - 1)]


class TestSheets:
    """Whatever the paper and the length of the name: nothing stands on another, and the words are whole in both."""

    @pytest.fixture(params=["order", "program"])
    def html(self, request, active_pair):
        if request.param == "order":
            return active_pair.orders.get().signed_copy.html
        return request.getfixturevalue("running_program").approved_versions.get().html

    @pytest.mark.parametrize("sheet", SignatureSheet)
    @pytest.mark.parametrize(
        "owner", ["Корнилова Анна Петровна", f"{'Длиннофамильная-' * 18} {'Й' * 300}"], ids=["usual", "long"]
    )
    def test_mark_covers_nothing(self, html, sheet, owner):
        assert faults(marked_html(typed(owner=owner, number=NUMBER, sheet=sheet), html)) == []


def place_of(html, text):
    """Return the number of the sheet that says it, and where its base is, in mm."""
    drawn = enumerate(sheets(render_pdf(html)), start=1)
    return [
        (number, round(line.base))
        for number, sheet in drawn
        for line in sheet.lines
        if text in line.text.replace("\xa0", " ")
    ]


def test_mark_stands_under_the_signature_before_the_sheet_of_readers(paper):
    html = marked_html(typed(), paper.html)
    [(sheet, hand)], [(marked, mark)], readers = (
        place_of(html, text) for text in ("М.П. Корнилова", "ДОКУМЕНТ ПОДПИСАН", "ознакомлены")
    )
    assert (sheet == marked, 5 < mark - hand < 20) == (True, True)
    assert all(place > (marked, mark) for place in readers)


def test_mark_of_the_first_sheet_stands_at_its_foot(paper, running_program):
    said, version = "Действителен с 01.02.2026 по 01.05.2027", running_program.approved_versions.get()
    by_paper = [place_of(marked_html(typed(sheet="first"), kept.html), said) for kept in (paper, version)]
    assert by_paper == [[(1, FOOT)], [(1, FOOT)]]


def test_docx_has_the_mark_framed(paper):
    document = Document(BytesIO(render_docx(marked_html(typed(), paper.html))))
    framed = [found.text for found in document.paragraphs if found._p.find(".//{*}pBdr") is not None]
    assert framed == [
        "ДОКУМЕНТ ПОДПИСАН\nЭЛЕКТРОННОЙ ПОДПИСЬЮ",
        "Сертификат 01DA",
        "Владелец Корнилова Анна Петровна",
        "Действителен с 01.02.2026 по 01.05.2027",
    ]


def test_docx_has_the_mark_of_the_first_sheet_in_its_footer(paper):
    document = Document(BytesIO(render_docx(marked_html(typed(sheet="first"), paper.html))))
    footer = document.sections[0].first_page_footer
    framed = [found.text for found in footer.paragraphs if found._p.find(".//{*}pBdr") is not None]
    assert framed[0] == "ДОКУМЕНТ ПОДПИСАН\nЭЛЕКТРОННОЙ ПОДПИСЬЮ"
    assert "ДОКУМЕНТПОДПИСАН" in measured.squeezed(measured.said_in_word(document))


def test_owner_is_text_and_no_markup(paper):
    assert "Ли &lt;b&gt;&amp;Ко" in marked_html(typed(owner="Ли <b>&Ко"), paper.html)
