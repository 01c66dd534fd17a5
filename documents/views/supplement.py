"""The supplement to the mentor's employment contract as a file."""

from django.http import Http404, HttpRequest, HttpResponse

from documents.papers.supplement import supplement_html
from documents.views.papers import paper_answer
from mentoring.enums import BasisKind
from mentoring.models import Pair
from mentoring.views.base import SignedInView


class SupplementPaper(SignedInView):
    """The office and the mentor print it; where the work has another basis, there is nothing to print."""

    permission = "mentoring.print_basis"

    def get(self, request: HttpRequest, pk: int, kind: str) -> HttpResponse:
        del request
        pair: Pair = self.find(Pair, pk)
        self.require(pair)
        if pair.basis_kind != BasisKind.SUPPLEMENT:
            raise Http404
        name = f"Доп. соглашение № {pair.basis_number}, {pair.mentor.employee.initials_last}"
        return paper_answer(kind, supplement_html(pair), name=name, of=pair.mentor)
