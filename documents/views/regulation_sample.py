"""The organization's sample of a regulation."""

from typing import Any

from django.http import Http404
from django.urls import reverse

from documents.forms.regulation_sample import RegulationSampleForm, read_as_example
from documents.models import OrderTemplate
from documents.press.outline import Outline
from documents.queries.order_text import template_of
from documents.queries.regulation import SAMPLE
from documents.registry import order_kinds
from documents.services import order_template as templates
from documents.views.order_template import example
from documents.views.regulation import OutlinePage
from mentoring.exceptions import ImpossibleStepError


class RegulationSample(OutlinePage):
    form_class = RegulationSampleForm
    permission = "documents.edit_wording"
    template_name = "documents/regulation_sample.html"
    back_name = "regulations"
    title = "Образец положения"

    def template(self) -> OrderTemplate:
        if self.user.organization is None:
            raise Http404
        try:
            return template_of(self.user.organization, SAMPLE)
        except ImpossibleStepError as missing:
            raise Http404 from missing

    def form_kwargs(self) -> dict[str, Any]:
        return {"instance": self.template()}

    def shown_outline(self, form: RegulationSampleForm) -> Outline:
        return read_as_example(form.instance, form.outline)

    def more_context(self) -> dict[str, Any]:
        words = [example(*word) for word in templates.known_words(order_kinds()[SAMPLE]).items()]
        is_own = self.template().organization_id is not None
        return {**super().more_context(), "words": words, "is_own": is_own, "kind": SAMPLE}

    def save(self, form: RegulationSampleForm) -> tuple[str, str]:
        form.save()
        return "Образец сохранён: с него будут начинаться новые положения.", reverse("regulations")
