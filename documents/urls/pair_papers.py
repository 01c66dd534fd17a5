"""Addresses of the papers of many pairs, under those of the pairs."""

from django.urls import path

from documents.views.pair_papers import JOINED, PairPapers, PairPapersFile

urlpatterns = [
    path("papers/", PairPapers.as_view(), name="pair_papers"),
    *(
        path(f"papers/<slug:code>.{kind}", PairPapersFile.as_view(), {"kind": kind}, name=f"pair_papers_{kind}")
        for kind in JOINED
    ),
]
