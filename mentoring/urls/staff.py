"""Addresses of the staff."""

from django.urls import path

from mentoring.views import archive, bank, clearance, consent, joining, questionnaire_ask, staff

urlpatterns = [
    path("", staff.EmployeeList.as_view(), name="employees"),
    path("add/", staff.EmployeeAdd.as_view(), name="employee_add"),
    path("<int:pk>/", staff.EmployeeDetail.as_view(), name="employee"),
    path("<int:pk>/edit/", staff.EmployeeEdit.as_view(), name="employee_edit"),
    path("<int:pk>/clearances/", clearance.ClearancesEdit.as_view(), name="employee_clearances"),
    path("<int:pk>/consent/", consent.ConsentAdd.as_view(), name="consent_add"),
    path("<int:pk>/archive/", archive.EmployeeArchive.as_view(), name="employee_archive"),
    path("<int:pk>/restore/", archive.EmployeeRestore.as_view(), name="employee_restore"),
    path("<int:pk>/anonymize/", archive.EmployeeAnonymize.as_view(), name="employee_anonymize"),
    path("<int:pk>/join/", joining.EmployeeJoin.as_view(), name="employee_join"),
    path("joinings/<int:pk>/part/", joining.EmployeePart.as_view(), name="employee_part"),
    path("<int:pk>/mentor/", bank.MentorTake.as_view(), name="mentor_take"),
    path("<int:pk>/mentee/", bank.MenteeTake.as_view(), name="mentee_take"),
    path("<int:pk>/ask-mentor/", questionnaire_ask.MentorAsk.as_view(), name="mentor_questionnaire_ask"),
    path("<int:pk>/ask-mentee/", questionnaire_ask.MenteeAsk.as_view(), name="mentee_questionnaire_ask"),
]
