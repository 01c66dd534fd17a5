"""Две карточки одного человека: comparing and joining them, and parting them again."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format

from mentoring.forms.joining import JoinForm, SameForm, in_words
from mentoring.models import Employee, Joining
from mentoring.queries.joining import moving, perhaps_same
from mentoring.services.joining import part, refusals
from mentoring.views.base import FormPage, StepPage


class EmployeeJoin(FormPage):
    """The card of the address stays; the other one, which goes, is chosen first: the likely ones, then anybody."""

    form_class = JoinForm
    template_name = "mentoring/employee_join.html"
    permission = "mentoring.join_employees"
    title = "Это тот же человек, что и…"
    submit = "Соединить карточки"

    def get_thing(self) -> Employee:
        card: Employee = self.find(Employee, self.kwargs["pk"], anonymized_on=None)
        self.choice = SameForm(self.request.GET if "other" in self.request.GET else None, user=self.user, card=card)
        self.other: Employee | None = self.choice.cleaned_data["other"] if self.choice.is_valid() else None
        if self.other:
            self.require(self.other)
        return card

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().get(request, *args, **kwargs) if self.other else self._choose(request)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().post(request, *args, **kwargs) if self.other else self._choose(request)

    def _choose(self, request: HttpRequest) -> HttpResponse:
        likely = [(one.pk, in_words(one)) for one in perhaps_same(self.thing, Employee.objects.visible_to(self.user))]
        context = {"thing": self.thing, "form": self.choice, "likely": likely, "title": self.title}
        wrong = self.choice.is_bound or request.method == "POST"
        return render(request, "mentoring/employee_join_choice.html", context, status=422 if wrong else 200)

    def form_kwargs(self) -> dict[str, Any]:
        return {"stays": self.thing, "goes": self.other}

    def closed(self) -> str:
        return " ".join(refusals(self.thing, self.other)) if self.other else ""

    def more_context(self) -> dict[str, Any]:
        return {
            "title": "Две карточки одного человека",
            "other": self.other,
            "moving": moving(self.other) if self.other else [],
        }

    def save(self, form: JoinForm) -> tuple[str, str]:
        form.save(at=timezone.now())
        return "Карточки соединены. В течение суток их можно разъединить.", self.thing.get_absolute_url()


class EmployeePart(StepPage):
    model = Joining
    permission = "mentoring.manage_staff"
    title = "Разъединить карточки"
    submit = "Разъединить"

    def consequences(self, thing: Joining) -> list[str]:
        return [
            f"{thing.goes.full_name}, {thing.goes.post}: карточка снова станет отдельной.",
            "К ней вернётся всё, что от неё перешло; поля обеих карточек и учётные записи станут прежними.",
            "Что появилось после соединения, останется на этой карточке.",
            f"Разъединить можно до {date_format(timezone.localtime(thing.until), 'j E, H:i')}.",
        ]

    def step(self, thing: Joining, form: Any) -> str:
        del form
        part(thing, by=self.user, at=timezone.now())
        return "Карточки разъединены: всё как было до соединения."
