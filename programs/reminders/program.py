"""What the programs need, from the pair that has none to the rows that are late."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db.models import DateField, Exists, F, OuterRef, Prefetch, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse

from documents.queries.signatory import of_signatory
from mentoring.enums import Role, Tone
from mentoring.models import Pair, User
from mentoring.models.counting import counted_rows
from mentoring.models.pair_queryset import PairQuerySet
from mentoring.queries.since import last_at, longest_waiting, made_at, moved_at, moves_into
from mentoring.reminders import Reminder, Words, holding, waiting_since
from mentoring.russian import counted_pairs, in_days, plural, since
from programs.enums import PROGRAM_WRITABLE, ProgramState
from programs.models import Acknowledgement, Plan, PlanRow, Program
from programs.models.program import ProgramQuerySet


def _counted(count: int) -> str:
    return f"{count} {plural(count, 'программу', 'программы', 'программ')}"


def _without_program(user: User) -> PairQuerySet:
    signed = Pair.objects.visible_to(user).signed().filter(program=None)
    return signed.with_people().prefetch_related("pauses").order_by("in_force_from", "pk")


def _own_without_program(user: User, _day: dt.date) -> QuerySet[Pair]:
    return _without_program(user).filter(mentor=user.employee_id)


def _others_without_program(user: User, _day: dt.date) -> QuerySet[Pair]:
    """Return all but the curator's own, who writes those programs as their mentor."""
    return _without_program(user).exclude(mentor=user.employee_id)


def _in_force(pair: Pair) -> str:
    return f"{pair.get_state_display()} {since(pair.in_force_from)}" if pair.in_force_from else ""


def _start(pair: Pair) -> Words:
    return Words(
        title=f"Напишите программу: {pair}",
        text="Программа разрабатывается вместе с наставляемым.",
        url=reverse("program_add", args=[pair.pk]),
        action="Начать",
        badge=_in_force(pair),
    )


def _start_many(count: int, first: Pair) -> Words:
    return Words(
        title=f"Напишите программы: {counted_pairs(count)} без программы",
        text=f"Дольше всех ждёт {first}; программа разрабатывается вместе с наставляемым.",
        badge=_in_force(first),
    )


def _see_to(pair: Pair) -> Words:
    return Words(
        title=f"Пара без программы: {pair}",
        text="Программа разрабатывается вместе с наставляемым.",
        url=pair.get_absolute_url(),
        action="Открыть",
        badge=_in_force(pair),
    )


def _see_to_many(count: int, first: Pair) -> Words:
    return Words(
        title=f"{counted_pairs(count)} без программы",
        text=f"Дольше всех – {first}; программы пишут наставники вместе с наставляемыми.",
        badge=_in_force(first),
    )


def _programs(user: User) -> ProgramQuerySet:
    return Program.objects.visible_to(user).with_people()


def _unwritten(user: User, day: dt.date) -> QuerySet[Program]:
    """Return what the mentor writes: since it was begun, opened anew, or returned with remarks."""
    own = _programs(user).led_by(user.employee_id, on=day).filter(state__in=PROGRAM_WRITABLE, offered_at=None)
    back = last_at(moves_into(Program, ProgramState.DRAFT) | moves_into(Program, ProgramState.CHANGED))
    return longest_waiting(own, Coalesce(back, made_at(Program)))


def _write(program: Program) -> Words:
    return Words(
        title=f"Заполните программу: {program}",
        text="Когда план и записка готовы, передайте программу на ознакомление.",
        url=program.get_absolute_url(),
        action="Заполнить",
        badge="пишется",
    )


def _write_many(count: int, _first: Program) -> Words:
    return Words(
        title=f"Заполните {_counted(count)}",
        text="Когда план и записка готовы, передайте программу на ознакомление.",
        badge="не переданы",
    )


def _offered(user: User, day: dt.date) -> QuerySet[Program]:
    acknowledged = Acknowledgement.objects.filter(
        program=OuterRef("pk"), version=OuterRef("version"), member__mentee=user.employee_id
    )
    offered = _programs(user).filter(~Exists(acknowledged), state__in=PROGRAM_WRITABLE, offered_at__isnull=False)
    return longest_waiting(offered.followed_by(user.employee_id, on=day), F("offered_at"))


def _read(program: Program) -> Words:
    return Words(
        title="Ознакомьтесь с программой",
        text=f"Наставник {program.acting_pair.mentor.employee.initials_last} передал её вам.",
        url=program.get_absolute_url(),
        action="Прочитать",
        badge="ждёт вас",
    )


def _read_many(count: int, _first: Program) -> Words:
    return Words(
        title=f"Ознакомьтесь с {count} {plural(count, 'программой', 'программами', 'программами')}",
        text="Наставники передали их вам: прочитайте каждую.",
        badge="ждут вас",
    )


