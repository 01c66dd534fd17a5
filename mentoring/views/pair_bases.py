"""Consents and bases of all pairs that wait for an order, by one page."""

from typing import Any

from django.contrib import messages
from django.urls import reverse
from django.utils import timezone

from mentoring.additions import Place, actions_at
from mentoring.forms.pair_bases import BasesForm
from mentoring.models import Pair
from mentoring.russian import counted_pairs
from mentoring.views.base import FormPage

NOTHING_LACKS = "У каждой согласованной пары есть согласие наставника и основание его работы."


class PairBases(FormPage):
    form_class = BasesForm
    template_name = "mentoring/pair_bases.html"
    permission = "mentoring.propose_pair"
    back_name = "pairs"
    title = "Согласия и основания работы"
    submit = "Записать"

    def more_context(self) -> dict[str, Any]:
        return {"print_actions": actions_at(Place.PAIRS_PRINT, self.user, None)}

    def closed(self) -> str:
        lacking = Pair.objects.visible_to(self.user).unready_on(timezone.localdate())
        return "" if lacking.exists() else NOTHING_LACKS

    def save(self, form: BasesForm) -> tuple[str, str]:
        done, refusals = form.save()
        for sentence in refusals:
            messages.warning(self.request, sentence)
        where = "pair_bases" if refusals else "pairs"
        return f"Согласия и основания записаны: {counted_pairs(len(done))}.", reverse(where)
