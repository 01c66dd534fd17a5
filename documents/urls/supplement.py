"""Addresses of the supplement to the mentor's employment contract, under those of the pairs."""

from django.urls import path

from documents.views.supplement import SupplementPaper

urlpatterns = [
    path(f"<int:pk>/supplement.{kind}", SupplementPaper.as_view(), {"kind": kind}, name=f"supplement_{kind}")
    for kind in ("pdf", "docx")
]
