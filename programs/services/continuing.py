"""What becomes of a program when its pair gets a new mentor, or a later last day."""

import datetime as dt

from django.db import transaction

from mentoring.models import Pair, User
from mentoring.services.state import locked, move, remark
from programs.enums import PROGRAM_IN_REVIEW, PROGRAM_WRITABLE, ProgramState
from programs.models import Program


@transaction.atomic
def hand_over(pair: Pair, successor: Pair, *, by: User, at: dt.datetime) -> None:
    """Give the program to the pair with the new mentor; a finished one stays with those who finished it.

    Approved versions and the history stay as they are. A version that waits for somebody's word goes back to writing:
    it is the new mentor who has to stand for it, and the mentees answer for it in the new pair. What was to end
    with its pair ends with the new one.
    """
    program = Program.objects.filter(pair=pair).exclude(state=ProgramState.COMPLETED).first()
    if program is None:
        return
    fresh = locked(program)
    if fresh.ends_on >= pair.ends_on:
        fresh.ends_on = max(successor.ends_on, fresh.starts_on)
    fresh.pair = successor
    if fresh.state in PROGRAM_WRITABLE | PROGRAM_IN_REVIEW:
        fresh.acknowledgements.filter(version=fresh.version).delete()
        fresh.offered_at = None
    fresh.save(update_fields=["pair", "ends_on", "offered_at"])
    why = f"Наставник теперь: {successor.mentor.employee.initials_last}"
    writing = ProgramState.DRAFT if fresh.version == 1 else ProgramState.CHANGED
    if fresh.state not in PROGRAM_IN_REVIEW or not move(fresh, writing, by=by, at=at, why=why):
        remark(fresh, by=by, at=at, why=why)


@transaction.atomic
def go_on(pair: Pair, *, former: dt.date, by: User, at: dt.datetime, why: str) -> None:
    """Let the program that was to end with its pair end on the pair's later day; one that was to end before does so.

    former: the last day that the pair had
    """
    ending_together = Program.objects.filter(pair=pair, ends_on__gte=former).exclude(state=ProgramState.COMPLETED)
    program = ending_together.first()
    if program is None:
        return
    fresh = locked(program)
    fresh.ends_on = pair.ends_on
    fresh.save(update_fields=["ends_on"])
    remark(fresh, by=by, at=at, why=f"Срок – по {pair.ends_on:%d.%m.%Y}, вместе с парой. {why}")
