"""The road of a regulation: drafted from the sample, edited, approved by the head or an order, followed by another."""

import datetime as dt
from collections.abc import Iterable
from functools import partial

from django.db import transaction
from django.utils import timezone

from documents.enums import RegulationState
from documents.models import ApprovedRegulation, Cover, Order, PassportRow, Regulation, Stamp
from documents.papers.regulation import draft_html
from documents.press.outline import POINTS_MOST, Outline, beginning
from documents.queries.regulation import of_title, sample_of
from documents.queries.signatory import refuse_others
from documents.services import cover as covers
from documents.services.freezing import draws_first, freeze
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Organization, User
from mentoring.services.state import locked, move, remark
from mentoring.validators import text_refusals

APPROVED = "Положение уже утверждено и больше не правится: составьте новую редакцию."


@transaction.atomic
def create(
    organization: Organization, *, title: str = "", from_sample: bool = True, by: User, at: dt.datetime
) -> Regulation:
    """Make a draft from the organization's sample, or an empty one for a text that is there already."""
    locked(organization)  # else two people at once would make two of one title
    sample_title, text = sample_of(organization, on=timezone.localdate(at)) if from_sample else (title, "")
    regulation = Regulation(organization=organization, title=title or sample_title, text=text)
    _refuse_second_draft(regulation)
    return _saved(regulation, by=by, at=at)


def _refuse_second_draft(regulation: Regulation) -> None:
    drafts = Regulation.objects.drafts().filter(organization=regulation.organization)
    asked = regulation.title.casefold().strip()
    if any(draft.title.casefold().strip() == asked for draft in drafts):
        raise ImpossibleStepError("Проект с таким названием уже есть: откройте его или дайте другое название.")


def _saved(regulation: Regulation, *, by: User, at: dt.datetime) -> Regulation:
    regulation._history_user, regulation._history_date = by, at  # type: ignore[attr-defined]  # noqa: SLF001 - documented
    regulation.save()
    return regulation


@transaction.atomic
def new_edition(regulation: Regulation, *, by: User, at: dt.datetime) -> Regulation:
    """Make a draft of all that the approved one says; it stays in force until the draft is."""
    fresh = locked(regulation)
    if fresh.state != RegulationState.APPROVED:
        raise ImpossibleStepError("Положение ещё не утверждено: правьте его самого.")
    if hasattr(fresh, "next_edition"):
        raise ImpossibleStepError(f"Новая редакция уже есть, редакция {fresh.next_edition.edition}: откройте её.")
    copy = Regulation(
        organization=fresh.organization,
        title=fresh.title,
        text=fresh.text,
        edition=fresh.edition + 1,
        former=fresh,
        cover=covers.copied(fresh.cover),
        is_public=fresh.is_public,
    )
    if copy.cover:  # the protocols and dates were those of the former one
        copy.cover.stamps.update(number="", dated_on=None)
    return _saved(copy, by=by, at=at)


@transaction.atomic
def write(regulation: Regulation, *, title: str, outline: Outline, by: User) -> Regulation:
    """Save the text of a draft, its numbers counted anew."""
    fresh = _draft(regulation)
    if refusals := text_faults(outline):
        raise ImpossibleStepError(*refusals)
    fresh.title, fresh.text = title, outline.text
    fresh._history_user = by  # type: ignore[attr-defined]  # noqa: SLF001 – how simple-history is told the actor
    fresh.save(update_fields=["title", "text"])
    return fresh


def text_faults(outline: Outline) -> list[str]:
    """Say what no paper can carry; empty where it can."""
    count = len(outline.points)
    many = f"Пунктов {count}, а помещается {POINTS_MOST}: разделите положение или вынесите часть в приложение."
    return [
        *([many] if count > POINTS_MOST else []),
        *(
            f"Строка {point.at} («{beginning(point.text)}»): {said}"
            for point in outline.points
            for said in text_refusals(point.text)
        ),
    ]


@transaction.atomic
def dress(
    regulation: Regulation,
    cover: Cover,
    stamps: Iterable[Stamp],
    rows: Iterable[PassportRow] = (),
    *,
    by: User,
    at: dt.datetime,
) -> None:
    fresh = _draft(regulation)
    if covers.dress(fresh, cover, list(stamps), list(rows)):
        remark(fresh, by=by, at=at, why="Изменено оформление")


@transaction.atomic
def discard(regulation: Regulation) -> None:
    """Drop a draft; of an edition the former one may have another."""
    fresh = _draft(regulation)
    cover = fresh.cover
    fresh.delete()
    if cover:
        cover.delete()


