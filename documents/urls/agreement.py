"""Addresses where agreements are agreed and printed, under those of the agreements."""

from django.urls import path

from documents.views import agreement

urlpatterns = [
    path("<int:pk>/agree/", agreement.AgreementAgree.as_view(), name="agreement_agree"),
    path("<int:pk>/on-paper/", agreement.AgreementOnPaper.as_view(), name="agreement_on_paper"),
    path("<int:pk>/preview/", agreement.AgreementPaper.as_view(), {"kind": "preview"}, name="agreement_preview"),
    path("<int:pk>/agreement.pdf", agreement.AgreementPaper.as_view(), {"kind": "pdf"}, name="agreement_pdf"),
    path("<int:pk>/agreement.docx", agreement.AgreementPaper.as_view(), {"kind": "docx"}, name="agreement_docx"),
]
