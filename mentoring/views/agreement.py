"""Соглашение о наставничестве: begun, read, written by both, renewed; how it is agreed and printed is added above."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from mentoring.additions import Action, Place, actions_at
from mentoring.card_history import field_changes
from mentoring.enums import PAIR_ENDED
from mentoring.enums.agreement import Side
from mentoring.exceptions import ImpossibleStepError
from mentoring.forms.agreement import FORMS, AgreementForm, MemberForm
from mentoring.models import Agreement, Pair
from mentoring.services import agreement as agreements
from mentoring.views.actions import split
from mentoring.views.base import DetailPage, FormPage, SignedInView, StepPage

NOTICES = {
    Side.MENTOR: "Согласие наставника снято: новый текст согласуют заново.",
    Side.MENTEE: "Согласие наставляемого снято: новый текст согласуют заново.",
}


class AgreementAdd(SignedInView):
    """Makes the agreement of one mentee of the pair with the proposed words, and leads to its page."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        pair: Pair = self.find(Pair, pk)
        self.require(pair, "mentoring.begin_agreement")
        form = MemberForm(request.POST, pair=pair)
        if not form.is_valid():
            messages.error(request, "Соглашение не составлено: этого человека в паре уже нет.")
            return HttpResponseRedirect(pair.get_absolute_url())
        member = form.cleaned_data["member"]
        self.require(Agreement(member=member), "mentoring.write_agreement")
        try:
            return HttpResponseRedirect(agreements.begin(member).get_absolute_url())
        except ImpossibleStepError as refusal:
            messages.error(request, str(refusal))
            return HttpResponseRedirect(pair.get_absolute_url())


class AgreementDetail(DetailPage):
    model = Agreement
    template_name = "mentoring/agreement_detail.html"

    def context(self, thing: Agreement) -> dict[str, Any]:
        versions = list(thing.member.agreements.exclude(pk=thing.pk))
        return {
            "columns": [
                (side, person, day, getattr(thing, f"{side}_contact"), getattr(thing, f"{side}_duties"))
                for side, person, day in thing.sides
            ],
            "facts": [
                ("Как часто встречаемся", thing.frequency),
                ("Кто предлагает встречу", thing.initiator),
                ("Как долго", thing.duration),
            ],
            "versions": versions,
            "is_replaced": any(other.is_agreed and other.version > thing.version for other in versions),
            "history": field_changes(thing),
            "print_actions": actions_at(Place.AGREEMENT_PRINT, self.user, thing),
            **split(self._actions(thing, is_latest=all(other.version < thing.version for other in versions))),
        }

    def _actions(self, thing: Agreement, *, is_latest: bool) -> list[Action]:
        def offered(name: str, title: str) -> list[Action]:
            may = self.user.has_perm("mentoring.write_agreement", thing)
            return [Action(title, reverse(name, args=[thing.pk]))] if may else []

        if thing.pair.state_today in PAIR_ENDED or not thing.member.is_staying_on(timezone.localdate()):
            return []
        if thing.is_agreed:
            renew = offered("agreement_renew", "Составить новую редакцию")
            return [replace(action, aside=True) for action in renew] if is_latest else []
        return [
            *actions_at(Place.AGREEMENT_MAIN, self.user, thing),
            *offered("agreement_edit", "Изменить текст"),
            *actions_at(Place.AGREEMENT_MORE, self.user, thing),
        ]


class AgreementEdit(FormPage):
    permission = "mentoring.write_agreement"
    template_name = "mentoring/agreement_edit.html"
    title = "Текст соглашения"

    def get_thing(self) -> Agreement:
        agreement: Agreement = self.find(Agreement, self.kwargs["pk"])
        return agreement

    def get_form(self, data: Any = None) -> AgreementForm:
        own = self.thing.side_of(self.user.employee_id)
        return FORMS[own](data, user=self.user, instance=self.thing)

    def more_context(self) -> dict[str, Any]:
        return {"agreed": [person for _, person, day in self.thing.sides if day]}

    def save(self, form: AgreementForm) -> tuple[str, str]:
        agreement = form.save()
        notices = [NOTICES[side] for side in form.taken_back]
        return " ".join(["Текст соглашения сохранён.", *notices]), agreement.get_absolute_url()


class AgreementRenew(StepPage):
    model = Agreement
    permission = "mentoring.write_agreement"
    title = "Новая редакция соглашения"
    submit = "Составить"
    creates = True

    def consequences(self, thing: Agreement) -> list[str]:
        return [
            f"Появится редакция {thing.version + 1} с тем же текстом: её можно менять, и с ней соглашаются заново.",
            "Пока с ней не согласны обе стороны, действует нынешнее соглашение.",
        ]

    def step(self, thing: Agreement, form: Any) -> str:
        del form
        self.renewed = agreements.renew(thing)
        return f"Редакция {self.renewed.version} составлена. Измените текст, затем с ним согласятся обе стороны."

    def get_url(self, thing: Agreement) -> str:
        return getattr(self, "renewed", thing).get_absolute_url()
