"""What the curator says beforehand: wishes about pairs, and the weights of the criteria."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from mentoring.forms.matching import WeightsForm, WishForm
from mentoring.models import PairWish
from mentoring.services import pair_wish as wishes
from mentoring.services.matching import reset_weights
from mentoring.views.base import FormPage, SignedInView
from mentoring.views.matching import PROPOSES


class WishList(FormPage):
    """Who must, and who must not, be together; one more is added beside."""

    form_class = WishForm
    permission = PROPOSES
    template_name = "mentoring/match_wishes.html"
    title = "Условия подбора"
    submit = "Добавить"
    back_name = "match_draft"
    creates = True

    def more_context(self) -> dict[str, Any]:
        found = PairWish.objects.visible_to(self.user).select_related("mentor__employee", "mentee__employee")
        return {"wishes": found.order_by("mentee__employee__search", "pk")}

    def save(self, form: WishForm) -> tuple[str, str]:
        wish = form.save()
        return f"Условие записано: {wish.mentee} и {wish.mentor} – {wish.get_kind_display()}.", reverse("match_wishes")


class WishRemove(SignedInView):
    """Done at once: the row can be added again."""

    permission = PROPOSES

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        wish: PairWish = self.find(PairWish, pk)
        self.require(wish)
        wishes.take_back(wish)
        messages.success(request, f"Условие снято: {wish.mentee} и {wish.mentor}.")
        return HttpResponseRedirect(reverse("match_wishes"))


class WeightsEdit(FormPage):
    form_class = WeightsForm
    permission = PROPOSES
    template_name = "mentoring/match_weights.html"
    title = "Что важно при подборе"
    back_name = "match_draft"

    def save(self, form: WeightsForm) -> tuple[str, str]:
        form.save()
        return "Веса сохранены. Подбор уже считает по ним.", reverse("match_draft")


class WeightsReset(SignedInView):
    permission = PROPOSES

    def post(self, request: HttpRequest) -> HttpResponse:
        self.require()
        organization: Any = self.user.organization
        reset_weights(organization)
        messages.success(request, "Возвращены обычные веса.")
        return HttpResponseRedirect(reverse("match_weights"))
