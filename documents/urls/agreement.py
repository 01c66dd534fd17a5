"""Addresses of the agreements and of their papers."""

from django.urls import path

from documents.views import agreement

urlpatterns = [
    path("add/<int:pk>/", agreement.AgreementAdd.as_view(), name="agreement_add"),
    path("<int:pk>/", agreement.AgreementDetail.as_view(), name="agreement"),
    path("<int:pk>/edit/", agreement.AgreementEdit.as_view(), name="agreement_edit"),
    path("<int:pk>/agree/", agreement.AgreementAgree.as_view(), name="agreement_agree"),
    path("<int:pk>/on-paper/", agreement.AgreementOnPaper.as_view(), name="agreement_on_paper"),
    path("<int:pk>/renew/", agreement.AgreementRenew.as_view(), name="agreement_renew"),
    path("<int:pk>/preview/", agreement.AgreementPaper.as_view(), {"kind": "preview"}, name="agreement_preview"),
    path("<int:pk>/agreement.pdf", agreement.AgreementPaper.as_view(), {"kind": "pdf"}, name="agreement_pdf"),
    path("<int:pk>/agreement.docx", agreement.AgreementPaper.as_view(), {"kind": "docx"}, name="agreement_docx"),
]
