"""Согласия: marked as signed, withdrawn."""

from typing import Any

from django.utils import timezone

from mentoring.enums import ConsentKind
from mentoring.forms.consent import ConsentForm
from mentoring.models import Consent, Employee
from mentoring.services import consent as consents
from mentoring.views.base import FormPage, StepPage


class ConsentAdd(FormPage):
    """The paper is signed by hand; here it is marked."""

    form_class = ConsentForm
    permission = "mentoring.manage_consents"
    title = "Отметить подписанное согласие"
    submit = "Отметить"

    def get_thing(self) -> Employee:
        employee: Employee = self.find(Employee, self.kwargs["pk"])
        return employee

    def form_kwargs(self) -> dict[str, Any]:
        return {"employee": self.thing}

    def save(self, form: ConsentForm) -> tuple[str, str]:
        consent = form.save()
        return f"Отмечено: {consent.get_kind_display()}.", self.thing.get_absolute_url()


class ConsentWithdraw(StepPage):
    model = Consent
    title = "Отозвать согласие"
    submit = "Отозвать"

    def require(self, thing: Any = None, permission: str = "") -> None:
        super().require(thing.employee, permission or "mentoring.withdraw_consent")

    def consequences(self, thing: Consent) -> list[str]:
        lines = [f"{thing.employee.full_name}: {thing.get_kind_display()} перестаёт действовать сегодня."]
        if thing.kind == ConsentKind.PUBLICATION:
            lines.append("Имя сразу исчезнет с публичных страниц; вместо него будет стоять роль.")
        if thing.kind == ConsentKind.MENTORING:
            lines.append("Новый приказ с этим наставником подписать будет нельзя; действующие пары остаются.")
        return lines

    def step(self, thing: Consent, form: Any) -> str:
        del form
        consents.withdraw(thing, on=timezone.localdate())
        return "Согласие отозвано."

    def get_url(self, thing: Consent) -> str:
        return thing.employee.get_absolute_url()
