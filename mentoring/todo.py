"""What needs somebody today in the banks and pairs."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import F
from django.urls import reverse

from mentoring.declarations import Todo, gathered
from mentoring.enums import (
    QUESTIONNAIRE_WAITING,
    ConsentKind,
    PairState,
    QuestionnaireState,
    Role,
)
from mentoring.models import Consent, Employee, Mentee, Mentor, Pair, Questionnaire, User
from mentoring.russian import plural
from mentoring.services.consent import refusers

ENDING_SOON = dt.timedelta(days=30)
FEW = 5
"""With fewer people on the staff the organization has only just begun."""


def todos(user: User, today: dt.date) -> list[Todo]:
    found = list(_confirmations(user)) if user.roles & {Role.MENTOR, Role.MENTEE} else []
    found += _questionnaires_to_fill(user)
    if Role.CURATOR in user.roles:
        found += [
            *_first_steps(user),
            *_consents(user, today),
            *_consents_of_the_staff(user, today),
            *_questionnaires_to_look_at(user),
        ]
        found += [*_refusals(user, today), *_checks(user), *_orders(user), *_ending(user, today)]
        found += [*_without_mentor(user, today), *_to_come_back_to(user, today), *_yearly_check(user, today)]
    return found


def _first_steps(user: User) -> Iterable[Todo]:
    banks_are_empty = not (Mentor.objects.visible_to(user).exists() or Mentee.objects.visible_to(user).exists())
    if banks_are_empty and Employee.objects.visible_to(user).working().count() < FEW:
        yield Todo(
            title="Загрузите сотрудников из Excel",
            text="Столбцы – в любом порядке; перед записью видно, что будет. Из сотрудников собираются банки.",
            url=reverse("staff_import_add"),
            action="Загрузить",
            since="с этого начинают",
            weight=1,
        )


def _confirmations(user: User) -> Iterable[Todo]:
    waiting = Pair.objects.visible_to(user).filter(state=PairState.PROPOSED).with_people()
    for pair in waiting:
        if pair.waits_for(user.employee_id):
            yield Todo(
                title=f"Подтвердите участие: {pair}",
                text="Куратор предложил эту пару. Она состоится, когда согласятся обе стороны.",
                url=pair.get_absolute_url(),
                action="Ответить",
                since="ждёт вашего ответа",
                weight=10,
            )


def _consents(user: User, today: dt.date) -> list[Todo]:
    def one(pair: Pair) -> Todo:
        return Todo(
            title=f"Нет согласия или основания: {pair.mentor.employee.full_name}",
            text=f"Пара {pair} ждёт приказа. Без согласия наставника приказ не подписать (ТК РФ, ст. 351.8).",
            url=reverse("pair_basis", args=[pair.pk]),
            action="Записать",
            since="мешает приказу",
            tone="late",
            weight=5,
        )

    def many(count: int, _first: Pair) -> Todo:
        return Todo(
            title=f"Нет согласия или основания: {count} {plural(count, 'пара', 'пары', 'пар')}",
            text="Без согласия наставника и основания его работы приказ не подписать (ТК РФ, ст. 351.8).",
            url=f"{reverse('pairs')}?unready=on",
            action="Показать",
            since="мешает приказу",
            tone="late",
            weight=5,
        )

    return gathered(Pair.objects.visible_to(user).unready_on(today).with_people().order_by("pk"), one, many)


def _consents_of_the_staff(user: User, today: dt.date) -> Iterable[Todo]:
    lacking = Employee.objects.visible_to(user).missing_consent(ConsentKind.PERSONAL_DATA, on=today).count()
    if lacking:
        yield Todo(
            title=f"У {lacking} {plural(lacking, 'сотрудника', 'сотрудников', 'сотрудников')} нет согласия на "
            "обработку персональных данных",
            text="Бланки печатаются разом, с именами; подписанные отмечаются тоже разом.",
            url=f"{reverse('consents')}?missing={ConsentKind.PERSONAL_DATA}",
            action="Кто это",
            since="не взято",
            weight=40,
        )
    ending = Consent.objects.visible_to(user).of_the_working().ending_within(ENDING_SOON, on=today).count()
    if ending:
        yield Todo(
            title=f"{plural(ending, 'Истекает', 'Истекают', 'Истекает')} {ending} "
            f"{plural(ending, 'согласие', 'согласия', 'согласий')}",
            text="Срок кончается в ближайшие 30 дней: возьмите новые заранее.",
            url=f"{reverse('consents')}?ending=on",
            action="Чьи",
            since="за 30 дней",
            weight=41,
        )


def _refusals(user: User, today: dt.date) -> list[Todo]:
    def one(person: Any) -> Todo:
        return Todo(
            title=f"Отозвано согласие на обработку данных: {person.full_name}",
            text="Решите об архиве и обезличивании: что закон не обязывает хранить, удаляют в течение 30 дней.",
            url=person.get_absolute_url(),
            action="Открыть",
            since=f"с {person.refused_on:%d.%m.%Y}",
            tone="late",
            weight=8,
        )

    def many(count: int, first: Any) -> Todo:
        return Todo(
            title=f"Отозвано согласие на обработку данных: {count} {plural(count, 'человек', 'человека', 'человек')}",
            text="Решите об архиве и обезличивании: что закон не обязывает хранить, удаляют в течение 30 дней.",
            url=f"{reverse('consents')}?refused=on",
            action="Показать",
            since=f"с {first.refused_on:%d.%m.%Y}",
            tone="late",
            weight=8,
        )

    return gathered(refusers(user, on=today), one, many)


def _checks(user: User) -> Iterable[Todo]:
    for pair in Pair.objects.visible_to(user).filter(state=PairState.AGREED).with_people():
        yield Todo(
            title=f"Проверьте пару: {pair}",
            text="Обе стороны согласны.",
            url=pair.get_absolute_url(),
            action="Проверить",
            since="согласована",
            weight=20,
        )


def _orders(user: User) -> Iterable[Todo]:
    ready = Pair.objects.visible_to(user).filter(state=PairState.CHECKED).count()
    if ready:
        yield Todo(
            title=f"Составьте приказ: {ready} {plural(ready, 'пара ждёт', 'пары ждут', 'пар ждут')} закрепления",
            text="Пары проверены; в силу они вступают только приказом.",
            url=reverse("order_add"),
            action="Составить",
            since="без приказа",
            weight=25,
        )


def _days(since: dt.date | None, today: dt.date) -> str:
    """«84 дня», empty for today and for the unknown."""
    days = (today - since).days if since else 0
    return f"{days} {plural(days, 'день', 'дня', 'дней')}" if days > 0 else ""


def _without_mentor(user: User, today: dt.date) -> list[Todo]:
    def one(mentee: Mentee) -> Todo:
        return Todo(
            title=f"{mentee.employee.full_name}, {mentee.employee.post}",
            text=f"Ищет наставника {_days(mentee.without_mentor_since, today)}".rstrip() + ".",
            url=f"{reverse('pair_add')}?mentees={mentee.pk}",
            action="Подобрать",
            since="без наставника",
            tone="neutral",
            weight=60,
        )

    def many(count: int, longest: Mentee) -> Todo:
        days = _days(longest.without_mentor_since, today)
        return Todo(
            title=f"{count} {plural(count, 'наставляемый', 'наставляемых', 'наставляемых')} без наставника",
            text=f"Дольше всех – {longest.employee.full_name}{f', {days}' if days else ''}.",
            url=f"{reverse('mentees')}?waiting=on&sort=since",
            action="Показать",
            since="без наставника",
            tone="neutral",
            weight=60,
        )

    longest_first = F("without_mentor_since").asc(nulls_last=True)
    waiting = Mentee.objects.visible_to(user).awaiting_pair().select_related("employee")
    return gathered(waiting.order_by(longest_first, "pk"), one, many)


def _to_come_back_to(user: User, today: dt.date) -> list[Todo]:
    def one(mentee: Mentee) -> Todo:
        return Todo(
            title=f"Вернитесь к вопросу о наставнике: {mentee.employee.full_name}",
            text=mentee.support,
            url=mentee.get_absolute_url(),
            action="Открыть",
            since=f"с {mentee.next_check_on:%d.%m.%Y}",
            weight=55,
        )

    def many(count: int, longest: Mentee) -> Todo:
        people = plural(count, "наставляемого", "наставляемых", "наставляемых")
        return Todo(
            title=f"Вернитесь к вопросу о наставнике для {count} {people}",
            text="Пары для них нет; назначенный день пришёл.",
            url=f"{reverse('mentees')}?again=on&sort=again",
            action="Показать",
            since=f"с {longest.next_check_on:%d.%m.%Y}",
            weight=55,
        )

    come = Mentee.objects.visible_to(user).to_come_back_to_on(today).select_related("employee")
    return gathered(come.order_by("next_check_on", "pk"), one, many)


def _yearly_check(user: User, today: dt.date) -> Iterable[Todo]:
    mentors = Mentor.objects.visible_to(user).due_on(today).count()
    mentees = Mentee.objects.visible_to(user).due_on(today).count()
    count = mentors + mentees
    if count:
        yield Todo(
            title=f"Актуализируйте банки: {count} {plural(count, 'запись', 'записи', 'записей')}",
            text=f"Раз в год запись подтверждают: наставников – {mentors}, наставляемых – {mentees}.",
            url=reverse("bank_check"),
            action="Проверить",
            since="старше года",
            weight=70,
        )


def _ending(user: User, today: dt.date) -> Iterable[Todo]:
    for pair in Pair.objects.visible_to(user).living().filter(ends_on__lte=today + ENDING_SOON).with_people():
        days = (pair.ends_on - today).days
        late = days < 0
        yield Todo(
            title=f"{'Срок пары прошёл' if late else 'Срок пары кончается'}: {pair}",
            text="Завершите пару, когда её работа закончена.",
            url=pair.get_absolute_url(),
            action="Открыть",
            since=f"до {pair.ends_on:%d.%m.%Y}",
            tone="late" if late else "attention",
            weight=15,
        )


def _questionnaires_to_fill(user: User) -> Iterable[Todo]:
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


def _questionnaires_to_look_at(user: User) -> list[Todo]:
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
