"""Devices from which a person has signed in before: no flood of guesses from elsewhere keeps such a person out.

The device bears a signed cookie that names its accounts. It opens nothing: only the guesses of a device that is known
to an account are counted apart from those of all others.
"""

import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseBase

COOKIE, SALT = "device", "mentoring.devices"
KNOWN_SECONDS = 180 * 24 * 60 * 60
ACCOUNTS = 20
"""Of one device, the latest: a computer in the teachers' room is everybody's."""


def remember(request: HttpRequest, answer: HttpResponseBase, account: int) -> None:
    """Let the device be known to the account that has just signed in."""
    known = _known(request)
    mark = known.pop(str(account), None) or secrets.token_hex(8)
    latest = dict([*known.items(), (str(account), mark)][-ACCOUNTS:])
    answer.set_cookie(
        COOKIE,
        signing.dumps(latest, salt=SALT),
        max_age=KNOWN_SECONDS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def mark_of(request: HttpRequest, account: int | None) -> str:
    """Return the mark of the device, empty where the account has never signed in from it."""
    return _known(request).get(str(account), "")


def is_known(request: HttpRequest) -> bool:
    """Whether anybody has signed in from the device."""
    return bool(_known(request))


def _known(request: HttpRequest) -> dict[str, str]:
    try:
        known: dict[str, str] = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=KNOWN_SECONDS)
    except signing.BadSignature:
        return {}
    return known
