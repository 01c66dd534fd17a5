"""Papers in the administration: of one object in its row and on its page, of ticked ones together."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.urls import reverse
from docx import Document
from pypdf import PdfReader

from documents import admin_prints
from documents.models import Order
from mentoring.models import AccessEntry, User
from tests import factories as make

pytestmark = [
    pytest.mark.ignore_template_errors,
    pytest.mark.without("counts", reason="asks what the page itself says"),
]

ORDERS = reverse("admin:documents_order_changelist")


@pytest.fixture
def browser(signed_in, administrator):
    return signed_in(administrator)


def ticked(*things):
    return {ACTION_CHECKBOX_NAME: [thing.pk for thing in things]}


def links(browser, url, name, thing):
    text = browser.get(url).text
    return [reverse(f"{name}_{kind}", args=[thing.pk]) in text for kind in ("pdf", "docx")]


@pytest.mark.parametrize(
    ("name", "thing", "model"),
    [
        ("order", "order", "documents_order"),
        ("program", "program", "programs_program"),
        ("agreement", "agreement", "mentoring_agreement"),
        ("consent", "consent", "mentoring_consent"),
        ("pair_request", "sent", "mentoring_pairrequest"),
    ],
)
def test_row_and_page_lead_to_the_papers(browser, request, name, thing, model):
    found = request.getfixturevalue(thing)
    assert links(browser, reverse(f"admin:{model}_changelist"), name, found) == [True, True]
    assert links(browser, reverse(f"admin:{model}_change", args=[found.pk]), name, found) == [True, True]


@pytest.fixture
def agreement(active_pair):
    return active_pair.members.get().agreements.create()


@pytest.fixture
def consent(mentor):
    return make.consent(mentor.employee, "publication", text="Согласие")


@pytest.fixture
def sent(active_pair):
    return active_pair.requests.create(sender=active_pair.mentor.employee, kind="amend", sent_on=make.TODAY)


def test_ticked_orders_in_one_pdf(browser, active_pair):
    signed = active_pair.orders.get()
    draft = Order.objects.create(organization=signed.organization, kind="free", heading="О разном")
    answer = browser.post(ORDERS, {"action": "print_pdf", **ticked(draft, signed)})
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    words = "".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)
    squeezed = "".join(words.split())
    assert ["ПРОЕКТ" in squeezed, f"№{signed.number}" in squeezed] == [True, True]
    assert AccessEntry.objects.filter(kind="print", about="Приказы, 2 (администрирование)").count() == 1


def test_ticked_orders_in_one_zip(browser, active_pair):
    signed = active_pair.orders.get()
    answer = browser.post(ORDERS, {"action": "print_zip", **ticked(signed)})
    with ZipFile(BytesIO(answer.content)) as archive:
        pdf, docx = archive.namelist()
        assert (pdf.endswith(".pdf"), docx.endswith(".docx"), pdf[:3]) == (True, True, "01 ")
        assert archive.read(pdf) == bytes(signed.signed_copy.pdf)
        assert any(signed.heading in paragraph.text for paragraph in Document(BytesIO(archive.read(docx))).paragraphs)


def test_too_many_and_nothing_are_told(browser, order, monkeypatch):
    monkeypatch.setattr(admin_prints, "MOST", 0)
    answer = browser.post(ORDERS, {"action": "print_pdf", **ticked(order)}, follow=True)
    assert [str(message) for message in answer.context["messages"]] == [admin_prints.TOO_MANY]
    consents = reverse("admin:mentoring_consent_changelist")
    bare = make.consent(order.lines.get().pair.current_mentees[0].employee, "publication")
    answer = browser.post(consents, {"action": "print_pdf", **ticked(bare)}, follow=True)
    assert [str(message) for message in answer.context["messages"]] == [admin_prints.NOTHING]


def test_what_is_not_the_own_is_not_printed(signed_in, order, school):
    stranger = signed_in(make.account(make.employee(school), "administrator"))
    answer = stranger.post(ORDERS, {"action": "print_pdf", **ticked(order)}, follow=True)
    assert [str(message) for message in answer.context["messages"]] == [admin_prints.NOTHING]


def test_who_belongs_to_no_organization_prints_nothing(client, order):
    client.force_login(User.objects.create_superuser("root"))
    assert "print_pdf" not in client.get(ORDERS).text
    assert client.post(ORDERS, {"action": "print_pdf", **ticked(order)}, follow=True)["Content-Type"].startswith(
        "text/html"
    )


def test_a_consent_without_words_has_no_paper(browser, mentor):
    bare = make.consent(mentor.employee, "publication")
    assert links(browser, reverse("admin:mentoring_consent_changelist"), "consent", bare) == [False, False]


@pytest.mark.parametrize("asked", ["савельева", "ДОРОШЕНКО мария", "1-од", "закреплении"])
def test_an_order_is_found_by_its_people(browser, active_pair, asked):
    Order.objects.create(organization=active_pair.organization, kind="free", heading="О разном")
    found = browser.get(ORDERS, {"q": asked}).context["cl"].queryset
    assert list(found) == [active_pair.orders.get()]


def test_what_has_no_papers_offers_none(browser):
    page = browser.get(reverse("admin:mentoring_mentor_changelist"))
    assert "print_pdf" not in page.text
