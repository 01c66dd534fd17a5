"""Addresses of the questionnaires; their papers are in documents."""

from django.urls import path

from mentoring.enums import Bank
from mentoring.views import questionnaire, questionnaire_ask

urlpatterns = [
    path("", questionnaire.QuestionnaireList.as_view(), name="questionnaires"),
    path("ask/", questionnaire_ask.QuestionnaireAskMany.as_view(), name="questionnaires_ask"),
    path(
        "mentor/begin/",
        questionnaire_ask.QuestionnaireBegin.as_view(),
        {"bank": Bank.MENTORS},
        name="mentor_questionnaire_begin",
    ),
    path(
        "mentee/begin/",
        questionnaire_ask.QuestionnaireBegin.as_view(),
        {"bank": Bank.MENTEES},
        name="mentee_questionnaire_begin",
    ),
    path("<int:pk>/", questionnaire.QuestionnaireDetail.as_view(), name="questionnaire"),
    path("<int:pk>/fill/", questionnaire.QuestionnaireFill.as_view(), name="questionnaire_fill"),
    path("<int:pk>/accept/", questionnaire.QuestionnaireAccept.as_view(), name="questionnaire_accept"),
    path("<int:pk>/return/", questionnaire.QuestionnaireReturn.as_view(), name="questionnaire_return"),
    path("<int:pk>/cancel/", questionnaire.QuestionnaireCancel.as_view(), name="questionnaire_cancel"),
]
