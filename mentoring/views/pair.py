"""Пары и группы: the list and the page."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from mentoring.additions import Action, Place, actions_at
from mentoring.enums import BASIS_PERMANENT, PAIR_EDITABLE, PAIR_FORMING, PAIR_SIGNED, ConsentKind, PairState
from mentoring.filters import PairFilter
from mentoring.models import Pair, StateChange
from mentoring.models.pair_day import BY_ORDER
from mentoring.queries.pair_readiness import order_lacks
from mentoring.resources.bank import PairResource
from mentoring.road import history
from mentoring.views.actions import Offer, actions
from mentoring.views.base import DetailPage
from mentoring.views.list_page import ListPage
from mentoring.views.pair_change import change_actions, completion, pair_changes_context
from mentoring.views.pair_papers import pair_papers
from mentoring.views.pair_people import participants
from mentoring.views.pair_road import pair_road

CHECK = Offer("Проверено", "pair_check", "mentoring.check_pair", PairState.CHECKED, frozenset({PairState.AGREED}))
OPINION = Offer("Записать мнение совета", "pair_opinion", "mentoring.record_opinion", since=PAIR_EDITABLE)
OFFERS = (
    Offer("Отметить согласие на бумаге", "pair_paper", "mentoring.change_pair", since=frozenset({PairState.PROPOSED})),
    Offer("Изменить условия", "pair_edit", "mentoring.change_pair", since=PAIR_EDITABLE),
    Offer("Согласие и основание", "pair_basis", "mentoring.change_pair", since=PAIR_FORMING | PAIR_SIGNED),
    Offer("Отклонить", "pair_decline", "mentoring.decline_pair", PairState.DECLINED),
)


class PairList(ListPage):
    model = Pair
    filterset_class = PairFilter
    template_name = "mentoring/pair_list.html"
    counted = "пара или группа, пары и группы, пар и групп"
    resource_class = PairResource
    file_title = "Пары и группы"
    manage_permission = "mentoring.propose_pair"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lead to the minutes of the council while pairs wait for its word."""
        may = self.user.has_perm("mentoring.record_opinion")
        waits = may and Pair.objects.visible_to(self.user).awaiting_council().exists()
        context = super().get_context_data(**kwargs)
        prints = actions_at(Place.PAIRS_PRINT, self.user, None)
        batches = self._batches() if context["can_manage"] else []
        return {**context, "waits_for_council": waits, "pair_batches": batches, "print_actions": prints}

    def _batches(self) -> list[Action]:
        """Offer what can be done for all pairs that wait for it."""
        here = Pair.objects.visible_to(self.user)
        offered = (
            ("Отметить подписи", "pairs_on_paper", here.filter(state=PairState.PROPOSED)),
            ("Согласия и основания", "pair_bases", here.unready_on(timezone.localdate())),
        )
        return [Action(title, reverse(name)) for title, name, waiting in offered if waiting.exists()]


class PairDetail(DetailPage):
    model = Pair
    template_name = "mentoring/pair_detail.html"

    def context(self, thing: Pair) -> dict[str, Any]:
        changes = list(StateChange.objects.of(thing))
        return {
            "facts": self._facts(thing),
            "road": pair_road(thing, changes),
            "history": history(changes, tells_why=self._tells_why),
            "people": participants(self.user, thing),
            "lacks": self._lacks(thing),
            "can_mend": self.user.has_perm("mentoring.change_pair", thing),
            **pair_papers(self.user, thing),
            **pair_changes_context(self.user, thing),
            "main_action": self._main(thing),
            "more_actions": self._more(thing),
        }

    def _tells_why(self, change: StateChange) -> bool:
        """The sides read what the orders say and what they wrote; the reasons of others are for the office."""
        return self.user.is_office or change.by_id == self.user.pk or change.to_state in BY_ORDER

    def _facts(self, thing: Pair) -> list[tuple[str, Any]]:
        given = thing.mentor.employee.consents.of_kind(ConsentKind.MENTORING).in_force_on(timezone.localdate())
        consent = thing.consent or given.first()
        not_asked = "не нужно: входит в трудовую функцию" if thing.basis_kind in BASIS_PERMANENT else ""
        council = [("Мнение совета", thing.council_word)] if thing.organization.has_council or thing.council_on else []
        remarks = [("Замечания совета", thing.council_remarks)] if thing.council_remarks and self.user.is_office else []
        return [
            ("Формы", thing.forms_named),
            ("Виды", thing.kinds_named),
            ("Учебный год", thing.school_years),
            ("Срок", thing.term),
            *([("Почему такой срок", thing.term_reason)] if thing.term_reason else []),
            ("Цели", thing.goals),
            ("Согласие на наставничество", f"от {consent.signed_on:%d.%m.%Y}" if consent else not_asked),
            ("Основание работы", thing.basis),
            *council,
            *remarks,
        ]

    def _lacks(self, thing: Pair) -> list[str]:
        """Tell the office what an order of today would not take the pair for."""
        forming = thing.state in PAIR_FORMING and self.user.is_office
        return order_lacks(thing, on=timezone.localdate()) if forming else []

    def _main(self, thing: Pair) -> Action | None:
        """Return what brings the pair on: the answer of a side, the check, what the apps above do next."""
        if thing.state == PairState.PROPOSED and thing.waits_for(self.user.employee_id):
            return Action("Подтверждаю участие", reverse("pair_confirm", args=[thing.pk]))
        own = actions(self.user, thing, [OPINION if self._council_is_next(thing) else CHECK])
        return next(iter([*own, *actions_at(Place.PAIR_MAIN, self.user, thing)]), None)

    def _council_is_next(self, thing: Pair) -> bool:
        return thing.state == PairState.AGREED and thing.lacks_council

    def _more(self, thing: Pair) -> list[Action]:
        heard = thing.organization.has_council and not self._council_is_next(thing)
        steps = actions(self.user, thing, [*([OPINION] if heard else []), *OFFERS])
        return [*change_actions(self.user, thing), *steps, *completion(self.user, thing)]
