"""The pages of the mark: what is uploaded or typed, what is refused beside which field, what is downloaded."""

from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from documents.models import (
    ApprovedRegulation,
    BodySession,
    CollegialBody,
    ElectronicSignature,
    FrozenPaper,
    Regulation,
    SignedAgreement,
    SignedProtocol,
)
from documents.services import electronic_signature as signatures
from roadmap.models import ApprovedRoadmap, Roadmap
from tests import factories as make
from tests.documents.signatures import FROM, NUMBER, TO, built, real
from tests.pages import GuardedDoors, Page, everything, filled, outcome, refusal

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

TYPED = {
    "source": "typed",
    "owner": "Корнилова Анна Петровна",
    "number": "01 da:3f",
    "valid_from": "2026-02-01",
    "valid_to": "2027-05-01",
    "sheet": "last",
}
SEVERAL = "В файле подписи 2 человек"


@dataclass(frozen=True)
class CodePage(Page):
    """A page whose address has the code of a paper."""

    def url(self, request, *, off=0):
        code = "unknown" if off else request.getfixturevalue(self.thing).code
        return reverse(self.name, args=[code, *self.more])


@pytest.fixture
def paper(active_pair):
    return active_pair.orders.get().signed_copy


@pytest.fixture
def marked(paper, curator):
    read = signatures.read_file(paper, built(bytes(paper.pdf), number=255))
    return signatures.record(paper, ElectronicSignature(**read), by=curator, at=make.AT)


@pytest.fixture
def browser(signed_in, curator):
    return signed_in(curator)


@pytest.fixture
def url(paper):
    return reverse("signature_edit", args=[paper.code])


def upload(content, **more):
    return {"source": "file", "sheet": "last", "upload": SimpleUploadedFile("приказ.pdf.sig", content), **more}


@pytest.mark.parametrize(
    "page",
    [
        CodePage("signature_edit", "paper"),
        CodePage("signature_edit", "paper", by="head", reader="administrator"),
        CodePage("signature_remove", "marked"),
        CodePage("signature_zip", "marked", reader="mentee_user", methods=("get",)),
    ],
    ids=str,
)
class TestDoors(GuardedDoors):
    pass


def test_real_signature_is_uploaded_and_told_on_the_page(browser, url, paper, tmp_path):
    content = real(tmp_path, bytes(paper.pdf))
    done = browser.post(url, upload(content))
    assert outcome(done)[:2] == (302, paper.order.get_absolute_url())
    kept = ElectronicSignature.objects.get()
    assert (bytes(kept.file), kept.number, kept.code) == (content, NUMBER, paper.code)
    text = browser.get(paper.order.get_absolute_url()).text
    for said in ("Корнилова Анна Петровна", NUMBER, "Сверено: подпись сделана к этому самому файлу", "Не сверено:"):
        assert said in text
    assert "проверена" not in text


def test_page_gives_the_very_file_that_is_to_be_signed(browser, url, paper):
    address = reverse("signature_signed_pdf", args=[paper.code])
    assert address in browser.get(url).text
    assert browser.get(address).content == bytes(paper.pdf)


def test_typed_data_are_told_to_be_unchecked(browser, url, paper):
    browser.post(url, TYPED)
    kept = ElectronicSignature.objects.get()
    assert (kept.number, kept.valid_from, kept.valid_to, kept.is_from_file) == ("01DA3F", FROM.date(), TO.date(), False)
    text = browser.get(paper.order.get_absolute_url()).text
    assert ("ничего не сверено" in text, "одним ZIP" in text) == (True, False)
    assert browser.get(reverse("signature_zip", args=[paper.code])).status_code == 404


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "Это не файл электронной подписи"),
        (b"\x30" * 5_000_000, "Файл больше 2 МБ"),
        (b"", "Файл пуст"),
        (built(b"another"), "Это подпись другого файла"),
        (built(b"another", within=b"another"), "Это подпись другого файла"),
        (built(b"another")[:99], "Это не файл электронной подписи"),
        (built(b"another", signers=2), SEVERAL),
    ],
    ids=["picture", "large", "empty", "other", "attached", "cut", "several"],
)
def test_bad_file_is_refused_beside_the_field_and_nothing_is_lost(browser, url, content, said):
    before = everything()
    answer = browser.post(url, upload(content, owner="Ли", sheet="first"))
    status, errors = refusal(answer)
    assert (status, list(errors)) == (422, ["upload"])
    assert said in errors["upload"][0]
    assert [answer.context["form"][name].value() for name in ("owner", "sheet", "source")] == ["Ли", "first", "file"]
    assert everything() == before


