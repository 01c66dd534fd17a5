"""What a user does shows in the own numbers at once."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from desk.counts import forget_counts
from mentoring.models import User


class FreshCountsMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        if request.method == "POST" and isinstance(request.user, User):
            forget_counts(request.user)
        return answer
