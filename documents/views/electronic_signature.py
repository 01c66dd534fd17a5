"""Отметка об электронной подписи: read from the signature's file or typed, printed on a copy, given with the file."""

from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from documents.forms.electronic_signature import ElectronicSignatureForm
from documents.models import ElectronicSignature, FrozenPaper
from documents.papers.electronic_signature import marked_html
from documents.press.together import with_signature
from documents.queries.electronic_signature import signature_of
from documents.queries.verify import find_paper
from documents.services import electronic_signature as signatures
from documents.views.papers import paper_answer, together_answer
from mentoring.additions import Action
from mentoring.forms.step import StepForm
from mentoring.views.base import FormPage, SignedInView

MARKED = "Отметка внесена. Экземпляр с ней скачивается рядом с данными подписи."


def marked_actions(signature: ElectronicSignature | None) -> list[Action]:
    """Offer the copy with the mark under «Печать»."""
    if signature is None:
        return []
    return [
        Action(f"Экземпляр с отметкой, {kind.upper()}", reverse(f"signature_marked_{kind}", args=[signature.code]))
        for kind in ("pdf", "docx")
    ]


class PaperPage(SignedInView):
    """A page about the kept paper of a code: for those who see what the paper is about."""

    @cached_property
    def paper(self) -> FrozenPaper:
        paper = find_paper(self.kwargs["code"])
        if paper is None:
            raise Http404
        self.find(type(paper.about), paper.about.pk)
        return paper

    @cached_property
    def signature(self) -> ElectronicSignature:
        signature = signature_of(self.paper)
        if signature is None:
            raise Http404
        return signature


class SignatureForm(PaperPage, FormPage):
    permission = "documents.mark_signature"

    def get_thing(self) -> Any:
        return self.paper.about


class SignatureEdit(SignatureForm):
    template_name = "documents/signature_edit.html"
    title = "Отметка об электронной подписи"
    creates = True

    def get_form(self, data: Any = None) -> ElectronicSignatureForm:
        files = self.request.FILES if data is not None else None
        present = signature_of(self.paper)
        return ElectronicSignatureForm(data, files, paper=self.paper, user=self.user, instance=present)

    def more_context(self) -> dict[str, Any]:
        return {"paper": self.paper, "back_url": self.paper.page_url}

    def save(self, form: ElectronicSignatureForm) -> tuple[str, str]:
        signatures.record(self.paper, form.signature, by=self.user, at=timezone.now())
        return MARKED, self.paper.page_url


class SignatureRemove(SignatureForm):
    """The mark goes, and the file of the signature with it; the paper stays as it is."""

    template_name = "step_page.html"
    title = "Убрать отметку об электронной подписи"
    submit = "Убрать"

    def get_form(self, data: Any = None) -> StepForm:
        return StepForm(data, asks_why=True)

    def more_context(self) -> dict[str, Any]:
        gone = "Исчезнет отметка вместе с файлом подписи" if self.signature.is_from_file else "Исчезнет отметка"
        said = [f"{gone}: {self.signature}.", "Сам документ не изменится. Отметку можно внести снова."]
        return {"consequences": said, "cancel_url": self.paper.page_url, "danger": True}

    def save(self, form: StepForm) -> tuple[str, str]:
        signatures.remove(self.paper, self.signature, by=self.user, at=timezone.now(), why=form.why_given)
        return "Отметка убрана. Подписанный документ не изменился.", self.paper.page_url


class KeptPaper(PaperPage):
    """The very file that is to be signed."""

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        del request, code
        return paper_answer("pdf", "", name=self.paper.file_name, kept=self.paper, about=str(self.paper))


class MarkedPaper(PaperPage):
    """The copy with the mark as a file."""

    def get(self, request: HttpRequest, code: str, kind: str) -> HttpResponse:
        del request, code
        html = marked_html(self.signature, self.paper.html)
        about = f"{self.paper}: экземпляр с отметкой об электронной подписи"
        return paper_answer(kind, html, name=f"{self.paper.file_name} с отметкой", about=about)


class SignedZip(PaperPage):
    """The file that was signed and the signature of it, to be verified elsewhere."""

    permission = "documents.take_signature"

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        del request, code
        self.require(self.paper.about)
        if not self.signature.is_from_file:
            raise Http404
        name = self.paper.file_name
        content = with_signature(name, bytes(self.paper.pdf), bytes(self.signature.file))
        return together_answer("zip", content, name=f"{name} с подписью", about=f"{self.paper}: PDF и подпись")
