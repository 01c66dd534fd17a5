"""Choices, named groups of states, and the tables of allowed transitions of the heart."""

from collections.abc import Mapping

from django.db.models import TextChoices

Transitions = Mapping[str, frozenset[str]]


class OrganizationKind(TextChoices):
    KINDERGARTEN = "kindergarten", "детский сад"
    SCHOOL = "school", "школа"
    COLLEGE = "college", "колледж"
    OTHER = "other", "другая организация"


class Role(TextChoices):
    CURATOR = "curator", "куратор"
    MENTOR = "mentor", "наставник"
    MENTEE = "mentee", "наставляемый"
    HEAD = "head", "руководитель"
    COUNCIL = "council", "методический совет"
    ADMINISTRATOR = "administrator", "администратор"


GRANTED_ROLES = frozenset({Role.CURATOR, Role.HEAD, Role.COUNCIL, Role.ADMINISTRATOR})
"""Roles given to an account; mentor and mentee follow from the banks."""

OFFICE_ROLES = GRANTED_ROLES
"""Roles that see the whole organization."""

SECOND_FACTOR_ROLES = frozenset({Role.CURATOR, Role.HEAD, Role.ADMINISTRATOR})
"""Roles from which an organization can require the second factor."""


class AccountState(TextChoices):
    """Of an employee's account; follows from the account's fields, nobody sets it."""

    NONE = "none", "нет учётной записи"
    INVITED = "invited", "ждёт первого входа"
    ACTIVE = "active", "действует"
    DISABLED = "disabled", "отключена"


class OwedStep(TextChoices):
    """What a signed-in user has to do before anything else."""

    PASSWORD = "password", "сменить пароль"
    SECOND_FACTOR = "second_factor", "включить второй фактор"


class Sex(TextChoices):
    FEMALE = "female", "женский"
    MALE = "male", "мужской"


class Category(TextChoices):
    NONE = "none", "без категории"
    CONFORMS = "conforms", "соответствие занимаемой должности"
    FIRST = "first", "первая категория"
    HIGHEST = "highest", "высшая категория"
    TEACHER_MENTOR = "teacher_mentor", "педагог-наставник"
    TEACHER_METHODIST = "teacher_methodist", "педагог-методист"


class MentorState(TextChoices):
    APPLIED = "applied", "анкета"
    SELECTED = "selected", "отбор пройден"
    TRAINED = "trained", "подготовка пройдена"
    LISTED = "listed", "в банке"
    PAIRED = "paired", "в паре"
    LEFT = "left", "вне банка"


class MenteeState(TextChoices):
    APPLIED = "applied", "анкета"
    SEARCHING = "searching", "без наставника"
    PAIRED = "paired", "в паре"
    LEFT = "left", "вне банка"


MENTOR_ENTERING = frozenset({MentorState.APPLIED, MentorState.SELECTED, MentorState.TRAINED})
"""On the way into the bank: may be cut short, as a small organization trains nobody."""
MENTOR_IN_BANK = frozenset({MentorState.LISTED, MentorState.PAIRED})
MENTEE_IN_BANK = frozenset({MenteeState.SEARCHING, MenteeState.PAIRED})

MENTOR_TRANSITIONS: Transitions = {
    MentorState.APPLIED: frozenset({MentorState.SELECTED, MentorState.LISTED, MentorState.LEFT}),
    MentorState.SELECTED: frozenset({MentorState.TRAINED, MentorState.LISTED, MentorState.LEFT}),
    MentorState.TRAINED: frozenset({MentorState.LISTED, MentorState.LEFT}),
    MentorState.LISTED: frozenset({MentorState.PAIRED, MentorState.LEFT}),
    MentorState.PAIRED: frozenset({MentorState.LISTED}),
    MentorState.LEFT: frozenset({MentorState.APPLIED}),
}
MENTEE_TRANSITIONS: Transitions = {
    MenteeState.APPLIED: frozenset({MenteeState.SEARCHING, MenteeState.LEFT}),
    MenteeState.SEARCHING: frozenset({MenteeState.PAIRED, MenteeState.LEFT}),
    MenteeState.PAIRED: frozenset({MenteeState.SEARCHING}),
    MenteeState.LEFT: frozenset({MenteeState.APPLIED}),
}


class TrainingKind(TextChoices):
    BRIEFING = "briefing", "установочная сессия"
    COURSE = "course", "курсы повышения квалификации"
    SEMINAR = "seminar", "семинар, мастер-класс"
    OTHER = "other", "другое"


class Bank(TextChoices):
    MENTORS = "mentors", "банк наставников"
    MENTEES = "mentees", "банк наставляемых"


class QuestionnaireState(TextChoices):
    ASKED = "asked", "ждёт ответа"
    SUBMITTED = "submitted", "заполнена"
    RETURNED = "returned", "возвращена"
    ACCEPTED = "accepted", "принята"
    CANCELLED = "cancelled", "отменена"


