"""Соглашение о наставничестве: agreed by each to what is printed, and printed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from documents.forms.agreement import AgreeForm, OnPaperForm
from documents.models import SignedAgreement
from documents.papers.agreement import agreement_html
from documents.services import agreement as kept
from documents.views.freezing import FreezingStep
from documents.views.papers import paper_answer
from mentoring.models import Agreement
from mentoring.views.base import SignedInView


class AgreementStep(FreezingStep):
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


class AgreementPaper(SignedInView):
    def get(self, request: HttpRequest, pk: int, kind: str) -> HttpResponse:
        del request
        thing: Agreement = self.find(Agreement, pk)
        signed = SignedAgreement.objects.filter(agreement=thing).first()
        return paper_answer(kind, agreement_html(thing), name=str(thing), kept=signed)
