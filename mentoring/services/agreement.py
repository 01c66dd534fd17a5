"""The agreement of mentor and mentee: written by both, agreed by each to the same words."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from mentoring.enums import PAIR_ENDED
from mentoring.enums.agreement import Side
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Agreement, Pair, PairMentee
from mentoring.russian import since
from mentoring.services.state import locked

PROPOSED = {
    "mentor_contact": "Лично в рабочее время; короткий вопрос – сообщением, отвечаю в течение рабочего дня.",
    "mentee_contact": "Лично в рабочее время; короткий вопрос – сообщением в рабочие дни.",
    "frequency": "Один раз в неделю и дополнительно, когда возник вопрос",
    "initiator": "Очередную встречу назначаем вместе; внеочередную предлагает тот, кому она нужна",
    "mentor_duties": (
        "Помогать в том, о чём мы договорились в программе.\n"
        "Показывать свою работу и бывать на занятиях с пользой, а не с проверкой.\n"
        "Говорить, что получилось и что улучшить, в течение двух рабочих дней.\n"
        "Заранее предупреждать, если встречу приходится перенести."
    ),
    "mentee_duties": (
        "Выполнять в срок то, о чём договорились, и отмечать это в программе.\n"
        "Сразу говорить, если что-то не получается или непонятно.\n"
        "Готовить вопросы к встрече и пробовать предложенное на практике.\n"
        "Заранее предупреждать, если встречу приходится перенести."
    ),
    "confidentiality": (
        "То, чем мы делимся на встречах: трудности, наблюдения на занятиях, личные обстоятельства – остаётся "
        "между нами. Рассказать об этом другим можно только с согласия того, о ком речь."
    ),
}
"""Offered in a new agreement; the two change it as they like."""
ENDED = "Работа в этой паре закончена: соглашение больше не меняется."
CHANGED_MEANWHILE = "Текст соглашения изменился, пока вы его читали. Откройте его снова и прочитайте ещё раз."
AGREED_BY_BOTH = "С этим текстом согласны обе стороны: изменить его можно только новой редакцией."


@transaction.atomic
def begin(member: PairMentee) -> Agreement:
    """Return the agreement of this mentee, a new one with the proposed words where there is none."""
    pair = locked(member.pair)
    latest = member.agreements.order_by("version").last()
    if latest:
        return latest
    _refuse_ended(pair, member)
    duration = f"До окончания программы ({since(pair.starts_on)} по {pair.ends_on:%d.%m.%Y})"
    return Agreement.objects.create(member=member, duration=duration, **PROPOSED)


@transaction.atomic
def write(agreement: Agreement) -> list[Side]:
    """Save the changed words of a locked agreement; return the sides who had agreed to the former ones."""
    _refuse_ended(agreement.pair, agreement.member)
    if agreement.is_agreed:
        raise ImpossibleStepError(AGREED_BY_BOTH)
    former = Agreement.objects.get(pk=agreement.pk)
    if former.texts == agreement.texts:
        return []
    taken_back = [side for side, _, day in former.sides if day]
    agreement.mentor_agreed_on = agreement.mentee_agreed_on = None
    agreement.save()
    return taken_back


@transaction.atomic
def agree(agreement: Agreement, *, side: Side, on: dt.date) -> Agreement:
    """Record that the side agrees to the words of `agreement`, as it was read; return it as it is now."""
    fresh = locked(agreement)
    _refuse_ended(fresh.pair, fresh.member)
    if fresh.texts != agreement.texts:
        raise ImpossibleStepError(CHANGED_MEANWHILE)
    field = f"{side}_agreed_on"
    if getattr(fresh, field) is None:
        setattr(fresh, field, on)
        fresh.save(update_fields=[field])
    return fresh


@transaction.atomic
def renew(agreement: Agreement) -> Agreement:
    """Return the next version, with the same words to begin with; the one that is being written, where there is one."""
    member = agreement.member
    pair = locked(member.pair)
    latest = member.agreements.latest("version")
    if not latest.is_agreed:
        return latest
    _refuse_ended(pair, member)
    words = {name: getattr(latest, name) for name in Agreement.TEXTS}
    return Agreement.objects.create(member=member, version=latest.version + 1, **words)


def _refuse_ended(pair: Pair, member: PairMentee) -> None:
    if pair.state_today in PAIR_ENDED or not member.is_staying_on(timezone.localdate()):
        raise ImpossibleStepError(ENDED)
