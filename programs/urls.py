"""Addresses of programs, their plans and rows."""

from django.urls import path

from programs.views import cover, detail, layout, plan, program, row

PAPER = program.ProgramPaper.as_view()

urlpatterns = [
    path("", program.ProgramList.as_view(), name="programs"),
    path("alike/", cover.ProgramsAlike.as_view(), name="programs_alike"),
    path("add/<int:pk>/", program.ProgramStart.as_view(), name="program_add"),
    path("<int:pk>/", detail.ProgramPlan.as_view(), name="program"),
    path("<int:pk>/note/", detail.ProgramNote.as_view(), name="program_note"),
    path("<int:pk>/note/edit/", program.NoteEdit.as_view(), name="program_note_edit"),
    path("<int:pk>/history/", detail.ProgramHistory.as_view(), name="program_history"),
    path("<int:pk>/hear/", cover.ProgramHear.as_view(), name="program_hear"),
    path("<int:pk>/cover/", cover.ProgramCover.as_view(), name="program_cover"),
    path("<int:pk>/offer/", program.ProgramOffer.as_view(), name="program_offer"),
    path("<int:pk>/recall/", program.ProgramRecall.as_view(), name="program_recall"),
    path("<int:pk>/acknowledge/", program.ProgramAcknowledge.as_view(), name="program_acknowledge"),
    path("<int:pk>/send-back/", program.ProgramSendBack.as_view(), name="program_send_back"),
    path("<int:pk>/check/", program.ProgramCheck.as_view(), name="program_check"),
    path("<int:pk>/approve/", program.ProgramApprove.as_view(), name="program_approve"),
    path("<int:pk>/run/", program.ProgramRun.as_view(), name="program_run"),
    path("<int:pk>/change/", program.ProgramChange.as_view(), name="program_change"),
    path("<int:pk>/complete/", program.ProgramComplete.as_view(), name="program_complete"),
    path("<int:pk>/publish/", program.ProgramPublish.as_view(), name="program_publish"),
    path("<int:pk>/unpublish/", program.ProgramUnpublish.as_view(), name="program_unpublish"),
    path("<int:pk>/preview/", PAPER, {"kind": "preview"}, name="program_preview"),
    path("<int:pk>/program.pdf", PAPER, {"kind": "pdf"}, name="program_pdf"),
    path("<int:pk>/program.docx", PAPER, {"kind": "docx"}, name="program_docx"),
    path("<int:pk>/versions/<int:number>/program.pdf", PAPER, {"kind": "pdf"}, name="program_version_pdf"),
    path("<int:pk>/versions/<int:number>/program.docx", PAPER, {"kind": "docx"}, name="program_version_docx"),
    path("<int:pk>/plans/add/", plan.PlanAdd.as_view(), name="plan_add"),
    path("layouts/", layout.LayoutList.as_view(), name="plan_layouts"),
    path("layouts/<int:pk>/", layout.LayoutEdit.as_view(), name="plan_layout"),
    path("plans/<int:pk>/table/", layout.PlanTable.as_view(), name="plan_table"),
    path("plans/<int:pk>/delete/", plan.PlanDelete.as_view(), name="plan_delete"),
    path("plans/<int:pk>/add/", plan.RowAdd.as_view(), name="row_add"),
    path("plans/<int:pk>/library/", plan.Library.as_view(), name="plan_library"),
    path("rows/", row.RowList.as_view(), name="plan_rows"),
    path("rows/<int:pk>/cell/<slug:field>/", plan.CellWrite.as_view(), name="cell_write"),
    path("rows/<int:pk>/edit/", plan.RowEdit.as_view(), name="row_edit"),
    path("rows/<int:pk>/copy/", plan.RowChange.as_view(), {"what": "copy"}, name="row_copy"),
    path("rows/<int:pk>/up/", plan.RowChange.as_view(), {"what": "up"}, name="row_up"),
    path("rows/<int:pk>/down/", plan.RowChange.as_view(), {"what": "down"}, name="row_down"),
    path("rows/<int:pk>/delete/", plan.RowChange.as_view(), {"what": "delete"}, name="row_delete"),
    path("rows/<int:pk>/done/", row.RowDone.as_view(), name="row_done"),
    path("rows/<int:pk>/accept/", row.RowAccept.as_view(), name="row_accept"),
    path("rows/<int:pk>/give-back/", row.RowGiveBack.as_view(), name="row_give_back"),
    path("rows/<int:pk>/postpone/", row.RowPostpone.as_view(), name="row_postpone"),
    path("rows/<int:pk>/drop/", row.RowDrop.as_view(), name="row_drop"),
]
