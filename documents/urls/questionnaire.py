"""Addresses of the questionnaires' papers, under those of the questionnaires."""

from django.urls import path

from documents.views.questionnaire import QuestionnaireBlank, QuestionnairePaper
from mentoring.enums import Bank

KINDS = ("pdf", "docx")

urlpatterns = [
    *(
        path(
            f"<int:pk>/questionnaire.{kind}", QuestionnairePaper.as_view(), {"kind": kind}, name=f"questionnaire_{kind}"
        )
        for kind in KINDS
    ),
    *(
        path(
            f"{code}/blank.{kind}",
            QuestionnaireBlank.as_view(),
            {"bank": bank, "kind": kind},
            name=f"{code}_questionnaire_blank_{kind}",
        )
        for code, bank in (("mentor", Bank.MENTORS), ("mentee", Bank.MENTEES))
        for kind in KINDS
    ),
]
