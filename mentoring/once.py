"""A form that makes something is taken once: a double click and «Назад» lead to what it made, in the same words.

Such a form carries a key of its own (`{% form_key %}`); sent again with the same content it is the same form. With
another content it is meant, and taken. The key is remembered in the transaction of what was made, so that of two at the
same moment one is first and the other waits for it.
"""

import hashlib
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from mentoring.models import SentForm

FORM_KEY = "form_key"
NOT_TYPED = frozenset({"csrfmiddlewaretoken"})
REDIRECT, REFUSED = 302, 400


class OnceMiddleware:
    """Stands after the messages and before all that acts."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST" or not request.user.is_authenticated or not request.POST.get(FORM_KEY):
            return self.get_response(request)
        with transaction.atomic():
            sent, is_first = SentForm.objects.get_or_create(mark=_mark(request))
            return self._taken(request, sent) if is_first else _again(request, sent)

    def _taken(self, request: HttpRequest, sent: SentForm) -> HttpResponse:
        before = _said(request)
        answer = self.get_response(request)
        if answer.status_code == REDIRECT:
            sent.url, sent.said = answer.headers["Location"], _said(request)[len(before) :]
            sent.save(update_fields=["url", "said"])
        elif answer.status_code >= REFUSED:
            transaction.set_rollback(True)
        else:  # a page that can't be shown a second time
            sent.delete()
        return answer


def _mark(request: HttpRequest) -> str:
    """Return the same for the same form of the same person with the same content."""
    found = hashlib.sha256(repr((request.user.pk, request.path)).encode())
    for name, values in sorted(request.POST.lists()):
        if name not in NOT_TYPED:
            found.update(repr((name, values)).encode("utf-8", "surrogatepass"))
    for name, files in sorted(request.FILES.lists()):
        for file in files:
            found.update(repr((name, file.name)).encode())
            for chunk in file.chunks():
                found.update(chunk)
            file.seek(0)
    return found.hexdigest()


def _said(request: HttpRequest) -> list[tuple[int, str]]:
    """Return what is still to be shown."""
    storage: Any = messages.get_messages(request)
    said = [(message.level, str(message.message)) for message in storage]
    storage.used = False
    return said


def _again(request: HttpRequest, sent: SentForm) -> HttpResponse:
    waiting = _said(request)
    for level, text in sent.said:
        if (level, text) not in waiting:
            messages.add_message(request, level, text)
    return HttpResponseRedirect(sent.url)
