"""What becomes of a program when its pair gets a new mentor."""

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
    it is the new mentor who has to stand for it, and the mentees answer for it in the new pair.
    """
    program = Program.objects.filter(pair=pair).exclude(state=ProgramState.COMPLETED).first()
    if program is None:
        return
    fresh = locked(program)
    fresh.pair = successor
    if fresh.state in PROGRAM_WRITABLE | PROGRAM_IN_REVIEW:
        fresh.acknowledgements.filter(version=fresh.version).delete()
        fresh.offered_at = None
    fresh.save(update_fields=["pair", "offered_at"])
    why = f"Наставник теперь: {successor.mentor.employee.initials_last}"
    writing = ProgramState.DRAFT if fresh.version == 1 else ProgramState.CHANGED
    if fresh.state not in PROGRAM_IN_REVIEW or not move(fresh, writing, by=by, at=at, why=why):
        remark(fresh, by=by, at=at, why=why)
