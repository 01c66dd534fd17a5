"""Plays the questionnaires of the demonstration."""

from typing import TYPE_CHECKING, Any

from mentoring.enums import Bank, QuestionnaireState
from mentoring.models import Questionnaire
from mentoring.questions import QUESTIONS, Question
from mentoring.services import questionnaire as questionnaires

if TYPE_CHECKING:
    from setup.demo import Player

MORNING, EVENING = 9, 18


def play_questionnaires(player: "Player") -> None:
    for data in player.data["questionnaires"]:
        employee = player.employees[data["employee"]]
        asked = questionnaires.ask(
            employee, bank=Bank(data["bank"]), by=player.curator, at=player.at(data["asked_on"], MORNING)
        )
        if data["state"] != QuestionnaireState.ASKED:
            _answer(player, asked, data)


def _answer(player: "Player", asked: Questionnaire, data: dict[str, Any]) -> None:
    answers = {question.name: _kept(question, data["answers"][question.name]) for question in QUESTIONS[asked.bank]}
    by = player.users.get(asked.employee_id, player.curator)
    questionnaires.submit(asked, answers=answers, by=by, at=player.at(data["answered_on"], EVENING))
    looked_at = player.at(data["answered_on"], EVENING + 1)
    if data["state"] == QuestionnaireState.RETURNED:
        questionnaires.send_back(asked, by=player.curator, at=looked_at, why=data["remark"])
    if data["state"] == QuestionnaireState.ACCEPTED:
        questionnaires.accept(asked, by=player.curator, at=looked_at)


def _kept(question: Question, answer: Any) -> Any:
    """Return the answer with keys in place of the fixture's codes."""
    if not question.entries:
        return answer
    keys = dict(question.entries._default_manager.values_list("code", "pk"))
    return [keys[code] for code in answer] if isinstance(answer, list) else keys[answer]
