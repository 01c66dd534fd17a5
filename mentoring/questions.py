"""What the questionnaires ask: the same words on the page, in the curator's look and on paper."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, TextChoices

from mentoring.enums import Bank, ContactMode, MenteeCategory
from mentoring.models import Deficit, DictionaryEntry, Direction, MentoringForm, MentoringKind, Organization

Answers = Mapping[str, Any]
EMPTY: tuple[Any, ...] = (None, "", [])


@dataclass(frozen=True)
class Question:
    """Asked under the name by which its answer is kept.

    entries: the dictionary whose keys are the answer, one or a list
    ranked: whether the order of the entries is an answer too, else they stand in the dictionary's
    choices: what it is chosen from otherwise; a question without both is answered in words
    for_record: whether the answer fills the field of the same name in the bank's record
    """

    name: str
    text: str
    hint: str = ""
    entries: type[DictionaryEntry] | None = None
    ranked: bool = False
    choices: type[TextChoices] | None = None
    for_record: bool = True

    def told(self, answer: Any) -> list[str]:
        """Return the answer in words; entries deleted meanwhile are left out."""
        if answer in EMPTY:
            return []
        if self.entries:
            entries = self._entries(answer)
            return [f"{n}. {entry}" if self.ranked else str(entry) for n, entry in enumerate(entries, start=1)]
        return [str(self.choices(answer).label) if self.choices else str(answer)]

    def living(self, answer: Any) -> Any:
        """Return the answer without the entries deleted meanwhile."""
        if self.entries is None or answer in EMPTY:
            return answer
        keys = [entry.pk for entry in self._entries(answer)]
        return keys if isinstance(answer, list) else next(iter(keys), None)

    def _entries(self, answer: Any) -> list[DictionaryEntry]:
        assert self.entries  # noqa: S101 - asked only where there are some
        keys = answer if isinstance(answer, list) else [answer]
        found: list[DictionaryEntry] = list(self.entries._default_manager.filter(pk__in=keys))
        return sorted(found, key=lambda entry: keys.index(entry.pk)) if self.ranked else found

    def options(self, organization: Organization) -> list[str]:
        """Return what a blank offers to mark; what is ranked is written by hand, line by line."""
        if self.entries and not self.ranked:
            offered = self.entries._default_manager.filter(Q(organization=None) | Q(organization=organization))
            return [str(entry) for entry in offered]
        return [str(label) for label in self.choices.labels] if self.choices else []


MEETING = (
    Question("mode", "Как вам удобнее встречаться?", choices=ContactMode, for_record=False),
    Question("time", "Когда вам удобно?", "Например: вторник и четверг после 15:00", for_record=False),
)

QUESTIONS: Mapping[str, tuple[Question, ...]] = {
    Bank.MENTORS: (
        Question(
            "strengths",
            "В чём вы сильны и готовы помогать коллегам?",
            "Отметьте одно или несколько направлений",
            entries=Direction,
        ),
        Question(
            "forms",
            "С кем вам было бы интересно работать?",
            "Форма наставничества: кто наставник и кто наставляемый",
            entries=MentoringForm,
        ),
        Question(
            "kinds",
            "Какое наставничество вам ближе?",
            "Вид наставничества; можно отметить несколько",
            entries=MentoringKind,
        ),
        Question(
            "load_limit",
            "Скольких наставляемых вы готовы вести одновременно?",
            "Обычно одного или двух: рассчитывайте силы на весь учебный год",
        ),
        Question(
            "experience",
            "Был ли у вас опыт наставничества?",
            "Кого и как вели, что получилось; если опыта не было, так и напишите",
        ),
        Question(
            "sharing",
            "Чем вам хотелось бы поделиться?",
            "Приёмы, разработки, находки – и почему вам это интересно",
            for_record=False,
        ),
        *MEETING,
    ),
    Bank.MENTEES: (
        Question("category", "Что из этого про вас?", "Выберите самое близкое", choices=MenteeCategory),
        Question(
            "direction",
            "В каком направлении помощь нужнее всего?",
            "Одно, главное; об остальном можно написать ниже",
            entries=Direction,
        ),
        Question(
            "deficits",
            "Что сейчас даётся труднее всего?",
            "До пяти затруднений, начиная с самого важного: с него начнётся программа",
            entries=Deficit,
            ranked=True,
        ),
        Question("requests", "Какая помощь вам нужна?", "Своими словами: чему хотите научиться, в чём сомневаетесь"),
        Question(
            "expectations",
            "Чего вы ждёте от работы с наставником?",
            "По чему вы поймёте, что год прошёл не зря",
            for_record=False,
        ),
        *MEETING,
    ),
}


def told(bank: str, answers: Answers) -> list[tuple[Question, list[str]]]:
    """Return every question of the questionnaire with its answer in words."""
    return [(question, question.told(answers.get(question.name))) for question in QUESTIONS[bank]]


def for_record(bank: str) -> Iterable[Question]:
    return (question for question in QUESTIONS[bank] if question.for_record)
