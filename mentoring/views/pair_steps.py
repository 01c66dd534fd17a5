"""Each step of the road of a pair."""

from typing import Any, ClassVar

from django.utils import timezone

from mentoring.enums import PairState
from mentoring.forms.pair_answers import ConfirmForm
from mentoring.forms.step import StepForm
from mentoring.models import Pair
from mentoring.russian import agreed
from mentoring.services import pair as pairs
from mentoring.views.base import StepPage


class PairStep(StepPage):
    model = Pair
    lines: ClassVar[tuple[str, ...]] = ()

    def consequences(self, thing: Pair) -> list[str]:
        return [agreed(line.format(pair=thing)) for line in self.lines]


class PairConfirm(PairStep):
    permission = "mentoring.confirm_pair"
    title = "Подтвердить участие"
    submit = "Подтверждаю участие"
    lines = (
        "Вы соглашаетесь работать в паре «{pair}» с {pair.starts_on:%d.%m.%Y} по {pair.ends_on:%d.%m.%Y}.",
        "Когда подтвердят все, пару проверит куратор.",
    )
    locks = True

    def get_form(self, thing: Pair, data: Any = None) -> ConfirmForm:
        return ConfirmForm(data, pair=thing)

    def consequences(self, thing: Pair) -> list[str]:
        agrees, then = super().consequences(thing)
        return [agrees, *([f"Цели: {thing.goals}"] if thing.goals else []), then]

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

    def get_form(self, thing: Pair, data: Any = None) -> StepForm:
        return StepForm(data, asks_why=thing.council_objects)

    def consequences(self, thing: Pair) -> list[str]:
        objects = ["Совет не поддерживает эту пару: напишите, почему она всё же идёт в приказ."]
        return [*super().consequences(thing), *(objects if thing.council_objects else [])]

    def step(self, thing: Pair, form: StepForm) -> str:
        pairs.check(thing, by=self.user, at=timezone.now(), why=form.why_given)
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


class PairComplete(PairStep):
    asks_why = True
    permission = "mentoring.end_pair"
    title = submit = "Завершить пару"
    lines = ("Пара {pair} закончила работу; наставляемые снова без наставника.",)

    def step(self, thing: Pair, form: Any) -> str:
        pairs.complete(thing, by=self.user, at=timezone.now(), why=form.why_given)
        return "Пара завершена."
