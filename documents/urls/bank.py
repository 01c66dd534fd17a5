"""Addresses of the banks on paper."""

from django.urls import path

from documents.papers.bank import CODES
from documents.views.bank import BankPaper
from mentoring.enums import Bank

urlpatterns = [
    path(f"{bank}/bank.{kind}", BankPaper.as_view(), {"bank": bank, "kind": kind}, name=f"{CODES[bank]}_{kind}")
    for bank in Bank
    for kind in ("pdf", "docx")
]
