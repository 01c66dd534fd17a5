"""Анкеты: the curator asks for them, or one begins one's own."""

from collections.abc import Sequence
from functools import partial
from typing import Any, ClassVar

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from mentoring.additions import Action, Place, actions_at
from mentoring.enums import Bank
from mentoring.exceptions import ImpossibleStepError
from mentoring.forms.questionnaire import AskForm
from mentoring.mails import send_questionnaires
from mentoring.models import Employee, Questionnaire, User
from mentoring.russian import plural
from mentoring.services import questionnaire as questionnaires
from mentoring.views.base import FormPage, SignedInView, StepPage

HOW = (
    "Тот, у кого есть учётная запись, увидит анкету на рабочем столе; остальным распечатайте бланк.",
    "Кому в карточке указана почта, придёт и письмо со ссылкой.",
)
TITLES = {Bank.MENTORS: "анкету наставника", Bank.MENTEES: "анкету наставляемого"}
ADDRESSES = {Bank.MENTORS: "mentor_questionnaire", Bank.MENTEES: "mentee_questionnaire"}
"""How the names of the addresses of a bank's questionnaire begin."""


def begin_actions(user: User) -> list[Action]:
    """Offer a person to answer of one's own accord."""
    if user.employee is None:
        return []
    return [
        Action(f"Заполнить {title}", reverse(f"{ADDRESSES[bank]}_begin"), post=True) for bank, title in TITLES.items()
    ]


class QuestionnaireBegin(SignedInView):
    """One answers of one's own accord; who has begun already goes on."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, bank: Bank) -> HttpResponse:
        employee = self.user.employee
        if employee is None:
            raise PermissionDenied
        try:
            thing = Questionnaire.objects.open().filter(employee=employee, bank=bank).first() or questionnaires.ask(
                employee, bank=bank, by=self.user, at=timezone.now()
            )
        except ImpossibleStepError as refusal:
            messages.error(request, str(refusal))
            return HttpResponseRedirect(reverse("questionnaires"))
        return HttpResponseRedirect(reverse("questionnaire_fill", args=[thing.pk]))


def ask_actions(employee: Employee) -> list[Action]:
    """Offer the curator to ask the employee, on the employee's page."""
    opened = set(employee.questionnaires.open().values_list("bank", flat=True))
    return [
        Action(
            f"Попросить заполнить {title}",
            reverse(f"{ADDRESSES[bank]}_ask", args=[employee.pk]),
            "Уже отправлена" if bank in opened else "",
            aside=True,
        )
        for bank, title in TITLES.items()
    ]


class QuestionnaireAsk(StepPage):
    """The curator asks one person."""

    model = Employee
    permission = "mentoring.manage_banks"
    submit = "Попросить"
    bank: ClassVar[Bank]
    creates = True

    def consequences(self, thing: Employee) -> list[str]:
        return [
            f"{thing.full_name} увидит анкету на рабочем столе и ответит на сайте, с телефона тоже."
            if thing.account and thing.account.is_active
            else f"{thing.full_name} пока без учётной записи: распечатайте бланк и потом внесите ответы.",
            "Ответы придут вам на просмотр. Запись в банке появится, когда вы примете анкету.",
        ]

    def step(self, thing: Employee, form: Any) -> str:
        del form
        asked = questionnaires.ask(thing, bank=self.bank, by=self.user, at=timezone.now())
        write_to(self.request, [asked], by=self.user)
        return "Анкета ждёт ответа. Её можно распечатать или заполнить за сотрудника."

    def get_url(self, thing: Employee) -> str:
        opened = Questionnaire.objects.open().filter(employee=thing, bank=self.bank).first()
        return opened.get_absolute_url() if opened else thing.get_absolute_url()


class MentorAsk(QuestionnaireAsk):
    bank = Bank.MENTORS
    title = "Попросить заполнить анкету наставника"


class MenteeAsk(QuestionnaireAsk):
    bank = Bank.MENTEES
    title = "Попросить заполнить анкету наставляемого"


class QuestionnaireAskMany(FormPage):
    form_class = AskForm
    permission = "mentoring.manage_banks"
    template_name = "mentoring/questionnaire_ask.html"
    back_name = "questionnaires"
    title = "Попросить заполнить анкету"
    submit = "Попросить отмеченных"
    creates = True

    @property
    def bank(self) -> Bank:
        asked = self.request.GET.get("bank")
        return Bank(asked) if asked in Bank.values else Bank.MENTORS

    def form_kwargs(self) -> dict[str, Any]:
        return {"bank": self.bank, "q": self.request.GET.get("q", "")}

    def more_context(self) -> dict[str, Any]:
        return {
            "bank": self.bank,
            "banks": [(bank.value, title.removeprefix("анкету ").capitalize()) for bank, title in TITLES.items()],
            "q": self.request.GET.get("q", ""),
            "how": HOW if settings.MAIL_WORKS else HOW[:1],
            "print_actions": actions_at(Place.BANK_PRINT, self.user, self.bank),
        }

    def save(self, form: AskForm) -> tuple[str, str]:
        asked = form.save()
        write_to(self.request, asked, by=self.user)
        people = plural(len(asked), "сотрудника", "сотрудников", "сотрудников")
        return f"Попросили {len(asked)} {people} заполнить {TITLES[self.bank]}. {HOW[0]}", reverse("questionnaires")


def write_to(request: HttpRequest, asked: Sequence[Questionnaire], *, by: User) -> None:
    """Ask by a letter too, once the questionnaires are sure to be there."""
    if settings.MAIL_WORKS:
        transaction.on_commit(partial(_send, request, [thing.pk for thing in asked], by))


def _send(request: HttpRequest, asked: Sequence[int], by: User) -> None:
    letters = Questionnaire.objects.filter(pk__in=asked).reachable_by_mail()
    failed = send_questionnaires(letters, by=by, site=f"{request.scheme}://{request.get_host()}")
    if sent := len(letters) - len(failed):
        messages.success(request, plural(sent, "Ушло {} письмо", "Ушло {} письма", "Ушло {} писем").format(sent) + ".")
    for thing in failed:
        person = thing.employee
        messages.warning(request, f"Письмо не ушло: {person.full_name} ({person.email}). Скажите об анкете сами.")
