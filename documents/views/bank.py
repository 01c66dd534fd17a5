"""The banks as files."""

from django.http import HttpRequest, HttpResponse

from documents.papers.bank import TITLES, bank_html
from documents.views.papers import paper_answer
from mentoring.enums import Bank
from mentoring.views.base import SignedInView


class BankPaper(SignedInView):
    permission = "mentoring.view_office"

    def get(self, request: HttpRequest, bank: Bank, kind: str) -> HttpResponse:
        del request
        self.require()
        organization = self.user.organization
        assert organization is not None  # noqa: S101 - `require` lets nobody else in
        return paper_answer(kind, bank_html(organization, bank=bank), name=TITLES[bank])
