"""Which of two accounts of one person stays open."""

from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Employee, User
from mentoring.services.account import disable, follow_cards, log_link
from mentoring.services.joining.trace import Trace

WHICH = "У человека две учётные записи: выберите, какая остаётся."


def keep_account(stays: Employee, goes: Employee, chosen: User | None, trace: Trace) -> None:
    """Give the card that stays the account chosen of two, or the only one; the other one is closed with its card."""
    accounts = {user.employee_id: user for user in User.objects.filter(employee__in=[stays, goes])}
    own, other = accounts.get(stays.pk), accounts.get(goes.pk)
    if own and other:
        _close_one(own, other, chosen, trace)
        if chosen == other:
            trace.change(other, employee=None)
            trace.change(own, employee=goes.pk)
    if other and (own is None or chosen == other):
        trace.change(other, employee=stays.pk)
        log_link(other, before=goes.pk, by=trace.by)
    _follow(stays, trace)


def _close_one(own: User, other: User, chosen: User | None, trace: Trace) -> None:
    if chosen not in {own, other}:
        raise ImpossibleStepError(WHICH)
    closed = own if chosen == other else other
    if closed.is_active:
        disable(closed, by=trace.by)
        closed.refresh_from_db()
        trace.note(closed, {"is_active": (True, False)})


def _follow(stays: Employee, trace: Trace) -> None:
    """Let the account take the address that the card has now, as any change of a card does."""
    account = User.objects.filter(employee=stays).first()
    if account is None:
        return
    before = account.email
    follow_cards([stays], by=trace.by)
    account.refresh_from_db()
    if account.email != before:
        trace.note(account, {"email": (before, account.email)})
