"""Addresses of the marks of electronic signatures, by the code of the kept paper."""

from django.urls import path

from documents.views import electronic_signature as views

urlpatterns = [
    path("<str:code>/", views.SignatureEdit.as_view(), name="signature_edit"),
    path("<str:code>/remove/", views.SignatureRemove.as_view(), name="signature_remove"),
    path("<str:code>/signed.pdf", views.KeptPaper.as_view(), name="signature_signed_pdf"),
    path("<str:code>/marked.pdf", views.MarkedPaper.as_view(), {"kind": "pdf"}, name="signature_marked_pdf"),
    path("<str:code>/marked.docx", views.MarkedPaper.as_view(), {"kind": "docx"}, name="signature_marked_docx"),
    path("<str:code>/signed.zip", views.SignedZip.as_view(), name="signature_zip"),
]
