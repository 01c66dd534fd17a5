"""The extract of the council's minutes as a file."""

from django.http import Http404, HttpRequest, HttpResponse

from documents.papers.council import extract_html
from documents.views.papers import paper_answer
from mentoring.models import Pair
from mentoring.views.base import SignedInView


class CouncilExtract(SignedInView):
    permission = "mentoring.view_office"

    def get(self, request: HttpRequest, pk: int, kind: str) -> HttpResponse:
        del request
        pair: Pair = self.find(Pair, pk)
        self.require(pair)
        if not pair.council_on:
            raise Http404
        return paper_answer(kind, extract_html(pair), name=f"Выписка из протокола совета {pair.council_protocol}")
