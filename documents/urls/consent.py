"""Addresses of the consents' papers, beside those of the consents themselves."""

from django.urls import path

from documents.views import consent

withdrawal = consent.WithdrawalPaper.as_view()

urlpatterns = [
    path("print/", consent.ConsentPrint.as_view(), name="consent_print"),
    path("print/preview/", consent.ConsentBlanks.as_view(), {"kind": "preview"}, name="consent_blanks_preview"),
    path("print/consents.pdf", consent.ConsentBlanks.as_view(), {"kind": "pdf"}, name="consent_blanks_pdf"),
    path("print/consents.docx", consent.ConsentBlanks.as_view(), {"kind": "docx"}, name="consent_blanks_docx"),
    path("<int:pk>/preview/", consent.ConsentPaper.as_view(), {"kind": "preview"}, name="consent_preview"),
    path("<int:pk>/consent.pdf", consent.ConsentPaper.as_view(), {"kind": "pdf"}, name="consent_pdf"),
    path("<int:pk>/consent.docx", consent.ConsentPaper.as_view(), {"kind": "docx"}, name="consent_docx"),
    path("<int:pk>/withdrawal.pdf", withdrawal, {"kind": "pdf"}, name="consent_withdrawal_pdf"),
    path("<int:pk>/withdrawal.docx", withdrawal, {"kind": "docx"}, name="consent_withdrawal_docx"),
]
