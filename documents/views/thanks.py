"""The letters of thanks of an order as a file."""

from django.http import Http404, HttpRequest, HttpResponse

from documents.enums import ORDER_IN_FORCE
from documents.models import Order
from documents.papers.thanks import REWARD, thanks_html
from documents.views.papers import paper_answer
from mentoring.views.base import SignedInView


class ThanksPaper(SignedInView):
    permission = "documents.manage_readers"

    def get(self, request: HttpRequest, pk: int, kind: str) -> HttpResponse:
        del request
        order: Order = self.find(Order, pk)
        self.require(order)
        if REWARD not in order.kinds or order.state not in ORDER_IN_FORCE:
            raise Http404
        return paper_answer(kind, thanks_html(order), name=f"Благодарственные письма, приказ {order.number}")
