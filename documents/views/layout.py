"""The page on which the columns of a table are chosen, named, ordered and widened."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from documents.forms.layout import DOWN, FIT, UP, LayoutForm
from mentoring.views.base import FormPage


class LayoutPage(FormPage):
    """«↑», «↓» and «Подогнать ширины» change what is typed without saving it.

    A subclass names its `LayoutForm`, the permission, and saves.
    """

    template_name = "documents/layout_edit.html"
    title = "Колонки таблицы"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        step, _, field = request.POST.get("then", "").partition(":")
        if step not in {UP, DOWN, FIT}:
            return super().post(request, *args, **kwargs)
        form: LayoutForm = self.get_form(request.POST)
        answer = self._show(request, form.rearranged(step, field))
        answer.status_code = 200
        return answer
