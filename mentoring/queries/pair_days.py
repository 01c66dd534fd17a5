"""What is decided about a pair for days to come, in words for its page and its line in lists."""

import datetime as dt

from mentoring.enums import PAIR_ENDED, PAIR_LIVING, PairState
from mentoring.models import Pair, PairMentee
from mentoring.russian import since


def decided(pair: Pair, *, day: dt.date) -> list[str]:
    """Return a phrase for each thing that orders say of later days; empty where the pair goes on as it is."""
    state = pair.state_on(day)
    if state == PairState.COMING:
        return [f"вступит в силу {since(pair.in_force_from or pair.starts_on)}"]
    pauses = [pause for pause in pair.pauses.all() if pause.lasts(day)] if state in PAIR_LIVING else []
    found = [f"{_name(member)} {place_note(member, day=day)}" for member in pair.members.all() if member.changes(day)]
    found += [f"пауза {since(pause.starts_on)}{_until(pause.ends_on)}" for pause in pauses]
    if pair.state in PAIR_ENDED and state not in PAIR_ENDED:
        found.append(f"прекращается, последний день – {pair.ends_on:%d.%m.%Y}")
    return found


def place_note(member: PairMentee, *, day: dt.date) -> str:
    """«в группе с 14.12.2026», «в группе по 06.12.2026», empty of who is there as long as the pair is."""
    if member.joined_on and member.joined_on > day:
        return f"в группе {since(member.joined_on)}"
    return f"в группе по {member.released_on:%d.%m.%Y}" if member.released_on else ""


def _name(member: PairMentee) -> str:
    return member.mentee.employee.initials_last


def _until(day: dt.date | None) -> str:
    return f" по {day:%d.%m.%Y}" if day else ""
