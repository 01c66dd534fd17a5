"""Answering a questionnaire, asking many for one, and what an accepted one brings to the bank's record."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.forms.models import model_to_dict
from django.utils import timezone

from mentoring.enums import Bank, ContactMode, QuestionnaireState
from mentoring.filters import words
from mentoring.forms.bank import DEFICITS, MenteeForm, MentorForm, TakeMenteeForm, TakeMentorForm
from mentoring.forms.fields import KeysField, OrganizationForm, TextArea
from mentoring.forms.seen import shown_anew
from mentoring.models import Employee, Mentee, Mentor, Questionnaire, User
from mentoring.questions import EMPTY, QUESTIONS, Answers, for_record
from mentoring.services import questionnaire as questionnaires
from mentoring.validators import validate_text

LONGEST_ANSWER = 3000
MOST_SHOWN = 100
ANSWERED_MEANWHILE = (
    "Пока вы отвечали, анкету изменил другой человек. Ваши ответы остались в форме: откройте анкету в соседней "
    "вкладке, сверьте и отправьте ещё раз."
)
SENT_MEANWHILE = (
    "Эта анкета уже отправлена, с другими ответами. Те, что вы видите, пока не отправлены: проверьте их и отправьте "
    "ещё раз, тогда они заменят прежние."
)


class QuestionnaireForm(OrganizationForm):
    """The bank's form with the questionnaire's words and some questions more: what it lets through, the bank takes.

    Of a record that is never saved; the answers are kept in the questionnaire.
    is_sent: the curator has answers already, these would take their place
    is_repeated: the curator has these very answers already, as after a double click or «Назад»
    """

    is_sent = is_repeated = False

    mode = forms.ChoiceField(choices=ContactMode, widget=forms.RadioSelect)
    time = forms.CharField(required=False, max_length=300, validators=[validate_text])

    def __init__(self, data: Any = None, *, user: User, questionnaire: Questionnaire) -> None:
        super().__init__(
            data,
            user=user,
            initial=filling(questionnaire.bank, questionnaire.answers),
            **self.about(questionnaire.employee),
        )
        self.questionnaire = questionnaire
        self.initial["seen"] = questionnaire.fingerprint
        for question in QUESTIONS[questionnaire.bank]:
            if question.name in self.fields:
                self.fields[question.name].label = question.text
                self.fields[question.name].help_text = question.hint

    def about(self, employee: Employee) -> dict[str, Any]:
        """Return what the bank's form asks of the person beside the answers."""
        del employee
        return {}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        now = Questionnaire.objects.select_for_update().get(pk=self.questionnaire.pk)
        self.is_sent = now.state == QuestionnaireState.SUBMITTED
        self.is_repeated = self.is_sent and not self.errors and self._given() == now.answers
        if not self.is_repeated and cleaned.get("seen") != now.fingerprint:
            raise shown_anew(self, now.fingerprint, SENT_MEANWHILE if self.is_sent else ANSWERED_MEANWHILE)
        return cleaned

    def submit(self) -> Questionnaire:
        if self.is_repeated:
            return self.questionnaire
        step = questionnaires.correct if self.is_sent else questionnaires.submit
        return step(self.questionnaire, answers=self._given(), by=self.user, at=timezone.now())

    def _given(self) -> dict[str, Any]:
        return {name: kept(self.cleaned_data[name]) for name in self._names()}

    def _names(self) -> Iterable[str]:
        return (question.name for question in QUESTIONS[self.questionnaire.bank])


class MentorQuestionnaireForm(QuestionnaireForm, MentorForm):
    class Meta(MentorForm.Meta):
        fields = ("strengths", "forms", "kinds", "load_limit", "experience")

    sharing = forms.CharField(required=False, max_length=LONGEST_ANSWER, widget=TextArea, validators=[validate_text])
    field_order = ("strengths", "forms", "kinds", "load_limit", "experience", "sharing", "mode", "time")

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["strengths"].required = True


class MenteeQuestionnaireForm(QuestionnaireForm, MenteeForm):
    class Meta(MenteeForm.Meta):
        fields = ("category", "direction", "requests")

    expectations = forms.CharField(
        required=False, max_length=LONGEST_ANSWER, widget=TextArea, validators=[validate_text]
    )

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        ranks = [f"deficit_{number}" for number in self.numbers]
        for number, name in enumerate(ranks, start=1):
            self.fields[name].label = f"Затруднение {number}"
            self.fields[name].help_text = ""
        hardest = next(question for question in QUESTIONS[Bank.MENTEES] if question.name == "deficits")
        self.fields[ranks[0]].label = hardest.text
        self.fields[ranks[0]].help_text = hardest.hint
        self.order_fields(["category", "direction", *ranks, "requests", "expectations", "mode", "time"])

    def about(self, employee: Employee) -> dict[str, Any]:
        return {"employee": employee}


