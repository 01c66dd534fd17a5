"""Изменения пары: what may be changed, the change itself, its confirmations."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from mentoring.additions import Action, Place, actions_at
from mentoring.enums import PAIR_ENDED, PairState
from mentoring.enums.pair_change import ChangeKind, ChangeState, change_word
from mentoring.forms.pair_change import FORMS, PaperConfirmationForm
from mentoring.models import Pair, PairChange, PairRequest, StateChange, User
from mentoring.models.pair_change import OF_TERM
from mentoring.road import history, road
from mentoring.services import pair_change as pair_changes
from mentoring.services.pair_change.rules import STATES, is_open, standing_refusals
from mentoring.views.actions import Offer, actions, split
from mentoring.views.base import DetailPage, FormPage, StepPage

PATH = (ChangeState.PREPARED, ChangeState.READY, ChangeState.IN_ORDER, ChangeState.DONE)
MANAGE, END = "mentoring.change_pair", "mentoring.end_pair"
NEEDS_ORDER = "В силу это вступит приказом, который подписывает руководитель."


@dataclass(frozen=True)
class Wording:
    """title: of the action and its page; then: what happens next, a sentence each."""

    title: str
    then: Sequence[str]
    permission: str = MANAGE


WORDINGS: Mapping[str, Wording] = {
    ChangeKind.PROLONG: Wording("Продлить", ("Продление подтверждают наставник и наставляемые.", NEEDS_ORDER)),
    ChangeKind.REPLACE: Wording(
        "Заменить наставника",
        (
            "Появится пара с новым наставником: её подтверждают обе стороны и проверяет куратор, как обычно.",
            f"{NEEDS_ORDER} Тогда прежняя пара прекратится, а программа перейдёт к новой.",
        ),
    ),
    ChangeKind.ADD: Wording(
        "Включить наставляемого", ("Включение подтверждают наставник и новый наставляемый.", NEEDS_ORDER)
    ),
    ChangeKind.RELEASE: Wording("Вывести из группы", ("Остальные продолжают работать в группе.", NEEDS_ORDER)),
    ChangeKind.TERMS: Wording(
        "Изменить форму и виды",
        ("Изменение подтверждают наставник и наставляемые.", "Новые форма и виды – со дня приказа."),
    ),
    ChangeKind.SHORTEN: Wording("Сократить срок", ("Сокращение подтверждают наставник и наставляемые.", NEEDS_ORDER)),
    ChangeKind.PAUSE: Wording("Приостановить", ("На время паузы о сроках программы не напоминаем.", NEEDS_ORDER)),
    ChangeKind.RESUME: Wording("Возобновить", (NEEDS_ORDER,)),
    ChangeKind.END: Wording(
        "Прекратить досрочно",
        ("Если причина – соглашение сторон, его подтверждают наставник и наставляемые.", NEEDS_ORDER),
        END,
    ),
}


OF_PAUSED: Mapping[str, str] = {
    ChangeKind.PROLONG: "Пауза остаётся: продлевается только срок пары.",
    ChangeKind.REPLACE: "Пауза к новой паре не переходит: с новым наставником работают с его первого дня.",
}


def change_actions(user: User, pair: Pair) -> list[Action]:
    """Offer what may be changed now; while one change is under way, say so instead of the others."""
    under_way = pair.changes.open().first()
    reason = f"Готовится: {under_way.get_kind_display()}" if under_way else ""
    idle = {
        *([] if pair.is_group else [ChangeKind.RELEASE]),
        *([] if pair.state_today == PairState.PAUSED else [ChangeKind.RESUME]),
    }
    offered = [kind for kind in STATES if kind not in idle and is_open(pair, kind, timezone.localdate())]
    return [
        Action(_title(kind, pair), reverse("pair_change_add", args=[pair.pk, kind]), reason)
        for kind in offered
        if user.has_perm(WORDINGS[kind].permission, pair)
    ]


def _title(kind: str, pair: Pair) -> str:
    longer = kind == ChangeKind.PAUSE and pair.state_today == PairState.PAUSED
    return "Продлить паузу" if longer else WORDINGS[kind].title


def _then(kind: str, pair: Pair) -> list[str]:
    """Say what happens next; of a pair that stands still, what becomes of its pause."""
    paused = pair.state_today == PairState.PAUSED and kind in OF_PAUSED
    return [*WORDINGS[kind].then, *([OF_PAUSED[kind]] if paused else [])]


def completion(user: User, pair: Pair) -> list[Action]:
    """Offer to complete the pair: at the end of its term, else an order ends it."""
    if PairState.COMPLETED not in pair.TRANSITIONS["state"][pair.state] or not user.has_perm(END, pair):
        return []
    early = timezone.localdate() < pair.ends_on
    reason = f"В конце срока, {pair.ends_on:%d.%m.%Y}; раньше – приказом" if early else ""
    return [Action("Завершить", reverse("pair_complete", args=[pair.pk]), reason)]


def pair_changes_context(user: User, pair: Pair) -> dict[str, Any]:
    """Return what the pair's page shows of its changes: its own, and whom it continues or is continued by."""
    changes = PairChange.objects.visible_to(user).filter(pair=pair).with_terms()
    pairs = Pair.objects.visible_to(user).with_people()
    replaced = getattr(pair, "continued_by", None) if pair.state in PAIR_ENDED else None
    return {
        "changes": changes,
        "former": pairs.filter(pk=pair.continues_id).first() if pair.continues_id else None,
        "was_replaced": replaced is not None,
        "next_pair": pairs.filter(pk=replaced.pk).first() if replaced else None,
    }


