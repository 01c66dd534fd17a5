"""The questionnaires that wait for somebody."""

import datetime as dt

from django.db.models import QuerySet
from django.urls import reverse

from mentoring.enums import QUESTIONNAIRE_WAITING, QuestionnaireState, Role
from mentoring.models import Questionnaire, User
from mentoring.reminders.base import Reminder, Words, employed, holding
from mentoring.russian import plural


def _to_fill(user: User, _day: dt.date) -> QuerySet[Questionnaire]:
    own = Questionnaire.objects.filter(employee=user.employee_id, state__in=QUESTIONNAIRE_WAITING)
    return own.order_by("made_on", "pk")


def _fill(thing: Questionnaire) -> Words:
    returned = thing.state == QuestionnaireState.RETURNED
    return Words(
        title=f"{'Поправьте' if returned else 'Заполните'} анкету {thing.about}",
        text="Куратор вернул её с замечанием: его видно в анкете."
        if returned
        else "Несколько вопросов, минут на пять; можно с телефона. Ответы посмотрит куратор.",
        url=reverse("questionnaire_fill", args=[thing.pk]),
        action="Поправить" if returned else "Заполнить",
        badge="ждёт вас",
    )


def _fill_many(count: int, _last: Questionnaire) -> Words:
    return Words(
        title=f"Заполните {count} {plural(count, 'анкету', 'анкеты', 'анкет')}",
        text="Несколько вопросов в каждой; можно с телефона. Ответы посмотрит куратор.",
        badge="ждут вас",
    )


def _to_look_at(user: User, _day: dt.date) -> QuerySet[Questionnaire]:
    submitted = Questionnaire.objects.visible_to(user).filter(state=QuestionnaireState.SUBMITTED)
    return submitted.select_related("employee").order_by("answered_on", "pk")


def _look_at(thing: Questionnaire) -> Words:
    return Words(
        title=f"Посмотрите анкету {thing.about}: {thing.employee.full_name}",
        text="Ответы заполнят запись в банке, когда вы их примете.",
        url=thing.get_absolute_url(),
        action="Посмотреть",
        badge=f"заполнена {thing.answered_on:%d.%m.%Y}",
    )


def _look_at_many(count: int, longest: Questionnaire) -> Words:
    return Words(
        title=f"Посмотрите анкеты: {plural(count, 'пришла', 'пришли', 'пришло')} {count}",
        text="Ответы заполнят записи в банках, когда вы их примете.",
        url=f"{reverse('questionnaires')}?state={QuestionnaireState.SUBMITTED}",
        action="Открыть",
        badge=f"первая – {longest.answered_on:%d.%m.%Y}",
    )


REMINDERS = (
    Reminder(
        code="questionnaire-fill",
        whom=employed,
        rows=_to_fill,
        one=_fill,
        many=_fill_many,
        since=lambda thing: thing.made_on,
        listed="questionnaires",
        task="заполнить",
    ),
    Reminder(
        code="questionnaire-look",
        whom=holding(Role.CURATOR),
        rows=_to_look_at,
        one=_look_at,
        many=_look_at_many,
        since=lambda thing: thing.answered_on,
        day_said=True,
    ),
)
