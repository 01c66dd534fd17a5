"""All addresses. The heart's own are here; each app above brings its own file."""

from django.contrib import admin
from django.urls import include, path

from mentoring.enums import Bank
from mentoring.views import account, bank, consent, pair, questionnaire, questionnaire_ask, staff

urlpatterns = [
    path("", include("showcase.urls")),
    path("desk/", include("desk.urls")),
    path("setup/", include("setup.urls")),
    path("", include("mentoring.account_urls")),
    path("large-print/", account.large_print, name="large_print"),
    path("staff/", staff.EmployeeList.as_view(), name="employees"),
    path("staff/add/", staff.EmployeeAdd.as_view(), name="employee_add"),
    path("staff/<int:pk>/", staff.EmployeeDetail.as_view(), name="employee"),
    path("staff/<int:pk>/edit/", staff.EmployeeEdit.as_view(), name="employee_edit"),
    path("staff/<int:pk>/consent/", consent.ConsentAdd.as_view(), name="consent_add"),
    path("staff/<int:pk>/mentor/", bank.MentorTake.as_view(), name="mentor_take"),
    path("staff/<int:pk>/mentee/", bank.MenteeTake.as_view(), name="mentee_take"),
    path("consents/<int:pk>/withdraw/", consent.ConsentWithdraw.as_view(), name="consent_withdraw"),
    path("mentors/", bank.MentorList.as_view(), name="mentors"),
    path("mentors/<int:pk>/", bank.MentorDetail.as_view(), name="mentor"),
    path("mentors/<int:pk>/edit/", bank.MentorEdit.as_view(), name="mentor_edit"),
    path("mentors/<int:pk>/leave/", bank.MentorLeave.as_view(), name="mentor_leave"),
    path("mentees/", bank.MenteeList.as_view(), name="mentees"),
    path("mentees/<int:pk>/", bank.MenteeDetail.as_view(), name="mentee"),
    path("mentees/<int:pk>/edit/", bank.MenteeEdit.as_view(), name="mentee_edit"),
    path("mentees/<int:pk>/leave/", bank.MenteeLeave.as_view(), name="mentee_leave"),
    path(
        "staff/<int:pk>/ask-mentor/", questionnaire_ask.MentorQuestionnaireAsk.as_view(), name="mentor_questionnaire_ask"
    ),
    path(
        "staff/<int:pk>/ask-mentee/", questionnaire_ask.MenteeQuestionnaireAsk.as_view(), name="mentee_questionnaire_ask"
    ),
    path("questionnaires/", questionnaire.QuestionnaireList.as_view(), name="questionnaires"),
    path("questionnaires/ask/", questionnaire_ask.QuestionnaireAskMany.as_view(), name="questionnaires_ask"),
    path(
        "questionnaires/mentor/begin/",
        questionnaire_ask.QuestionnaireBegin.as_view(),
        {"bank": Bank.MENTORS},
        name="mentor_questionnaire_begin",
    ),
    path(
        "questionnaires/mentee/begin/",
        questionnaire_ask.QuestionnaireBegin.as_view(),
        {"bank": Bank.MENTEES},
        name="mentee_questionnaire_begin",
    ),
    path("questionnaires/<int:pk>/", questionnaire.QuestionnaireDetail.as_view(), name="questionnaire"),
    path("questionnaires/<int:pk>/fill/", questionnaire.QuestionnaireFill.as_view(), name="questionnaire_fill"),
    path("questionnaires/<int:pk>/accept/", questionnaire.QuestionnaireAccept.as_view(), name="questionnaire_accept"),
    path("questionnaires/<int:pk>/return/", questionnaire.QuestionnaireReturn.as_view(), name="questionnaire_return"),
    path("questionnaires/<int:pk>/cancel/", questionnaire.QuestionnaireCancel.as_view(), name="questionnaire_cancel"),
    path("pairs/", pair.PairList.as_view(), name="pairs"),
    path("pairs/add/", pair.PairAdd.as_view(), name="pair_add"),
    path("pairs/<int:pk>/", pair.PairDetail.as_view(), name="pair"),
    path("pairs/<int:pk>/basis/", pair.PairBasis.as_view(), name="pair_basis"),
    path("pairs/<int:pk>/confirm/", pair.PairConfirm.as_view(), name="pair_confirm"),
    path("pairs/<int:pk>/check/", pair.PairCheck.as_view(), name="pair_check"),
    path("pairs/<int:pk>/decline/", pair.PairDecline.as_view(), name="pair_decline"),
    path("pairs/<int:pk>/pause/", pair.PairPause.as_view(), name="pair_pause"),
    path("pairs/<int:pk>/resume/", pair.PairResume.as_view(), name="pair_resume"),
    path("pairs/<int:pk>/complete/", pair.PairComplete.as_view(), name="pair_complete"),
    path("pairs/<int:pk>/terminate/", pair.PairTerminate.as_view(), name="pair_terminate"),
    path("orders/", include("documents.urls")),
    path("programs/", include("programs.urls")),
    path("roadmap/", include("roadmap.urls")),
    path("admin/", admin.site.urls),
]
