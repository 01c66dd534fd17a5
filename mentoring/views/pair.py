"""Пары и группы: the list, the page, and each step of the road."""

from typing import Any, ClassVar

from django.urls import reverse
from django.utils import timezone

from mentoring.enums import PAIR_ENDED, PAIR_LIVING, ConsentKind, PairState
from mentoring.exceptions import ImpossibleStepError
from mentoring.filters import PairFilter
from mentoring.forms.pair import BasisForm, PairForm
from mentoring.models import Pair, StateChange
from mentoring.resources.bank import PairResource
from mentoring.road import history, road
from mentoring.services import pair as pairs
from mentoring.views.actions import Action, Offer, actions
from mentoring.views.base import DetailPage, FormPage, ListPage, StepPage
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


class PairAdd(FormPage):
    form_class = PairForm
    permission = "mentoring.propose_pair"
    back_name = "pairs"
    title = "Предложить пару"
    submit = "Предложить"

    def form_kwargs(self) -> dict[str, Any]:
        wanted = {name: self.request.GET[name] for name in ("mentor", "mentees") if self.request.GET.get(name)}
        return {"initial": wanted}

    def save(self, form: PairForm) -> tuple[str, str]:
        pair = form.save()
        return "Пара предложена. Теперь участие подтверждают наставник и наставляемый.", pair.get_absolute_url()


class PairBasis(FormPage):
    form_class = BasisForm
    permission = "mentoring.change_pair"
    title = "Согласие наставника и основание работы"

    def get_thing(self) -> Pair:
        pair: Pair = self.find(Pair, self.kwargs["pk"])
        return pair

    def form_kwargs(self) -> dict[str, Any]:
        return {"instance": self.thing}

    def save(self, form: BasisForm) -> tuple[str, str]:
        if self.thing.state in PAIR_ENDED:
            raise ImpossibleStepError("Пара уже закончена: её согласие и основание больше не меняются.")
        return "Согласие и основание записаны.", form.save().get_absolute_url()


class PairStep(StepPage):
    model = Pair
    lines: ClassVar[tuple[str, ...]] = ()

    def consequences(self, thing: Pair) -> list[str]:
        return [line.format(pair=thing) for line in self.lines]


class PairConfirm(PairStep):
    permission = "mentoring.confirm_pair"
    title = "Подтвердить участие"
    submit = "Подтверждаю участие"
    lines = ("Вы соглашаетесь работать в паре «{pair}».", "Когда подтвердят все, пару проверит куратор.")

    def step(self, thing: Pair, form: Any) -> str:
        del form
        pair = pairs.confirm(thing, by=self.user, at=timezone.now())
        return "Участие подтверждено." + (
            " Согласны все: слово за куратором." if pair.state == PairState.AGREED else ""
        )


class PairCheck(PairStep):
    permission = "mentoring.check_pair"
    title = "Проверить пару"
    submit = "Проверено"
    lines = ("Пара {pair} готова к приказу о закреплении.",)

    def step(self, thing: Pair, form: Any) -> str:
        del form
        pairs.check(thing, by=self.user, at=timezone.now())
        return "Пара проверена. Дальше – проект приказа."


class PairDecline(PairStep):
    permission = "mentoring.decline_pair"
    title = "Отклонить пару"
    submit = "Отклонить"
    asks_why = True
    lines = ("Пара {pair} не состоится. Людей можно предложить в другие пары.",)

    def step(self, thing: Pair, form: Any) -> str:
        pairs.decline(thing, by=self.user, at=timezone.now(), why=form.why_given)
        return "Пара отклонена."


class PairChange(PairStep):
    """Steps of a pair in force."""

    asks_why = True
    to: ClassVar[PairState]
    done: ClassVar[str]

    def step(self, thing: Pair, form: Any) -> str:
        pairs.change_living(thing, self.to, by=self.user, at=timezone.now(), why=form.why_given)
        return self.done


class PairPause(PairChange):
    permission = "mentoring.change_pair"
    title = submit = "Приостановить"
    to = PairState.PAUSED
    done = "Пара приостановлена."
    lines = ("Пара {pair} не работает, пока вы её не возобновите.",)


class PairResume(PairChange):
    permission = "mentoring.change_pair"
    title = submit = "Возобновить"
    to = PairState.ACTIVE
    done = "Пара снова действует."
    lines = ("Пара {pair} снова работает.",)


class PairComplete(PairChange):
    permission = "mentoring.end_pair"
    title = submit = "Завершить пару"
    to = PairState.COMPLETED
    done = "Пара завершена."
    lines = ("Пара {pair} закончила работу; наставляемые снова без наставника.",)


class PairTerminate(PairChange):
    permission = "mentoring.end_pair"
    title = submit = "Прекратить досрочно"
    to = PairState.TERMINATED
    done = "Пара прекращена досрочно."
    lines = ("Пара {pair} прекращается сегодня; наставляемые снова без наставника.",)
