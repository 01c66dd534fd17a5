"""Виды документов: the common ones and the organization's own, with their names in cases."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from documents.forms.document_kind import DocumentKindForm
from documents.models import DocumentKind
from documents.papers.stamps import approved_word
from mentoring.views.base import FormPage, SignedInView


class KindList(SignedInView):
    permission = "documents.edit_wording"

    def get(self, request: HttpRequest) -> HttpResponse:
        self.require()
        kinds = [(kind, approved_word(kind)) for kind in DocumentKind.objects.visible_to(self.user)]
        return render(request, "documents/document_kind_list.html", {"kinds": kinds})


class KindAdd(FormPage):
    form_class = DocumentKindForm
    permission = "documents.edit_wording"
    back_name = "document_kinds"
    title = "Новый вид документа"
    creates = True

    def save(self, form: DocumentKindForm) -> tuple[str, str]:
        form.save()
        return "Вид документа записан. Проверьте падежи: по ним пишутся приказы.", reverse("document_kinds")


class KindEdit(FormPage):
    form_class = DocumentKindForm
    permission = "documents.edit_wording"
    title = "Вид документа"

    def get_thing(self) -> DocumentKind:
        kind: DocumentKind = self.find(DocumentKind, self.kwargs["pk"])
        return kind

    def form_kwargs(self) -> dict[str, Any]:
        return {"instance": self.thing}

    def save(self, form: DocumentKindForm) -> tuple[str, str]:
        form.save()
        return "Вид документа сохранён.", reverse("document_kinds")
