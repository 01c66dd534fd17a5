"""Addresses of the two banks."""

from django.urls import path

from mentoring.views import bank, bank_check, bank_many, bank_steps, training

urlpatterns = [
    path("mentors/", bank.MentorList.as_view(), name="mentors"),
    path("mentors/take/", bank_many.MentorsTake.as_view(), name="mentors_take"),
    path("mentors/<int:pk>/", bank.MentorDetail.as_view(), name="mentor"),
    path("mentors/<int:pk>/edit/", bank.MentorEdit.as_view(), name="mentor_edit"),
    path("mentors/<int:pk>/leave/", bank_steps.MentorLeave.as_view(), name="mentor_leave"),
    path("mentors/<int:pk>/select/", bank_steps.MentorSelect.as_view(), name="mentor_select"),
    path("mentors/<int:pk>/train/", bank_steps.MentorTrain.as_view(), name="mentor_train"),
    path("mentors/<int:pk>/enter/", bank_steps.MentorEnter.as_view(), name="mentor_enter"),
    path("mentors/<int:pk>/confirm/", bank_steps.MentorConfirm.as_view(), name="mentor_confirm"),
    path("mentors/<int:pk>/trainings/add/", training.TrainingAdd.as_view(), name="training_add"),
    path("trainings/<int:pk>/edit/", training.TrainingEdit.as_view(), name="training_edit"),
    path("trainings/<int:pk>/delete/", training.TrainingDelete.as_view(), name="training_delete"),
    path("banks/check/", bank_check.BankCheck.as_view(), name="bank_check"),
    path("mentees/", bank.MenteeList.as_view(), name="mentees"),
    path("mentees/take/", bank_many.MenteesTake.as_view(), name="mentees_take"),
    path("mentees/<int:pk>/", bank.MenteeDetail.as_view(), name="mentee"),
    path("mentees/<int:pk>/edit/", bank.MenteeEdit.as_view(), name="mentee_edit"),
    path("mentees/<int:pk>/leave/", bank_steps.MenteeLeave.as_view(), name="mentee_leave"),
    path("mentees/<int:pk>/confirm/", bank_steps.MenteeConfirm.as_view(), name="mentee_confirm"),
    path("mentees/<int:pk>/support/", bank_steps.MenteeSupport.as_view(), name="mentee_support"),
]
