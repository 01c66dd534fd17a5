"""Дорожные карты: the list, the page of a school year, approval, the paper."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from documents.models import ElectronicSignature
from documents.queries.electronic_signature import signature_of
from documents.views.electronic_signature import marked_actions
from documents.views.freezing import FreezingStep
from documents.views.papers import paper_answer
from mentoring.additions import Action
from mentoring.views.base import DetailPage, FormPage, SignedInView, StepPage
from mentoring.views.list_page import ListPage
from roadmap.enums import RoadmapState, StageState
from roadmap.filters import RoadmapFilter
from roadmap.forms.roadmap import ApproveForm, RoadmapEditForm, RoadmapForm
from roadmap.models import Roadmap
from roadmap.papers import roadmap_html
from roadmap.resources import RoadmapListResource
from roadmap.road import axis, stage_road
from roadmap.services import roadmap as roadmaps
from roadmap.views.table import history_of, stage_tables, table_heads


class RoadmapList(ListPage):
    model = Roadmap
    filterset_class = RoadmapFilter
    template_name = "roadmap/roadmap_list.html"
    resource_class = RoadmapListResource
    file_title = "Дорожные карты"
    manage_permission = "roadmap.create_roadmap"


class RoadmapDetail(DetailPage):
    model = Roadmap
    template_name = "roadmap/roadmap_detail.html"

    def context(self, thing: Roadmap) -> dict[str, Any]:
        today = timezone.localdate()
        roadmap = Roadmap.objects.with_activities().select_related("approved_copy").get(pk=thing.pk)
        lines, reasons = history_of(roadmap)
        stages = stage_tables(roadmap, self.user, today=today, reasons=reasons)
        has_menus = any(line.more_actions for each in stages for line in each.lines)
        return {
            "thing": roadmap,
            "copy": getattr(roadmap, "approved_copy", None),
            "signature": (signature := signature_of(getattr(roadmap, "approved_copy", None))),
            "road": stage_road(roadmap),
            "axis": axis(roadmap, today),
            "stages": stages,
            "heads": table_heads(roadmap, has_menus=has_menus),
            "has_menus": has_menus,
            "current_stage": next((each.stage for each in stages if each.state == StageState.CURRENT), None),
            "history": lines,
            **self._actions(roadmap, signature),
        }

    def _actions(self, roadmap: Roadmap, signature: ElectronicSignature | None) -> dict[str, Any]:
        main, more = None, []
        if roadmap.state == RoadmapState.DRAFT:
            if self.user.has_perm("roadmap.approve_roadmap", roadmap):
                main = self._step("Утвердить", "roadmap_approve", roadmap, roadmaps.approval_refusals(roadmap))
            if self.user.has_perm("roadmap.change_roadmap", roadmap):
                more.append(self._step("Название и период", "roadmap_edit", roadmap))
                more.append(self._step("Добавить этап", "stage_add", roadmap))
                more.append(self._step("Колонки таблицы", "roadmap_table", roadmap))
                more.append(self._step("Оформление", "roadmap_cover", roadmap))
            if self.user.has_perm("documents.hear_document", roadmap):
                more.append(self._step("Вынести на заседание", "roadmap_hear", roadmap))
            if self.user.has_perm("roadmap.change_roadmap", roadmap):
                more.append(self._step("Удалить проект", "roadmap_discard", roadmap))
        elif roadmap.state == RoadmapState.APPROVED and self.user.has_perm("roadmap.change_roadmap", roadmap):
            refusals = roadmaps.completion_refusals(roadmap)
            if refusals:
                more.append(Action("Завершить", "", "Сначала должны быть пройдены все этапы."))
            else:
                main = self._step("Завершить", "roadmap_complete", roadmap)
        prints = [self._step("PDF", "roadmap_pdf", roadmap), self._step("DOCX для Word", "roadmap_docx", roadmap)]
        prints += marked_actions(signature)
        return {"main_action": main, "more_actions": more, "print_actions": prints}

    def _step(self, title: str, name: str, roadmap: Roadmap, refusals: list[str] | None = None) -> Action:
        return Action(title, reverse(name, args=[roadmap.pk]), " ".join(refusals or []))


class RoadmapAdd(FormPage):
    form_class = RoadmapForm
    permission = "roadmap.create_roadmap"
    template_name = "roadmap/roadmap_add.html"
    back_name = "roadmaps"
    title = "Новая дорожная карта"
    submit = "Создать проект"
    creates = True

    def save(self, form: RoadmapForm) -> tuple[str, str]:
        roadmap = form.save()
        message = "Проект дорожной карты готов. Проверьте мероприятия и сроки; утверждает руководитель."
        return message, roadmap.get_absolute_url()


class RoadmapEdit(FormPage):
    form_class = RoadmapEditForm
    permission = "roadmap.change_roadmap"
    title = "Название и период"

    def get_thing(self) -> Roadmap:
        roadmap: Roadmap = self.find(Roadmap, self.kwargs["pk"])
        return roadmap

    def form_kwargs(self) -> dict[str, Any]:
        return {"instance": self.thing}

    def save(self, form: RoadmapEditForm) -> tuple[str, str]:
        return "Сохранено.", form.save().get_absolute_url()


class RoadmapApprove(FreezingStep):
    model = Roadmap
    permission = "roadmap.approve_roadmap"
    title = "Утвердить дорожную карту"
    submit = "Утвердить"
    locks = True

    def get_form(self, thing: Roadmap, data: Any = None) -> ApproveForm:
        return ApproveForm(data, roadmap=thing)

    def consequences(self, thing: Roadmap) -> list[str]:
        return [
            f"{thing} больше не правится; утверждённый текст сохраняется как есть.",
            "Куратор сможет отмечать выполнение мероприятий.",
        ]

    def more_context(self, thing: Roadmap) -> dict[str, Any]:
        return {"preview_url": reverse("roadmap_preview", args=[thing.pk]), "preview_title": "Дорожная карта"}

    def step(self, thing: Roadmap, form: ApproveForm) -> str:
        on = form.cleaned_data["approved_on"]
        roadmaps.approve(thing, on=on, by=self.user, at=timezone.now())
        return "Дорожная карта утверждена. Её можно печатать, мероприятия – отмечать."


class RoadmapComplete(StepPage):
    model = Roadmap
    permission = "roadmap.change_roadmap"
    title = "Завершить дорожную карту"
    submit = "Завершить"

    def consequences(self, thing: Roadmap) -> list[str]:
        return [f"{thing}: работа закончена, отметки о выполнении больше не изменить."]

    def step(self, thing: Roadmap, form: Any) -> str:
        del form
        roadmaps.complete(thing, by=self.user, at=timezone.now())
        return "Дорожная карта завершена."


class RoadmapDiscard(StepPage):
    model = Roadmap
    permission = "roadmap.change_roadmap"
    title = submit = "Удалить проект"

    def consequences(self, thing: Roadmap) -> list[str]:
        return [
            f"Проект дорожной карты {thing.period_words} удаляется со всеми правками.",
            "Новый можно создать из образца или из другой дорожной карты.",
        ]

    def step(self, thing: Roadmap, form: Any) -> str:
        del form
        roadmaps.discard(thing)
        self.discarded = True
        return "Проект дорожной карты удалён."

    def more_context(self, thing: Roadmap) -> dict[str, Any]:
        del thing
        return {"danger": True}

    def get_url(self, thing: Roadmap) -> str:
        return reverse("roadmaps") if getattr(self, "discarded", False) else thing.get_absolute_url()


class RoadmapPaper(SignedInView):
    """The roadmap as a file or as a page in a frame."""

    def get(self, request: HttpRequest, pk: int, kind: str) -> HttpResponse:
        del request
        roadmap: Roadmap = self.find(Roadmap, pk)
        html = roadmap_html(roadmap)
        name = f"Дорожная карта {roadmap.school_years}"
        return paper_answer(kind, html, name=name, kept=getattr(roadmap, "approved_copy", None))
