"""The very first page: the organization and its first administrator. It closes behind them."""

import secrets

from allauth.account.utils import perform_login
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import View

from mentoring.models import Organization
from setup.forms import SetupForm


class Setup(View):
    """Open only while there is no organization, and only to who brings the code from the terminal."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        code = request.GET.get("code", "").encode()
        known = bool(settings.SETUP_CODE) and secrets.compare_digest(code, settings.SETUP_CODE.encode())
        if not known or Organization.objects.exists():
            raise Http404
        response: HttpResponse = super().dispatch(request, *args, **kwargs)  # type: ignore[assignment]
        return response

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._show(request, SetupForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = SetupForm(request.POST)
        if not form.is_valid():
            return self._show(request, form)
        user = form.save()
        signed_in: HttpResponse = perform_login(request, user)
        return signed_in

    def _show(self, request: HttpRequest, form: SetupForm) -> HttpResponse:
        return render(request, "setup/setup.html", {"form": form}, status=422 if form.is_bound else 200)
