"""One's own account, and how the pages look."""

from typing import Any

from django.contrib.auth import views as auth
from django.contrib.messages.views import SuccessMessageMixin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse_lazy
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

LARGE_PRINT = "large_print"


class PasswordChange(SuccessMessageMixin, auth.PasswordChangeView):  # type: ignore[type-arg]
    template_name = "form_page.html"
    success_url = reverse_lazy("desk")
    success_message = "Пароль изменён."
    extra_context = {
        "title": "Сменить пароль",
        "submit": "Сменить пароль",
        "thing": None,
        "back_url": reverse_lazy("desk"),
    }

    def form_invalid(self, form: Any) -> HttpResponse:
        answer = super().form_invalid(form)
        answer.status_code = 422
        return answer


@require_POST
def large_print(request: HttpRequest) -> HttpResponse:
    """Switch «версия для слабовидящих» and go back."""
    request.session[LARGE_PRINT] = not request.session.get(LARGE_PRINT, False)
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(back if safe else "/")
