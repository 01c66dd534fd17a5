"""A session of a collegial body: its page, its agenda, its steps, its papers."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from documents.enums import SessionState
from documents.forms.agenda import AgendaForm
from documents.forms.body_session import HearForm, HoldForm, SessionForm
from documents.models import AgendaItem, BodySession, CollegialBody, Decision
from documents.panels import FILES
from documents.papers.protocol import extract_html, kept, printed_items, protocol_html
from documents.queries.electronic_signature import signature_of
from documents.queries.hearings import heard
from documents.services import body_session as sessions
from documents.services import protocol as protocols
from documents.views.electronic_signature import marked_actions
from documents.views.freezing import FreezingStep
from documents.views.papers import paper_answer
from mentoring.additions import Action
from mentoring.models import Pair, StateChange
from mentoring.road import history, road
from mentoring.russian import plural
from mentoring.views.actions import split
from mentoring.views.base import DetailPage, FormPage, SignedInView, StepPage

PATH = (
    (SessionState.PLANNED, "Запланировано"),
    (SessionState.HELD, "Прошло"),
    (SessionState.SIGNED, "Протокол подписан"),
)
HINDERED = "Сначала устраните причины, названные ниже."
NOTHING_WAITS = "Ни одна пара и ни одна программа не ждут рассмотрения. Другой вопрос добавьте отдельно."


class SessionAdd(FormPage):
    form_class = SessionForm
    permission = "documents.keep_sessions"
    title = "Назначить заседание"
    submit = "Назначить"
    creates = True

    def get_thing(self) -> CollegialBody:
        body: CollegialBody = self.find(CollegialBody, self.kwargs["pk"])
        return body

    def form_kwargs(self) -> dict[str, Any]:
        return {"instance": BodySession(body=self.thing)}

    def save(self, form: SessionForm) -> tuple[str, str]:
        session = form.save()
        waits = heard(session)
        where = reverse("body_session_hear", args=[session.pk]) if waits else session.get_absolute_url()
        return "Заседание назначено. Составьте повестку дня.", where


class SessionFormPage(FormPage):
    """A form about one session whose minutes are not signed yet."""

    permission = "documents.keep_sessions"

    def get_thing(self) -> BodySession:
        session: BodySession = self.find(BodySession, self.kwargs["pk"])
        return session

    def form_kwargs(self) -> dict[str, Any]:
        return {"instance": self.thing}

    def closed(self) -> str:
        return "" if self.thing.is_open else sessions.SIGNED


class SessionEdit(SessionFormPage):
    form_class = SessionForm
    title = "День и место заседания"

    def save(self, form: SessionForm) -> tuple[str, str]:
        return "Сохранено.", form.save().get_absolute_url()


class SessionHold(SessionFormPage):
    form_class = HoldForm
    title = "Заседание прошло"

    def save(self, form: HoldForm) -> tuple[str, str]:
        return "Записано, кто присутствовал. Теперь запишите решения.", form.save().get_absolute_url()


class SessionHear(SessionFormPage):
    """Pairs and programs for the agenda, many at once."""

    form_class = HearForm
    title = "Внести в повестку пары и программы"
    submit = "Внести в повестку"
    creates = True

    def form_kwargs(self) -> dict[str, Any]:
        return {"session": self.thing}

    def closed(self) -> str:
        return super().closed() or ("" if heard(self.thing) else NOTHING_WAITS)

    def save(self, form: HearForm) -> tuple[str, str]:
        count = form.save()
        said = f"{count} {plural(count, 'вопрос', 'вопроса', 'вопросов')}"
        return f"Внесено в повестку: {said}. Решения запишите после заседания.", self.thing.get_absolute_url()


class SessionDetail(DetailPage):
    model = BodySession
    template_name = "documents/body_session.html"

    def context(self, thing: BodySession) -> dict[str, Any]:
        changes = list(StateChange.objects.of(thing))
        keeps = self.user.has_perm("documents.keep_sessions", thing)
        refusals = protocols.refusals(thing, today=timezone.localdate()) if thing.state == SessionState.HELD else []
        return {
            "road": road(thing.state, PATH, changes),
            "history": history(changes),
            "refusals": refusals,
            "facts": facts_of(thing),
            "items": list(zip(thing.items.all(), printed_items(thing), strict=True)),
            "may_write": keeps and thing.is_open,
            "copy": (copy := kept(thing)),
            "signature": (signature := signature_of(copy)),
            "pairs": Pair.objects.visible_to(self.user).filter(council_decisions__item__session=thing).distinct(),
            "extracts": self._extracts(thing),
            **split(_actions(thing, refusals) if keeps else []),
            "print_actions": [
                *(_to(title, f"protocol_{kind}", thing) for kind, title in FILES.items()),
                *marked_actions(signature),
            ],
        }

    def _extracts(self, thing: BodySession) -> list[Decision]:
        """Return the decisions of which extracts are printed: once the session has a number."""
        if thing.state == SessionState.PLANNED:
            return []
        return list(Decision.objects.with_people().filter(item__session=thing).order_by("item__position", "position"))


def facts_of(session: BodySession) -> list[tuple[str, Any]]:
    """Tell what is known: of a session to come little is."""
    present = session.present.count()
    known = [
        ("Протокол №", session.number),
        ("Присутствовали", f"{present} из {len(session.members())}" if present else ""),
        ("Председатель заседания", session.chairs and session.chairs.person.initials_last),
        ("Секретарь заседания", session.writes and session.writes.person.initials_last),
        ("Приглашённые", session.guests),
        ("Почему заседание состоялось", session.quorum_reason),
    ]
    always = [("Дата", f"{session.held_on:%d.%m.%Y}"), ("Место", session.place)]
    return [*always, *((name, value) for name, value in known if value)]


def _actions(thing: BodySession, refusals: list[str]) -> list[Action]:
    if not thing.is_open:
        return []
    today = timezone.localdate()
    hold = _to("Заседание прошло", "body_session_hold", thing)
    sign = Action("Подписать протокол", reverse("body_session_sign", args=[thing.pk]), HINDERED if refusals else "")
    to_come = thing.held_on > today
    first = [_aside(hold) if to_come else hold] if thing.state == SessionState.PLANNED else [sign]
    again = [] if thing.state == SessionState.PLANNED else [_to("Номер и присутствие", "body_session_hold", thing)]
    return [
        *first,
        *again,
        _to("Внести пары и программы", "body_session_hear", thing),
        _to("Добавить вопрос", "agenda_add", thing),
        _to("День и место", "body_session_edit", thing),
        _aside(_to("Удалить заседание", "body_session_discard", thing)),
    ]


def _to(title: str, name: str, thing: BodySession) -> Action:
    return Action(title, reverse(name, args=[thing.pk]))


def _aside(action: Action) -> Action:
    return Action(action.title, action.url, action.reason, aside=True)


class AgendaPage(FormPage):
    form_class = AgendaForm
    permission = "documents.keep_sessions"
    template_name = "documents/agenda_edit.html"

    def save(self, form: AgendaForm) -> tuple[str, str]:
        return "Вопрос сохранён.", form.save().get_absolute_url()


class AgendaAdd(AgendaPage):
    title = "Новый вопрос повестки"
    creates = True

    def get_thing(self) -> BodySession:
        session: BodySession = self.find(BodySession, self.kwargs["pk"])
        return session

    def form_kwargs(self) -> dict[str, Any]:
        return {"instance": AgendaItem(session=self.thing)}

    def closed(self) -> str:
        return "" if self.thing.is_open else sessions.SIGNED


class AgendaEdit(AgendaPage):
    title = "Вопрос повестки"

    def get_thing(self) -> AgendaItem:
        item: AgendaItem = self.find(AgendaItem, self.kwargs["pk"])
        return item

    def form_kwargs(self) -> dict[str, Any]:
        return {"instance": self.thing}

    def closed(self) -> str:
        return "" if self.thing.session.is_open else sessions.SIGNED


class AgendaDrop(StepPage):
    model = AgendaItem
    permission = "documents.keep_sessions"
    title = submit = "Убрать вопрос из повестки"

    def consequences(self, thing: AgendaItem) -> list[str]:
        return [f"Вопрос «{thing}» убирается из повестки вместе с решениями по нему."]

    def step(self, thing: AgendaItem, form: Any) -> str:
        del form
        sessions.drop_item(thing)
        return "Вопрос убран из повестки."


class SessionSign(FreezingStep):
    model = BodySession
    permission = "documents.keep_sessions"
    title = "Подписать протокол"
    submit = "Протокол подписан"

    def consequences(self, thing: BodySession) -> list[str]:
        return [
            f"Протокол № {thing.number} больше не изменится.",
            "Распечатайте его: председатель и секретарь расписываются на бумаге.",
            "Мнение о парах, которые рассмотрели, запишется на их страницы с номером и датой протокола.",
            "Грифы программ, положений и дорожных карт, где выбран этот орган, возьмут номер и дату отсюда.",
        ]

    def more_context(self, thing: BodySession) -> dict[str, Any]:
        preview = reverse("protocol_preview", args=[thing.pk])
        return {"preview_url": preview, "preview_title": "Текст протокола"}

    def step(self, thing: BodySession, form: Any) -> str:
        del form
        session = protocols.sign(thing, by=self.user, at=timezone.now())
        return f"Протокол № {session.number} подписан."


class SessionDiscard(StepPage):
    model = BodySession
    permission = "documents.keep_sessions"
    title = submit = "Удалить заседание"

    def consequences(self, thing: BodySession) -> list[str]:
        count = thing.items.count()
        about = f" вместе с повесткой ({count} {plural(count, 'вопрос', 'вопроса', 'вопросов')})" if count else ""
        return [f"Заседание удаляется{about}. Пары и программы снова ждут рассмотрения."]

    def step(self, thing: BodySession, form: Any) -> str:
        del form
        sessions.discard(thing)
        return "Заседание удалено."

    def get_url(self, thing: BodySession) -> str:
        there = BodySession.objects.filter(pk=thing.pk).exists()
        return thing.get_absolute_url() if there else thing.body.get_absolute_url()


class ProtocolPaper(SignedInView):
    def get(self, request: HttpRequest, pk: int, kind: str) -> HttpResponse:
        del request
        session: BodySession = self.find(BodySession, pk)
        name = f"Протокол {session.number}" if session.number else "Проект протокола"
        return paper_answer(kind, protocol_html(session), name=name, kept=kept(session), about=str(session))


class DecisionExtract(SignedInView):
    """The extract of the minutes about one decision."""

    def get(self, request: HttpRequest, pk: int, kind: str) -> HttpResponse:
        del request
        decision: Decision = self.find(Decision, pk)
        session = decision.item.session
        if session.state == SessionState.PLANNED:
            raise Http404
        name = f"Выписка из протокола {session.number}"
        return paper_answer(kind, extract_html(decision), name=name, about=f"Выписка: {session}")
