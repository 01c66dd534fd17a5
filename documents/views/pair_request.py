"""The request as a file."""

from django.http import HttpRequest, HttpResponse

from documents.papers.pair_request import request_html
from documents.views.papers import paper_answer
from mentoring.models import PairRequest
from mentoring.views.base import SignedInView


class PairRequestPaper(SignedInView):
    def get(self, request: HttpRequest, pk: int, kind: str) -> HttpResponse:
        del request
        thing: PairRequest = self.find(PairRequest, pk)
        return paper_answer(kind, request_html(thing), name=f"{thing}, {thing.sender.initials_last}", of=thing.sender)
