"""The check page: what anybody may know of a kept paper, and whether a file is that paper."""

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from documents.enums import OrderState
from documents.models import FrozenPaper, Order, PublicFacts
from documents.queries.verify import check_address, find_paper
from tests import factories as make
from tests.pages import everything, refusal

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")


@pytest.fixture
def copy(active_pair):
    return active_pair.orders.get().signed_copy


@pytest.fixture
def url(copy):
    return reverse("verify", args=[copy.code])


def upload(content, name="приказ Ивановой.pdf"):
    return {"file": SimpleUploadedFile(name, content, "application/pdf")}


def test_page_shows_number_and_date_and_no_person(client, url, copy):
    Order.objects.filter(pk=copy.order_id).update(heading="О закреплении пары Дорошенко и Савельевой")
    answer = client.get(url)
    text = answer.text
    assert (answer.status_code, answer["X-Robots-Tag"]) == (200, "noindex, nofollow")
    assert answer.context["facts"] == PublicFacts(
        kind="Приказ «О закреплении наставнических пар (групп)»",
        organization=copy.order.organization,
        day=make.TODAY,
        number="1-ОД",
        state="действует",
    )
    for shown in ("1-ОД", "20 ноября 2026 г.", "Детский сад ds17", copy.sha256, "действует"):
        assert shown in text
    for person in ("Дорошенко", "Савельев", "Корнилов", "Синицын"):
        assert person not in text


@pytest.mark.parametrize(
    ("state", "said", "tone"),
    [(OrderState.AMENDED, "изменён", "attention"), (OrderState.REVOKED, "отменён", "late")],
)
def test_changed_order_says_so(client, url, copy, state, said, tone):
    Order.objects.filter(pk=copy.order_id).update(state=state)
    assert f'<span class="badge badge-{tone}">{said}</span>' in client.get(url).text


def test_changed_order_names_the_one_that_changed_it(client, url, copy, head):
    by = Order.objects.create(
        organization=copy.order.organization,
        kind="amend",
        heading="О паре Дорошенко",
        affects=copy.order,
        effect="amends",
    )
    assert "Что с ним стало" not in client.get(url).text
    Order.objects.filter(pk=by.pk).update(
        state=OrderState.SIGNED, number="2-ОД", signed_on=make.TODAY, year=2026, signatory=head.employee
    )
    text = client.get(url).text
    assert ("Изменён приказом № 2-ОД от 20.11.2026" in text, "Дорошенко" in text) == (True, False)


def test_program_is_found_by_its_code(client, running_program):
    version = running_program.approved_versions.get()
    answer = client.get(reverse("verify", args=[version.code]))
    assert answer.context["facts"] == PublicFacts(
        kind="Персонализированная программа наставничества",
        organization=running_program.organization,
        day=make.TODAY,
        number="редакция 1",
        state="утверждена",
    )
    assert running_program.title not in answer.content.decode()


def test_every_kind_of_kept_paper_has_its_facts():
    kinds = FrozenPaper.__subclasses__()
    assert {kind.__name__ for kind in kinds} >= {"SignedCopy", "SignedAgreement", "ApprovedVersion", "ApprovedRoadmap"}
    assert [kind for kind in kinds if "public_facts" not in vars(kind)] == []


@pytest.mark.parametrize(
    ("change", "is_same"),
    [(lambda kept: kept, True), (lambda kept: kept + b" ", False), (lambda _: b"\x00not a pdf", False)],
)
def test_file_is_compared_and_not_kept(client, url, copy, change, is_same):
    before = everything()
    answer = client.post(url, upload(change(bytes(copy.pdf))))
    assert (answer.status_code, answer.context["is_checked"], answer.context["is_same"]) == (200, True, is_same)
    assert ("Файл подлинный" in answer.content.decode()) == is_same
    assert everything() == before


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "Выберите файл PDF, который нужно проверить."),
        (upload(b""), "Файл пустой: скачайте документ ещё раз и выберите его снова."),
        (upload(b"%PDF" + bytes(1024 * 1024)), "Файл больше 1 МБ: таких документов здесь не бывает."),
    ],
)
def test_bad_file_is_told_beside_the_field(client, url, sent, said, monkeypatch):
    monkeypatch.setattr("documents.forms.verify.MAX_MEGABYTES", 1)
    for part in sent.values():
        part.seek(0)
    assert refusal(client.post(url, sent)) == (422, {"file": [said]})


@pytest.mark.parametrize("code", ["нет-такого", "\0"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_unknown_code_gets_a_friendly_page(client, db, method, code):
    answer = getattr(client, method)(reverse("verify", args=[code]))
    assert (answer.status_code, answer["X-Robots-Tag"]) == (404, "noindex, nofollow")
    assert "Документа с таким кодом здесь нет." in answer.content.decode()


def test_kept_fingerprint_is_that_of_the_kept_file(copy, settings):
    settings.SITE_URL = "https://mentoring.example.ru"
    assert find_paper(copy.code) == copy
    assert copy.sha256 == hashlib.sha256(copy.pdf).hexdigest()
    assert check_address(copy.code) == f"https://mentoring.example.ru/verify/{copy.code}/"
