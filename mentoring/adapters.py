"""What allauth asks of this site: sentences, the owner's password, and how the second factor is kept."""

import base64
import hashlib
import logging
import time
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.app_settings import REAUTHENTICATION_TIMEOUT
from allauth.account.authentication import get_authentication_records
from allauth.core.internal import ratelimit
from allauth.core.internal.ratelimit import RateLimitUsage
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib import messages
from django.urls import reverse
from django.utils import timezone

from mentoring.devices import mark_of, remember
from mentoring.enums import AccessKind
from mentoring.middleware import LAST_SEEN
from mentoring.models import User
from mentoring.russian import plural
from mentoring.services import access_journal
from mentoring.services.account import second_factor_is_required, set_own_password, take_own_address

logger = logging.getLogger(__name__)

MINUTES = f"{settings.LOCKOUT_MINUTES} {plural(settings.LOCKOUT_MINUTES, 'минуту', 'минуты', 'минут')}"
MISMATCH = "Неверное имя для входа, почта или пароль. Проверьте раскладку клавиатуры и Caps Lock."
TOO_MANY = f"Слишком много попыток: подождите {MINUTES} и попробуйте снова."


class AccountAdapter(DefaultAccountAdapter):
    error_messages: ClassVar = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": MISMATCH,
        "email_password_mismatch": MISMATCH,
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": TOO_MANY,
        "enter_current_password": "Это не нынешний пароль.",
        "incorrect_password": "Неверный пароль.",
        "duplicate_email": "Это и есть ваш нынешний адрес.",
    }

    def is_open_for_signup(self, request: Any) -> bool:
        return False

    def set_password(self, user: Any, password: str) -> None:
        set_own_password(user, password)

    def pre_authenticate(self, request: Any, **credentials: Any) -> None:
        """Count a guess for its account first, those of a known device apart; then for the address it comes from.

        By name or by mail, it is a guess at the same account; an address of mail may be of several.
        A locked address keeps nobody out who types the right password on a known device, or has a second factor.
        """
        login = str(credentials.get("username", "")).lower()
        accounts = list(User.objects.signing_in_as(login))
        marks = {account.username.lower(): mark_of(request, account.pk) for account in accounts} or {login: ""}
        used = [_counted(request, "login_failed_of_account", f"{name} {mark}") for name, mark in marks.items()]
        if None in used:
            raise self.validation_error("too_many_login_attempts")
        is_known = any(marks.values())
        from_address = None if is_known else _counted(request, "login_failed_from_address")
        self._is_refused = not is_known and from_address is None
        if self._is_refused and not any(account.has_second_factor for account in accounts):
            raise self.validation_error("too_many_login_attempts")
        self._login_failed_rl_usage = RateLimitUsage(
            [part for usage in (*used, from_address) if usage for part in usage.usage]
        )

    def authentication_failed(self, request: Any, **credentials: Any) -> None:
        super().authentication_failed(request, **credentials)
        if self._is_refused:  # as whoever has no second factor: nobody is to learn who has one
            raise self.validation_error("too_many_login_attempts")

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Say the same whether or not the mail went out: the page must not tell which addresses are known."""
        try:
            super().send_mail(template_prefix, email, {**context, "days": settings.LINK_DAYS})
        except OSError:
            logger.exception("A mail could not be sent: %s", template_prefix)

    def confirm_email(self, request: Any, email_address: Any) -> bool:
        """Keep it where all addresses are kept: the row in allauth's own table would outlive a change of the card."""
        take_own_address(email_address.user, email_address.email)
        email_address.delete()
        self.add_message(request, messages.SUCCESS, "account/messages/email_confirmed.txt")
        return True

    def get_email_verification_redirect_url(self, email_address: Any) -> str:
        return reverse("profile")

    def post_login(self, request: Any, user: Any, **kwargs: Any) -> Any:
        request.session[LAST_SEEN] = timezone.now().timestamp()
        answer = super().post_login(request, user, **kwargs)
        remember(request, answer, user.pk)
        access_journal.record(AccessKind.SIGN_IN, by=user)
        return answer

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Spare whoever has only just signed in from proving it a second time."""
        records = get_authentication_records(self.request, self.request.user)
        return not any(time.time() - record["at"] < REAUTHENTICATION_TIMEOUT for record in records)


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages: ClassVar = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "Неверный код. Введите тот, который приложение показывает сейчас.",
        "cannot_delete_authenticator": "Организация требует второй фактор: выключить его нельзя.",
    }

    def get_totp_label(self, user: Any) -> str:
        return str(user.get_username())

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        user: User = authenticator.user
        return not second_factor_is_required(user)

    def encrypt(self, text: str) -> str:
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _box().decrypt(encrypted_text.encode()).decode()


def _counted(request: Any, action: str, key: str = "") -> RateLimitUsage | None:
    return ratelimit.consume(request, app="allauth.account", action=action, key=key)


def _box() -> Fernet:
    """Keep the secrets of telephones unreadable in a stolen copy of the database: the key is not in it."""
    key = hashlib.sha256(b"second factor" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
