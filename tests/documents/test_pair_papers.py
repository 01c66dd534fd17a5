"""The papers of a pair's people: requests, the agreement in two columns, the supplement to the mentor's contract."""

import datetime as dt
import re

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils.html import strip_tags

from documents.enums import Case
from documents.papers.agreement import agreement_html
from documents.papers.pair_request import request_html
from documents.papers.supplement import supplement_html
from documents.queries.case_form import forms_of
from mentoring.enums import BasisKind
from mentoring.enums.pair_change import RequestKind
from mentoring.models import ActingHead, Agreement, Pair, PairRequest
from mentoring.services import agreement as agreements
from mentoring.services import pair_request as requests
from mentoring.services.basis import proposed_terms
from tests import factories as make
from tests.documents.test_rendering import docx_text, pdf_text
from tests.pages import Doors, GuardedDoors, Page

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

READ = ("get",)
TERMS = {
    "basis_number": "7",
    "basis_date": dt.date(2026, 9, 2),
    "basis_content": "Помощь молодому воспитателю.",
    "basis_term": "с 14.09.2026 по 28.05.2027",
    "basis_form": "на рабочем месте",
    "basis_payment": "15 % оклада",
}


def words(html):
    return re.sub(r"\s+", " ", strip_tags(html.partition("<body")[2])).replace("\u00a0", " ")


@pytest.fixture
def sent(active_pair, mentee_user):
    request = PairRequest(pair=active_pair, kind=RequestKind.REPLACE, text="Прошу заменить.\n<b>Разные</b> смены.")
    return requests.send(request, by=mentee_user, at=make.AT)


@pytest.fixture
def agreement(pair):
    return agreements.begin(pair.members.get())


@pytest.fixture
def supplemented(pair, head):
    call_command("loaddata", "reference/legal_grounds.yaml", verbosity=0)
    Pair.objects.update(basis_kind=BasisKind.SUPPLEMENT, **TERMS)
    return Pair.objects.with_people().get()


@pytest.mark.parametrize(
    "page",
    [
        Page("pair_request_docx", "sent", by="mentee_user", methods=READ),
        Page("agreement_docx", "agreement", by="mentor_user", methods=READ),
    ],
    ids=str,
)
class TestFiles(Doors):
    pass


@pytest.mark.parametrize(
    "page", [Page("supplement_docx", "supplemented", by="mentor_user", reader="mentee_user", methods=READ)], ids=str
)
class TestSupplementFile(GuardedDoors):
    pass


def test_pdf_and_docx_say_the_same(sent):
    agreement = agreements.begin(sent.pair.members.get())
    for html in (request_html(sent), agreement_html(agreement), supplement_html(sent.pair)):
        assert pdf_text(html) == docx_text(html)


class TestRequest:
    def test_is_addressed_to_the_head(self, sent):
        text = words(request_html(sent))
        assert "Заведующему МБДОУ «Детский сад ds17» Корниловой М.П. от Савельевой Марии Петровны, воспитателя" in text
        assert "ХОДАТАЙСТВОо замене наставника" in text
        assert "наставник – Дорошенко М.П., наставляемая – Савельева М.П.; срок – с 14 сентября 2026 г." in text
        assert "Прошу заменить. &lt;b&gt;Разные&lt;/b&gt; смены. 20 ноября 2026 г." in text

    def test_leaves_room_for_the_pen(self, sent):
        assert "Мнение куратора ____" in words(request_html(sent))

    def test_bears_what_was_said(self, sent, curator, head):
        requests.say_opinion(sent, supports=False, by=curator, at=make.AT, why="Рано.")
        requests.decide(sent, grants=True, by=head, at=make.AT, why="С 1 декабря.")
        text = words(request_html(sent))
        assert "Мнение куратора Не поддерживаю. Рано. 20 ноября 2026 г. __________________ М.П. Синицына" in text
        assert "Резолюция Удовлетворить. С 1 декабря. 20 ноября 2026 г. __________________ М.П. Корнилова" in text

    def test_for_support_it_is_addressed_to_the_curator(self, active_pair, mentee_user, curator):
        request = PairRequest(pair=active_pair, kind=RequestKind.HELP, text="Не успеваем встречаться.")
        requests.send(request, by=mentee_user, at=make.AT)
        text = words(request_html(request))
        assert "Куратору наставничества МБДОУ «Детский сад ds17» Синицыной М.П. от Савельевой Марии" in text
        assert "ПРОСЬБАо поддержке куратора" in text
        assert ("Ответ куратора ____" in text, "Резолюция" in text) == (True, False)
        requests.answer(request, by=curator, at=make.AT, why="Передвину дежурства.")
        assert "Ответ куратора Передвину дежурства. 20 ноября 2026 г." in words(request_html(request))