class PairChangeAdd(FormPage):
    """The form of a change of the kind that the address says."""

    template_name = "mentoring/pair_change_form.html"
    submit = "Подготовить"
    creates = True

    def get_thing(self) -> Pair:
        if self.kwargs["change"] not in FORMS:
            raise Http404
        self.wording = WORDINGS[self.kwargs["change"]]
        pair: Pair = self.find(Pair, self.kwargs["pk"])
        return pair

    def require(self, thing: Any = None, permission: str = "") -> None:
        super().require(thing, permission or self.wording.permission)

    def get_form(self, data: Any = None) -> Any:
        kind = self.kwargs["change"]
        change = PairChange(pair=self.thing, kind=kind, request=self._request())
        return FORMS[kind](data, user=self.user, instance=change)

    def _request(self) -> PairRequest | None:
        """Return the granted request that the change follows."""
        key = self.request.GET.get("request", "")
        granted = PairRequest.objects.visible_to(self.user).without_change().filter(pair=self.thing)
        return next((request for request in granted if str(request.pk) == key), None)

    def closed(self) -> str:
        change = PairChange(pair=self.as_it_is, kind=self.kwargs["change"])
        return " ".join(sentence for _field, sentence in standing_refusals(change, timezone.localdate()))

    def more_context(self) -> dict[str, Any]:
        counts_days = self.kwargs["change"] == ChangeKind.END and self.user.has_perm("mentoring.manage_calendar")
        kind, pair = self.kwargs["change"], self.as_it_is
        return {"title": _title(kind, pair), "then": _then(kind, pair), "counts_days": counts_days}

    def save(self, form: Any) -> tuple[str, str]:
        change = form.save()
        return told(change), change.get_absolute_url()


def told(change: PairChange) -> str:
    if change.state == ChangeState.READY:
        return "Изменение готово к приказу."
    if change.kind == ChangeKind.REPLACE:
        return "Пара с новым наставником предложена: её подтверждают обе стороны."
    return f"Изменение подготовлено, ждём согласия: {', '.join(person.initials_last for person in change.waiting)}"


class PairChangeDetail(DetailPage):
    model = PairChange
    template_name = "mentoring/pair_change_detail.html"

    OFFERS = (
        Offer("Согласие на бумаге", "pair_change_paper", MANAGE, ChangeState.READY),
        Offer("Отменить", "pair_change_cancel", "mentoring.cancel_change", ChangeState.CANCELLED, aside=True),
    )

    def context(self, thing: PairChange) -> dict[str, Any]:
        changes = list(StateChange.objects.of(thing).prefetch_related("thing"))
        return {
            "pair_is_seen": Pair.objects.visible_to(self.user).filter(pk=thing.pair_id).exists(),
            "facts": facts(thing),
            "road": road(thing.state, _path(thing), changes),
            "history": history(changes),
            "warnings": pair_changes.warnings(thing, on=timezone.localdate()),
            "confirmations": thing.confirmations.select_related("employee"),
            "next_pair": Pair.objects.visible_to(self.user).filter(succession=thing).first(),
            **split(self._actions(thing)),
        }

    def _actions(self, thing: PairChange) -> list[Action]:
        found = []
        if thing.waits_for(self.user.employee_id):
            found.append(Action("Согласиться", reverse("pair_change_confirm", args=[thing.pk])))
        offers = [offer for offer in self.OFFERS if offer.url_name != "pair_change_paper" or thing.waiting]
        return [*found, *actions_at(Place.CHANGE_MAIN, self.user, thing), *actions(self.user, thing, offers)]


