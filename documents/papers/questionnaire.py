"""The questionnaire on paper: with the answers, or as a blank to fill with a pen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils import timezone

from documents.registry import Paper
from mentoring.enums import Bank
from mentoring.models import Employee, Organization, Questionnaire
from mentoring.questions import QUESTIONS, Question
from mentoring.russian import plural

BOX = "□"
LINES_FOR_WORDS, LINES_FOR_RANKED = 7, 5
SHORT = frozenset({"load_limit", "time"})
"""Questions answered in a few words."""


WIDTHS = (38, 62)
"""Of the columns, in percent of the sheet."""


@dataclass(frozen=True)
class AnswerRow:
    """texts: the paragraphs of the answer; an empty one is a line for the pen."""

    question: str
    hint: str
    texts: Sequence[str]


def questionnaire_html(questionnaire: Questionnaire) -> str:
    """Return the paper with the answers; while there are none, the blank with the person's name."""
    questions, answers = QUESTIONS[questionnaire.bank], questionnaire.answers
    if not answers:
        return blank_html(questionnaire, questionnaire.organization, questionnaire.employee)
    rows = [AnswerRow(question.text, "", question.told(answers.get(question.name)) or ["–"]) for question in questions]
    return _html(questionnaire, questionnaire.organization, questionnaire.employee, rows)


def blank_html(questionnaire: Questionnaire, organization: Organization, employee: Employee | None = None) -> str:
    """Return the blank of such a questionnaire; without a person, for anybody of the organization."""
    questions = QUESTIONS[questionnaire.bank]
    rows = [AnswerRow(question.text, question.hint, _room(question, organization)) for question in questions]
    return _html(questionnaire, organization, employee, rows)


def _room(question: Question, organization: Organization) -> list[str]:
    """Return what is marked with the pen, or empty lines to write on."""
    options = question.options(organization)
    if options:
        return [f"{BOX} {option}" for option in options]
    if question.ranked:
        return [text for number in range(1, LINES_FOR_RANKED + 1) for text in (f"{number}.", "")]
    return [""] * (2 if question.name in SHORT else LINES_FOR_WORDS)


def _html(
    questionnaire: Questionnaire, organization: Organization, employee: Employee | None, rows: list[AnswerRow]
) -> str:
    context: dict[str, Any] = {
        "questionnaire": questionnaire,
        "organization": organization,
        "employee": employee,
        "person": _person(employee),
        "widths": WIDTHS,
        "rows": rows,
    }
    return render_to_string("print/questionnaire.html", context)


def _person(employee: Employee | None) -> list[tuple[str, str]]:
    """Return what the card knows, so that nobody writes it again."""
    years = employee.teaching_years(timezone.localdate()) if employee else None
    experience = f"{years} {plural(years, 'год', 'года', 'лет')}" if years is not None else ""
    return [
        ("Фамилия, имя, отчество", employee.full_name if employee else ""),
        ("Должность", employee.post if employee else ""),
        ("Квалификационная категория", employee.get_category_display() if employee else ""),
        ("Педагогический стаж", experience),
    ]


def questionnaires(**which: Any) -> QuerySet[Questionnaire]:
    return Questionnaire.objects.select_related("employee__organization").filter(**which)


def _blank_of(organization: Organization, bank: Bank) -> str:
    return blank_html(Questionnaire(bank=bank), organization)


def _kinds() -> Iterator[Paper]:
    for bank in Bank:
        title = Questionnaire(bank=bank).title
        yield Paper(f"questionnaire_{bank}", title, partial(questionnaires, bank=bank), questionnaire_html)
        yield Paper(
            f"questionnaire_{bank}_blank", f"{title}, бланк", Organization.objects.all, partial(_blank_of, bank=bank)
        )


PAPERS = (Paper("questionnaire", "Анкета", questionnaires, questionnaire_html, kinds=_kinds),)