class TestAgreement:
    def test_has_a_column_for_each_side(self, agreement):
        Agreement.objects.update(mentor_contact="Звонить", mentee_contact="Писать", mentor_agreed_on=make.TODAY)
        html = agreement_html(Agreement.objects.get())
        rows = [
            [words(f"<body>{cell}") for cell in re.findall(r"<t[dh].*?</t[dh]>", row, re.DOTALL)]
            for row in html.split("<tr")
        ]
        pairs = [[cell.strip().lstrip("> ") for cell in row] for row in rows if len(row) == 2]
        assert pairs[:4] == [
            ["Наставник", "Наставляемая"],
            ["Дорошенко Мария Петровна, воспитатель", "Савельева Мария Петровна, воспитатель"],
            ["Учреждение: МБДОУ «Детский сад ds17»"] * 2,
            ["Удобный способ связи:Звонить", "Удобный способ связи:Писать"],
        ]
        assert pairs[5] == ["Дата согласования:20 ноября 2026 г.", "Дата согласования:«__» ___________ 20__ г."]

    def test_holds_no_passport(self, agreement):
        assert "паспорт" not in agreement_html(agreement).casefold()


class TestSupplement:
    def test_says_the_terms(self, supplemented):
        text = words(supplement_html(supplemented))
        for said in (
            "ДОПОЛНИТЕЛЬНОЕ СОГЛАШЕНИЕ № 7 к трудовому договору от «__» ___________ 20__ г. № __________",
            "в лице заведующего Корниловой Марии Петровны, действующей на основании устава",
            "в соответствии со статьёй 351.8 Трудового кодекса Российской Федерации заключили",
            "с её письменного согласия работу по наставничеству в отношении Савельевой Марии Петровны, воспитателя,",
            "2. Содержание работы: помощь молодому воспитателю. 3. Срок",
            "5. Размер и условия оплаты: 15 % оклада. 6.",
            "Экземпляр соглашения получила",
        ):
            assert said in text
        assert "паспорт" not in text.casefold()

    def test_quotes_no_law_before_its_time(self, supplemented):
        supplemented.basis_date = dt.date(2025, 2, 28)
        assert "351.8" not in supplement_html(supplemented)

    def test_is_signed_by_who_acts_for_the_head(self, supplemented, council):
        ActingHead.objects.create(
            employee=council.employee, starts_on=dt.date(2026, 9, 1), ends_on=dt.date(2026, 9, 5), basis="Приказ № 3"
        )
        name = forms_of(council.employee, Case.GENITIVE).full_name
        text = words(supplement_html(supplemented))
        assert f"в лице и.о. заведующего {name}, действующей на основании приказа" in text

    def test_of_another_basis_there_is_none(self, signed_in, curator, supplemented):
        browser, url = signed_in(curator), reverse("supplement_pdf", args=[supplemented.pk])
        assert url in self.offered(browser, supplemented)
        Pair.objects.update(basis_kind=BasisKind.DUTIES)
        assert browser.get(url).status_code == 404
        assert url not in self.offered(browser, supplemented)

    def offered(self, browser, pair):
        return [action.url for action in browser.get(pair.get_absolute_url()).context["print_actions"]]


def test_terms_are_proposed_from_the_pair(signed_in, curator, pair):
    Pair.objects.update(goals="Освоить утренний круг.")
    form = signed_in(curator).get(reverse("pair_basis", args=[pair.pk])).context["form"]
    proposed = proposed_terms(Pair.objects.get())
    assert {name: form[name].value() for name in proposed} == proposed
    assert (proposed["basis_content"], proposed["basis_term"]) == (
        "Помощь в овладении профессией и в работе на рабочем месте. Цель: Освоить утренний круг",
        "с 14.09.2026 по 28.05.2027",
    )
