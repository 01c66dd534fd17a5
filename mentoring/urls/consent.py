"""Addresses of the consents; those of their papers are in documents."""

from django.urls import path

from mentoring.views import consent, consent_text

urlpatterns = [
    path("", consent.ConsentList.as_view(), name="consents"),
    path("signed/", consent.ConsentMarkMany.as_view(), name="consent_mark"),
    path("texts/", consent_text.ConsentTextList.as_view(), name="consent_texts"),
    path("texts/<int:pk>/", consent_text.ConsentTextDetail.as_view(), name="consent_text"),
    path("texts/<int:pk>/edit/", consent_text.ConsentTextEdit.as_view(), name="consent_text_edit"),
    path("<int:pk>/withdraw/", consent.ConsentWithdraw.as_view(), name="consent_withdraw"),
    path("<int:pk>/bans/", consent.ConsentBans.as_view(), name="consent_bans"),
    path("<int:pk>/scan/", consent.ConsentScan.as_view(), name="consent_scan"),
    path("<int:pk>/scan/file/", consent.ConsentScanFile.as_view(), name="consent_scan_file"),
]
