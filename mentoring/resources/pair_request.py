"""The list of requests as a file."""

from mentoring.models import PairRequest
from mentoring.resources.base import ScopedResource, shown
from mentoring.resources.widgets import DayWidget


class PairRequestResource(ScopedResource):
    organization_path = "pair__organization"
    related = ("sender", "pair__mentor__employee")
    prefetched = ("pair__members__mentee__employee",)
    may_create = False
    kind_name = shown("get_kind_display", "обращение")
    sender_name = shown("sender__full_name", "от кого")
    pair_name = shown("pair", "пара")
    text = shown("text", "о чём и почему")
    state_name = shown("get_state_display", "состояние")
    sent_on = shown("sent_on", "отправлено", DayWidget())
    wished_on = shown("wished_on", "с какого дня", DayWidget())

    class Meta:
        model = PairRequest
        fields = ("id", "kind_name", "sender_name", "pair_name", "text", "sent_on", "wished_on", "state_name")
