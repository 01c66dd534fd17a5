"""Addresses of the pairs and groups."""

from django.urls import path

from mentoring.views import pair, pair_bases, pair_form, pair_steps, pairs_on_paper

urlpatterns = [
    path("", pair.PairList.as_view(), name="pairs"),
    path("council/", pair_form.CouncilMinutes.as_view(), name="council_minutes"),
    path("bases/", pair_bases.PairBases.as_view(), name="pair_bases"),
    path("signed/", pairs_on_paper.PairsOnPaper.as_view(), name="pairs_on_paper"),
    path("add/", pair_form.PairAdd.as_view(), name="pair_add"),
    path("<int:pk>/", pair.PairDetail.as_view(), name="pair"),
    path("<int:pk>/edit/", pair_form.PairEdit.as_view(), name="pair_edit"),
    path("<int:pk>/paper/", pair_form.PairPaper.as_view(), name="pair_paper"),
    path("<int:pk>/opinion/", pair_form.PairOpinion.as_view(), name="pair_opinion"),
    path("<int:pk>/basis/", pair_form.PairBasis.as_view(), name="pair_basis"),
    path("<int:pk>/confirm/", pair_steps.PairConfirm.as_view(), name="pair_confirm"),
    path("<int:pk>/check/", pair_steps.PairCheck.as_view(), name="pair_check"),
    path("<int:pk>/decline/", pair_steps.PairDecline.as_view(), name="pair_decline"),
    path("<int:pk>/complete/", pair_steps.PairComplete.as_view(), name="pair_complete"),
]
