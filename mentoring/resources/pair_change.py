"""What happens to pairs, and what their people promise each other, in files: exported only."""

from mentoring.models import Agreement, PairChange
from mentoring.resources.base import ScopedResource, shown
from mentoring.resources.widgets import DayWidget

PEOPLE = "pair__members__mentee__employee"


class PairChangeResource(ScopedResource):
    organization_path = "pair__organization"
    related = ("pair__mentor__employee", "mentee__employee", "successor__mentor__employee")
    prefetched = (PEOPLE,)
    may_create = False
    kind_name = shown("get_kind_display", "что меняется")
    pair_name = shown("pair", "пара")
    mentee_name = shown("mentee__employee__full_name", "наставляемый")
    new_mentor = shown("successor__mentor__employee__full_name", "новый наставник")
    initiator_name = shown("get_initiator_display", "чья инициатива")
    cause_name = shown("get_cause_display", "причина прекращения")
    notice_on = shown("notice_on", "дата уведомления", DayWidget())
    effective_on = shown("effective_on", "с какого дня", DayWidget())
    new_ends_on = shown("new_ends_on", "новый срок окончания", DayWidget())
    state_name = shown("get_state_display", "состояние")

    class Meta:
        model = PairChange
        fields = (
            "id", "kind_name", "pair_name", "mentee_name", "new_mentor", "initiator_name", "cause_name", "notice_on",
            "effective_on", "new_ends_on", "why", "state_name",
        )  # fmt: skip


class AgreementResource(ScopedResource):
    organization_path = "member__pair__organization"
    related = ("member__mentor__employee", "member__mentee__employee")
    may_create = False
    mentor_name = shown("member__mentor__employee__full_name", "наставник")
    mentee_name = shown("member__mentee__employee__full_name", "наставляемый")
    version = shown("version", "редакция")
    mentor_agreed_on = shown("mentor_agreed_on", "наставник согласен", DayWidget())
    mentee_agreed_on = shown("mentee_agreed_on", "наставляемый согласен", DayWidget())

    class Meta:
        model = Agreement
        fields = ("id", "mentor_name", "mentee_name", "version", "mentor_agreed_on", "mentee_agreed_on")
