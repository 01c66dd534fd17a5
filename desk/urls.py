from django.urls import path

from desk.views import Desk

urlpatterns = [path("", Desk.as_view(), name="desk")]
