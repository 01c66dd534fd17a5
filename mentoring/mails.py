"""Letters about accounts: short, Russian, plain text."""

from contextlib import suppress
from typing import Any

from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.urls import reverse

from mentoring.models import User


def send_invitations(accounts: list[User], *, by: User, site: str) -> list[User]:
    """Mail to each the link that sets the password; return those to whom it could not be sent.

    site: how the addresses begin, «https://mentoring.example.ru»
    """
    connection = get_connection()
    try:
        connection.open()
    except OSError:  # with all of smtplib's own under it
        return accounts
    failed = [account for account in accounts if not _sent(_invitation(account, by, site), connection)]
    with suppress(OSError):
        connection.close()
    return failed


def _sent(mail: EmailMessage, connection: Any) -> bool:
    try:
        return bool(connection.send_messages([mail]))
    except OSError:
        return False


def _invitation(account: User, by: User, site: str) -> EmailMessage:
    key = {"uidb36": user_pk_to_url_str(account), "key": default_token_generator.make_token(account)}
    context = {
        "account": account,
        "by": by,
        "link": site + reverse("account_reset_password_from_key", kwargs=key),
        "site": site,
        "days": settings.LINK_DAYS,
    }
    subject = render_to_string("account/email/invitation_subject.txt", context)
    text = render_to_string("account/email/invitation_message.txt", context)
    return EmailMessage(subject.strip(), text.strip(), to=[account.email])