@pytest.mark.parametrize(
    ("given", "field", "said"),
    [
        ({"owner": ""}, "owner", "Впишите фамилию, имя и отчество владельца."),
        ({"number": ""}, "number", "Впишите номер сертификата."),
        ({"number": "01ДА"}, "number", "цифр и латинских букв A–F"),
        ({"number": "1" * 101}, "number", "100"),
        ({"owner": "Й" * 301}, "owner", "длиннее 300 букв"),
        ({"valid_to": ""}, "valid_to", "по какой день"),
        ({"valid_to": "2026-01-01"}, "valid_to", "Срок кончается раньше"),
        ({"signed_on": "2026-11-21"}, "signed_on", "Эта дата ещё не наступила"),
        ({"signed_on": "2025-11-21"}, "signed_on", "сертификат не действовал"),
    ],
)
def test_bad_typed_data_are_refused_beside_the_field(browser, url, given, field, said):
    status, errors = refusal(browser.post(url, {**TYPED, **given}))
    assert (status, list(errors), said in errors[field][0]) == (422, [field], True)
    assert not ElectronicSignature.objects.exists()


def test_no_file_and_nothing_chosen_are_refused(browser, url):
    assert refusal(browser.post(url, {"source": "file", "sheet": "last"})) == (
        422,
        {"upload": ["Выберите файл подписи."]},
    )
    assert set(refusal(browser.post(url, {}))[1]) == {"source", "sheet"}


def test_sheet_is_changed_without_another_upload(browser, url, marked):
    browser.post(url, filled(browser.get(url), sheet="first", owner="Подделка"))
    now = ElectronicSignature.objects.get()
    assert (now.sheet, now.owner, bytes(now.file)) == ("first", "Корнилова Анна Петровна", bytes(marked.file))


def test_typed_data_replace_a_file_and_a_file_replaces_them(browser, url, marked, paper):
    browser.post(url, {**filled(browser.get(url)), **TYPED})
    assert ElectronicSignature.objects.get().is_from_file is False
    browser.post(url, {**filled(browser.get(url)), **upload(bytes(marked.file))})
    now = ElectronicSignature.objects.get()
    assert (now.pk, now.number, bytes(now.file)) == (marked.pk, "00FF", bytes(marked.file))


def test_change_of_another_is_not_overwritten(browser, url, marked):
    sent = filled(browser.get(url), sheet="first")
    ElectronicSignature.objects.update(number="0A")
    status, errors = refusal(browser.post(url, sent))
    assert (status, list(errors)) == (422, ["__all__"])
    assert ElectronicSignature.objects.get().sheet == "last"


def test_removed_mark_leaves_the_paper(browser, marked, paper):
    url = reverse("signature_remove", args=[paper.code])
    assert "Исчезнет отметка вместе с файлом подписи" in browser.get(url).text
    assert outcome(browser.post(url, {"why": "Не тот документ"})) == (
        302,
        paper.order.get_absolute_url(),
        ["Отметка убрана. Подписанный документ не изменился."],
    )
    assert (ElectronicSignature.objects.exists(), type(paper).objects.filter(pk=paper.pk).exists()) == (False, True)
    assert browser.get(url).status_code == 404


