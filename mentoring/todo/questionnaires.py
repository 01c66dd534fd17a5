"""The questionnaires that wait for somebody."""

from collections.abc import Iterable

from django.urls import reverse

from mentoring.declarations import Todo, gathered
from mentoring.enums import QUESTIONNAIRE_WAITING, QuestionnaireState
from mentoring.models import Questionnaire, User
from mentoring.russian import plural


def to_fill(user: User) -> Iterable[Todo]:
    if user.employee_id is None:
        return
    for thing in Questionnaire.objects.filter(employee=user.employee_id, state__in=QUESTIONNAIRE_WAITING):
        returned = thing.state == QuestionnaireState.RETURNED
        yield Todo(
            title=f"{'Поправьте' if returned else 'Заполните'} анкету {thing.about}",
            text="Куратор вернул её с замечанием: его видно в анкете."
            if returned
            else "Несколько вопросов, минут на пять; можно с телефона. Ответы посмотрит куратор.",
            url=reverse("questionnaire_fill", args=[thing.pk]),
            action="Поправить" if returned else "Заполнить",
            since=f"с {thing.made_on:%d.%m.%Y}",
            weight=12,
        )


def to_look_at(user: User) -> list[Todo]:
    def one(thing: Questionnaire) -> Todo:
        return Todo(
            title=f"Посмотрите анкету {thing.about}: {thing.employee.full_name}",
            text="Ответы заполнят запись в банке, когда вы их примете.",
            url=thing.get_absolute_url(),
            action="Посмотреть",
            since=f"заполнена {thing.answered_on:%d.%m.%Y}",
            weight=35,
        )

    def many(count: int, _longest: Questionnaire) -> Todo:
        return Todo(
            title=f"Посмотрите анкеты: {plural(count, 'пришла', 'пришли', 'пришло')} {count}",
            text="Ответы заполнят записи в банках, когда вы их примете.",
            url=f"{reverse('questionnaires')}?state={QuestionnaireState.SUBMITTED}",
            action="Открыть",
            since="ждут вас",
            weight=35,
        )

    submitted = Questionnaire.objects.visible_to(user).filter(state=QuestionnaireState.SUBMITTED)
    return gathered(submitted.select_related("employee").order_by("answered_on", "pk"), one, many)
