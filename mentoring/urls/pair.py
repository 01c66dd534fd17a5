"""Addresses of the pairs and groups."""

from django.urls import path

from mentoring.views import pair

urlpatterns = [
    path("", pair.PairList.as_view(), name="pairs"),
    path("add/", pair.PairAdd.as_view(), name="pair_add"),
    path("<int:pk>/", pair.PairDetail.as_view(), name="pair"),
    path("<int:pk>/basis/", pair.PairBasis.as_view(), name="pair_basis"),
    path("<int:pk>/confirm/", pair.PairConfirm.as_view(), name="pair_confirm"),
    path("<int:pk>/check/", pair.PairCheck.as_view(), name="pair_check"),
    path("<int:pk>/decline/", pair.PairDecline.as_view(), name="pair_decline"),
    path("<int:pk>/pause/", pair.PairPause.as_view(), name="pair_pause"),
    path("<int:pk>/resume/", pair.PairResume.as_view(), name="pair_resume"),
    path("<int:pk>/complete/", pair.PairComplete.as_view(), name="pair_complete"),
    path("<int:pk>/terminate/", pair.PairTerminate.as_view(), name="pair_terminate"),
]
