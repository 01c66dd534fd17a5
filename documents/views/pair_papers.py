"""The papers of many pairs in one file: sheets of consent, supplements to employment contracts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from documents.forms.pair_papers import TogetherForm
from documents.papers.pair_confirmation import confirmation_html, forming
from documents.papers.supplement import supplement_html, supplemented
from documents.press.together import Printed, in_one_pdf, in_one_zip
from documents.queries.pair_papers import printable
from documents.views.papers import together_answer
from mentoring.models import Pair
from mentoring.views.base import SignedInView

JOINED = {"pdf": in_one_pdf, "zip": in_one_zip}


@dataclass(frozen=True)
class Kind:
    """permission: asked of each pair, empty where whoever sees the pair may print it."""

    code: str
    title: str
    pairs: Callable[[], Any]
    html: Callable[[Pair], str]
    permission: str = ""


KINDS = (
    Kind("confirmation", "Листы согласия на пару", forming, confirmation_html),
    Kind("supplement", "Дополнительные соглашения", supplemented, supplement_html, "mentoring.print_basis"),
)


class PairPapers(SignedInView):
    permission = "mentoring.view_office"

    def get(self, request: HttpRequest) -> HttpResponse:
        self.require()
        return self.show(request, [self.form(kind) for kind in KINDS])

    def form(self, kind: Kind, data: Any = None) -> TogetherForm:
        return TogetherForm(
            data, kind=kind.code, offered=printable(kind.pairs(), self.user, permission=kind.permission)
        )

    def show(self, request: HttpRequest, forms: list[TogetherForm], status: int = 200) -> HttpResponse:
        kinds = list(zip(KINDS, forms, strict=True))
        return render(request, "documents/pair_papers.html", {"kinds": kinds}, status=status)


class PairPapersFile(PairPapers):
    def get(self, request: HttpRequest, code: str = "", kind: str = "") -> HttpResponse:
        self.require()
        asked = next((each for each in KINDS if each.code == code), None)
        if asked is None:
            raise Http404
        forms = [self.form(each, request.GET if each is asked else None) for each in KINDS]
        form = forms[KINDS.index(asked)]
        if not form.is_valid():
            return self.show(request, forms, status=422)
        printed = [Printed(str(pair), asked.html(pair)) for pair in form.chosen]
        return together_answer(kind, JOINED[kind](printed), name=asked.title, about=f"{asked.title}, {len(printed)}")