def approval_refusals(regulation: Regulation, *, on: dt.date, order: Order | None = None) -> list[str]:
    """Say what a draft lacks before it is approved, with a stamp or by the order; empty when it is whole."""
    found = []
    if not regulation.outline.has_sections:
        found.append("В положении нет ни одного раздела или пункта с номером: утверждать нечего.")
    another = of_title(regulation.organization, regulation.title, on=on)
    if another and another.pk != regulation.former_id:
        found.append(
            f"«{another.title}» уже утверждено {another.approved_on:%d.%m.%Y}: составьте его новую редакцию "
            "или дайте этому проекту другое название."
        )
    if regulation.order and regulation.order != order:
        found.append(f"Положение утверждается приказом «{regulation.order.heading}»: подпишите или удалите его проект.")
    return found


@draws_first
def approve(
    regulation: Regulation,
    *,
    on: dt.date,
    in_force_from: dt.date | None = None,
    by: User,
    at: dt.datetime,
    order: Order | None = None,
    annex_number: int | None = None,
) -> None:
    """Approve the draft and keep its paper as it is now; from the day on which it is in force the former one is not.

    order: by which it is approved, None where the head approves it with a stamp; annex_number: which of its annexes
    Raises ImpossibleStepError with every reason why not.
    """
    refuse_others(by, on=on)
    fresh = locked(regulation)
    if fresh.state != RegulationState.DRAFT:
        raise ImpossibleStepError(APPROVED)
    starts = max(on, in_force_from or on)
    refusals = approval_refusals(fresh, on=starts, order=order)
    if on > timezone.localdate(at):
        refusals.append("Дата утверждения ещё не наступила.")
    if refusals:
        raise ImpossibleStepError(*refusals)
    fresh.approved_on, fresh.in_force_from, fresh.order, fresh.annex_number = on, starts, order, annex_number
    also = ("approved_on", "in_force_from", "order", "annex_number")
    move(fresh, RegulationState.APPROVED, by=by, at=at, why=str(order or ""), also=also)
    if fresh.former:
        _end(fresh.former, on=starts, by=by, at=at, why=f"Утверждена редакция {fresh.edition}")
    freeze(ApprovedRegulation(regulation=fresh), partial(draft_html, fresh, on))


@transaction.atomic
def revoke(regulation: Regulation, *, on: dt.date, by: User, at: dt.datetime, why: str) -> None:
    """Let the approved regulation be in force no more from the day; of one approved by an order, an order says so."""
    refuse_others(by, on=on)
    fresh = locked(regulation)
    if fresh.order:
        raise ImpossibleStepError(f"Положение утверждено приказом № {fresh.order.number}: отменяет его тоже приказ.")
    if fresh.state != RegulationState.APPROVED or fresh.over_from:
        raise ImpossibleStepError("Положение не действует: отменять нечего.")
    _end(fresh, on=on, by=by, at=at, why=why)


@transaction.atomic
def fall_with(order: Order, *, on: dt.date, by: User, at: dt.datetime, why: str) -> None:
    """Let what the revoked order has approved be in force no more from the day."""
    for regulation in order.regulations.filter(state=RegulationState.APPROVED).order_by("pk"):
        _end(regulation, on=on, by=by, at=at, why=why)


def _end(regulation: Regulation, *, on: dt.date, by: User, at: dt.datetime, why: str) -> None:
    """Write down from when it is over, unless it is sooner already."""
    fresh = locked(regulation)
    if fresh.over_from and fresh.over_from <= on:
        return
    fresh.over_from = on
    fresh.save(update_fields=["over_from"])
    remark(fresh, by=by, at=at, why=f"{why}: не действует с {on:%d.%m.%Y}")


@transaction.atomic
def show(regulation: Regulation, *, public: bool, by: User, at: dt.datetime) -> bool:
    """Let everybody read it on the public site, or take it off; return False where nothing changed."""
    fresh = locked(regulation)
    if fresh.is_public == public:
        return False
    if fresh.state != RegulationState.APPROVED:
        raise ImpossibleStepError("На сайте для всех показывают утверждённое положение: проект ещё не утверждён.")
    fresh.is_public = public
    fresh.save(update_fields=["is_public"])
    remark(fresh, by=by, at=at, why="Показано на сайте для всех" if public else "Снято с сайта для всех")
    return True


def _draft(regulation: Regulation) -> Regulation:
    """Lock the regulation, so that it is not approved while it is being changed."""
    fresh = locked(regulation)
    if fresh.state != RegulationState.DRAFT:
        raise ImpossibleStepError(APPROVED)
    return fresh
