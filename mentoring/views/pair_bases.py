"""Consents and bases of all pairs that wait for an order, by one page."""

from typing import Any

from django.contrib import messages
from django.urls import reverse

from mentoring.additions import Place, actions_at
from mentoring.forms.pair_bases import BasesForm
from mentoring.russian import counted_pairs
from mentoring.views.base import FormPage


class PairBases(FormPage):
    form_class = BasesForm
    template_name = "mentoring/pair_bases.html"
    permission = "mentoring.propose_pair"
    back_name = "pairs"
    title = "Согласия и основания работы"
    submit = "Записать"

    def more_context(self) -> dict[str, Any]:
        return {"print_actions": actions_at(Place.PAIRS_PRINT, self.user, None)}

    def save(self, form: BasesForm) -> tuple[str, str]:
        done, refusals = form.save()
        for sentence in refusals:
            messages.warning(self.request, sentence)
        return f"Согласия и основания записаны: {counted_pairs(len(done))}.", reverse(
            "pair_bases" if refusals else "pairs"
        )
