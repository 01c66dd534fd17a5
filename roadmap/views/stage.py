"""Этапы of a draft."""

from typing import Any

from mentoring.views.base import FormPage, StepPage
from roadmap.forms.stage import StageForm
from roadmap.models import Roadmap, Stage
from roadmap.services import stage as stages


class StageAdd(FormPage):
    form_class = StageForm
    permission = "roadmap.change_roadmap"
    title = "Новый этап"
    submit = "Добавить"
    creates = True

    def get_thing(self) -> Roadmap:
        roadmap: Roadmap = self.find(Roadmap, self.kwargs["pk"])
        return roadmap

    def form_kwargs(self) -> dict[str, Any]:
        return {"roadmap": self.thing}

    def save(self, form: StageForm) -> tuple[str, str]:
        return "Этап добавлен. Добавьте его мероприятия.", form.save().get_absolute_url()


class StageEdit(FormPage):
    form_class = StageForm
    permission = "roadmap.change_roadmap"
    title = "Этап"

    def get_thing(self) -> Stage:
        stage: Stage = self.find(Stage, self.kwargs["pk"])
        return stage

    def form_kwargs(self) -> dict[str, Any]:
        return {"instance": self.thing, "roadmap": self.thing.roadmap}

    def save(self, form: StageForm) -> tuple[str, str]:
        return "Этап сохранён.", form.save().get_absolute_url()


class StageDelete(StepPage):
    model = Stage
    permission = "roadmap.change_roadmap"
    title = submit = "Удалить этап"

    def consequences(self, thing: Stage) -> list[str]:
        return [f"Этап «{thing.title}» исчезнет из проекта; следующие этапы сдвинутся по номерам."]

    def step(self, thing: Stage, form: Any) -> str:
        del form
        stages.discard_stage(thing)
        return "Этап удалён."

    def more_context(self, thing: Stage) -> dict[str, Any]:
        del thing
        return {"danger": True}

    def get_url(self, thing: Stage) -> str:
        return thing.roadmap.get_absolute_url()
