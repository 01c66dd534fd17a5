"""Addresses of the roadmaps."""

from django.urls import path

from roadmap.views import activity, cover, layout, roadmap, stage

urlpatterns = [
    path("", roadmap.RoadmapList.as_view(), name="roadmaps"),
    path("add/", roadmap.RoadmapAdd.as_view(), name="roadmap_add"),
    path("<int:pk>/", roadmap.RoadmapDetail.as_view(), name="roadmap"),
    path("<int:pk>/edit/", roadmap.RoadmapEdit.as_view(), name="roadmap_edit"),
    path("<int:pk>/stage/", stage.StageAdd.as_view(), name="stage_add"),
    path("<int:pk>/approve/", roadmap.RoadmapApprove.as_view(), name="roadmap_approve"),
    path("<int:pk>/complete/", roadmap.RoadmapComplete.as_view(), name="roadmap_complete"),
    path("<int:pk>/discard/", roadmap.RoadmapDiscard.as_view(), name="roadmap_discard"),
    path("<int:pk>/cover/", cover.RoadmapCover.as_view(), name="roadmap_cover"),
    path("<int:pk>/hear/", cover.RoadmapHear.as_view(), name="roadmap_hear"),
    path("<int:pk>/table/", layout.RoadmapTable.as_view(), name="roadmap_table"),
    path("<int:pk>/preview/", roadmap.RoadmapPaper.as_view(), {"kind": "preview"}, name="roadmap_preview"),
    path("<int:pk>/roadmap.pdf", roadmap.RoadmapPaper.as_view(), {"kind": "pdf"}, name="roadmap_pdf"),
    path("<int:pk>/roadmap.docx", roadmap.RoadmapPaper.as_view(), {"kind": "docx"}, name="roadmap_docx"),
    path("stages/<int:pk>/add/", activity.ActivityAdd.as_view(), name="activity_add"),
    path("stages/<int:pk>/delete/", stage.StageDelete.as_view(), name="stage_delete"),
    path("stages/<int:pk>/edit/", stage.StageEdit.as_view(), name="stage_edit"),
    path("activities/", activity.ActivityList.as_view(), name="activities"),
    path("activities/<int:pk>/done/", activity.ActivityDone.as_view(), name="activity_done"),
    path("activities/<int:pk>/reopen/", activity.ActivityReopen.as_view(), name="activity_reopen"),
    path("activities/<int:pk>/drop/", activity.ActivityDrop.as_view(), name="activity_drop"),
    path("activities/<int:pk>/edit/", activity.ActivityEdit.as_view(), name="activity_edit"),
    path("activities/<int:pk>/delete/", activity.ActivityDelete.as_view(), name="activity_delete"),
]
