"""Addresses of the regulations."""

from django.urls import path

from documents.views import regulation, regulation_sample, regulation_steps

urlpatterns = [
    path("", regulation.RegulationList.as_view(), name="regulations"),
    path("add/", regulation.RegulationAdd.as_view(), name="regulation_add"),
    path("outline/", regulation.RegulationOutline.as_view(), name="regulation_outline"),
    path("sample/", regulation_sample.RegulationSample.as_view(), name="regulation_sample"),
    path("<int:pk>/", regulation.RegulationDetail.as_view(), name="regulation"),
    path("<int:pk>/edit/", regulation.RegulationEdit.as_view(), name="regulation_edit"),
    path("<int:pk>/cover/", regulation.RegulationCover.as_view(), name="regulation_cover"),
    path("<int:pk>/hear/", regulation.RegulationHear.as_view(), name="regulation_hear"),
    path("<int:pk>/approve/", regulation_steps.RegulationApprove.as_view(), name="regulation_approve"),
    path("<int:pk>/order/", regulation_steps.RegulationOrder.as_view(), name="regulation_order"),
    path("<int:pk>/edition/", regulation_steps.RegulationNewEdition.as_view(), name="regulation_new_edition"),
    path("<int:pk>/revoke/", regulation_steps.RegulationRevoke.as_view(), name="regulation_revoke"),
    path("<int:pk>/discard/", regulation_steps.RegulationDiscard.as_view(), name="regulation_discard"),
    path("<int:pk>/show/", regulation_steps.RegulationShow.as_view(), name="regulation_show"),
    path("<int:pk>/preview/", regulation.RegulationPaper.as_view(), {"kind": "preview"}, name="regulation_preview"),
    path("<int:pk>/regulation.pdf", regulation.RegulationPaper.as_view(), {"kind": "pdf"}, name="regulation_pdf"),
    path("<int:pk>/regulation.docx", regulation.RegulationPaper.as_view(), {"kind": "docx"}, name="regulation_docx"),
]
