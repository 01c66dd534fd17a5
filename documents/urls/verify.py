"""The address that the code on a paper leads to."""

from django.urls import path

from documents.views.verify import Verify

urlpatterns = [path("<str:code>/", Verify.as_view(), name="verify")]
