"""A session of a collegial body: planned, held, its minutes signed."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from documents.enums import OF_DOCUMENTS, OF_PAIRS, Case, DecisionSubject, SessionState
from documents.models import AgendaItem, BodyMember, BodySession, Decision
from documents.queries.case_form import forms_of
from documents.queries.hearings import document_words
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Pair, User
from mentoring.models.text import TITLE_MOST
from mentoring.queries.organization import curator_of
from mentoring.services.state import locked, move, remark
from mentoring.text import bare_number

SIGNED = "Протокол подписан и больше не меняется: новое решение принимают на другом заседании."
TITLES = {
    DecisionSubject.PAIR: "О наставнических парах (группах), предложенных к закреплению приказом",
    DecisionSubject.PROGRAM: "О персонализированных программах наставничества",
}
HELD_FIELDS = ("number", "chairs", "writes", "guests", "quorum_reason")


@transaction.atomic
def plan(session: BodySession, *, by: User, at: dt.datetime) -> BodySession:
    """Plan the session, or another day or place of it."""
    if not session.body.is_active:
        raise ImpossibleStepError(f"{session.body}: орган отмечен как недействующий.")
    day = session.held_on
    if session._state.adding:
        refuse_day(session)
        session.save()
        remark(session, by=by, at=at, why="")
        return session
    fresh = open_session(session)
    fresh.held_on, fresh.place = day, session.place
    refuse_day(fresh)
    if fresh.state == SessionState.HELD and day > timezone.localdate(at):
        raise ImpossibleStepError("Заседание уже отмечено как прошедшее: его дата не может быть в будущем.")
    _write(fresh, "held_on", "place")
    _forget_strangers(fresh)
    return fresh


def refuse_day(session: BodySession) -> None:
    """Refuse a day on which the body has no members."""
    if session.body.composition_on(session.held_on) is None:
        raise ImpossibleStepError(
            f"На {session.held_on:%d.%m.%Y} у органа нет состава: он действует с подписания приказа о составе."
        )


@transaction.atomic
def hold(
    session: BodySession, *, number: str, present: Sequence[BodyMember], by: User, at: dt.datetime, **told: Any
) -> BodySession:
    """Write down that the session took place and who was there; until the minutes are signed this may be mended.

    told: chairs, writes, guests, quorum_reason. Raises ImpossibleStepError.
    """
    fresh = open_session(session)
    for name, value in {"number": bare_number(number), **told}.items():
        setattr(fresh, name, value)
    if found := held_refusals(fresh, present, today=timezone.localdate(at)):
        raise ImpossibleStepError(*found)
    with _numbered(fresh):
        if not move(fresh, SessionState.HELD, by=by, at=at, also=(*HELD_FIELDS, "number_key")):
            fresh.save(update_fields=HELD_FIELDS)
    fresh.present.set(present)
    return fresh


def held_refusals(session: BodySession, present: Sequence[BodyMember], *, today: dt.date) -> list[str]:
    """Say what speaks against the session as held; empty where nothing does."""
    members = session.members()
    found = []
    if session.held_on > today:
        found.append(f"Заседание назначено на {session.held_on:%d.%m.%Y}: этот день ещё не наступил.")
    if not members:
        found.append(f"На {session.held_on:%d.%m.%Y} у органа нет состава.")
    if not session.number:
        found.append("Укажите номер протокола.")
    if session.chairs is None or session.writes is None:
        found.append("Выберите, кто председательствовал и кто вёл протокол.")
    elif session.chairs == session.writes:
        found.append("Председательствует и ведёт протокол не один и тот же человек.")
    if not {session.chairs, session.writes, None} - {None} <= set(present) <= set(members):
        found.append("Председатель и секретарь заседания должны быть отмечены среди присутствовавших.")
    if quorum_lacks(len(present), len(members)) and not session.quorum_reason:
        found.append(
            f"Присутствовало {len(present)} из {len(members)}, это не больше половины: напишите, почему заседание "
            "состоялось."
        )
    return found


def quorum_lacks(present: int, members: int) -> bool:
    return 2 * present <= members


def open_session(session: BodySession) -> BodySession:
    """Return the session locked; refuse one whose minutes are signed."""
    fresh = locked(session)
    if not fresh.is_open:
        raise ImpossibleStepError(SIGNED)
    return fresh


@transaction.atomic
def discard(session: BodySession) -> None:
    """Drop a session whose minutes nobody has signed, with its agenda."""
    open_session(session).delete()


@transaction.atomic
def hear_pairs(session: BodySession, *, pairs: Iterable[Pair], subject: DecisionSubject) -> AgendaItem | None:
    """Put the pairs, or their programs, on the agenda under one question; those that are there already stay."""
    fresh = open_session(session)
    theirs = Decision.objects.filter(item__session=fresh, subject=subject)
    heard = set(theirs.values_list("pair", flat=True))
    new = [pair for pair in pairs if pair.pk not in heard]
    for pair in new:
        _refuse_strange(fresh, pair)
    if not new:
        return None
    last = theirs.order_by("pk").last()
    item = last.item if last else _begun(fresh, TITLES[subject])
    begin = item.decisions.count()
    Decision.objects.bulk_create(
        Decision(item=item, subject=subject, pair=pair, position=begin + number)
        for number, pair in enumerate(new, start=1)
    )
    return item


@transaction.atomic
def hear_document(session: BodySession, *, subject: DecisionSubject, key: int) -> AgendaItem:
    """Put the document on the agenda as a question of its own. Raises ImpossibleStepError where it is there already."""
    title = f"О рассмотрении {document_words(session.organization, subject, key, 'род')}"[:TITLE_MOST]
    item = AgendaItem(session=session, title=title, heard=_heard(session, title))
    return write_item(item, decisions=[Decision(subject=subject, document=key)])


def _begun(session: BodySession, title: str) -> AgendaItem:
    return AgendaItem.objects.create(
        session=session, title=title, heard=_heard(session, title), position=next_position(session)
    )


def next_position(session: BodySession) -> int:
    return max(session.items.values_list("position", flat=True), default=0) + 1


def _heard(session: BodySession, title: str) -> str:
    """«старшего воспитателя Синицыну О.Г. о наставнических парах …»: who proposes pairs tells of them."""
    curator = curator_of(session.organization, on=session.held_on)
    if curator is None:
        return ""
    said = forms_of(curator, Case.ACCUSATIVE)
    return f"{said.post} {said.initials_last} {title[:1].lower()}{title[1:]}".strip()


@transaction.atomic
def write_item(item: AgendaItem, *, decisions: Sequence[Decision]) -> AgendaItem:
    """Write the question with its decisions, in their order; those left out go."""
    session = open_session(item.session)
    if item._state.adding:
        item.position = next_position(session)
    _refuse_twice(item, decisions)
    for decision in decisions:
        if decision.pair:
            _refuse_strange(session, decision.pair)
        elif decision.document and decision._state.adding:
            decision.document_words = _words_of(session, decision)
    item.session = session
    item.save()
    item.decisions.all().delete()
    for position, decision in enumerate(decisions, start=1):
        decision.pk, decision.item, decision.position = None, item, position
    Decision.objects.bulk_create(decisions)
    return item


@transaction.atomic
def drop_item(item: AgendaItem) -> None:
    open_session(item.session)
    item.delete()


def _refuse_twice(item: AgendaItem, decisions: Sequence[Decision]) -> None:
    """Let the session say one thing of a pair or a document: here, and under its other questions."""
    others = Decision.objects.filter(item__session=item.session, subject__in=OF_PAIRS | OF_DOCUMENTS)
    all_of_them = [*others.exclude(item=item.pk).select_related("pair"), *decisions]
    said = [(one.subject, one.pair or one.document) for one in all_of_them if one.pair or one.document]
    twice = next((one for one in decisions if said.count((one.subject, one.pair or one.document)) > 1), None)
    if twice:
        what = twice.pair or _words_of(item.session, twice)
        raise ImpossibleStepError(f"{what} – решение об этом в повестке уже есть: оставьте одно.")


def _words_of(session: BodySession, decision: Decision) -> str:
    words = decision.document_words or document_words(session.organization, decision.subject, decision.document)
    if not words:
        raise ImpossibleStepError("Такого документа у организации нет: выберите другой.")
    return words


def _refuse_strange(session: BodySession, pair: Pair) -> None:
    if pair.organization_id != session.body.organization_id:
        raise ImpossibleStepError("Эта пара – другой организации: её рассматривает свой орган.")


def _write(session: BodySession, *names: str) -> None:
    with _numbered(session):
        session.save(update_fields=names)


@contextmanager
def _numbered(session: BodySession) -> Iterator[None]:
    """Tell in a sentence that the database knows the number already."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise ImpossibleStepError(
            f"Протокол № {session.number} у этого органа в {session.held_on.year} году уже есть: проверьте номер."
        ) from error


def _forget_strangers(session: BodySession) -> None:
    """On another day another composition may be there: who is not in it was not present as a member."""
    members = {member.pk for member in session.members()}
    gone = [member for member in session.present.all() if member.pk not in members]
    session.present.remove(*gone)
    for name in ("chairs", "writes"):
        if getattr(session, f"{name}_id") not in members:
            setattr(session, name, None)
    session.save(update_fields=["chairs", "writes"])
