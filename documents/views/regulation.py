"""Положения: the list, the page, the beginning, the text."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from documents.enums import DecisionSubject, RegulationState
from documents.filters import RegulationFilter
from documents.forms.cover import CoverForm
from documents.forms.regulation import TEXT_MOST, RegulationAddForm, RegulationForm, shown_doubts
from documents.models import ElectronicSignature, Order, Regulation
from documents.papers.regulation import USUAL_STAMPS, regulation_html
from documents.press.outline import Outline, read_outline
from documents.queries.electronic_signature import signature_of
from documents.resources import RegulationResource
from documents.services import regulation as regulations
from documents.views.cover import CoverPage
from documents.views.electronic_signature import marked_actions
from documents.views.hearing import HearPage
from documents.views.papers import paper_answer
from mentoring.additions import Action
from mentoring.models import StateChange
from mentoring.road import RoadStep, history, road
from mentoring.views.base import DetailPage, FormPage, SignedInView
from mentoring.views.list_page import ListPage

NAME_MOST = 80
"""Letters of a file's name."""


class RegulationList(ListPage):
    model = Regulation
    filterset_class = RegulationFilter
    template_name = "documents/regulation_list.html"
    counted = "положение, положения, положений"
    resource_class = RegulationResource
    file_title = "Положения"
    manage_permission = "documents.draft_regulation"


class RegulationDetail(DetailPage):
    model = Regulation
    template_name = "documents/regulation_detail.html"

    def context(self, thing: Regulation) -> dict[str, Any]:
        changes = list(StateChange.objects.of(thing))
        doubts, more = shown_doubts(thing.outline) if thing.state == RegulationState.DRAFT else ([], 0)
        order = Order.objects.visible_to(self.user).filter(regulations=thing).first()
        return {
            "road": road_of(thing, changes),
            "history": history(changes),
            "copy": (copy := getattr(thing, "approved_copy", None)),
            "signature": (signature := signature_of(copy)),
            "order": order,
            "editions": self._editions(thing),
            "doubts": doubts if self.user.has_perm("documents.change_regulation", thing) else [],
            "more_doubts": more,
            "refusals": self._refusals(thing),
            "can_publish": self._can_publish(thing),
            **regulation_actions(self, thing, signature),
        }

    def _refusals(self, thing: Regulation) -> list[str]:
        if thing.state != RegulationState.DRAFT:
            return []
        return regulations.approval_refusals(thing, on=timezone.localdate(), order=thing.order)

    def _can_publish(self, thing: Regulation) -> bool:
        approved = thing.state == RegulationState.APPROVED
        return approved and self.user.has_perm("documents.change_regulation", thing)

    def _editions(self, thing: Regulation) -> list[Regulation]:
        """Return the editions before and after it that the user sees, the newest first."""
        found = {*_before(thing), *_after(thing)}
        seen = Regulation.objects.visible_to(self.user).filter(pk__in=[edition.pk for edition in found])
        return list(seen.defer("text").order_by("-edition"))


def _before(regulation: Regulation) -> Iterator[Regulation]:
    while regulation.former:
        regulation = regulation.former
        yield regulation


def _after(regulation: Regulation) -> Iterator[Regulation]:
    while hasattr(regulation, "next_edition"):
        regulation = regulation.next_edition
        yield regulation


def road_of(thing: Regulation, changes: list[StateChange]) -> list[RoadStep]:
    path: list[tuple[str, str]] = [(RegulationState.DRAFT, "Проект"), (RegulationState.APPROVED, "Утверждено")]
    state = thing.state_today
    if state == RegulationState.COMING:
        path.append((RegulationState.COMING, "Вступит в силу"))
    if state == RegulationState.OVER:
        path.append((RegulationState.OVER, "Утратило силу"))
    days = {RegulationState.COMING: thing.in_force_from, RegulationState.OVER: thing.over_from}
    notes: dict[str, str] = {told: f"с {day:%d.%m.%Y}" for told, day in days.items() if day}
    return road(state, path, changes, notes)


def regulation_actions(page: SignedInView, thing: Regulation, signature: ElectronicSignature | None) -> dict[str, Any]:
    """Name the page's main action, its menu and what it prints."""
    prints = [_to("PDF", "regulation_pdf", thing), _to("DOCX для Word", "regulation_docx", thing)]
    prints += marked_actions(signature)
    offer = _of_draft if thing.state == RegulationState.DRAFT else _of_approved
    found = list(offer(page, thing))
    return {"main_action": found[0] if found else None, "more_actions": found[1:], "print_actions": prints}