def _in_state(state: ProgramState) -> Callable[[User, dt.date], QuerySet[Program]]:
    return lambda user, _day: longest_waiting(_programs(user).filter(state=state), moved_at(Program, state))


def _check(program: Program) -> Words:
    return Words(
        title=f"Проверьте программу: {program}",
        text="Наставляемые ознакомлены; после проверки её утверждает руководитель.",
        url=program.get_absolute_url(),
        action="Проверить",
        badge="ждёт проверки",
    )


def _check_many(count: int, _first: Program) -> Words:
    return Words(
        title=f"Проверьте {_counted(count)}",
        text="Наставляемые ознакомлены; после проверки программы утверждает руководитель.",
        badge="ждут проверки",
    )


def _approve(program: Program) -> Words:
    return Words(
        title=f"Утвердите программу: {program}",
        text="Куратор проверил; наставляемые ознакомлены.",
        url=program.get_absolute_url(),
        action="Открыть",
        badge="ждёт утверждения",
    )


def _approve_many(count: int, _first: Program) -> Words:
    return Words(
        title=f"Утвердите {_counted(count)}",
        text="Куратор проверил; наставляемые ознакомлены.",
        badge="ждут утверждения",
    )


def _with_late_rows(user: User, day: dt.date) -> QuerySet[Any]:
    """Return the running programs with late rows: `late_count`, `late_since`, and `late_rows` of their plans."""
    late = PlanRow.objects.overdue_on(day).order_by("due_on", "position")
    own = late.filter(plan__program=OuterRef("pk"))
    found = (
        _programs(user)
        .running_on(day)
        .filter(Exists(own))
        .annotate(
            asked_on=Value(day, DateField()),
            late_count=counted_rows(own),
            late_since=Subquery(own.values("due_on")[:1]),
        )
    )
    plans = Prefetch("plans", Plan.objects.prefetch_related(Prefetch("rows", late, to_attr="late_rows")))
    return found.prefetch_related(plans).order_by("late_since", "pk")


def _late_by(program: Any) -> str:
    return f"на {in_days((program.asked_on - program.late_since).days)}"


def _chase(program: Any) -> Words:
    late = [row for plan in program.plans.all() for row in plan.late_rows]
    first, count = min(late, key=lambda row: row.due_on), len(late)
    told = f"{count} {plural(count, 'строка', 'строки', 'строк')} плана, первая – " if count > 1 else ""
    return Words(
        title=f"{plural(count, 'Просрочена строка', 'Просрочены строки', 'Просрочены строки')}: {program}",
        text=f"{told}«{first.headline}».",
        url=program.get_absolute_url(),
        action="Посмотреть",
        badge=_late_by(program),
    )


def _chase_many(count: int, first: Any) -> Words:
    return Words(
        title=f"Просрочены строки: {count} {plural(count, 'программа', 'программы', 'программ')}",
        text=f"Дольше всех – {first}; в списке видно, у кого ещё.",
        badge=_late_by(first),
    )


def _in_force_from(pair: Pair) -> dt.date | None:
    return pair.in_force_from


REMINDERS = (
    Reminder(
        code="program-start",
        whom=holding(Role.MENTOR),
        rows=_own_without_program,
        one=_start,
        many=_start_many,
        since=_in_force_from,
        day_said=True,
        listed="pairs",
        task="написать программу",
    ),
    Reminder(
        code="pair-without-program",
        whom=holding(Role.CURATOR),
        rows=_others_without_program,
        one=_see_to,
        many=_see_to_many,
        since=_in_force_from,
        day_said=True,
        listed="pairs",
        task="начать программу",
    ),
    Reminder(
        code="program-write",
        whom=holding(Role.MENTOR),
        rows=_unwritten,
        one=_write,
        many=_write_many,
        since=waiting_since,
        listed="programs",
        task="заполнить",
    ),
    Reminder(
        code="program-read",
        whom=holding(Role.MENTEE),
        rows=_offered,
        one=_read,
        many=_read_many,
        since=waiting_since,
        listed="programs",
        task="ознакомиться",
    ),
    Reminder(
        code="program-check",
        whom=holding(Role.CURATOR),
        rows=_in_state(ProgramState.ACKNOWLEDGED),
        one=_check,
        many=_check_many,
        since=waiting_since,
        listed="programs",
        task="проверить",
    ),
    Reminder(
        code="program-approve",
        whom=holding(Role.HEAD),
        rows=lambda user, day: of_signatory(_in_state(ProgramState.CHECKED)(user, day), user, on=day),
        one=_approve,
        many=_approve_many,
        since=waiting_since,
        listed="programs",
        task="утвердить",
    ),
    Reminder(
        code="program-late",
        whom=holding(Role.CURATOR),
        rows=_with_late_rows,
        one=_chase,
        many=_chase_many,
        tone=Tone.LATE,
        since=lambda program: program.late_since,
        day_said=True,
        listed="programs",
        task="напомнить о просроченных строках",
    ),
)