QUESTIONNAIRE_TRANSITIONS: Transitions = {
    QuestionnaireState.ASKED: frozenset({QuestionnaireState.SUBMITTED, QuestionnaireState.CANCELLED}),
    QuestionnaireState.SUBMITTED: frozenset(
        {QuestionnaireState.ACCEPTED, QuestionnaireState.RETURNED, QuestionnaireState.CANCELLED}
    ),
    QuestionnaireState.RETURNED: frozenset({QuestionnaireState.SUBMITTED, QuestionnaireState.CANCELLED}),
    QuestionnaireState.ACCEPTED: frozenset(),
    QuestionnaireState.CANCELLED: frozenset(),
}
QUESTIONNAIRE_WAITING = frozenset({QuestionnaireState.ASKED, QuestionnaireState.RETURNED})
"""To be answered by the person."""
QUESTIONNAIRE_OPEN = frozenset({QuestionnaireState.ASKED, QuestionnaireState.SUBMITTED, QuestionnaireState.RETURNED})
"""Still to be answered or to be looked at: one for each person and bank."""


class ContactMode(TextChoices):
    """How a person likes to meet."""

    IN_PERSON = "in_person", "очно"
    ONLINE = "online", "онлайн"
    MIXED = "mixed", "смешанно"


class MenteeCategory(TextChoices):
    YOUNG = "young", "молодой специалист"
    NEWCOMER = "newcomer", "вновь принятый"
    AFTER_BREAK = "after_break", "после перерыва в работе"
    ON_REQUEST = "on_request", "по собственному запросу"
    STUDENT = "student", "студент"
    TRANSFERRED = "transferred", "переведён на новую должность"
    OTHER = "other", "другое"


class ConsentKind(TextChoices):
    PERSONAL_DATA = "personal_data", "согласие на обработку персональных данных"
    PUBLICATION = "publication", "согласие на распространение персональных данных"
    MENTORING = "mentoring", "согласие работника на наставничество"


class ConsentState(TextChoices):
    """Follows from the dates of a consent; without any it is NOT_TAKEN, or NOT_NEEDED where nobody asks for it."""

    NOT_NEEDED = "not_needed", "не требуется"
    NOT_TAKEN = "not_taken", "не взято"
    IN_FORCE = "in_force", "действует"
    EXPIRED = "expired", "истекло"
    WITHDRAWN = "withdrawn", "отозвано"


class BasisKind(TextChoices):
    SUPPLEMENT = "supplement", "дополнительное соглашение"
    CONTRACT = "contract", "трудовой договор"
    DUTIES = "duties", "должностные обязанности"
    OUTSIDE = "outside", "договор с внешней организацией"


class CouncilOpinion(TextChoices):
    """What the methodical council says of a proposed pair."""

    SUPPORTS = "supports", "поддерживает"
    OBJECTS = "objects", "не поддерживает"


class PairState(TextChoices):
    PROPOSED = "proposed", "предложена"
    AGREED = "agreed", "согласована"
    CHECKED = "checked", "проверена куратором"
    IN_ORDER = "in_order", "в проекте приказа"
    ACTIVE = "active", "действует"
    PROLONGED = "prolonged", "продлена"
    PAUSED = "paused", "приостановлена"
    REPLACING = "replacing", "замена наставника"
    COMPLETED = "completed", "завершена"
    TERMINATED = "terminated", "прекращена досрочно"
    DECLINED = "declined", "отклонена"


PAIR_IN_FORCE = frozenset({PairState.ACTIVE, PairState.PROLONGED})
"""The pair works: set by a signed order."""
PAIR_LIVING = PAIR_IN_FORCE | {PairState.PAUSED, PairState.REPLACING}
"""An order holds the pair, though it may stand still."""
PAIR_FORMING = frozenset({PairState.PROPOSED, PairState.AGREED, PairState.CHECKED, PairState.IN_ORDER})
PAIR_EDITABLE = PAIR_FORMING - {PairState.IN_ORDER}
"""Its terms may still change: no draft of an order tells them yet."""
PAIR_TAKES_LOAD = PAIR_FORMING | PAIR_LIVING
"""Counts against the mentor's load limit."""
PAIR_ENDED = frozenset({PairState.COMPLETED, PairState.TERMINATED, PairState.DECLINED})

PAIR_TRANSITIONS: Transitions = {
    PairState.PROPOSED: frozenset({PairState.AGREED, PairState.DECLINED}),
    PairState.AGREED: frozenset({PairState.CHECKED, PairState.PROPOSED, PairState.DECLINED}),
    PairState.CHECKED: frozenset({PairState.IN_ORDER, PairState.AGREED, PairState.PROPOSED, PairState.DECLINED}),
    PairState.IN_ORDER: frozenset({PairState.ACTIVE, PairState.CHECKED}),
    PairState.ACTIVE: frozenset(
        {
            PairState.PROLONGED,
            PairState.PAUSED,
            PairState.REPLACING,
            PairState.COMPLETED,
            PairState.TERMINATED,
        }
    ),
    PairState.PROLONGED: frozenset({PairState.PAUSED, PairState.REPLACING, PairState.COMPLETED, PairState.TERMINATED}),
    PairState.PAUSED: frozenset({PairState.ACTIVE, PairState.PROLONGED, PairState.TERMINATED}),
    PairState.REPLACING: frozenset({PairState.ACTIVE, PairState.PROLONGED, PairState.TERMINATED}),
    PairState.COMPLETED: frozenset(),
    PairState.TERMINATED: frozenset(),
    PairState.DECLINED: frozenset(),
}
