"""Программы: the list, the page with its tabs, and each step of the road."""

from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from documents.views.freezing import FreezingStep
from documents.views.papers import paper_answer
from mentoring.forms.step import StepForm
from mentoring.models import Pair
from mentoring.russian import plural
from mentoring.views.base import FormPage, SignedInView, StepPage
from mentoring.views.list_page import ListPage
from programs.filters import ProgramFilter
from programs.forms.program import CompletionForm, NoteForm, StartForm
from programs.models import PlanRow, Program
from programs.papers import program_html
from programs.resources import ProgramResource
from programs.services import program as programs
from programs.services.row_term import rows_without_days

NAMED = 3
OWN = "Вы наставник этой программы. Обычно её утверждает другой; причина останется в истории программы."


class ProgramList(ListPage):
    model = Program
    filterset_class = ProgramFilter
    template_name = "programs/program_list.html"
    counted = "программа, программы, программ"
    resource_class = ProgramResource
    file_title = "Программы"
    manage_permission = "programs.edit_layout"


class ProgramStart(FormPage):
    form_class = StartForm
    permission = "programs.start_program"
    title = "Новая программа"
    submit = "Начать программу"
    creates = True

    def get_thing(self) -> Pair:
        pair: Pair = self.find(Pair, self.kwargs["pk"])
        return pair

    def form_kwargs(self) -> dict[str, Any]:
        return {"pair": self.thing}

    def save(self, form: StartForm) -> tuple[str, str]:
        program = form.save()
        return "Программа начата: заполните план и пояснительную записку.", program.get_absolute_url()


class NoteEdit(FormPage):
    form_class = NoteForm
    permission = "programs.write_program"
    title = "Пояснительная записка"

    def get_thing(self) -> Program:
        program: Program = self.find(Program, self.kwargs["pk"])
        return program

    def form_kwargs(self) -> dict[str, Any]:
        return {"instance": self.thing}

    def save(self, form: NoteForm) -> tuple[str, str]:
        program = form.save()
        message = "Записка сохранена."
        if program.term_is_unusual() and not program.term_reason:
            message += " Срок короче 3 месяцев или дольше года: напишите почему, иначе программу не передать дальше."
        return message, reverse("program_note", args=[program.pk])


class ProgramStep(StepPage):
    model = Program
    lines: ClassVar[tuple[str, ...]] = ()
    shows_paper: ClassVar[bool] = False

    def consequences(self, thing: Program) -> list[str]:
        return [line.format(program=thing) for line in self.lines]

    def more_context(self, thing: Program) -> dict[str, Any]:
        if not self.shows_paper:
            return {}
        return {"preview_url": reverse("program_preview", args=[thing.pk]), "preview_title": "Текст программы"}


class ProgramOffer(ProgramStep):
    permission = "programs.write_program"
    title = "Передать на ознакомление"
    submit = "Передать"
    shows_paper = True
    lines = (
        "Программу увидит и подтвердит наставляемый; потом её проверит куратор и утвердит руководитель.",
        "Пока программа не вернулась, её не правят. Забрать её обратно можно до ознакомления.",
    )

    def consequences(self, thing: Program) -> list[str]:
        undated = rows_without_days(thing)
        return [*super().consequences(thing), *([_undated(undated)] if undated else [])]

    def step(self, thing: Program, form: Any) -> str:
        del form
        programs.offer(thing, at=timezone.now())
        return "Программа передана на ознакомление."


def _undated(rows: list[PlanRow]) -> str:
    count = f"{len(rows)} {plural(len(rows), 'строка', 'строки', 'строк')}"
    named = ", ".join(f"«{row.headline}»" for row in rows[:NAMED])
    more = " и другие" if len(rows) > NAMED else ""
    return f"Без понятной даты – {count}: {named}{more}. О таких строках напомнят только в конце программы."


class ProgramRecall(ProgramStep):
    permission = "programs.write_program"
    title = submit = "Забрать на доработку"
    lines = ("Программа снова открыта для правки; знакомиться с ней будут заново.",)

    def step(self, thing: Program, form: Any) -> str:
        del form
        programs.recall(thing)
        return "Программа снова у вас: её можно править."


class ProgramAcknowledge(ProgramStep):
    permission = "programs.acknowledge_program"
    title = "Ознакомление с программой"
    submit = "Подтвердить ознакомление"
    shows_paper = True
    lines = ("Вы подтверждаете, что прочитали программу и согласны с ней.", "Дальше её проверит куратор.")

    def step(self, thing: Program, form: Any) -> str:
        del form
        programs.acknowledge(thing, by=self.user, at=timezone.now())
        return "Ознакомление записано."


