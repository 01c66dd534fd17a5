"""What every request needs before its view."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone


class OrganizationTimeZoneMiddleware:
    """Show and read times in the time zone of the signed-in user's organization."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        organization = getattr(request.user, "organization", None)
        if organization is None:
            return self.get_response(request)
        with timezone.override(organization.time_zone):
            return self.get_response(request)
