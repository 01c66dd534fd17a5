"""Addresses of the agreements."""

from django.urls import path

from mentoring.views import agreement

urlpatterns = [
    path("add/<int:pk>/", agreement.AgreementAdd.as_view(), name="agreement_add"),
    path("<int:pk>/", agreement.AgreementDetail.as_view(), name="agreement"),
    path("<int:pk>/edit/", agreement.AgreementEdit.as_view(), name="agreement_edit"),
    path("<int:pk>/renew/", agreement.AgreementRenew.as_view(), name="agreement_renew"),
]
