"""Letters about accounts and questionnaires: short, Russian, plain text."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any, TypeVar

from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.urls import reverse

from mentoring.models import Questionnaire, User

Thing = TypeVar("Thing")


def send_invitations(accounts: Iterable[User], *, by: User, site: str) -> list[User]:
    """Mail to each the link that sets the password; return those to whom it could not be sent.

    site: how the addresses begin, «https://mentoring.example.ru»
    """
    return _undelivered([(account, _invitation(account, by, site)) for account in accounts])


def send_questionnaires(asked: Iterable[Questionnaire], *, by: User, site: str) -> list[Questionnaire]:
    """Mail to each the link to the own questionnaire; return those to whom it could not be sent."""
    return _undelivered([(thing, _questionnaire(thing, by, site)) for thing in asked])


def _undelivered(letters: list[tuple[Thing, EmailMessage]]) -> list[Thing]:
    """Send all over one connection; return what the letters that did not go out are about."""
    connection = get_connection()
    try:
        connection.open()
    except OSError:  # with all of smtplib's own under it
        return [thing for thing, _ in letters]
    failed = [thing for thing, letter in letters if not _sent(letter, connection)]
    with suppress(OSError):
        connection.close()
    return failed


def _sent(letter: EmailMessage, connection: Any) -> bool:
    try:
        return bool(connection.send_messages([letter]))
    except OSError:
        return False


def _invitation(account: User, by: User, site: str) -> EmailMessage:
    key = {"uidb36": user_pk_to_url_str(account), "key": default_token_generator.make_token(account)}
    link = site + reverse("account_reset_password_from_key", kwargs=key)
    context = {"account": account, "by": by, "link": link, "site": site, "days": settings.LINK_DAYS}
    return _letter("account/email/invitation", context, to=account.email)


def _questionnaire(thing: Questionnaire, by: User, site: str) -> EmailMessage:
    link = site + reverse("questionnaire_fill", args=[thing.pk])
    context = {"thing": thing, "by": by, "link": link}
    return _letter("mentoring/email/questionnaire", context, to=thing.employee.email)


def _letter(template: str, context: dict[str, Any], *, to: str) -> EmailMessage:
    subject = render_to_string(f"{template}_subject.txt", context)
    text = render_to_string(f"{template}_message.txt", context)
    return EmailMessage(subject.strip(), text.strip(), to=[to])
