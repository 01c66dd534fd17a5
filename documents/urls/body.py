"""Addresses of the collegial bodies and their sessions."""

from django.urls import path

from documents.views import body, body_session

urlpatterns = [
    path("", body.BodyList.as_view(), name="bodies"),
    path("add/", body.BodyAdd.as_view(), name="body_add"),
    path("<int:pk>/", body.BodyDetail.as_view(), name="body"),
    path("<int:pk>/edit/", body.BodyEdit.as_view(), name="body_edit"),
    path("<int:pk>/composition/", body.BodyCompose.as_view(), name="body_compose"),
    path("<int:pk>/session/", body_session.SessionAdd.as_view(), name="body_session_add"),
    path("compositions/<int:pk>/", body.CompositionEdit.as_view(), name="body_composition_edit"),
    path("compositions/<int:pk>/discard/", body.CompositionDiscard.as_view(), name="body_composition_discard"),
    path("sessions/<int:pk>/", body_session.SessionDetail.as_view(), name="body_session"),
    path("sessions/<int:pk>/edit/", body_session.SessionEdit.as_view(), name="body_session_edit"),
    path("sessions/<int:pk>/hear/", body_session.SessionHear.as_view(), name="body_session_hear"),
    path("sessions/<int:pk>/hold/", body_session.SessionHold.as_view(), name="body_session_hold"),
    path("sessions/<int:pk>/sign/", body_session.SessionSign.as_view(), name="body_session_sign"),
    path("sessions/<int:pk>/discard/", body_session.SessionDiscard.as_view(), name="body_session_discard"),
    path("sessions/<int:pk>/agenda/", body_session.AgendaAdd.as_view(), name="agenda_add"),
    path("agenda/<int:pk>/", body_session.AgendaEdit.as_view(), name="agenda_edit"),
    path("agenda/<int:pk>/drop/", body_session.AgendaDrop.as_view(), name="agenda_drop"),
    path(
        "sessions/<int:pk>/preview/", body_session.ProtocolPaper.as_view(), {"kind": "preview"}, name="protocol_preview"
    ),
    *(
        path(
            f"sessions/<int:pk>/protocol.{kind}",
            body_session.ProtocolPaper.as_view(),
            {"kind": kind},
            name=f"protocol_{kind}",
        )
        for kind in ("pdf", "docx")
    ),
    *(
        path(
            f"decisions/<int:pk>/extract.{kind}",
            body_session.DecisionExtract.as_view(),
            {"kind": kind},
            name=f"decision_extract_{kind}",
        )
        for kind in ("pdf", "docx")
    ),
]
