"""Addresses of the extract of the council's minutes, under those of the pairs."""

from django.urls import path

from documents.views.council import CouncilExtract

urlpatterns = [
    path(f"<int:pk>/council.{kind}", CouncilExtract.as_view(), {"kind": kind}, name=f"council_extract_{kind}")
    for kind in ("pdf", "docx")
]
