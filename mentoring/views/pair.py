"""Пары и группы: the list and the page."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from mentoring.enums import PAIR_ENDED, PAIR_LIVING, ConsentKind, PairState
from mentoring.filters import PairFilter
from mentoring.models import Pair, StateChange
from mentoring.resources.bank import PairResource
from mentoring.road import history, road
from mentoring.views.actions import Action, Offer, actions
from mentoring.views.base import DetailPage, ListPage
from mentoring.views.pair_papers import pair_papers

PATH = [
    (PairState.PROPOSED, "Предложена"),
    (PairState.AGREED, "Согласована"),
    (PairState.CHECKED, "Проверена"),
    (PairState.IN_ORDER, "В проекте приказа"),
    (PairState.ACTIVE, "Действует"),
    (PairState.COMPLETED, "Завершена"),
]
CHECK = Offer("Проверено", "pair_check", "mentoring.check_pair", PairState.CHECKED, frozenset({PairState.AGREED}))
OFFERS = (
    Offer("Возобновить", "pair_resume", "mentoring.change_pair", PairState.ACTIVE, PAIR_LIVING),
    Offer("Приостановить", "pair_pause", "mentoring.change_pair", PairState.PAUSED),
    Offer("Завершить", "pair_complete", "mentoring.end_pair", PairState.COMPLETED),
    Offer("Прекратить досрочно", "pair_terminate", "mentoring.end_pair", PairState.TERMINATED),
    Offer("Отклонить", "pair_decline", "mentoring.decline_pair", PairState.DECLINED),
)


class PairList(ListPage):
    model = Pair
    filterset_class = PairFilter
    template_name = "mentoring/pair_list.html"
    counted = "пара, пары, пар"
    resource_class = PairResource
    file_title = "Пары и группы"
    manage_permission = "mentoring.propose_pair"


class PairDetail(DetailPage):
    model = Pair
    template_name = "mentoring/pair_detail.html"

    def context(self, thing: Pair) -> dict[str, Any]:
        changes = list(StateChange.objects.of(thing))
        given = thing.mentor.employee.consents.of_kind(ConsentKind.MENTORING).in_force_on(timezone.localdate())
        consent = thing.consent or given.first()
        return {
            "facts": [
                ("Форма", thing.form),
                ("Виды", ", ".join(str(kind) for kind in thing.kinds.all())),
                ("Учебный год", thing.school_year),
                ("Срок", f"{thing.starts_on:%d.%m.%Y} – {thing.ends_on:%d.%m.%Y}"),
                ("Цели", thing.goals),
                ("Согласие на наставничество", f"от {consent.signed_on:%d.%m.%Y}" if consent else ""),
                ("Основание работы", thing.basis),
            ],
            "road": road(thing.state, PATH, changes, {PairState.PROPOSED: ""}),
            "history": history(changes),
            "people": self._people(thing),
            "orders": thing.orders.visible_to(self.user),
            "program": getattr(thing, "program", None),
            **pair_papers(self.user, thing),
            "main_action": self._main(thing),
            "more_actions": self._more(thing),
        }

    def _people(self, thing: Pair) -> list[tuple[str, Any, Any]]:
        members = [("Наставляемый", member.mentee.employee, member.confirmed_at) for member in thing.current_members]
        return [("Наставник", thing.mentor.employee, thing.mentor_confirmed_at), *members]

    def _main(self, thing: Pair) -> Action | None:
        """Return what brings the pair on: the answer of a side, the check, the order, the program."""
        if thing.state == PairState.PROPOSED and thing.waits_for(self.user.employee_id):
            return Action("Подтверждаю участие", reverse("pair_confirm", args=[thing.pk]))
        if thing.state in PAIR_LIVING:
            program = getattr(thing, "program", None)
            if program:
                return Action("Открыть программу", program.get_absolute_url())
            if thing.mentor_id == self.user.employee_id or self.user.has_perm("mentoring.change_pair", thing):
                return Action("Начать программу", reverse("program_add", args=[thing.pk]))
        if self.user.has_perm("mentoring.change_pair", thing):
            if thing.state == PairState.CHECKED:
                return Action("Составить приказ", reverse("order_add"))
            return next(iter(actions(self.user, thing, [CHECK])), None)
        return None

    def _more(self, thing: Pair) -> list[Action]:
        found = actions(self.user, thing, OFFERS)
        if self.user.has_perm("mentoring.change_pair", thing) and thing.state not in PAIR_ENDED:
            found.insert(0, Action("Согласие и основание", reverse("pair_basis", args=[thing.pk])))
        return found
