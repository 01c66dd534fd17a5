from django.urls import path

from showcase import views

urlpatterns = [
    path("", views.home, name="showcase"),
    path("organizations/<slug:slug>/", views.organization, name="showcase_organization"),
    path("regulations/<int:pk>/public.pdf", views.regulation, name="showcase_regulation"),
    path("results/<int:pk>/", views.result, name="showcase_result"),
]
