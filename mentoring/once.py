"""A form that makes something is taken once: a double click and «Назад» lead to what it made, in the same words.

Such a form carries a key of its own (`{% form_key %}`); sent again with the same content it is the same form. With
another content it is meant, and taken. The key is remembered in the transaction of what was made, so that of two at the
same moment one is first and the other waits for it.

Where no script keeps the key for «Назад» (static/app/app.js), the browser asks for the page anew and gets another one:
no answer to a signed-in person is kept. The same content under another key may be meant or not, so that a page on which
something was typed asks (`made_lately`); who wants one more sends it once more.
"""

import datetime as dt
import hashlib
import hmac
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve
from django.utils import timezone

from mentoring.models import SentForm

FORM_KEY, ONCE_MORE = "form_key", "once_more"
NOT_TYPED = frozenset({"csrfmiddlewaretoken", FORM_KEY, ONCE_MORE})
LATELY = dt.timedelta(hours=1)
REDIRECT, REFUSED = 302, 400


class OnceMiddleware:
    """Stands after the messages and before all that acts."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST" or not request.user.is_authenticated or not request.POST.get(FORM_KEY):
            return self.get_response(request)
        with transaction.atomic():
            content = _content(request)
            sent, is_first = SentForm.objects.get_or_create(mark=_mark(request, content), defaults={"content": content})
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


def made_lately(request: HttpRequest) -> SentForm | None:
    """Return what the person has made of the same content under another key; None where one more is asked for."""
    if ONCE_MORE in request.POST or not request.POST.get(FORM_KEY):
        return None
    since = timezone.now() - LATELY
    taken = SentForm.objects.filter(content=_content(request), sent_at__gte=since).exclude(url="").order_by("-pk")
    return next((sent for sent in taken if _is_there(sent)), None)


def _is_there(sent: SentForm) -> bool:
    """Whether the page that it led to still opens: what was made may have been deleted."""
    try:
        found = resolve(urlsplit(sent.url).path)
    except Resolver404:
        return False
    model = getattr(getattr(found.func, "view_class", None), "model", None)
    return model is None or "pk" not in found.kwargs or model._default_manager.filter(pk=found.kwargs["pk"]).exists()


def _mark(request: HttpRequest, content: str) -> str:
    return hashlib.sha256(repr((content, request.POST[FORM_KEY])).encode("utf-8", "surrogatepass")).hexdigest()


def _content(request: HttpRequest) -> str:
    """Return the same for the same content that the same person sends to the same address.

    Under the site's key: where a password is typed, the tables alone tell nobody whether a guess is right.
    """
    found = hmac.new(settings.SECRET_KEY.encode(), repr((request.user.pk, request.path)).encode(), "sha256")
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
