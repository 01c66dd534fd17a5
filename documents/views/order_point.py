"""The points of a signed order that have a term: what is done of it."""

import datetime as dt
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from documents.models import Order, OrderPoint
from documents.papers.order import numbered
from documents.queries.mentions import apart
from documents.services import point_done
from mentoring.enums import Tone
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import User
from mentoring.views.base import SignedInView


@dataclass(frozen=True)
class DuePoint:
    """may_finish: whether the user is offered to mark it as done."""

    number: str
    point: OrderPoint
    is_late: bool
    may_finish: bool

    @property
    def text(self) -> str:
        return apart(self.point)

    @property
    def tone(self) -> Tone:
        return Tone.LATE if self.is_late else Tone.ATTENTION


def due_points(order: Order, user: User, *, on: dt.date, in_force: bool) -> list[DuePoint]:
    """Return the points of the signed order that have a term, by the numbers that they have on paper."""
    points = list(order.points.select_related("responsible", "done_by"))
    return [
        DuePoint(
            given.number,
            point,
            is_late=in_force and not point.done_on and point.deadline < on,
            may_finish=in_force and not point.done_on and user.has_perm("documents.finish_point", point),
        )
        for given, point in zip(numbered(points), points, strict=True)
        if point.deadline
    ]


class PointDone(SignedInView):
    """One tap beside the point."""

    permission = "documents.finish_point"

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        point: OrderPoint = self.find(OrderPoint, pk)
        self.require(point)
        try:
            point_done.mark_done(point, by=self.user, at=timezone.now())
        except ImpossibleStepError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, "Отмечено: пункт приказа выполнен.")
        return HttpResponseRedirect(f"{point.order.get_absolute_url()}#points")
