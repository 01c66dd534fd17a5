"""What happens to a pair in force: requests of its people, and changes made by an order."""

from collections.abc import Mapping

from django.db.models import TextChoices

from mentoring.enums.gender import NounGender, agreeing
from mentoring.enums.state import StateChoices, Tone, Transitions


class RequestKind(TextChoices):
    RESIGN = "resign", "заявление о сложении обязанностей наставника"
    REPLACE = "replace", "ходатайство о замене наставника"
    AMEND = "amend", "предложение об изменении"
    REWARD = "reward", "представление о поощрении наставляемого"
    HELP = "help", "просьба о поддержке куратора"


BY_MENTOR = frozenset({RequestKind.RESIGN, RequestKind.REWARD})
"""Only the mentor sends these."""
OF_MENTOR = frozenset({RequestKind.RESIGN, RequestKind.REPLACE})
"""An order that replaces the mentor or ends the pair grants these."""
CHANGING_PAIR = frozenset({RequestKind.RESIGN, RequestKind.REPLACE, RequestKind.AMEND})
"""Once granted, a change of the pair is made of these."""


class RequestState(StateChoices):
    SENT = "sent", Tone.ATTENTION, "отправлено"
    SUPPORTED = "supported", Tone.ATTENTION, "поддержано куратором"
    OBJECTED = "objected", Tone.ATTENTION, "не поддержано куратором"
    GRANTED = "granted", Tone.DONE, "удовлетворено"
    REJECTED = "rejected", Tone.LATE, "отклонено"
    ANSWERED = "answered", Tone.DONE, "получен ответ"
    WITHDRAWN = "withdrawn", Tone.NEUTRAL, "отозвано"


REQUEST_GENDERS: Mapping[str, NounGender] = {RequestKind.HELP: NounGender.FEMININE}
"""Of the kinds whose names are not neuter, as the labels are: «просьба отправлена»."""
REQUEST_OPINION = frozenset({RequestState.SUPPORTED, RequestState.OBJECTED})
"""The curator has said a word; the head decides."""
REQUEST_OPEN = REQUEST_OPINION | {RequestState.SENT}

REQUEST_TRANSITIONS: Transitions = {
    RequestState.SENT: frozenset(
        {
            RequestState.SUPPORTED,
            RequestState.OBJECTED,
            RequestState.GRANTED,
            RequestState.ANSWERED,
            RequestState.WITHDRAWN,
        }
    ),
    RequestState.SUPPORTED: frozenset({RequestState.GRANTED, RequestState.REJECTED, RequestState.WITHDRAWN}),
    RequestState.OBJECTED: frozenset({RequestState.GRANTED, RequestState.REJECTED, RequestState.WITHDRAWN}),
    RequestState.GRANTED: frozenset(),
    RequestState.REJECTED: frozenset(),
    RequestState.ANSWERED: frozenset(),
    RequestState.WITHDRAWN: frozenset(),
}


class ChangeKind(TextChoices):
    PROLONG = "prolong", "продление"
    REPLACE = "replace", "замена наставника"
    ADD = "add", "включение в группу"
    RELEASE = "release", "вывод из группы"
    TERMS = "terms", "изменение формы и видов"
    SHORTEN = "shorten", "сокращение срока"
    PAUSE = "pause", "приостановление"
    RESUME = "resume", "возобновление"
    END = "end", "досрочное прекращение"


class ChangeState(StateChoices):
    PREPARED = "prepared", Tone.ATTENTION, "готовится"
    READY = "ready", Tone.ATTENTION, "готово к приказу"
    IN_ORDER = "in_order", Tone.ATTENTION, "в проекте приказа"
    DONE = "done", Tone.DONE, "исполнено"
    CANCELLED = "cancelled", Tone.NEUTRAL, "отменено"


CHANGE_GENDERS: Mapping[str, NounGender] = {
    ChangeKind.REPLACE: NounGender.FEMININE,
    ChangeKind.RELEASE: NounGender.MASCULINE,
}
"""Of the kinds whose names are not neuter, as the labels are: «замена исполнена», «вывод исполнен»."""


def change_word(kind: str, state: str, *, ahead: bool = False) -> str:
    """«замена наставника исполнена», «вывод из группы решён», «продление исполнено».

    ahead: whether what an order has decided is still to come
    """
    usual = "решено" if ahead and state == ChangeState.DONE else str(ChangeState(state).label)
    return agreeing(usual, CHANGE_GENDERS.get(kind))


CHANGE_OPEN = frozenset({ChangeState.PREPARED, ChangeState.READY, ChangeState.IN_ORDER})

CHANGE_TRANSITIONS: Transitions = {
    ChangeState.PREPARED: frozenset({ChangeState.READY, ChangeState.CANCELLED}),
    ChangeState.READY: frozenset({ChangeState.IN_ORDER, ChangeState.CANCELLED}),
    ChangeState.IN_ORDER: frozenset({ChangeState.DONE, ChangeState.READY}),
    ChangeState.DONE: frozenset(),
    ChangeState.CANCELLED: frozenset(),
}


BY_BOTH = frozenset({ChangeKind.PROLONG, ChangeKind.SHORTEN, ChangeKind.TERMS})
"""Kinds that mentor and mentees agree to, whoever proposed them."""


class EndInitiator(TextChoices):
    PLAN = "plan", "ничья: план выполнен"
    MENTOR = "mentor", "наставник"
    MENTEE = "mentee", "наставляемый"
    BOTH = "both", "обе стороны"
    CURATOR = "curator", "куратор"


class EndCause(TextChoices):
    """Why a pair ends early; the last two are the refusal and the cancellation of ТК РФ, ст. 351.8."""

    DONE = "done", "программа выполнена досрочно"
    AGREEMENT = "agreement", "соглашение сторон"
    DISMISSAL = "dismissal", "увольнение"
    TRANSFER = "transfer", "перевод на другую работу"
    LONG_ABSENCE = "long_absence", "длительное отсутствие"
    GOOD_REASON = "good_reason", "уважительные обстоятельства"
    FORCE_MAJEURE = "force_majeure", "форс-мажор"
    BREACH = "breach", "невыполнение программы"
    REFUSAL = "refusal", "отказ наставника от работы по наставничеству"
    CANCELLATION = "cancellation", "отмена поручения работодателем"


NOTICE_CAUSES = frozenset({EndCause.REFUSAL, EndCause.CANCELLATION})
"""Need a notice of at least three working days."""
CURATOR_CAUSES = frozenset(
    {
        EndCause.DISMISSAL,
        EndCause.TRANSFER,
        EndCause.LONG_ABSENCE,
        EndCause.GOOD_REASON,
        EndCause.FORCE_MAJEURE,
        EndCause.BREACH,
        EndCause.CANCELLATION,
    }
)
"""The causes a curator may end a pair for on the own initiative."""