def _path(change: PairChange) -> list[tuple[str, str]]:
    """Title the states by words that agree with the kind."""
    said = {state: change_word(change.kind, state) for state in PATH} | {change.state: change.get_state_display()}
    return [(state, said[state].capitalize()) for state in PATH]


def facts(change: PairChange) -> list[tuple[str, Any]]:
    """Return what the change says, by its kind; who is to join or leave, the dates, the reason."""
    found: list[tuple[str, Any]] = [("С какого дня", change.effective_on)]
    if change.kind in OF_TERM:
        now = [] if change.state == ChangeState.DONE else [("Нынешний срок окончания", change.pair.ends_on)]
        found = [*now, ("Новый срок окончания", change.new_ends_on)]
    if change.kind == ChangeKind.TERMS:
        found = [("Новые формы", _named(change.new_forms)), ("Новые виды", _named(change.new_kinds))]
        if change.state != ChangeState.DONE:
            found = [("Нынешние формы и виды", f"{change.pair.forms_named}; {change.pair.kinds_named}"), *found]
    if change.pause_until:
        found.append(("По какой день", change.pause_until))
    if change.kind == ChangeKind.END:
        found = [
            ("Чья инициатива", change.get_initiator_display()),
            ("Причина", change.get_cause_display()),
            ("Дата уведомления", change.notice_on),
            *([("Последний день – не раньше", change.earliest_on)] if change.earliest_on else []),
            ("Последний день пары", change.effective_on),
        ]
    if change.mentee:
        found.insert(0, ("Кто", change.mentee.employee.full_name))
    if change.successor:
        found.insert(0, ("Новый наставник", change.successor.mentor.employee.full_name))
    return [*found, ("Подробнее" if change.kind == ChangeKind.END else "Почему", change.why)]


def _named(kinds: Any) -> str:
    return ", ".join(map(str, kinds.all()))


def told_day(value: Any) -> str:
    return date_format(value, "j E Y г.") if isinstance(value, dt.date) else str(value)


class PairChangeConfirm(StepPage):
    model = PairChange
    permission = "mentoring.confirm_change"
    title = "Согласие с изменением"
    submit = "Даю согласие"

    def consequences(self, thing: PairChange) -> list[str]:
        said = [f"{title}: {told_day(value)}" for title, value in facts(thing)]
        return [f"Вы соглашаетесь: «{thing}».", *said, "Когда согласятся все, куратор составит приказ."]

    def step(self, thing: PairChange, form: Any) -> str:
        del form
        return "Согласие записано. " + _next(pair_changes.confirm(thing, by=self.user, at=timezone.now()))


class PairChangePaper(StepPage):
    """The curator's mark of an agreement on paper."""

    model = PairChange
    permission = MANAGE
    title = "Согласие на бумаге"
    submit = "Записать"

    def get_form(self, thing: PairChange, data: Any = None) -> PaperConfirmationForm:
        return PaperConfirmationForm(data, change=thing)

    def consequences(self, thing: PairChange) -> list[str]:
        return [f"Записывается письменное согласие: «{thing}». Подписанный лист храните в деле."]

    def step(self, thing: PairChange, form: PaperConfirmationForm) -> str:
        given = form.cleaned_data
        change = pair_changes.confirm_on_paper(
            thing, employee=given["employee"], on=given["on"], by=self.user, at=timezone.now()
        )
        return "Согласие на бумаге записано. " + _next(change)


def _next(change: PairChange) -> str:
    return "Согласны все: дальше – приказ." if change.state == ChangeState.READY else "Ждём остальных."


class PairChangeCancel(StepPage):
    model = PairChange
    permission = "mentoring.cancel_change"
    title = submit = "Отменить изменение"
    asks_why = True

    def consequences(self, thing: PairChange) -> list[str]:
        lines = [f"Изменение не состоится: «{thing}». Пара работает как прежде."]
        if thing.successor:
            lines.append(f"Пара {thing.successor} будет отклонена.")
        return lines

    def step(self, thing: PairChange, form: Any) -> str:
        pair_changes.cancel(thing, by=self.user, at=timezone.now(), why=form.why_given)
        return "Изменение отменено."
