"""Addresses of the requests; those of their papers are in documents."""

from django.urls import path

from mentoring.views import pair_request

urlpatterns = [
    path("", pair_request.PairRequestList.as_view(), name="pair_requests"),
    path("add/<int:pk>/", pair_request.PairRequestAdd.as_view(), name="pair_request_add"),
    path("<int:pk>/", pair_request.PairRequestDetail.as_view(), name="pair_request"),
    path("<int:pk>/opinion/", pair_request.PairRequestOpinion.as_view(), name="pair_request_opinion"),
    path("<int:pk>/decide/", pair_request.PairRequestDecide.as_view(), name="pair_request_decide"),
    path("<int:pk>/answer/", pair_request.PairRequestAnswer.as_view(), name="pair_request_answer"),
    path("<int:pk>/withdraw/", pair_request.PairRequestWithdraw.as_view(), name="pair_request_withdraw"),
]