def _of_draft(page: SignedInView, thing: Regulation) -> Iterator[Action]:
    """Give what may be done, the first of it with the page's filled button."""
    if page.user.has_perm("documents.approve_regulation", thing):
        waits = regulations.approval_refusals(thing, on=timezone.localdate())
        yield _to("Утвердить", "regulation_approve", thing, " ".join(waits))
    if page.user.has_perm("documents.change_regulation", thing):
        yield _to("Изменить текст", "regulation_edit", thing)
        yield _to("Оформление и грифы", "regulation_cover", thing)
        if not thing.order_id:
            yield _to("Утвердить приказом", "regulation_order", thing)
    if page.user.has_perm("documents.hear_document", thing):
        yield _to("Вынести на заседание", "regulation_hear", thing)
    if page.user.has_perm("documents.change_regulation", thing):
        yield _to("Удалить проект", "regulation_discard", thing)


def _of_approved(page: SignedInView, thing: Regulation) -> Iterator[Action]:
    if page.user.has_perm("documents.change_regulation", thing) and not hasattr(thing, "next_edition"):
        yield _to("Новая редакция", "regulation_new_edition", thing)
    if page.user.has_perm("documents.approve_regulation", thing) and not (thing.over_from or thing.order_id):
        yield _to("Признать утратившим силу", "regulation_revoke", thing)


def _to(title: str, name: str, thing: Regulation, reason: str = "") -> Action:
    return Action(title, reverse(name, args=[thing.pk]), reason)


class RegulationAdd(FormPage):
    form_class = RegulationAddForm
    permission = "documents.draft_regulation"
    back_name = "regulations"
    title = "Новое положение"
    submit = "Составить проект"
    creates = True

    def save(self, form: RegulationAddForm) -> tuple[str, str]:
        regulation = form.save()
        return "Проект положения готов. Поправьте текст.", reverse("regulation_edit", args=[regulation.pk])


class OutlinePage(FormPage):
    """A page with an outline and how it is understood; «Посмотреть» shows that without saving."""

    template_name = "documents/regulation_edit.html"

    def shown_outline(self, form: Any) -> Outline:
        outline: Outline = form.outline
        return outline

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "preview" not in request.POST:
            return super().post(request, *args, **kwargs)
        form = self.get_form(request.POST)
        form.is_valid()
        return self._show(request, form)

    def _show(self, request: HttpRequest, form: Any, **told: Any) -> HttpResponse:
        self.form = form
        return super()._show(request, form, **told)

    def more_context(self) -> dict[str, Any]:
        return outline_context(self.form.outline, self.shown_outline(self.form))


def outline_context(read: Outline, shown: Outline) -> dict[str, Any]:
    """Return what the preview asks: doubts and notes about what was read, points of what is shown."""
    doubts, more = shown_doubts(read)
    return {"outline": shown, "doubts": doubts, "more_doubts": more, "notes": read.notes}


class RegulationEdit(OutlinePage):
    form_class = RegulationForm
    permission = "documents.change_regulation"
    title = "Текст положения"

    def get_thing(self) -> Regulation:
        regulation: Regulation = self.find(Regulation, self.kwargs["pk"])
        return regulation

    def form_kwargs(self) -> dict[str, Any]:
        return {"instance": self.thing}

    def save(self, form: RegulationForm) -> tuple[str, str]:
        regulation = form.save()
        return "Текст сохранён, номера сосчитаны.", regulation.get_absolute_url()


class RegulationOutline(SignedInView):
    """How a text is understood, while it is typed; nothing is kept of it."""

    permission = "documents.draft_regulation"

    def post(self, request: HttpRequest) -> HttpResponse:
        self.require()
        outline = read_outline(request.POST.get("text", "")[:TEXT_MOST])
        return render(request, "documents/_outline.html", outline_context(outline, outline))


class RegulationCover(CoverPage):
    model = Regulation
    permission = "documents.change_regulation"
    title = "Оформление положения"
    usual = USUAL_STAMPS
    may_be_annexed = True

    def save(self, form: CoverForm) -> tuple[str, str]:
        regulations.dress(self.thing, *form.given, by=self.user, at=timezone.now())
        return "Оформление сохранено. Посмотрите, что получилось.", self.thing.get_absolute_url()


class RegulationHear(HearPage):
    model = Regulation
    subject = DecisionSubject.REGULATION


class RegulationPaper(SignedInView):
    """The regulation as a file or as a page in a frame."""

    def get(self, request: HttpRequest, pk: int, kind: str) -> HttpResponse:
        del request
        regulation: Regulation = self.find(Regulation, pk)
        name = regulation.title if len(regulation.title) <= NAME_MOST else f"{regulation.title[:NAME_MOST].rstrip()}…"
        kept = getattr(regulation, "approved_copy", None)
        return paper_answer(kind, regulation_html(regulation), name=name, kept=kept, about=str(regulation))
