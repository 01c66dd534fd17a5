"""What the press asks of a request: who wants a paper, and where to say that there will be none."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from documents.press.refusals import AskedTooMuchError, PressError
from documents.press.rendering import asking

RETRY_SECONDS = 30


class PressMiddleware:
    """Count papers by who asks for them; answer a refusal of the press with its sentence."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with asking(lambda: str(request.user.pk or "anonymous")):
            return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, PressError):
            return None
        too_much = isinstance(error, AskedTooMuchError)
        status = HTTPStatus.TOO_MANY_REQUESTS if too_much else HTTPStatus.SERVICE_UNAVAILABLE
        answer = render(request, "documents/press_refusal.html", {"sentences": error.sentences}, status=status)
        answer.headers["Retry-After"] = str(RETRY_SECONDS)
        return answer
