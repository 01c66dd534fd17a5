"""Анкеты: the list, the page, answering, the curator's look."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from mentoring.additions import Place, actions_at
from mentoring.enums import QUESTIONNAIRE_WAITING, QuestionnaireState
from mentoring.filters import QuestionnaireFilter
from mentoring.forms.questionnaire import FORMS, bank_form, differences
from mentoring.models import Questionnaire, StateChange
from mentoring.questions import told
from mentoring.resources.questionnaire import QuestionnaireResource
from mentoring.road import history, road
from mentoring.services import questionnaire as questionnaires
from mentoring.views.actions import Offer, actions, split
from mentoring.views.base import DetailPage, FormPage, StepPage
from mentoring.views.list_page import ListPage
from mentoring.views.questionnaire_ask import begin_actions

PATH = [
    (QuestionnaireState.ASKED, "Ждёт ответа"),
    (QuestionnaireState.SUBMITTED, "Заполнена"),
    (QuestionnaireState.ACCEPTED, "Принята"),
]
OFFERS = (
    Offer("Принять", "questionnaire_accept", "mentoring.manage_banks", QuestionnaireState.ACCEPTED),
    Offer("Заполнить", "questionnaire_fill", "mentoring.answer_questionnaire", QuestionnaireState.SUBMITTED),
    Offer(
        "Заполнить за сотрудника", "questionnaire_fill", "mentoring.answer_for_another", QuestionnaireState.SUBMITTED
    ),
    Offer(
        "Поправить ответы",
        "questionnaire_fill",
        "mentoring.answer_questionnaire",
        since=frozenset({QuestionnaireState.SUBMITTED}),
    ),
    Offer(
        "Вернуть с замечанием",
        "questionnaire_return",
        "mentoring.manage_banks",
        QuestionnaireState.RETURNED,
        aside=True,
    ),
    Offer(
        "Отменить анкету",
        "questionnaire_cancel",
        "mentoring.fill_questionnaire",
        QuestionnaireState.CANCELLED,
        aside=True,
    ),
)


class QuestionnaireList(ListPage):
    """All for the office, the own ones for others; here one starts a questionnaire of one's own."""

    model = Questionnaire
    filterset_class = QuestionnaireFilter
    template_name = "mentoring/questionnaire_list.html"
    counted = "анкета, анкеты, анкет"
    resource_class = QuestionnaireResource
    file_title = "Анкеты"
    manage_permission = "mentoring.manage_banks"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "own_actions": begin_actions(self.user)}


class QuestionnaireDetail(DetailPage):
    model = Questionnaire
    template_name = "mentoring/questionnaire_detail.html"
    personal = "Анкета"

    def context(self, thing: Questionnaire) -> dict[str, Any]:
        changes = list(StateChange.objects.of(thing))
        return {
            "facts": [(question.text, "; ".join(answer)) for question, answer in told(thing.bank, thing.answers)],
            "remark": thing.remark,
            **self._compared(thing),
            "road": road(thing.state, PATH, changes),
            "history": history(changes),
            "print_actions": actions_at(Place.QUESTIONNAIRE_PRINT, self.user, thing),
            **split(actions(self.user, thing, OFFERS)),
        }

    def _compared(self, thing: Questionnaire) -> dict[str, Any]:
        """Compare with the record for the curator, who has to accept the answers."""
        if thing.state != QuestionnaireState.SUBMITTED or not self.user.has_perm("mentoring.manage_banks", thing):
            return {}
        return compared(thing)


def compared(thing: Questionnaire) -> dict[str, Any]:
    """Return what the answers change in the bank's record, or that they change nothing there."""
    found = differences(thing)
    return {"differences": found, "is_the_same": bool(thing.record) and not found}


class OnePage(FormPage):
    """A form about one questionnaire, open in certain states only."""

    def get_thing(self) -> Questionnaire:
        questionnaire: Questionnaire = self.find(Questionnaire, self.kwargs["pk"])
        return questionnaire

    def is_open(self) -> bool:
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.is_open():
            return super().get(request, *args, **kwargs)
        messages.info(request, f"Эта анкета уже {self.thing.get_state_display()}.")
        return HttpResponseRedirect(self.thing.get_absolute_url())


