"""Forms about a pair: proposing it, and what its mentor's work rests on."""

from typing import Any

from mentoring.enums import PAIR_ENDED
from mentoring.exceptions import ImpossibleStepError
from mentoring.forms.pair import BasisForm, PairForm
from mentoring.models import Pair
from mentoring.views.base import FormPage


class PairAdd(FormPage):
    form_class = PairForm
    permission = "mentoring.propose_pair"
    back_name = "pairs"
    title = "Предложить пару"
    submit = "Предложить"

    def form_kwargs(self) -> dict[str, Any]:
        wanted = {name: self.request.GET[name] for name in ("mentor", "mentees") if self.request.GET.get(name)}
        return {"initial": wanted}

    def save(self, form: PairForm) -> tuple[str, str]:
        pair = form.save()
        return "Пара предложена. Теперь участие подтверждают наставник и наставляемый.", pair.get_absolute_url()


class PairBasis(FormPage):
    form_class = BasisForm
    permission = "mentoring.change_pair"
    title = "Согласие наставника и основание работы"

    def get_thing(self) -> Pair:
        pair: Pair = self.find(Pair, self.kwargs["pk"])
        return pair

    def form_kwargs(self) -> dict[str, Any]:
        return {"instance": self.thing}

    def save(self, form: BasisForm) -> tuple[str, str]:
        if self.thing.state in PAIR_ENDED:
            raise ImpossibleStepError("Пара уже закончена: её согласие и основание больше не меняются.")
        return "Согласие и основание записаны.", form.save().get_absolute_url()
