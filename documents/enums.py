"""States of an order, and the grammatical cases."""

from django.db.models import IntegerChoices, TextChoices

from mentoring.enums import StateChoices, Tone, Transitions


class OrderState(StateChoices):
    DRAFT = "draft", Tone.NEUTRAL, "проект"
    VISAS = "visas", Tone.ATTENTION, "визы"
    SIGNED = "signed", Tone.DONE, "подписан"
    ACQUAINTANCE = "acquaintance", Tone.ACTIVE, "ознакомление"
    ACQUAINTED = "acquainted", Tone.DONE, "все ознакомлены"
    AMENDED = "amended", Tone.NEUTRAL, "изменён"
    REVOKED = "revoked", Tone.LATE, "отменён"


ORDER_UNSIGNED = frozenset({OrderState.DRAFT, OrderState.VISAS})
ORDER_SIGNED = frozenset(OrderState) - ORDER_UNSIGNED
ORDER_SET_ASIDE = frozenset({OrderState.AMENDED, OrderState.REVOKED})
"""By another order."""
ORDER_IN_FORCE = ORDER_SIGNED - {OrderState.REVOKED}

CASES_CORRECTED = "В тексте исправлены падежи имени"
"""Why a draft came back from the visas, where nobody objected."""

ORDER_TRANSITIONS: Transitions = {
    OrderState.DRAFT: frozenset({OrderState.VISAS, OrderState.SIGNED}),
    OrderState.VISAS: frozenset({OrderState.DRAFT, OrderState.SIGNED}),
    OrderState.SIGNED: frozenset({OrderState.ACQUAINTANCE, OrderState.ACQUAINTED, *ORDER_SET_ASIDE}),
    OrderState.ACQUAINTANCE: frozenset({OrderState.ACQUAINTED, *ORDER_SET_ASIDE}),
    OrderState.ACQUAINTED: frozenset({OrderState.ACQUAINTANCE, *ORDER_SET_ASIDE}),
    OrderState.AMENDED: frozenset({OrderState.REVOKED}),
    OrderState.REVOKED: frozenset(),
}


class RegulationState(StateChoices):
    """Whether somebody has approved it, and what its dates make of that on a day: see `REGULATION_TOLD`."""

    DRAFT = "draft", Tone.NEUTRAL, "проект"
    COMING = "coming", Tone.ATTENTION, "вступит в силу"
    APPROVED = "approved", Tone.DONE, "утверждено"
    OVER = "over", Tone.NEUTRAL, "утратило силу"


REGULATION_TOLD = frozenset({RegulationState.COMING, RegulationState.OVER})
"""Never stored."""

REGULATION_TRANSITIONS: Transitions = {
    RegulationState.DRAFT: frozenset({RegulationState.APPROVED}),
    RegulationState.APPROVED: frozenset(),
}


class GroundKind(TextChoices):
    """An explanation is no law: it is printed only where somebody has chosen it."""

    ACT = "act", "нормативный акт"
    EXPLANATION = "explanation", "разъяснение"


class OrderRegister(TextChoices):
    """Each has numbers of its own."""

    MAIN = "main", "по основной деятельности"
    STAFF = "staff", "по личному составу"


class OrderEffect(TextChoices):
    AMENDS = "amends", "изменяет"
    REVOKES = "revokes", "отменяет"


class LineSubject(TextChoices):
    PAIR = "pair", "пара"
    CHANGE = "change", "изменение пары"
    PROGRAM = "program", "программа пары"


class VisaState(StateChoices):
    ASKED = "asked", Tone.ATTENTION, "ждёт визы"
    GIVEN = "given", Tone.DONE, "согласовано"
    OBJECTED = "objected", Tone.LATE, "есть замечания"


VISA_TRANSITIONS: Transitions = {
    VisaState.ASKED: frozenset({VisaState.GIVEN, VisaState.OBJECTED}),
    VisaState.GIVEN: frozenset({VisaState.ASKED}),
    VisaState.OBJECTED: frozenset({VisaState.ASKED}),
}


class PointRole(TextChoices):
    """Who answers for a point, whoever holds the post when the order is composed."""

    CURATOR = "curator", "куратор"
    HEAD = "head", "руководитель"


class Case(TextChoices):
    GENITIVE = "genitive", "родительный"
    DATIVE = "dative", "дательный"
    ACCUSATIVE = "accusative", "винительный"
    INSTRUMENTAL = "instrumental", "творительный"


