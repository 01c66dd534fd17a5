"""Образцы приказов: how the organization words each kind."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from documents.forms.order_template import TemplateForm
from documents.models import LegalGround, OrderTemplate
from documents.papers.order import numbered
from documents.queries.order_text import template_of
from documents.queries.placeholders import words_of
from documents.registry import OrderKind, order_kinds
from documents.services import order_template as templates
from documents.services.point import REMOVE, UP, moved
from mentoring.exceptions import ImpossibleStepError
from mentoring.forms.step import StepForm
from mentoring.models import Employee, Organization
from mentoring.views.base import FormPage, SignedInView

CASE = "вин"


class TemplateList(SignedInView):
    permission = "documents.edit_wording"

    def get(self, request: HttpRequest) -> HttpResponse:
        self.require()
        own = {template.kind for template in OrderTemplate.objects.filter(organization=self.user.organization)}
        kinds = [(kind, kind.code in own) for kind in order_kinds().values()]
        return render(request, "documents/order_template_list.html", {"kinds": kinds})


class TemplateEdit(FormPage):
    """Each button saves what is typed, but «Посмотреть»; «↑», «↓» and «Удалить» then do their own with a point."""

    form_class = TemplateForm
    permission = "documents.edit_wording"
    template_name = "documents/order_template_edit.html"
    back_name = "order_templates"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.kind.is_annex:  # written as an outline
            return HttpResponseRedirect(reverse("regulation_sample"))
        return super().get(request, *args, **kwargs)

    @property
    def kind(self) -> OrderKind:
        kind = order_kinds().get(self.kwargs["kind"])
        if kind is None:
            raise Http404
        return kind

    @property
    def title(self) -> str:  # type: ignore[override]
        return self.kind.title

    def template(self) -> OrderTemplate:
        if self.user.organization is None:
            raise Http404
        try:
            return template_of(self.user.organization, self.kind.code)
        except ImpossibleStepError as missing:
            raise Http404 from missing

    def form_kwargs(self) -> dict[str, Any]:
        return {"instance": self.template(), "kind": self.kind}

    def more_context(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "is_own": self.template().organization_id is not None,
            "words": [example(*word) for word in templates.known_words(self.kind).items()],
            "samples": self.samples,
        }

    def get_form(self, data: Any = None) -> TemplateForm:
        form: TemplateForm = super().get_form(data)
        self.samples = self._samples_as_kept(form.instance) if data is None else []
        return form

    def _samples_as_kept(self, template: OrderTemplate) -> list[dict[str, Any]]:
        valid = template.grounds.valid_on(timezone.localdate())
        return samples_of(self.kind, template, list(template.points.all()), valid)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.kind.is_annex:
            raise Http404
        if "preview" not in request.POST:
            return super().post(request, *args, **kwargs)
        form = self.get_form(request.POST)
        if form.is_valid():
            valid = form.cleaned_data["grounds"].valid_on(timezone.localdate())
            self.samples = samples_of(self.kind, form.instance, form.written_points, valid)
        return self._show(request, form)

    def save(self, form: TemplateForm) -> tuple[str, str]:
        step, _, place = self.request.POST.get("then", "").partition(":")
        form.save_rearranged(rearranged(form.written_points, step, place))
        url = reverse("order_template", args=[self.kind.code])
        return "Образец сохранён: по нему будут составляться новые проекты.", url


class TemplateReset(SignedInView):
    """Back to the common template."""

    permission = "documents.edit_wording"

    def get(self, request: HttpRequest, kind: str) -> HttpResponse:
        self._require_own(kind)
        context = {
            "thing": order_kinds()[kind].title,
            "title": "Вернуть общий образец",
            "submit": "Удалить свой образец",
            "danger": True,
            "consequences": [
                "Свой образец удаляется вместе со всеми правками; вернуть его нельзя.",
                "Новые проекты будут составляться по общему образцу; готовые проекты и приказы не изменятся.",
            ],
            "cancel_url": reverse("order_template", args=[kind]),
            "form": StepForm(),
        }
        return render(request, "step_page.html", context)

    def post(self, request: HttpRequest, kind: str) -> HttpResponse:
        templates.reset(self._require_own(kind), kind=kind)
        messages.success(request, "Снова действует общий образец.")
        return HttpResponseRedirect(reverse("order_template", args=[kind]))

    def _require_own(self, kind: str) -> Organization:
        self.require()
        if kind not in order_kinds() or self.user.organization is None:
            raise Http404
        return self.user.organization


def rearranged(points: list[Any], step: str, place: str) -> list[Any]:
    """Return the points after the step with the one at the place."""
    if not place.isdecimal() or len(place) > 3 or int(place) >= len(points):  # noqa: PLR2004
        return points
    if step == REMOVE:
        return [point for position, point in enumerate(points) if position != int(place)]
    return moved(points, int(place), up=step == UP)


def example(name: str, value: Any) -> tuple[str, str]:
    """Return how the word is written in braces, and how it reads: of what is declined, in the accusative."""
    declined = isinstance(value, Employee | list | dict)
    return (f"{{{name} {CASE}}}", words_of(value, case=CASE)) if declined else (f"{{{name}}}", words_of(value))


def samples_of(
    kind: OrderKind, template: OrderTemplate, points: list[Any], grounds: Iterable[LegalGround]
) -> list[dict[str, Any]]:
    """Return the wording filled with examples: with one line, and, where the kind has lines, with two."""
    found = []
    for title, lines in (("С одной строкой", 1), ("С двумя строками", 2)) if kind.line_samples else (("", 0),):
        said, filled = templates.sample(kind, template, points, grounds=grounds, lines=lines)
        texts = dict(zip(templates.TEXTS, said, strict=True))
        found.append({"title": title, "points": numbered(filled), **texts})
    return found
