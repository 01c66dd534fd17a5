"""Руководитель и исполняющие обязанности."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from mentoring.forms.acting_head import ActingHeadForm, EndForm, HeadForm
from mentoring.models import ActingHead, Head
from mentoring.queries.organization import head_of
from mentoring.services import acting_head as acting_heads
from mentoring.services import post as posts
from mentoring.views.base import FormPage, SignedInView, StepPage


class ActingHeadList(SignedInView):
    permission = "mentoring.manage_acting"

    def get(self, request: HttpRequest) -> HttpResponse:
        self.require()
        context = {
            "actings": ActingHead.objects.visible_to(self.user).select_related("employee"),
            "today": timezone.localdate(),
            "heads": Head.objects.visible_to(self.user).select_related("employee"),
            "head": head_of(self.user.organization) if self.user.organization else None,
            "can_confirm": self.user.has_perm("mentoring.confirm_acting"),
        }
        return render(request, "mentoring/acting_heads.html", context)


class HeadAdd(FormPage):
    form_class = HeadForm
    permission = "mentoring.appoint_head"
    back_name = "acting_heads"
    title = "Записать нового руководителя"
    submit = "Записать"
    creates = True

    def save(self, form: HeadForm) -> tuple[str, str]:
        head = form.save()
        told = "Об этом сказано" if head.starts_on <= timezone.localdate() else "С этого дня об этом будет сказано"
        said = f"Руководитель – {head}, {head.basis}. {told} прежнему руководителю и всем, кто работает с банками."
        return said, reverse("acting_heads")


class HeadTakeBack(StepPage):
    model = Head
    permission = "mentoring.appoint_head"
    title = "Отменить запись о руководителе"
    submit = "Отменить запись"

    def get_url(self, thing: Head) -> str:
        return reverse("acting_heads")

    def consequences(self, thing: Head) -> list[str]:
        return [
            f"Запись исчезнет: {thing}, {thing.basis}. Так исправляют ошибку; отмена останется в журнале доступа.",
            "Руководителем снова будет тот, кто был до неё. Что уже подписано, остаётся в силе.",
        ]

    def step(self, thing: Head, form: Any) -> str:
        del form
        posts.take_back(thing, by=self.user, today=timezone.localdate())
        return "Запись отменена."


class ActingHeadAdd(FormPage):
    form_class = ActingHeadForm
    permission = "mentoring.manage_acting"
    back_name = "acting_heads"
    title = "Назначить исполняющего обязанности"
    submit = "Назначить"
    creates = True

    def save(self, form: ActingHeadForm) -> tuple[str, str]:
        acting = form.save()
        if acting.waits:
            said = f"{acting}. Назначение ждёт подтверждения руководителя: до него права не меняются."
        else:
            signs = "она" if acting.employee.is_female else "он"
            said = f"{acting}. В эти дни приказы и программы подписывает {signs}."
        return said, reverse("acting_heads")


class ActingHeadConfirm(StepPage):
    model = ActingHead
    permission = "mentoring.confirm_acting"
    title = "Подтвердить исполнение обязанностей"
    submit = "Подтвердить"

    def get_url(self, thing: ActingHead) -> str:
        return reverse("acting_heads")

    def consequences(self, thing: ActingHead) -> list[str]:
        return [
            f"{thing} подписывает приказы и утверждает программы. Основание: {thing.basis}.",
            "Вы в эти дни не подписываете. Срок можно завершить раньше.",
        ]

    def step(self, thing: ActingHead, form: Any) -> str:
        del form
        acting_heads.confirm(thing, by=self.user)
        return f"Подтверждено, что вас замещает {thing.who_and_when}."


class ActingHeadEnd(StepPage):
    model = ActingHead
    permission = "mentoring.manage_acting"
    title = "Завершить исполнение обязанностей"
    submit = "Завершить"

    def get_form(self, thing: ActingHead, data: Any = None) -> EndForm:
        return EndForm(data)

    def get_url(self, thing: ActingHead) -> str:
        return reverse("acting_heads")

    def consequences(self, thing: ActingHead) -> list[str]:
        return [
            f"{thing}: срок кончится раньше; после него приказы снова подписывает руководитель.",
            "Что уже подписано, остаётся в силе.",
        ]

    def step(self, thing: ActingHead, form: EndForm) -> str:
        last_on = form.cleaned_data["last_on"]
        acting_heads.end(thing, last_on=last_on, by=self.user, today=timezone.localdate())
        return "Срок исполнения обязанностей завершён."
