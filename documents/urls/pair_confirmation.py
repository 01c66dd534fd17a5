"""Addresses of the sheet on which a proposed pair is agreed to, under those of the pairs."""

from django.urls import path

from documents.views.pair_confirmation import PairConfirmation

urlpatterns = [
    path(
        f"confirmations/<int:pk>/sheet.{kind}",
        PairConfirmation.as_view(),
        {"kind": kind},
        name=f"pair_confirmation_{kind}",
    )
    for kind in ("pdf", "docx")
]
