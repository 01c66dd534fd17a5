"""The banks and the pairs in files: facts only, a state is never read from a file."""

from typing import Any

from mentoring.enums import PAIR_ENDED
from mentoring.models import Mentee, Mentor, Pair, StateChange, Training, User
from mentoring.queries.load import limit_refusals
from mentoring.resources.base import ScopedResource, shown
from mentoring.resources.widgets import SEPARATOR, DayWidget, NumberWidget


def archived_refusal(record: Mentor | Mentee) -> str:
    """Refuse a new record of one who is in the archive, as the service does."""
    return f"{record.employee.full_name} в архиве." if record._state.adding and record.employee.archived_on else ""


def _said(training: Training) -> str:
    """«установочная сессия: Роль наставника (12.09.2026, 16 ч, удостоверение № 5)»."""
    day = f"{training.held_on:%d.%m.%Y}" if training.held_on else ""
    hours = f"{training.hours} ч" if training.hours else ""
    more = ", ".join(part for part in (day, hours, training.document) if part)
    return f"{training} ({more})" if more else str(training)


class MentorResource(ScopedResource):
    organization_path = "employee__organization"
    related = ("employee",)
    prefetched = ("strengths", "forms", "kinds", "trainings")
    employee_name = shown("employee__full_name", "сотрудник")
    post = shown("employee__post", "должность")
    state_name = shown("get_state_display", "состояние")
    load = shown("load", "нагрузка", NumberWidget())
    training_list = shown("trainings", "обучение")
    checked_on = shown("checked_on", "актуализировано", DayWidget())

    class Meta:
        model = Mentor
        import_id_fields = ("employee",)
        fields = (
            "employee", "employee_name", "post", "state_name", "strengths", "forms", "kinds", "load",
            "load_limit", "away_until", "experience", "training_list", "checked_on",
        )  # fmt: skip

    @staticmethod
    def why_frozen(thing: Any) -> str:
        refusals = limit_refusals(thing, load_limit=thing.load_limit, away_until=thing.away_until)
        return " ".join(refusals.values())

    @staticmethod
    def why_refused(thing: Any) -> str:
        return archived_refusal(thing)

    def filter_export(self, queryset: Any, **kwargs: Any) -> Any:
        return super().filter_export(queryset.with_state().with_load(), **kwargs)

    def dehydrate_training_list(self, mentor: Mentor) -> str:
        return SEPARATOR.join(_said(training) for training in mentor.trainings.all())


class MenteeResource(ScopedResource):
    organization_path = "employee__organization"
    related = ("employee", "direction")
    prefetched = ("ranked_deficits__deficit",)
    employee_name = shown("employee__full_name", "сотрудник")
    post = shown("employee__post", "должность")
    state_name = shown("get_state_display", "состояние")
    deficit_list = shown("ranked_deficits", "дефициты по очерёдности")
    alone_since = shown("alone_since", "без наставника с", DayWidget())
    checked_on = shown("checked_on", "актуализировано", DayWidget())
    held = ("support", "next_check_on")

    class Meta:
        model = Mentee
        import_id_fields = ("employee",)
        fields = (
            "employee", "employee_name", "post", "state_name", "category", "direction", "deficit_list", "requests",
            "alone_since", "support", "next_check_on", "checked_on",
        )  # fmt: skip

    @staticmethod
    def why_refused(thing: Any) -> str:
        return archived_refusal(thing)

    def filter_export(self, queryset: Any, **kwargs: Any) -> Any:
        return super().filter_export(queryset.with_state().with_last_day(), **kwargs)

    def dehydrate_deficit_list(self, mentee: Mentee) -> str:
        return SEPARATOR.join(f"{ranked.rank}. {ranked.deficit}" for ranked in mentee.ranked_deficits.all())


BASIS = ("basis_number", "basis_date", "basis_content", "basis_term", "basis_form", "basis_payment")


class PairResource(ScopedResource):
    """The office alone reads on what terms the mentor works: the mentee's file is without them."""

    related = ("mentor__employee",)
    prefetched = ("members__mentee__employee", "forms", "kinds", "pauses")
    may_create = False
    mentor_name = shown("mentor__employee__full_name", "наставник")
    mentee_names = shown("current_mentees", "наставляемые")
    state_name = shown("get_state_display", "состояние")
    starts_on = shown("starts_on", "начало", DayWidget())
    ends_on = shown("ends_on", "окончание", DayWidget())
    held = ("forms", "kinds", "basis_kind", *BASIS)

    class Meta:
        model = Pair
        fields = (
            "id", "mentor_name", "mentee_names", "state_name", "starts_on", "ends_on", "forms", "kinds", "goals",
            "basis_kind", *BASIS,
        )  # fmt: skip

    def __init__(self, user: User | None = None, *, importing: bool = False) -> None:
        super().__init__(user, importing=importing)
        if user and not user.is_superuser and not user.is_office:
            for name in BASIS:
                del self.fields[name]

    @staticmethod
    def why_frozen(thing: Any) -> str:
        return "Пара закончена и больше не меняется." if thing.state_today in PAIR_ENDED else ""

    def dehydrate_mentee_names(self, pair: Pair) -> str:
        return SEPARATOR.join(mentee.employee.full_name for mentee in pair.current_mentees)


class StateChangeResource(ScopedResource):
    organization_path = ""
    prefetched = ("thing",)
    thing_kind = shown("content_type__name", "объект")
    object_id = shown("object_id", "№ записи объекта")
    from_label = shown("from_label", "было")
    to_label = shown("to_label", "стало")
    by = shown("by__username", "кто")

    class Meta:
        model = StateChange
        fields = ("thing_kind", "object_id", "from_label", "to_label", "by", "at", "why")
