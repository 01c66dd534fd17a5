from django.urls import path

from desk.views import Desk, HelpPage, HelpStart

urlpatterns = [
    path("desk/", Desk.as_view(), name="desk"),
    path("help/", HelpStart.as_view(), name="help_start"),
    path("help/<slug:role>/", HelpPage.as_view(), name="help_page"),
]