class QuestionnaireFill(OnePage):
    permission = "mentoring.fill_questionnaire"
    template_name = "mentoring/questionnaire_fill.html"

    def is_open(self) -> bool:
        return self.thing.state in QUESTIONNAIRE_WAITING or (
            self.is_own and self.thing.state == QuestionnaireState.SUBMITTED
        )

    @property
    def is_own(self) -> bool:
        return bool(self.thing.employee_id == self.user.employee_id)

    def get_form(self, data: Any = None) -> Any:
        return FORMS[self.thing.bank](data, user=self.user, questionnaire=self.thing)

    def more_context(self) -> dict[str, Any]:
        return {
            "title": self.thing.title,
            "submit": "Отправить куратору" if self.is_own else "Записать ответы",
            "is_sent": self.thing.state == QuestionnaireState.SUBMITTED,
            "remark": self.thing.remark,
            "is_own": self.is_own,
        }

    def save(self, form: Any) -> tuple[str, str]:
        thing = form.submit()
        if form.is_repeated:
            return "Эти ответы уже отправлены: второй раз не нужно.", thing.get_absolute_url()
        if form.is_sent:
            return "Ответы поправлены: куратор увидит новые.", thing.get_absolute_url()
        said = (
            "Спасибо! Куратор получил ваши ответы." if self.is_own else "Ответы записаны. Теперь анкету можно принять."
        )
        return said, thing.get_absolute_url()


class QuestionnaireAccept(OnePage):
    """The bank's form filled with the answers; the curator corrects, and the record is written."""

    permission = "mentoring.manage_banks"
    template_name = "mentoring/questionnaire_accept.html"
    title = "Принять анкету"

    def is_open(self) -> bool:
        return bool(self.thing.state == QuestionnaireState.SUBMITTED)

    def get_form(self, data: Any = None) -> Any:
        return bank_form(data, user=self.user, questionnaire=self.thing)

    def more_context(self) -> dict[str, Any]:
        thing = self.thing
        return {
            "submit": "Принять и обновить запись" if thing.updates else "Принять и взять в банк",
            **compared(thing),
            "others": [
                (question.text, "; ".join(answer))
                for question, answer in told(thing.bank, thing.answers)
                if not question.for_record
            ],
        }

    def save(self, form: Any) -> tuple[str, str]:
        questionnaires.accept(
            self.thing,
            seen=self.request.POST.get("answers_seen", ""),
            updates=bool(form.cleaned_data["seen"]),  # who enters the bank has no record to be seen
            by=self.user,
            at=timezone.now(),
        )
        record = form.save()
        return f"Анкета принята, запись в банке заполнена: {record}.", record.get_absolute_url()


class QuestionnaireReturn(StepPage):
    model = Questionnaire
    permission = "mentoring.manage_banks"
    title = "Вернуть анкету с замечанием"
    submit = "Вернуть"
    asks_why = True

    def consequences(self, thing: Questionnaire) -> list[str]:
        return [
            f"{thing.employee.full_name} увидит ваше замечание и сможет поправить ответы.",
            "Прежние ответы останутся.",
        ]

    def step(self, thing: Questionnaire, form: Any) -> str:
        questionnaires.send_back(thing, by=self.user, at=timezone.now(), why=form.why_given)
        return "Анкета возвращена с вашим замечанием."


class QuestionnaireCancel(StepPage):
    model = Questionnaire
    permission = "mentoring.fill_questionnaire"
    title = submit = "Отменить анкету"
    asks_why = True

    def consequences(self, thing: Questionnaire) -> list[str]:
        del thing
        return ["Заполнять и принимать её больше нельзя; ответы и история останутся.", "Потом можно начать новую."]

    def step(self, thing: Questionnaire, form: Any) -> str:
        questionnaires.cancel(thing, by=self.user, at=timezone.now(), why=form.why_given)
        return "Анкета отменена."
