"""Соглашение о наставничестве: begun, written by both, agreed by each, printed."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from documents.forms.agreement import AgreeForm, MemberForm, OnPaperForm
from documents.models import SignedAgreement
from documents.papers.agreement import agreement_html
from documents.services import agreement as kept
from documents.views.papers import paper_answer
from mentoring.card_history import field_changes
from mentoring.enums import PAIR_ENDED
from mentoring.enums.agreement import Side
from mentoring.exceptions import ImpossibleStepError
from mentoring.forms.agreement import FORMS, AgreementForm
from mentoring.models import Agreement, Pair
from mentoring.services import agreement as agreements
from mentoring.views.actions import Action, split
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
    template_name = "documents/agreement_detail.html"

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
            "print_actions": [
                Action("PDF", reverse("agreement_pdf", args=[thing.pk])),
                Action("DOCX для Word", reverse("agreement_docx", args=[thing.pk])),
            ],
            **split(self._actions(thing, is_latest=all(other.version < thing.version for other in versions))),
        }

    def _actions(self, thing: Agreement, *, is_latest: bool) -> list[Action]:
        def offered(permission: str, name: str, title: str) -> list[Action]:
            may = self.user.has_perm(f"mentoring.{permission}", thing)
            return [Action(title, reverse(name, args=[thing.pk]))] if may else []

        if thing.pair.state in PAIR_ENDED or thing.member.released_on:
            return []
        if thing.is_agreed:
            renew = offered("write_agreement", "agreement_renew", "Составить новую редакцию")
            return [replace(action, aside=True) for action in renew] if is_latest else []
        waits = thing.waits_for(self.user.employee_id)
        return [
            *(offered("agree", "agreement_agree", "Согласиться") if waits else ()),
            *offered("write_agreement", "agreement_edit", "Изменить текст"),
            *offered("mark_agreement", "agreement_on_paper", "Отметить подпись на бумаге"),
        ]


class AgreementEdit(FormPage):
    permission = "mentoring.write_agreement"
    template_name = "documents/agreement_edit.html"
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


class AgreementStep(StepPage):
    """An agreement to the words that the form shows."""

    model = Agreement

    def more_context(self, thing: Agreement) -> dict[str, Any]:
        preview = reverse("agreement_preview", args=[thing.pk])
        return {"preview_url": preview, "preview_title": "Текст соглашения"}

    def told(self, agreement: Agreement) -> str:
        if agreement.is_agreed:
            return "Согласны обе стороны: соглашение действует, его можно печатать."
        return "Согласие записано. Теперь слово за другой стороной."


class AgreementAgree(AgreementStep):
    permission = "mentoring.agree"
    title = "Согласиться с текстом соглашения"
    submit = "Согласиться"

    def get_form(self, thing: Agreement, data: Any = None) -> AgreeForm:
        return AgreeForm(data, agreement=thing)

    def consequences(self, thing: Agreement) -> list[str]:
        del thing
        return [
            "Вы соглашаетесь с тем, что написано ниже.",
            "Когда согласны обе стороны, текст больше не меняется: изменить его можно новой редакцией.",
            "Если другая сторона изменит его раньше, ваше согласие снимется, и вы прочитаете текст заново.",
        ]

    def step(self, thing: Agreement, form: AgreeForm) -> str:
        del form
        side = thing.side_of(self.user.employee_id)
        assert side is not None  # noqa: S101 - the permission is a side's
        return self.told(kept.agree(thing, side=side, on=timezone.localdate()))


class AgreementOnPaper(AgreementStep):
    """The curator's mark for a side that signed with a pen."""

    permission = "mentoring.mark_agreement"
    title = "Отметить подпись на бумаге"
    submit = "Отметить"

    def get_form(self, thing: Agreement, data: Any = None) -> OnPaperForm:
        return OnPaperForm(data, agreement=thing)

    def consequences(self, thing: Agreement) -> list[str]:
        del thing
        return ["Вы подтверждаете, что этот текст подписан на бумаге.", "Ваше имя останется в истории соглашения."]

    def step(self, thing: Agreement, form: OnPaperForm) -> str:
        return self.told(kept.agree(thing, side=form.given_side, on=form.cleaned_data["on"]))


class AgreementRenew(StepPage):
    model = Agreement
    permission = "mentoring.write_agreement"
    title = "Новая редакция соглашения"
    submit = "Составить"

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


class AgreementPaper(SignedInView):
    def get(self, request: HttpRequest, pk: int, kind: str) -> HttpResponse:
        del request
        thing: Agreement = self.find(Agreement, pk)
        signed = SignedAgreement.objects.filter(agreement=thing).first()
        return paper_answer(kind, agreement_html(thing), name=str(thing), kept=signed)
