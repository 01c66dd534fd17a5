"""Addresses of the orders."""

from django.urls import path

from documents.views import (
    case_form,
    document_kind,
    legal_ground,
    order,
    order_acquaintance,
    order_draft,
    order_point,
    order_register,
    order_sign,
    order_template,
    order_text,
    order_visa,
    thanks,
)

urlpatterns = [
    path("", order.OrderList.as_view(), name="orders"),
    path("add/", order_draft.OrderAdd.as_view(), name="order_add"),
    path("add/<slug:kind>/", order_draft.OrderAddKind.as_view(), name="order_add_kind"),
    path("templates/", order_template.TemplateList.as_view(), name="order_templates"),
    path("templates/<slug:kind>/", order_template.TemplateEdit.as_view(), name="order_template"),
    path("templates/<slug:kind>/reset/", order_template.TemplateReset.as_view(), name="order_template_reset"),
    path("kinds/", document_kind.KindList.as_view(), name="document_kinds"),
    path("kinds/add/", document_kind.KindAdd.as_view(), name="document_kind_add"),
    path("kinds/<int:pk>/", document_kind.KindEdit.as_view(), name="document_kind_edit"),
    path("grounds/", legal_ground.GroundList.as_view(), name="legal_grounds"),
    path("grounds/add/", legal_ground.GroundAdd.as_view(), name="legal_ground_add"),
    path("grounds/<int:pk>/", legal_ground.GroundEdit.as_view(), name="legal_ground_edit"),
    path("<int:pk>/", order.OrderDetail.as_view(), name="order"),
    path("<int:pk>/edit/", order_text.OrderEdit.as_view(), name="order_edit"),
    path("<int:pk>/compose/", order_draft.OrderCompose.as_view(), name="order_compose"),
    path("<int:pk>/discard/", order_draft.OrderDiscard.as_view(), name="order_discard"),
    path("<int:pk>/sign/", order_sign.OrderSign.as_view(), name="order_sign"),
    path("<int:pk>/visas/", order_visa.VisasAsk.as_view(), name="order_visas"),
    path("<int:pk>/visas/paper/", order_visa.VisasOnPaper.as_view(), name="order_visas_on_paper"),
    path("<int:pk>/visa/", order_visa.VisaGive.as_view(), name="order_visa"),
    path("<int:pk>/object/", order_visa.VisaObject.as_view(), name="order_object"),
    path("<int:pk>/reopen/", order_visa.OrderReopen.as_view(), name="order_reopen"),
    path("points/<int:pk>/done/", order_point.PointDone.as_view(), name="order_point_done"),
    path("<int:pk>/read/", order_acquaintance.OrderRead.as_view(), name="order_read"),
    *(
        path(f"thanks/<int:pk>/letters.{kind}", thanks.ThanksPaper.as_view(), {"kind": kind}, name=f"thanks_{kind}")
        for kind in ("pdf", "docx")
    ),
    path("<int:pk>/readers/", order_acquaintance.ReadersAdd.as_view(), name="order_readers"),
    path("<int:pk>/readers/paper/", order_acquaintance.ReadersOnPaper.as_view(), name="order_readers_on_paper"),
    *(
        path(
            f"<int:pk>/acquaintance.{kind}",
            order_acquaintance.AcquaintancePaper.as_view(),
            {"kind": kind},
            name=f"order_acquaintance_{kind}",
        )
        for kind in ("pdf", "docx")
    ),
    path("register/", order_register.RegisterPage.as_view(), name="order_register"),
    *(
        path(
            f"register/register.{kind}",
            order_register.RegisterPaper.as_view(),
            {"kind": kind},
            name=f"order_register_{kind}",
        )
        for kind in ("pdf", "docx")
    ),
    path("<int:pk>/preview/", order.OrderPaper.as_view(), {"kind": "preview"}, name="order_preview"),
    path("<int:pk>/order.pdf", order.OrderPaper.as_view(), {"kind": "pdf"}, name="order_pdf"),
    path("<int:pk>/order.docx", order.OrderPaper.as_view(), {"kind": "docx"}, name="order_docx"),
    path("<int:pk>/people/", case_form.OrderPeople.as_view(), name="order_people"),
    path("cases/<int:pk>/", case_form.CaseForms.as_view(), name="case_forms"),
]
