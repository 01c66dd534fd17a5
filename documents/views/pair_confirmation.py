"""The sheet on which a proposed pair is agreed to, as a file."""

from django.http import Http404, HttpRequest, HttpResponse

from documents.papers.pair_confirmation import confirmation_html
from documents.views.papers import paper_answer
from mentoring.enums import PAIR_FORMING
from mentoring.models import Pair
from mentoring.views.base import SignedInView


class PairConfirmation(SignedInView):
    """Both sides and the office print it, as long as the pair waits for its order."""

    def get(self, request: HttpRequest, pk: int, kind: str) -> HttpResponse:
        del request
        pair: Pair = self.find(Pair, pk)
        if pair.state not in PAIR_FORMING:
            raise Http404
        return paper_answer(kind, confirmation_html(pair), name=f"Лист согласия, {pair.mentor.employee.initials_last}")
