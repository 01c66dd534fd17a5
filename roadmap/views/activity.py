"""Мероприятия: the list, editing them in a draft, marking them in an approved roadmap."""

from typing import Any

from django.utils import timezone

from mentoring.views.base import FormPage, StepPage
from mentoring.views.list_page import ListPage
from roadmap.filters import ActivityFilter
from roadmap.forms.activity import ActivityForm, DoneForm
from roadmap.models import Activity, Stage
from roadmap.resources import ActivityListResource
from roadmap.services import roadmap as roadmaps

NOTHING_CHANGED = "Ничего не изменилось: другой человек уже сделал это раньше."


class ActivityList(ListPage):
    """The activities of all school years: what is overdue, in one place."""

    model = Activity
    filterset_class = ActivityFilter
    template_name = "roadmap/activity_list.html"
    counted = "мероприятие, мероприятия, мероприятий"
    manage_permission = "roadmap.mark_activity"
    resource_class = ActivityListResource
    file_title = "Мероприятия"


class ActivityAdd(FormPage):
    form_class = ActivityForm
    permission = "roadmap.change_roadmap"
    title = "Новое мероприятие"
    submit = "Добавить"
    creates = True

    def get_thing(self) -> Stage:
        stage: Stage = self.find(Stage, self.kwargs["pk"])
        return stage

    def closed(self) -> str:
        return roadmaps.writing_refusal(self.thing.roadmap)

    def form_kwargs(self) -> dict[str, Any]:
        return {"stage": self.thing}

    def save(self, form: ActivityForm) -> tuple[str, str]:
        return "Мероприятие добавлено.", form.save().get_absolute_url()


class ActivityEdit(FormPage):
    form_class = ActivityForm
    permission = "roadmap.change_roadmap"
    title = "Мероприятие"

    def get_thing(self) -> Activity:
        activity: Activity = self.find(Activity, self.kwargs["pk"])
        return activity

    def closed(self) -> str:
        return roadmaps.writing_refusal(self.thing.stage.roadmap)

    def form_kwargs(self) -> dict[str, Any]:
        return {"instance": self.thing, "stage": self.thing.stage}

    def save(self, form: ActivityForm) -> tuple[str, str]:
        return "Мероприятие сохранено.", form.save().get_absolute_url()


class ActivityDelete(StepPage):
    model = Activity
    permission = "roadmap.change_roadmap"
    title = "Удалить мероприятие"
    submit = "Удалить"

    def consequences(self, thing: Activity) -> list[str]:
        return [f"Мероприятие «{thing}» исчезнет из проекта дорожной карты."]

    def step(self, thing: Activity, form: Any) -> str:
        del form
        roadmaps.delete_activity(thing)
        return "Мероприятие удалено."

    def more_context(self, thing: Activity) -> dict[str, Any]:
        del thing
        return {"danger": True}

    def get_url(self, thing: Activity) -> str:
        return thing.stage.get_absolute_url()


class ActivityDone(StepPage):
    model = Activity
    permission = "roadmap.mark_activity"
    title = "Отметить выполненным"
    submit = "Выполнено"

    def get_form(self, thing: Activity, data: Any = None) -> DoneForm:
        return DoneForm(data, activity=thing)

    def consequences(self, thing: Activity) -> list[str]:
        lines = [f"Мероприятие «{thing}» будет отмечено выполненным."]
        if thing.document_kind:
            lines.append(f"По дорожной карте его подтверждает: {thing.document_kind}.")
        return lines

    def step(self, thing: Activity, form: DoneForm) -> str:
        evidence = form.cleaned_data["evidence"]
        changed = roadmaps.mark_done(thing, evidence=evidence, by=self.user, at=timezone.now())
        return "Мероприятие выполнено." if changed else NOTHING_CHANGED


class ActivityReopen(StepPage):
    model = Activity
    permission = "roadmap.mark_activity"
    title = submit = "Вернуть в работу"
    asks_why = True

    def consequences(self, thing: Activity) -> list[str]:
        return [f"Мероприятие «{thing}» снова запланировано."]

    def step(self, thing: Activity, form: Any) -> str:
        changed = roadmaps.reopen(thing, by=self.user, at=timezone.now(), why=form.why_given)
        return "Мероприятие снова запланировано." if changed else NOTHING_CHANGED


class ActivityDrop(StepPage):
    model = Activity
    permission = "roadmap.mark_activity"
    title = "Снять мероприятие"
    submit = "Снять"
    asks_why = True

    def consequences(self, thing: Activity) -> list[str]:
        return [f"Мероприятие «{thing}» проводиться не будет; оно и причина останутся видны."]

    def step(self, thing: Activity, form: Any) -> str:
        changed = roadmaps.drop(thing, by=self.user, at=timezone.now(), why=form.why_given)
        return "Мероприятие снято." if changed else NOTHING_CHANGED