class NameCase(TextChoices):
    """In which a document is named."""

    GENITIVE = "genitive", "родительный"
    DATIVE = "dative", "дательный"
    ACCUSATIVE = "accusative", "винительный"
    INSTRUMENTAL = "instrumental", "творительный"
    PREPOSITIONAL = "prepositional", "предложный"


class Gender(TextChoices):
    MASCULINE = "masculine", "он мой (план)"
    FEMININE = "feminine", "она моя (программа)"
    NEUTER = "neuter", "оно моё (положение)"
    PLURAL = "plural", "они мои (мероприятия)"


class StampPlace(IntegerChoices):
    """The corners of a first sheet, and under them."""

    LEFT = 1, "слева"
    RIGHT = 2, "справа"
    LEFT_BELOW = 3, "слева ниже"
    RIGHT_BELOW = 4, "справа ниже"


class StampAct(TextChoices):
    """What a stamp says was done; «УТВЕРЖДЕНА» agrees with the kind of document."""

    APPROVE = "approve", "УТВЕРЖДАЮ"
    APPROVED = "approved", "УТВЕРЖДЕН (-А, -О, -Ы)"
    AGREED = "agreed", "СОГЛАСОВАНО"
    ACCEPTED = "accepted", "ПРИНЯТО"
    CONSIDERED = "considered", "РАССМОТРЕНО"
    RECOMMENDED = "recommended", "РЕКОМЕНДОВАНО К УТВЕРЖДЕНИЮ"
    OWN = "own", "другими словами"


class StampBy(TextChoices):
    """By whom: what is said of the head, the curator and the approving order comes by itself, of others it is typed."""

    HEAD = "head", "руководитель или приказ об утверждении"
    CURATOR = "curator", "куратор наставничества"
    BODY = "body", "совет или другой коллегиальный орган"
    PERSON = "person", "другой человек"
    ACT = "act", "другой приказ или акт"
    COUNCIL = "council", "методический совет: номер напишу"


class SignatureSheet(TextChoices):
    """On which sheet the mark of an electronic signature is printed."""

    LAST = "last", "на последнем листе, под подписью"
    FIRST = "first", "внизу первого листа"


class BodyRole(TextChoices):
    """Of a member of a collegial body."""

    CHAIR = "chair", "председатель"
    VICE = "vice", "заместитель председателя"
    SECRETARY = "secretary", "секретарь"
    MEMBER = "member", "член"


BODY_LEADS = frozenset({BodyRole.CHAIR, BodyRole.VICE, BodyRole.SECRETARY})
"""Who prepares the sessions and keeps their minutes."""


class SessionState(StateChoices):
    """Of a session of a collegial body."""

    PLANNED = "planned", Tone.ATTENTION, "запланировано"
    HELD = "held", Tone.ATTENTION, "прошло, протокол не подписан"
    SIGNED = "signed", Tone.DONE, "протокол подписан"


SESSION_OPEN = frozenset({SessionState.PLANNED, SessionState.HELD})
"""The agenda and the decisions may still be written."""
SESSION_NUMBERED = frozenset({SessionState.HELD, SessionState.SIGNED})

SESSION_TRANSITIONS: Transitions = {
    SessionState.PLANNED: frozenset({SessionState.HELD}),
    SessionState.HELD: frozenset({SessionState.SIGNED}),
    SessionState.SIGNED: frozenset(),
}


class DecisionSubject(TextChoices):
    """What a body decides on."""

    PAIR = "pair", "пара"
    PROGRAM = "program", "программа пары"
    ROADMAP = "map", "дорожная карта"
    REGULATION = "regulation", "положение"
    PRACTICE = "practice", "практика наставничества"
    AWARD = "award", "поощрение"
    OTHER = "other", "другое"


OF_PAIRS = frozenset({DecisionSubject.PAIR, DecisionSubject.PROGRAM})
OF_DOCUMENTS = frozenset({DecisionSubject.REGULATION, DecisionSubject.ROADMAP})


class DecisionResult(TextChoices):
    AGREED = "agreed", "согласовать"
    RECOMMENDED = "recommended", "рекомендовать"
    REMARKS = "remarks", "согласовать с замечаниями"
    REJECTED = "rejected", "отклонить"
