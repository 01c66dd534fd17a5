"""What every request needs before its view."""

from collections.abc import Callable
from typing import Any

from allauth.usersessions.models import UserSession
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils import timezone
from django_htmx.http import HttpResponseClientRedirect

from mentoring.enums import OwedStep
from mentoring.services.account import owed_step
from mentoring.text import as_typed

GetResponse = Callable[[HttpRequest], HttpResponse]

LAST_SEEN, LAST_SEEN_SECONDS = "last_seen", 15 * 60
ALWAYS_OPEN = frozenset({"logout", "account_logout", "large_print"})
OPEN_UNTIL_DONE = {
    OwedStep.PASSWORD: ("account_change_password", "password_change"),
    OwedStep.SECOND_FACTOR: ("mfa_activate_totp", "account_reauthenticate", "mfa_reauthenticate"),
}
"""Where the step is made, and the pages that belong to it."""


class TypedTextMiddleware:
    """Take all that is typed, asked or named as its author sees it: composed, with nothing unseen between the letters.

    Passwords alone stay as they are: they are compared with what they were when they were set.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.GET = _as_typed(request.GET)  # type: ignore[assignment] # as Django's own: not to be written
        if request.method == "POST":
            request.POST = _as_typed(request.POST)  # type: ignore[assignment]
            for _name, files in request.FILES.lists():
                for file in files:
                    file.name = as_typed(file.name or "")
        return self.get_response(request)


def _as_typed(data: QueryDict) -> QueryDict:
    fresh = QueryDict(mutable=True, encoding=data.encoding)
    for name, values in data.lists():
        fresh.setlist(name, values if "password" in name else [as_typed(value) for value in values])
    fresh._mutable = False  # noqa: SLF001 - as Django's own; there is no other way
    return fresh


class PrivateAnswersMiddleware:
    """Let nothing that is answered to a signed-in person be kept: by a shared computer's browser or by a proxy.

    Who signs in or out by this very request is a signed-in person too.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        signed_in = request.user.is_authenticated
        answer = self.get_response(request)
        if signed_in or request.user.is_authenticated:
            answer.headers["Cache-Control"] = "private, no-store"
        return answer


class OrganizationTimeZoneMiddleware:
    """Show and read times in the time zone of the signed-in user's organization."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        organization = getattr(request.user, "organization", None)
        if organization is None:
            return self.get_response(request)
        with timezone.override(organization.time_zone):
            return self.get_response(request)


class OwedStepMiddleware:
    """Lead who has to change the password or to set up the second factor there, whatever page was asked for."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: Any, view: object, args: object, kwargs: object) -> HttpResponse | None:
        step = owed_step(request.user)
        if step is None or request.resolver_match.view_name in ALWAYS_OPEN.union(OPEN_UNTIL_DONE[step]):
            return None
        url = reverse(OPEN_UNTIL_DONE[step][0])
        return HttpResponseClientRedirect(url) if request.htmx else HttpResponseRedirect(url)


class LastSeenMiddleware:
    """Note when and whence a session was last used: every quarter of an hour, as each note is a write."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        now = timezone.now().timestamp()
        if request.user.is_authenticated and now - request.session.get(LAST_SEEN, now) > LAST_SEEN_SECONDS:
            UserSession.objects.create_from_request(request)
            request.session[LAST_SEEN] = now
        return self.get_response(request)
