"""Addresses of the orders."""

from django.urls import path

from documents.views import case_form, order, order_draft, order_sign

urlpatterns = [
    path("", order.OrderList.as_view(), name="orders"),
    path("add/", order_draft.OrderAdd.as_view(), name="order_add"),
    path("<int:pk>/", order.OrderDetail.as_view(), name="order"),
    path("<int:pk>/edit/", order_draft.OrderEdit.as_view(), name="order_edit"),
    path("<int:pk>/compose/", order_draft.OrderCompose.as_view(), name="order_compose"),
    path("<int:pk>/discard/", order_draft.OrderDiscard.as_view(), name="order_discard"),
    path("<int:pk>/sign/", order_sign.OrderSign.as_view(), name="order_sign"),
    path("<int:pk>/preview/", order.OrderPaper.as_view(), {"kind": "preview"}, name="order_preview"),
    path("<int:pk>/order.pdf", order.OrderPaper.as_view(), {"kind": "pdf"}, name="order_pdf"),
    path("<int:pk>/order.docx", order.OrderPaper.as_view(), {"kind": "docx"}, name="order_docx"),
    path("cases/<int:pk>/", case_form.CaseForms.as_view(), name="case_forms"),
]
