"""What needs somebody today in the programs."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Q
from django.urls import reverse

from mentoring.declarations import Todo
from mentoring.enums import PAIR_LIVING, Role
from mentoring.models import Pair, User
from mentoring.russian import plural
from programs.enums import PROGRAM_WRITABLE, ROW_OPEN, ProgramState, RowState
from programs.models import PlanRow, Program
from programs.models.plan import PlanRowQuerySet
from programs.models.program import ProgramQuerySet

SOON = dt.timedelta(days=7)


def todos(user: User, today: dt.date) -> list[Todo]:
    found: list[Todo] = []
    if user.roles & {Role.MENTOR, Role.CURATOR}:
        found += _missing(user)
    if Role.MENTOR in user.roles:
        found += [*_to_write(user), *_rows_to_accept(user)]
    if Role.MENTEE in user.roles:
        found += [*_to_read(user), *_rows_to_do(user, today)]
    if Role.CURATOR in user.roles:
        found += [*_to_check(user), *_overdue(user, today)]
    if Role.HEAD in user.roles:
        found += _to_approve(user)
    return found


def _missing(user: User) -> Iterable[Todo]:
    """Pairs in force without a program: the mentor writes it, the curator sees to it."""
    pairs = Pair.objects.visible_to(user).living().filter(program=None).with_people()
    if Role.CURATOR not in user.roles:
        pairs = pairs.filter(mentor=user.employee_id)
    for pair in pairs:
        own = pair.mentor_id == user.employee_id
        yield Todo(
            title=f"Напишите программу: {pair}" if own else f"Пара без программы: {pair}",
            text="Пара действует; программа разрабатывается вместе с наставляемым.",
            url=reverse("program_add", args=[pair.pk]) if own else pair.get_absolute_url(),
            action="Начать" if own else "Открыть",
            since=f"действует с {pair.in_force_from:%d.%m.%Y}" if pair.in_force_from else "",
            weight=30,
        )


def _to_write(user: User) -> Iterable[Todo]:
    mine = _programs(user).filter(state__in=PROGRAM_WRITABLE, offered_at=None, pair__mentor=user.employee_id)
    for program in mine:
        yield Todo(
            title=f"Заполните программу: {program}",
            text="Когда план и записка готовы, передайте программу на ознакомление.",
            url=program.get_absolute_url(),
            action="Заполнить",
            since=f"редакция {program.version}",
            weight=30,
        )


def _to_read(user: User) -> Iterable[Todo]:
    offered = _programs(user).filter(state__in=PROGRAM_WRITABLE, offered_at__isnull=False)
    mine = offered.filter(pair__members__mentee=user.employee_id, pair__members__released_on=None)
    for program in mine.prefetch_related("acknowledgements__member"):
        acknowledged = {
            given.member.mentee_id for given in program.acknowledgements.all() if given.version == program.version
        }
        if user.employee_id not in acknowledged:
            yield Todo(
                title="Ознакомьтесь с программой",
                text=f"Наставник {program.pair.mentor.employee.initials_last} передал её вам.",
                url=program.get_absolute_url(),
                action="Прочитать",
                since="ждёт вас",
                weight=10,
            )


def _rows_to_do(user: User, today: dt.date) -> Iterable[Todo]:
    rows = _rows(user).filter(
        Q(due_on__lte=today + SOON) | Q(starts_on__lte=today),
        state__in=ROW_OPEN,
        plan__program__pair__members__mentee=user.employee_id,
        plan__program__pair__members__released_on=None,
    )
    for row in rows.order_by("due_on", "position"):
        yield Todo(
            title=row.headline,
            text=row.mentee_activity,
            url=reverse("row_done", args=[row.pk]),
            action="Выполнено",
            since=_term(row, today),
            tone="late" if row.is_overdue(today) else "attention",
            weight=8 if row.is_overdue(today) else 40,
        )


def _rows_to_accept(user: User) -> Iterable[Todo]:
    for row in _rows(user).filter(state=RowState.DONE, plan__program__pair__mentor=user.employee_id):
        yield Todo(
            title=f"Примите: {row.headline}",
            text=row.actual_result,
            url=reverse("row_accept", args=[row.pk]),
            action="Принять",
            since="выполнено",
            weight=12,
        )


def _to_check(user: User) -> Iterable[Todo]:
    for program in _programs(user).filter(state=ProgramState.ACKNOWLEDGED):
        yield Todo(
            title=f"Проверьте программу: {program}",
            text="Наставляемые ознакомлены; после проверки её утверждает руководитель.",
            url=program.get_absolute_url(),
            action="Проверить",
            since="ждёт проверки",
            weight=20,
        )


def _to_approve(user: User) -> Iterable[Todo]:
    for program in _programs(user).filter(state=ProgramState.CHECKED):
        yield Todo(
            title=f"Утвердите программу: {program}",
            text="Куратор проверил; наставляемые ознакомлены.",
            url=program.get_absolute_url(),
            action="Открыть",
            since="ждёт утверждения",
            weight=15,
        )


def _overdue(user: User, today: dt.date) -> Iterable[Todo]:
    late: dict[int, list[PlanRow]] = {}
    for row in _rows(user).overdue_on(today).order_by("due_on"):
        late.setdefault(row.plan.program_id or 0, []).append(row)
    for program in _programs(user).filter(pk__in=late):
        rows = late[program.pk]
        days = (today - rows[0].due_on).days if rows[0].due_on else 0
        yield Todo(
            title=f"Просрочены строки: {program}",
            text=f"{len(rows)} {plural(len(rows), 'строка', 'строки', 'строк')} плана, первая – «{rows[0].headline}».",
            url=program.get_absolute_url(),
            action="Посмотреть",
            since=f"на {days} {plural(days, 'день', 'дня', 'дней')}",
            tone="late",
            weight=18,
        )


def _term(row: PlanRow, today: dt.date) -> str:
    if row.due_on is None:
        return row.term
    days = (today - row.due_on).days
    return f"просрочено на {days} {plural(days, 'день', 'дня', 'дней')}" if days > 0 else f"до {row.due_on:%d.%m.%Y}"


def _programs(user: User) -> ProgramQuerySet:
    return Program.objects.visible_to(user).with_people()


def _rows(user: User) -> PlanRowQuerySet:
    """Return the rows of the running programs that the user sees."""
    return (
        PlanRow.objects.visible_to(user)
        .filter(plan__program__state=ProgramState.RUNNING, plan__program__pair__state__in=PAIR_LIVING)
        .select_related("plan__program")
    )
