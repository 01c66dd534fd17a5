"""What a mentor attended: rows on the mentor's page."""

from typing import Any

from django.utils import timezone

from mentoring.forms.training import TrainingForm
from mentoring.models import Mentor, Training
from mentoring.services import bank
from mentoring.views.base import FormPage, StepPage


class TrainingAdd(FormPage):
    form_class = TrainingForm
    permission = "mentoring.manage_banks"
    title = "Обучение наставника"
    submit = "Записать"
    creates = True

    def get_thing(self) -> Mentor:
        mentor: Mentor = self.find(Mentor, self.kwargs["pk"])
        return mentor

    def form_kwargs(self) -> dict[str, Any]:
        return {"mentor": self.thing}

    def save(self, form: TrainingForm) -> tuple[str, str]:
        return "Обучение записано.", form.save().get_absolute_url()


class TrainingEdit(FormPage):
    form_class = TrainingForm
    permission = "mentoring.manage_banks"
    title = "Обучение наставника"

    def get_thing(self) -> Training:
        training: Training = self.find(Training, self.kwargs["pk"])
        return training

    def form_kwargs(self) -> dict[str, Any]:
        return {"instance": self.thing}

    def save(self, form: TrainingForm) -> tuple[str, str]:
        return "Обучение сохранено.", form.save().get_absolute_url()


class TrainingDelete(StepPage):
    model = Training
    permission = "mentoring.manage_banks"
    title = "Удалить запись об обучении"
    submit = "Удалить"

    def consequences(self, thing: Training) -> list[str]:
        return [f"Из записи наставника исчезнет: {thing}.", "Остальное обучение и сама запись остаются."]

    def step(self, thing: Training, form: Any) -> str:
        del form
        bank.forget_training(thing, by=self.user, at=timezone.now())
        return "Запись об обучении удалена."
