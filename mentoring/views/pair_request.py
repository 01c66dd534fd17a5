"""Обращения: the list, the page, sending, the curator's opinion or answer, the head's decision."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils import timezone

from mentoring.additions import Action, Place, actions_at
from mentoring.enums.pair_change import (
    CHANGING_PAIR,
    REQUEST_OPINION,
    ChangeKind,
    ChangeState,
    RequestKind,
    RequestState,
)
from mentoring.filters.pair_request import PairRequestFilter
from mentoring.forms.pair_request import DecisionForm, HelpForm, OpinionForm, RequestForm
from mentoring.models import Pair, PairRequest, StateChange
from mentoring.resources.pair_request import PairRequestResource
from mentoring.road import history, road
from mentoring.services import pair_request as requests
from mentoring.views.actions import Offer, actions, split
from mentoring.views.base import DetailPage, FormPage, StepPage
from mentoring.views.list_page import ListPage

WITHDRAW = Offer("Отозвать", "pair_request_withdraw", "mentoring.withdraw_request", RequestState.WITHDRAWN, aside=True)
OPINION = Offer("Сказать мнение", "pair_request_opinion", "mentoring.support_request", RequestState.SUPPORTED)
DECISION = Offer("Принять решение", "pair_request_decide", "mentoring.decide_request", RequestState.GRANTED)
ANSWER = Offer("Ответить", "pair_request_answer", "mentoring.support_request", RequestState.ANSWERED)
NEXT_STEPS: dict[str, Sequence[tuple[ChangeKind, str]]] = {
    RequestKind.RESIGN: ((ChangeKind.REPLACE, "Заменить наставника"), (ChangeKind.END, "Прекратить досрочно")),
    RequestKind.REPLACE: ((ChangeKind.REPLACE, "Заменить наставника"), (ChangeKind.END, "Прекратить досрочно")),
    RequestKind.AMEND: (
        (ChangeKind.PROLONG, "Продлить"),
        (ChangeKind.ADD, "Включить в группу"),
        (ChangeKind.RELEASE, "Вывести из группы"),
        (ChangeKind.END, "Прекратить досрочно"),
    ),
}
"""How a granted request is made a change of the pair, the likeliest first."""


BY_HEAD = "Сначала своё мнение скажет куратор, потом решит руководитель."
WHAT_NEXT: dict[str, str] = {RequestKind.HELP: "Ответит куратор: ответ появится здесь и на вашем рабочем столе."}
STAYS_AS_IT_IS = "Пара от этого ещё не меняется: изменение куратор оформит приказом."
REWARDED = "Само поощрение – приказ по личному составу: он издаётся вне системы."


def path(request: PairRequest, changes: Sequence[StateChange]) -> list[tuple[str, str]]:
    """Return the road of a request; opinion and decision may be either way."""
    if request.kind == RequestKind.HELP:
        return [(RequestState.SENT, "Отправлена"), (RequestState.ANSWERED, "Ответ куратора")]
    reached = {change.to_state for change in changes}
    objected, rejected = RequestState.OBJECTED in reached, RequestState.REJECTED in reached
    return [
        (RequestState.SENT, "Отправлено"),
        (RequestState.OBJECTED, "Не поддержано") if objected else (RequestState.SUPPORTED, "Мнение куратора"),
        (RequestState.REJECTED, "Отклонено") if rejected else (RequestState.GRANTED, "Решение руководителя"),
    ]


def _next(request: PairRequest) -> Offer:
    if request.kind == RequestKind.HELP:
        return ANSWER
    return OPINION if request.state == RequestState.SENT else DECISION


class PairRequestList(ListPage):
    """All for the office, the own ones for others."""

    model = PairRequest
    filterset_class = PairRequestFilter
    template_name = "mentoring/pair_request_list.html"
    counted = "обращение, обращения, обращений"
    resource_class = PairRequestResource
    file_title = "Обращения"


class PairRequestDetail(DetailPage):
    model = PairRequest
    template_name = "mentoring/pair_request_detail.html"

    def context(self, thing: PairRequest) -> dict[str, Any]:
        changes = list(StateChange.objects.of(thing).prefetch_related("thing"))
        made = [change for change in thing.changes.all() if change.state != ChangeState.CANCELLED]
        return {
            "answers": [change for change in changes if change.to_state in requests.ANSWERS],
            "made": made,
            "road": road(thing.state, path(thing, changes), changes),
            "history": history(changes),
            "print_actions": actions_at(Place.REQUEST_PRINT, self.user, thing),
            **split([*actions(self.user, thing, (_next(thing), WITHDRAW)), *([] if made else self._next_steps(thing))]),
        }

    def _next_steps(self, thing: PairRequest) -> list[Action]:
        if thing.state != RequestState.GRANTED or not self.user.has_perm("mentoring.change_pair", thing.pair):
            return []
        return [
            Action(title, f"{reverse('pair_change_add', args=[thing.pair_id, kind.value])}?request={thing.pk}")
            for kind, title in NEXT_STEPS.get(thing.kind, ())
            if kind != ChangeKind.RELEASE or thing.pair.is_group
        ]


class PairRequestAdd(FormPage):
    form_class = RequestForm
    permission = "mentoring.send_request"
    title = "Обращение"
    submit = "Отправить"
    creates = True

    def get_thing(self) -> Pair:
        pair: Pair = self.find(Pair, self.kwargs["pk"])
        return pair

    def closed(self) -> str:
        return requests.sending_refusal(self.thing, on=timezone.localdate())

    def form_kwargs(self) -> dict[str, Any]:
        return {"pair": self.thing}

    def save(self, form: RequestForm) -> tuple[str, str]:
        request = form.save()
        return f"Обращение отправлено. {WHAT_NEXT.get(request.kind, BY_HEAD)}", request.get_absolute_url()


class PairRequestOpinion(StepPage):
    model = PairRequest
    permission = "mentoring.support_request"
    template_name = "mentoring/pair_request_answer.html"
    title = "Мнение куратора"
    submit = "Передать руководителю"

    def get_form(self, thing: PairRequest, data: Any = None) -> OpinionForm:
        del thing
        return OpinionForm(data)

    def consequences(self, thing: PairRequest) -> list[str]:
        del thing
        return ["Обращение перейдёт к руководителю вместе с вашим мнением; отправитель тоже его увидит."]

    def step(self, thing: PairRequest, form: OpinionForm) -> str:
        given = form.cleaned_data
        requests.say_opinion(thing, supports=given["answer"], by=self.user, at=timezone.now(), why=given["why"])
        return "Мнение записано. Теперь решает руководитель."


class PairRequestDecide(StepPage):
    model = PairRequest
    permission = "mentoring.decide_request"
    template_name = "mentoring/pair_request_answer.html"
    title = "Решение по обращению"
    submit = "Решить"

    def get_form(self, thing: PairRequest, data: Any = None) -> DecisionForm:
        del thing
        return DecisionForm(data)

    def consequences(self, thing: PairRequest) -> list[str]:
        rest = STAYS_AS_IT_IS if thing.kind in CHANGING_PAIR else REWARDED
        return ["Решение увидят отправитель и куратор; изменить его нельзя.", rest]

    def step(self, thing: PairRequest, form: DecisionForm) -> str:
        given = form.cleaned_data
        requests.decide(thing, grants=given["answer"], by=self.user, at=timezone.now(), why=given["why"])
        if not given["answer"]:
            return "Обращение отклонено."
        then = "Изменение пары оформит куратор." if thing.kind in CHANGING_PAIR else REWARDED
        return f"Обращение удовлетворено. {then}"

    def more_context(self, thing: PairRequest) -> dict[str, Any]:
        return {"opinion": StateChange.objects.of(thing).filter(to_state__in=REQUEST_OPINION).last()}


class PairRequestAnswer(StepPage):
    model = PairRequest
    permission = "mentoring.support_request"
    template_name = "mentoring/pair_request_answer.html"
    title = "Ответ на просьбу"
    submit = "Ответить"

    def get_form(self, thing: PairRequest, data: Any = None) -> HelpForm:
        del thing
        return HelpForm(data)

    def consequences(self, thing: PairRequest) -> list[str]:
        del thing
        return ["Ответ увидит отправитель; решение руководителя по просьбе не нужно."]

    def step(self, thing: PairRequest, form: HelpForm) -> str:
        requests.answer(thing, by=self.user, at=timezone.now(), why=form.cleaned_data["why"])
        return "Ответ отправлен."


class PairRequestWithdraw(StepPage):
    model = PairRequest
    permission = "mentoring.withdraw_request"
    title = "Отозвать обращение"
    submit = "Отозвать"

    def consequences(self, thing: PairRequest) -> list[str]:
        del thing
        return ["Обращение больше никто не рассматривает. Новое можно написать в любой день."]

    def step(self, thing: PairRequest, form: Any) -> str:
        del form
        requests.withdraw(thing, by=self.user, at=timezone.now())
        return "Обращение отозвано."
