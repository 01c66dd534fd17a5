"""Letters of thanks: one for each person whom a signed order rewards."""

from django.db.models import QuerySet
from django.template.loader import render_to_string

from documents.enums import ORDER_IN_FORCE
from documents.models import Order
from documents.papers.order import of_kind, signatory_of
from documents.queries.order_parts import by_kind
from documents.registry import Paper

REWARD = "reward"


def thanks_html(order: Order) -> str:
    """Return the letters, a sheet each; what for and on what occasion as the order says it."""
    rewards = next(each for each in by_kind(order) if each.kind == REWARD)
    people = rewards.people_of_kind.prefetch_related("employee__case_forms")
    signatory = signatory_of(order)
    context = {
        "order": order,
        "organization": order.organization,
        "people": people,
        "head": signatory.person,
        "head_post": signatory.post,
    }
    return render_to_string("print/thanks.html", context)


def rewarding() -> QuerySet[Order]:
    return of_kind(REWARD).filter(state__in=ORDER_IN_FORCE)


PAPERS = (Paper("thanks", "Благодарственное письмо", rewarding, thanks_html),)
