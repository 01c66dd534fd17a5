"""Steps of the records in both banks: the way in, the yearly check, the support without a mentor, the way out."""

from typing import Any, ClassVar

from django.utils import timezone

from mentoring.enums import MentorState
from mentoring.forms.bank import SupportForm
from mentoring.models import Mentee, Mentor
from mentoring.services import bank
from mentoring.views.bank import EditPage
from mentoring.views.base import StepPage


class BankStep(StepPage):
    permission = "mentoring.manage_banks"


class MentorAdvance(BankStep):
    """A step on the way into the bank."""

    model = Mentor
    to: ClassVar[MentorState]

    def step(self, thing: Mentor, form: Any) -> str:
        del form
        bank.advance_mentor(thing, self.to, by=self.user, at=timezone.now())
        return f"{thing}: теперь «{self.to.label}»."


class MentorSelect(MentorAdvance):
    to = MentorState.SELECTED
    title = "Отобрать в наставники"
    submit = "Отобрать"

    def consequences(self, thing: Mentor) -> list[str]:
        return [
            f"Анкета рассмотрена: {thing} подходит и начинает готовиться.",
            "Обучение записывают на странице наставника; в пары пока не предлагается.",
        ]


class MentorTrain(MentorAdvance):
    to = MentorState.TRAINED
    title = "Отметить подготовку"
    submit = "Подготовка пройдена"

    def consequences(self, thing: Mentor) -> list[str]:
        lines = [f"{thing}: подготовка пройдена, дальше – в банк."]
        if not thing.trainings.exists():
            lines.append("Обучение ещё не записано: его можно добавить на странице наставника, шагу это не мешает.")
        return lines


class MentorEnter(MentorAdvance):
    to = MentorState.LISTED
    title = "Взять в банк наставников"
    submit = "Взять в банк"

    def consequences(self, thing: Mentor) -> list[str]:
        return [f"{thing} предлагается в пары с сегодняшнего дня.", "Запись считается актуализированной сегодня."]


class ConfirmPage(BankStep):
    title = "Актуализировать запись"
    submit = "Всё верно"

    def consequences(self, thing: Mentor | Mentee) -> list[str]:
        return [
            f"{thing}: сведения в банке просмотрены и верны на сегодня.",
            "Следующая проверка – через год. Если что-то изменилось, сначала исправьте запись.",
        ]

    def step(self, thing: Mentor | Mentee, form: Any) -> str:
        del form
        bank.confirm([thing], by=self.user, at=timezone.now())
        return f"{thing}: запись актуализирована."


class MentorConfirm(ConfirmPage):
    model = Mentor


class MenteeConfirm(ConfirmPage):
    model = Mentee


class MenteeSupport(EditPage):
    """Who has no mentor yet is not left alone (поддержка, дата следующей проверки)."""

    model = Mentee
    form_class = SupportForm
    title = "Поддержка без наставника"

    def save(self, form: SupportForm) -> tuple[str, str]:
        mentee = form.save()
        return f"{mentee}: поддержка записана, в назначенный день напомним.", mentee.get_absolute_url()


class LeavePage(BankStep):
    title = "Вывести из банка"
    submit = "Вывести из банка"
    asks_why = True

    def consequences(self, thing: Mentor | Mentee) -> list[str]:
        return [f"{thing} больше не предлагается в пары.", "Завершённые пары и история остаются."]

    def step(self, thing: Mentor | Mentee, form: Any) -> str:
        bank.leave(thing, by=self.user, at=timezone.now(), why=form.why_given)
        return f"{thing}: запись выведена из банка. Вернуть её можно со страницы сотрудника."


class MentorLeave(LeavePage):
    model = Mentor


class MenteeLeave(LeavePage):
    model = Mentee
