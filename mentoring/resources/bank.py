"""The banks and the pairs in files: facts only, a state is never read from a file."""

from typing import Any

from mentoring.enums import PAIR_ENDED
from mentoring.models import Mentee, Mentor, Pair, StateChange
from mentoring.resources.base import ScopedResource, shown
from mentoring.resources.widgets import DayWidget


class MentorResource(ScopedResource):
    organization_path = "employee__organization"
    employee_name = shown("employee__full_name", "сотрудник")
    state_name = shown("get_state_display", "состояние")

    class Meta:
        model = Mentor
        import_id_fields = ("employee",)
        fields = (
            "employee", "employee_name", "state_name", "strengths", "forms", "kinds", "load_limit", "away_until",
            "experience",
        )  # fmt: skip


class MenteeResource(ScopedResource):
    organization_path = "employee__organization"
    employee_name = shown("employee__full_name", "сотрудник")
    state_name = shown("get_state_display", "состояние")
    without_mentor_since = shown("without_mentor_since", "без наставника с", DayWidget())

    class Meta:
        model = Mentee
        import_id_fields = ("employee",)
        fields = (
            "employee", "employee_name", "state_name", "category", "direction", "requests", "without_mentor_since",
        )  # fmt: skip


class PairResource(ScopedResource):
    may_create = False
    mentor_name = shown("mentor__employee__full_name", "наставник")
    mentee_names = shown("current_mentees", "наставляемые")
    state_name = shown("get_state_display", "состояние")
    starts_on = shown("starts_on", "начало", DayWidget())
    ends_on = shown("ends_on", "окончание", DayWidget())

    class Meta:
        model = Pair
        fields = (
            "id", "mentor_name", "mentee_names", "state_name", "starts_on", "ends_on", "form", "kinds", "goals",
            "basis_kind", "basis_number", "basis_date", "basis_content", "basis_term", "basis_form", "basis_payment",
        )  # fmt: skip

    @staticmethod
    def why_frozen(thing: Any) -> str:
        return "Пара закончена и больше не меняется." if thing.state in PAIR_ENDED else ""

    def dehydrate_mentee_names(self, pair: Pair) -> str:
        return "; ".join(mentee.employee.full_name for mentee in pair.current_mentees)


class StateChangeResource(ScopedResource):
    organization_path = ""
    thing_kind = shown("content_type__name", "объект")
    object_id = shown("object_id", "№ записи объекта")
    from_label = shown("from_label", "было")
    to_label = shown("to_label", "стало")
    by = shown("by__username", "кто")

    class Meta:
        model = StateChange
        fields = ("thing_kind", "object_id", "from_label", "to_label", "by", "at", "why")
