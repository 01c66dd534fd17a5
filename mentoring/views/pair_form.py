"""Forms about a pair: proposing it, and what its mentor's work rests on."""

from typing import Any

from django.urls import reverse

from mentoring.enums import PairState
from mentoring.forms.pair import BasisForm, PairForm, TermsForm
from mentoring.forms.pair_answers import NOBODY_ASKED, MinutesForm, OpinionForm, PaperAnswersForm
from mentoring.models import Pair
from mentoring.russian import counted_pairs
from mentoring.services.basis import recording_refusal
from mentoring.services.pair_answers import unanswered
from mentoring.services.pair_terms import editing_refusal
from mentoring.views.base import FormPage

NOTHING_TO_HEAR = (
    "Ни одна пара не ждёт мнения совета. Пара появляется здесь, когда согласны обе стороны, а в реквизитах организации "
    "отмечено, что совет есть."
)


class PairAdd(FormPage):
    form_class = PairForm
    permission = "mentoring.propose_pair"
    back_name = "pairs"
    title = "Предложить пару"
    submit = "Предложить"
    creates = True

    def form_kwargs(self) -> dict[str, Any]:
        names = ("mentor", "mentees", "starts_on", "ends_on")
        wanted = {name: self.request.GET[name] for name in names if self.request.GET.get(name)}
        return {"initial": wanted}

    def save(self, form: PairForm) -> tuple[str, str]:
        pair = form.save()
        return "Пара предложена. Теперь участие подтверждают наставник и наставляемый.", pair.get_absolute_url()


class PairFormPage(FormPage):
    """A form about one pair."""

    permission = "mentoring.change_pair"

    def get_thing(self) -> Pair:
        pair: Pair = self.find(Pair, self.kwargs["pk"])
        return pair

    def form_kwargs(self) -> dict[str, Any]:
        return {"instance": self.thing}


class PairEdit(PairFormPage):
    form_class = TermsForm
    title = "Изменить условия пары"

    def closed(self) -> str:
        return editing_refusal(self.thing)

    def save(self, form: TermsForm) -> tuple[str, str]:
        said = "Условия изменены."
        if form.amend():
            said += " Срок или цели другие, поэтому нужно новое согласие наставника и наставляемых."
        return said, self.thing.get_absolute_url()


class PairPaper(PairFormPage):
    """Who has agreed on paper, one page for all who have not answered."""

    form_class = PaperAnswersForm
    title = "Отметить согласие на бумаге"
    submit = "Отметить"

    def form_kwargs(self) -> dict[str, Any]:
        return {"pair": self.thing}

    def closed(self) -> str:
        return "" if unanswered(self.thing) else NOBODY_ASKED

    def save(self, form: PaperAnswersForm) -> tuple[str, str]:
        pair = form.save()
        said = "Согласие отмечено." + (" Согласны все." if pair.state == PairState.AGREED else "")
        return said, pair.get_absolute_url()


class PairOpinion(PairFormPage):
    form_class = OpinionForm
    permission = "mentoring.record_opinion"
    title = "Мнение совета"
    submit = "Записать"

    def save(self, form: OpinionForm) -> tuple[str, str]:
        return "Мнение совета записано.", form.save().get_absolute_url()


class CouncilMinutes(FormPage):
    """The minutes of one meeting serve all pairs that it considered."""

    form_class = MinutesForm
    permission = "mentoring.record_opinion"
    back_name = "pairs"
    title = "Протокол совета"
    submit = "Записать"
    creates = True

    def closed(self) -> str:
        return "" if Pair.objects.visible_to(self.user).awaiting_council().exists() else NOTHING_TO_HEAR

    def save(self, form: MinutesForm) -> tuple[str, str]:
        return f"Мнение совета записано: {counted_pairs(form.save())}.", reverse("pairs")


class PairBasis(PairFormPage):
    form_class = BasisForm
    title = "Согласие наставника и основание работы"

    def closed(self) -> str:
        return recording_refusal(self.thing)

    def save(self, form: BasisForm) -> tuple[str, str]:
        return "Согласие и основание записаны.", form.save().get_absolute_url()
