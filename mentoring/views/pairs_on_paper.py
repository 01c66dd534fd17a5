"""The sheets that came back signed: one page for all proposed pairs."""

from typing import Any

from django.contrib import messages
from django.urls import reverse

from mentoring.additions import Place, actions_at
from mentoring.enums import PairState
from mentoring.forms.pair_answers import NOBODY_ASKED
from mentoring.forms.pairs_on_paper import PairsOnPaperForm
from mentoring.models import Pair
from mentoring.russian import counted_pairs
from mentoring.views.base import FormPage


class PairsOnPaper(FormPage):
    form_class = PairsOnPaperForm
    template_name = "mentoring/pairs_on_paper.html"
    permission = "mentoring.propose_pair"
    back_name = "pairs"
    title = "Согласия на бумаге"
    submit = "Отметить подписи"

    def more_context(self) -> dict[str, Any]:
        return {"print_actions": actions_at(Place.PAIRS_PRINT, self.user, None)}

    def closed(self) -> str:
        return "" if Pair.objects.visible_to(self.user).filter(state=PairState.PROPOSED).exists() else NOBODY_ASKED

    def save(self, form: PairsOnPaperForm) -> tuple[str, str]:
        recorded, refusals = form.save()
        for sentence in refusals:
            messages.warning(self.request, sentence)
        return f"Подписи отмечены: {counted_pairs(len(recorded))}.", reverse("pairs")
