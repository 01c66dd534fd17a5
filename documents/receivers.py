"""What the documents do when something happens below them."""

import datetime as dt
from itertools import product
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.dispatch import receiver

from documents.enums import SESSION_OPEN, Case, OrderState
from documents.models import AgendaItem, BodySession, CaseForm, Decision, Order, OrderPoint, Visa
from documents.queries.case_form import forms_of
from documents.queries.decisions import opinion_of, session_decision
from documents.queries.outdated import tells_of
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Agreement, Employee, Pair, PairRequest, StateChange
from mentoring.russian import NBSP
from mentoring.services.anonymity import REMOVED, forget_log, pairs_of
from mentoring.signals import anonymizing, cards_held, cards_joined, cards_parted, opinion_said


@receiver(opinion_said)
def keep_to_the_minutes(pair: Pair, opinion: str, protocol: str, on: dt.date, **_kwargs: Any) -> None:
    """Refuse what the signed minutes of that number and day say otherwise: they are the one truth."""
    decision = session_decision(pair, protocol, on)
    if decision is None or decision.item.session.is_open or opinion_of(decision) == opinion:
        return
    raise ImpossibleStepError(
        f"В подписанном протоколе № {protocol} от {on:%d.%m.%Y} о паре {pair} решено иначе: "
        "исправляет его только решение другого заседания."
    )


@receiver(cards_held)
def hold_drafts(cards: list[Employee], **_kwargs: Any) -> None:
    list(_drafts_naming(*cards).select_for_update().order_by("pk").values("pk"))


@receiver(cards_joined)
def follow_the_card(stays: Employee, goes: Employee, **_kwargs: Any) -> None:
    """Let the words kept of the card that goes be the other one's: what it is called otherwise is outdated then."""
    for draft in _drafts_naming(goes):
        for kept in draft.composed_of:
            if kept["person"] == goes.pk:
                kept |= {"person": stays.pk, "joined": goes.pk}
        _keep_words(draft)


@receiver(cards_parted)
def go_back_with_the_card(stays: Employee, goes: Employee, **_kwargs: Any) -> None:
    for draft in _drafts_naming(stays):
        for kept in draft.composed_of:
            if kept.get("joined") == goes.pk:
                kept |= {"person": kept.pop("joined")}
        _keep_words(draft)


def _drafts_naming(*cards: Employee) -> Any:
    """Return the drafts that keep words of one of the cards."""
    wanted = {card.pk for card in cards}
    drafts = Order.objects.filter(organization=cards[0].organization_id).unsigned()
    kept = drafts.values_list("pk", "composed_of")
    return drafts.filter(pk__in=[pk for pk, words in kept if wanted & {word["person"] for word in words}])


def _keep_words(draft: Order) -> None:
    """Write what is kept of the text past the history, which does not hold it."""
    Order.objects.filter(pk=draft.pk).update(composed_of=draft.composed_of, tells_of=tells_of(draft))


@receiver(anonymizing)
def forget_names(employee: Employee, **_kwargs: Any) -> None:
    """Drop the forms of the name, and the drafts that named the person: what was signed stays as it was signed."""
    here = Order.history.filter(organization=employee.organization_id)
    points = OrderPoint.history.filter(order__in=here.values("id"))
    for person in [employee, *_former(employee)]:
        points.filter(_naming("text", person)).delete()
        here.filter(_naming("preamble", person) | _naming("heading", person) | _naming("control", person)).delete()
        _forget_in_words_of_others(person, of=employee)
        _forget_in_open_sessions(person, of=employee)
    _forget_words_of_drafts(employee)
    _forget_remarks(employee)
    about = Order.objects.filter(pairs__in=pairs_of(employee))
    forget_log(Order, about.values_list("pk", flat=True))
    forget_log(CaseForm, CaseForm.history.filter(employee_id=employee.pk).values_list("id", flat=True))
    CaseForm.objects.filter(employee=employee).delete()
    CaseForm.history.filter(employee_id=employee.pk).delete()


def _forget_in_words_of_others(person: Employee, *, of: Employee) -> None:
    """Drop what the others in a pair wrote of the person in requests and agreements; what was agreed stays kept."""
    pairs = pairs_of(of).values("pk")
    written: list[tuple[Any, dict[str, Any], tuple[str, ...]]] = [
        (PairRequest, {"pair__in": pairs}, ("text",)),
        (Agreement, {"member__pair__in": pairs}, Agreement.TEXTS),
    ]
    for model, whose, names in written:
        for rows, name in product((model.objects, model.history), names):
            rows.filter(_naming(name, person), **whose).update(**{name: REMOVED})


def _forget_in_open_sessions(person: Employee, *, of: Employee) -> None:
    """Drop what the minutes say of the person before they are signed."""
    open_ones = BodySession.objects.filter(body__organization=of.organization_id, state__in=SESSION_OPEN)
    written: list[tuple[Any, dict[str, Any], tuple[str, ...]]] = [
        (AgendaItem, {"session__in": open_ones}, ("title", "heard", "spoke")),
        (Decision, {"item__session__in": open_ones}, ("text",)),
        (BodySession, {"pk__in": open_ones.values("pk")}, ("guests",)),
    ]
    for model, whose, names in written:
        for name in names:
            model.objects.filter(_naming(name, person), **whose).update(**{name: REMOVED})


def _forget_words_of_drafts(employee: Employee) -> None:
    for draft in Order.objects.filter(organization=employee.organization_id).unsigned().select_for_update():
        draft.composed_of = [kept for kept in draft.composed_of if kept["person"] != employee.pk]
        _keep_words(draft)


def _forget_remarks(employee: Employee) -> None:
    """Drop what the person wrote instead of a visa; the order's log repeats it."""
    visas = Visa.objects.filter(employee=employee)
    orders = ContentType.objects.get_for_model(Order)
    back = StateChange.objects.filter(content_type=orders, object_id__in=visas.values("order"))
    back.filter(to_state=OrderState.DRAFT, by__employee=employee).update(why="")
    visas.update(remark="")


def _former(employee: Employee) -> list[Employee]:
    """Return the person under each name that the card ever bore."""
    names = ("last_name", "first_name", "middle_name", "sex")
    return [Employee(**dict(zip(names, then, strict=True))) for then in set(employee.history.values_list(*names))]


def _naming(field: str, employee: Employee) -> Q:
    """Return the condition that the text names the person, in whatever case."""
    found = Q(**{f"{field}__contains": employee.full_name}) | Q(**{f"{field}__contains": employee.initials_last})
    for case in Case:
        forms = forms_of(employee, case)
        for name in (forms.full_name, forms.initials_last, forms.initials_last.replace(NBSP, " ")):
            found |= Q(**{f"{field}__contains": name})
    return found
