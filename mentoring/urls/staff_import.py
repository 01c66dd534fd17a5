"""Addresses of «Загрузить из файла»."""

from django.urls import path

from mentoring.views import staff_import

urlpatterns = [
    path("", staff_import.StaffImportAdd.as_view(), name="staff_import_add"),
    path("template/", staff_import.StaffImportTemplate.as_view(), name="staff_import_template"),
    path("<int:pk>/", staff_import.StaffImportPage.as_view(), name="staff_import"),
    path("<int:pk>/columns/", staff_import.StaffImportColumns.as_view(), name="staff_import_columns"),
    path("<int:pk>/answers/", staff_import.StaffImportAnswers.as_view(), name="staff_import_answers"),
    path("<int:pk>/write/", staff_import.StaffImportWrite.as_view(), name="staff_import_write"),
    path("<int:pk>/rejected/", staff_import.StaffImportRejected.as_view(), name="staff_import_rejected"),
]