class ProgramSendBack(ProgramStep):
    permission = "programs.send_back_program"
    title = submit = "Вернуть на доработку"
    asks_why = True
    lines = ("Программа вернётся наставнику с вашими замечаниями; после правки с ней ознакомятся заново.",)

    def step(self, thing: Program, form: Any) -> str:
        programs.send_back(thing, by=self.user, at=timezone.now(), why=form.why_given)
        return "Программа возвращена с замечаниями."


class ProgramCheck(ProgramStep):
    permission = "programs.check_program"
    title = "Проверить программу"
    submit = "Проверено"
    shows_paper = True
    lines = ("Программа уйдёт на утверждение руководителю.",)

    def step(self, thing: Program, form: Any) -> str:
        del form
        programs.check(thing, by=self.user, at=timezone.now())
        return "Программа проверена и ждёт утверждения."


class ProgramApprove(FreezingStep, ProgramStep):
    permission = "programs.approve_program"
    title = "Утвердить программу"
    submit = "Утвердить"
    shows_paper = True
    lines = (
        "Эта редакция сохранится такой, какой вы её видите; изменить её сможет только новая редакция.",
        "Если срок программы уже начался, она сразу станет реализуемой.",
    )

    def get_form(self, thing: Program, data: Any = None) -> StepForm:
        return StepForm(data, asks_why=programs.is_own_program(self.user, thing))

    def consequences(self, thing: Program) -> list[str]:
        own = programs.is_own_program(self.user, thing)
        return [*super().consequences(thing), *([OWN] if own else [])]

    def step(self, thing: Program, form: StepForm) -> str:
        programs.approve(thing, on=timezone.localdate(), by=self.user, at=timezone.now(), why=form.why_given)
        return "Программа утверждена. Её можно печатать с грифом утверждения."


class ProgramRun(ProgramStep):
    permission = "programs.write_program"
    title = "Начать реализацию"
    submit = "Начать"
    lines = ("Наставляемый сможет отмечать строки плана, наставник – принимать их.",)

    def step(self, thing: Program, form: Any) -> str:
        del form
        programs.run(thing, by=self.user, at=timezone.now())
        return "Программа реализуется."


class ProgramChange(ProgramStep):
    permission = "programs.change_program"
    title = "Изменить программу"
    submit = "Открыть новую редакцию"
    asks_why = True
    lines = (
        "Откроется новая редакция; утверждённая остаётся доступной и печатается как была.",
        "Новую редакцию снова читает наставляемый, проверяет куратор, утверждает руководитель.",
        "Пока она не утверждена, строки плана не отмечаются.",
    )

    def step(self, thing: Program, form: Any) -> str:
        programs.change(thing, by=self.user, at=timezone.now(), why=form.why_given)
        return "Открыта новая редакция."


class ProgramComplete(ProgramStep):
    permission = "programs.complete_program"
    form_class = CompletionForm
    title = "Завершить программу"
    submit = "Завершить"
    lines = (
        "Программа закончится сегодня, строки плана больше не изменятся.",
        "На сайте имена стоят только у тех, чьё согласие на публикацию действует; у остальных – роль.",
    )

    def step(self, thing: Program, form: CompletionForm) -> str:
        now = timezone.now()
        program = programs.complete(
            thing, result=form.cleaned_data["result"], on=timezone.localdate(), by=self.user, at=now
        )
        if form.cleaned_data["publish"]:
            programs.publish(program, by=self.user, at=now)
            return "Программа завершена, результат опубликован на сайте."
        return "Программа завершена. Опубликовать результат можно позже."


class ProgramPublish(ProgramStep):
    permission = "programs.publish_program"
    title = "Опубликовать результат"
    submit = "Опубликовать"
    lines = ("Результат появится на публичной странице; имена – только у тех, чьё согласие действует.",)

    def step(self, thing: Program, form: Any) -> str:
        del form
        programs.publish(thing, by=self.user, at=timezone.now())
        return "Результат опубликован."


class ProgramUnpublish(ProgramStep):
    permission = "programs.publish_program"
    title = submit = "Снять с публикации"
    asks_why = True
    lines = ("Результат сразу исчезнет с публичной страницы; программа останется завершённой.",)

    def step(self, thing: Program, form: Any) -> str:
        programs.unpublish(thing, by=self.user, at=timezone.now(), why=form.why_given)
        return "Публикация снята."


class ProgramPaper(SignedInView):
    """The program as a file or as a page in a frame; `number` asks for an approved version."""

    def get(self, request: HttpRequest, pk: int, kind: str, number: int | None = None) -> HttpResponse:
        del request
        program: Program = self.find(Program, pk)
        kept = program.approved_versions.filter(number=program.version if number is None else number).first()
        if number is not None and kept is None:
            raise Http404
        html = str(kept.html) if kept else program_html(program)
        name = f"Программа {program}, редакция {number or program.version}"
        return paper_answer(kind, html, name=name, kept=kept)
