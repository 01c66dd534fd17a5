"""Addresses of the requests' papers, under those of the requests."""

from django.urls import path

from documents.views.pair_request import PairRequestPaper

urlpatterns = [
    path(f"<int:pk>/request.{kind}", PairRequestPaper.as_view(), {"kind": kind}, name=f"pair_request_{kind}")
    for kind in ("pdf", "docx")
]
