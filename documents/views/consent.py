"""Согласия на бумаге: to sign, one or a pile; as they were signed."""

from dataclasses import dataclass
from math import ceil
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from documents.papers.consent import blank_html, signed_html
from documents.papers.consent_withdrawal import withdrawal_html
from documents.views.papers import paper_answer
from mentoring.enums import ConsentKind
from mentoring.forms.consent import PrintForm
from mentoring.models import Consent
from mentoring.queries.consent_text import wording
from mentoring.views.base import SignedInView


@dataclass(frozen=True)
class Part:
    """A file of papers; query: what its address says."""

    number: int
    first: int
    last: int
    query: str


def parts(total: int, address: QueryDict) -> list[Part]:
    """Divide the papers into files of PAPERS_PER_FILE: one file of a thousand would keep the server too long."""
    size = settings.PAPERS_PER_FILE
    found = []
    for number in range(1, ceil(total / size) + 1):
        again = address.copy()
        again["part"] = str(number)
        found.append(Part(number, (number - 1) * size + 1, min(number * size, total), again.urlencode()))
    return found


class ConsentPrint(SignedInView):
    """What will be printed, for whom and in how many files: of the people ticked in the list, else of all without."""

    permission = "mentoring.print_consents"

    def get(self, request: HttpRequest) -> HttpResponse:
        self.require()
        form = PrintForm(request.GET, user=self.user)
        context: dict[str, Any] = {"form": form, "people": [], "parts": [], "missing": [], "has_words": True}
        if form.is_valid():
            organization: Any = self.user.organization
            people = list(form.found())
            words = wording(organization, ConsentKind(form.cleaned_data["kind"]))
            context |= {
                "people": people,
                "parts": parts(len(people), request.GET) if words else [],
                "missing": words.missing if words else [],
                "has_words": words is not None,
            }
        context |= {"ticked": request.GET.getlist("people"), "searched": request.GET.get("q", "")}
        context["limit"] = settings.PAPERS_PER_FILE
        return render(request, "documents/consent_print.html", context, status=200 if form.is_valid() else 422)


class ConsentBlanks(SignedInView):
    """The papers themselves: a part of them in one file."""

    permission = "mentoring.print_consents"

    def get(self, request: HttpRequest, kind: str) -> HttpResponse:
        self.require()
        form = PrintForm(request.GET, user=self.user)
        if not form.is_valid():
            raise Http404
        consent = ConsentKind(form.cleaned_data["kind"])
        first = ((form.cleaned_data["part"] or 1) - 1) * settings.PAPERS_PER_FILE
        people = list(form.found()[first : first + settings.PAPERS_PER_FILE])
        organization: Any = self.user.organization
        html = blank_html(organization, people, kind=consent, valid_until=form.cleaned_data["valid_until"])
        if not people or not html:
            raise Http404
        name, only = consent.label.capitalize(), people[0] if len(people) == 1 else None
        return paper_answer(kind, html, name=f"{name}, {only.initials_last}" if only else name, of=only)


class ConsentPaper(SignedInView):
    """A consent in the wording that was signed; where that was not kept, there is nothing to print."""

    def get(self, request: HttpRequest, pk: int, kind: str) -> HttpResponse:
        del request
        consent: Consent = self.find(Consent, pk)
        if not consent.text:
            raise Http404
        return paper_answer(kind, signed_html(consent), name=str(consent), of=consent)


class WithdrawalPaper(SignedInView):
    """The withdrawal of the consent, to be signed or as it was recorded."""

    def get(self, request: HttpRequest, pk: int, kind: str) -> HttpResponse:
        del request
        consent: Consent = self.find(Consent, pk)
        return paper_answer(kind, withdrawal_html(consent), name=f"Отзыв, {consent}", of=consent)