def test_signed_file_and_its_signature_come_together(browser, marked, paper):
    answer = browser.get(reverse("signature_zip", args=[paper.code]))
    with ZipFile(BytesIO(answer.content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    assert files == {"Приказ 1-ОД.pdf": bytes(paper.pdf), "Приказ 1-ОД.pdf.sig": bytes(marked.file)}


@pytest.mark.parametrize(("kind", "start"), [("pdf", b"%PDF-"), ("docx", b"PK")])
def test_marked_copy_is_given_to_readers_too(signed_in, mentee_user, marked, paper, kind, start):
    answer = signed_in(mentee_user).get(reverse(f"signature_marked_{kind}", args=[paper.code]))
    assert (answer.status_code, answer.content[: len(start)]) == (200, start)
    assert "%D1%81%20%D0%BE%D1%82%D0%BC%D0%B5%D1%82%D0%BA%D0%BE%D0%B9" in answer["Content-Disposition"]


def test_reader_sees_the_mark_and_no_way_to_change_it(signed_in, mentee_user, marked, paper):
    text = signed_in(mentee_user).get(paper.order.get_absolute_url()).text
    assert [word in text for word in ("Экземпляр с отметкой, PDF", "Изменить отметку", "одним ZIP")] == [
        True,
        False,
        False,
    ]


def test_check_page_tells_that_the_copy_with_the_mark_is_another_file(client, marked, paper):
    url = reverse("verify", args=[paper.code])
    text = client.post(url, {"file": SimpleUploadedFile("а.pdf", b"%PDF-other")}).text
    assert ("тоже другой файл" in text, "подлинность подписи на этой странице не проверяется" in text) == (True, True)
    assert "Корнилова" not in text


@pytest.fixture
def kept_papers(paper, running_program, active_pair):
    """One of every app that keeps papers."""
    both = {"mentor_agreed_on": make.TODAY, "mentee_agreed_on": make.TODAY}
    agreement = active_pair.members.get().agreements.create(**both)
    roadmap = Roadmap.objects.create(
        organization=active_pair.organization, title="План", start_year=2026, state="approved", columns=[]
    )
    drawn = {"html": "<p>", "pdf": b"%PDF-"}
    return [
        paper,
        running_program.approved_versions.get(),
        SignedAgreement.objects.create(agreement=agreement, code="agreement", **drawn),
        ApprovedRoadmap.objects.create(roadmap=roadmap, code="roadmap", approved_on=make.TODAY, **drawn),
        SignedProtocol.objects.create(session=_signed_session(active_pair.organization), code="protocol", **drawn),
        ApprovedRegulation.objects.create(
            regulation=_approved_regulation(active_pair.organization), code="regulation", **drawn
        ),
    ]


def _signed_session(organization):
    body = CollegialBody.objects.create(organization=organization, title="методический совет")
    given = {"held_on": make.TODAY, "year": 2026, "number": "3", "number_key": "3", "state": "signed"}
    return BodySession.objects.create(body=body, **given)


def _approved_regulation(organization):
    given = {"approved_on": make.TODAY, "in_force_from": make.TODAY, "state": "approved"}
    return Regulation.objects.create(organization=organization, title="Положение", text="1. Общее", **given)


def test_every_kept_paper_offers_the_mark_and_names_its_file(browser, curator, kept_papers):
    assert {type(each) for each in kept_papers} == set(FrozenPaper.__subclasses__())
    said = {"owner": "Ли Анна", "number": "01", "valid_from": FROM.date(), "valid_to": TO.date()}
    for each in kept_papers:
        assert reverse("signature_edit", args=[each.code]) in browser.get(each.page_url).text
        signatures.record(each, ElectronicSignature(**said), by=curator, at=make.AT)
        assert reverse("signature_marked_pdf", args=[each.code]) in browser.get(each.page_url).text
    assert [each.file_name.replace("\xa0", " ") for each in kept_papers] == [
        "Приказ 1-ОД",
        f"Программа {kept_papers[1].program}, редакция 1".replace("\xa0", " "),
        "Соглашение о наставничестве: Дорошенко М.П. и Савельева М.П.",
        "Дорожная карта 2026/2027",
        "Протокол 3",
        "Положение, редакция 1",
    ]