FORMS: Mapping[str, type[QuestionnaireForm]] = {
    Bank.MENTORS: MentorQuestionnaireForm,
    Bank.MENTEES: MenteeQuestionnaireForm,
}


def kept(value: Any) -> Any:
    """Return a cleaned value as it is kept among the answers: keys for entries."""
    if hasattr(value, "pk"):
        return value.pk
    if isinstance(value, str | int | None):
        return value
    return [entry.pk for entry in value]


def filling(bank: str, answers: Answers, *, places: int = 0) -> dict[str, Any]:
    """Return what the answers put into the bank's form; what was left empty changes nothing there.

    places: how many deficits the record has; all are told, so that none of the old ones stays among the new
    """
    living = {question.name: question.living(answers.get(question.name)) for question in QUESTIONS[bank]}
    given = {name: value for name, value in living.items() if value not in EMPTY}
    ranked = given.pop("deficits", [])
    if ranked:
        blanks = [None] * (max(places, DEFICITS) - len(ranked))
        given |= {f"deficit_{number}": key for number, key in enumerate([*ranked, *blanks], start=1)}
    return given


def recorded(questionnaire: Questionnaire) -> Answers:
    """Return what the bank's record holds now, in the shape of answers."""
    record = questionnaire.record
    if record is None:
        return {}
    names = [question.name for question in for_record(questionnaire.bank)]
    values = model_to_dict(record, fields=names)
    if isinstance(record, Mentee):
        values["deficits"] = [ranked.deficit for ranked in record.ranked_deficits.select_related("deficit")]
    return {name: kept(value) for name, value in values.items()}


def differences(questionnaire: Questionnaire) -> list[tuple[str, str, str]]:
    """Return what the answers change in the record: the question, what is there now, what is answered."""
    now = recorded(questionnaire)
    lines = [
        (question.text, "; ".join(question.told(now.get(question.name))), "; ".join(question.told(answer)))
        for question in for_record(questionnaire.bank)
        if (answer := questionnaire.answers.get(question.name)) not in EMPTY
    ]
    return [line for line in lines if line[1] != line[2]] if now else []


def bank_form(data: Any, *, user: User, questionnaire: Questionnaire) -> MentorForm | MenteeForm:
    """Return the form of the bank filled with the answers: of the record, or of one who enters the bank."""
    record, employee = questionnaire.record, questionnaire.employee
    initial = filling(questionnaire.bank, questionnaire.answers, places=_places(record))
    if record and questionnaire.updates:
        form = MentorForm if isinstance(record, Mentor) else MenteeForm
        return form(data, user=user, instance=record, initial=initial)
    take = TakeMentorForm if questionnaire.bank == Bank.MENTORS else TakeMenteeForm
    return take(data, user=user, employee=employee, initial=initial)


def _places(record: Mentor | Mentee | None) -> int:
    return record.ranked_deficits.count() if isinstance(record, Mentee) else 0


class AskForm(forms.Form):
    """Whom to ask: those who are not in the bank and have no questionnaire for it open.

    The search narrows what is shown, never what is accepted: who was ticked may have been found by other words.
    """

    people = KeysField(
        Employee.objects.none(),
        label="Кого попросить",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Отметьте хотя бы одного человека.",
            "invalid_choice": "Кого-то из отмеченных уже попросили или взяли в банк. Список обновлён: отметьте заново.",
        },
    )

    def __init__(self, data: Any = None, *, user: User, bank: Bank, q: str = "") -> None:
        super().__init__(data)
        self.user, self.bank = user, bank
        askable = questionnaires.askable(user, bank)
        found = askable.filter(words("", q)).select_related("user")
        self.found_count = found.count()
        self.is_cut = self.found_count > MOST_SHOWN
        people: Any = self.fields["people"]
        people.queryset = askable
        people.choices = [(person.pk, _who(person)) for person in found[:MOST_SHOWN]]

    def save(self) -> list[Questionnaire]:
        return questionnaires.ask_many(self.cleaned_data["people"], bank=self.bank, by=self.user, at=timezone.now())


def _who(person: Employee) -> str:
    can_enter = person.account and person.account.is_active
    return f"{person.full_name}, {person.post}" + ("" if can_enter else " – без учётной записи")
