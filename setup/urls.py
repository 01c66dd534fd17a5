from django.urls import path

from setup.views import Setup

urlpatterns = [path("", Setup.as_view(), name="setup")]
