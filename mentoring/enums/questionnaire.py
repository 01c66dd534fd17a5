"""States of a questionnaire."""

from mentoring.enums.state import StateChoices, Tone, Transitions


class QuestionnaireState(StateChoices):
    ASKED = "asked", Tone.NEUTRAL, "ждёт ответа"
    SUBMITTED = "submitted", Tone.ATTENTION, "заполнена"
    RETURNED = "returned", Tone.ATTENTION, "возвращена"
    ACCEPTED = "accepted", Tone.DONE, "принята"
    CANCELLED = "cancelled", Tone.NEUTRAL, "отменена"


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
