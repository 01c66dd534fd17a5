"""From which day what changes by the signature of an order about pairs, and what speaks against it: in words."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping

from mentoring.enums import PairState
from mentoring.enums.pair_change import OF_MENTOR, ChangeKind
from mentoring.models import Pair, PairChange, PairRequest, StateChange
from mentoring.russian import since

DAY = dt.timedelta(days=1)


def pair_days(pair: Pair, on: dt.date) -> str:
    begins = max(on, pair.starts_on)
    return f"{_from(begins)} работает {_noun(pair)} {pair}, последний день – {pair.ends_on:%d.%m.%Y}."


def change_days(change: PairChange, on: dt.date) -> str:
    """Say the days, and why: the paper does not tell the reason, who signs is to know it."""
    return f"{SENTENCES[change.kind](change, on)} Почему: {change.why}"


def granted_requests(changes: Iterable[PairChange]) -> list[str]:
    """Name the open requests about the mentor that an order which replaces the mentor or ends the pair grants."""
    ending = [change.pair for change in changes if change.kind in {ChangeKind.REPLACE, ChangeKind.END}]
    requests = PairRequest.objects.open().filter(pair__in=ending, kind__in=OF_MENTOR).select_related("sender")
    return [f"Этим удовлетворяется: {request}, {request.sender.initials_last}." for request in requests]


def council_objections(pairs: Iterable[Pair]) -> list[str]:
    """Tell of each pair that the council does not support its word, its remarks and why the curator goes on."""
    return [_council_objection(pair) for pair in pairs if pair.council_objects]


def _council_objection(pair: Pair) -> str:
    said = [f"{pair}: методический совет {pair.council_word}."]
    if pair.council_remarks:
        said.append(f"Замечания: {pair.council_remarks}")
    checked = StateChange.objects.of(pair).filter(to_state=PairState.CHECKED).exclude(why="").order_by("pk").last()
    if checked:
        said.append(f"Почему пара всё же проверена: {checked.why}")
    return " ".join(said)


def _noun(pair: Pair) -> str:
    return "группа" if pair.is_group else "пара"


def _from(day: dt.date) -> str:
    return since(day).capitalize()


def _prolonged(change: PairChange, _on: dt.date) -> str:
    former = change.effective_on - DAY
    return f"{change.pair}: последний день – {change.new_ends_on:%d.%m.%Y} вместо {former:%d.%m.%Y}."


def _shortened(change: PairChange, _on: dt.date) -> str:
    return f"{change.pair}: последний день – {change.new_ends_on:%d.%m.%Y} вместо {change.pair.ends_on:%d.%m.%Y}."


def _replaced(change: PairChange, on: dt.date) -> str:
    successor = change.successor
    if successor is None:
        return str(change)
    eve = max(on, successor.starts_on) - DAY
    still = change.pair.pauses.covering(max(on, successor.starts_on)).exists()
    pause = " Пауза к новой паре не переходит." if still else ""
    return f"{pair_days(successor, on)} {change.pair} прекращается, последний день – {eve:%d.%m.%Y}.{pause}"


def _joined(change: PairChange, _on: dt.date) -> str:
    return f"{_from(change.effective_on)} в группе {change.pair} – {change.mentee}."


def _released(change: PairChange, _on: dt.date) -> str:
    eve = change.effective_on - DAY
    return (
        f"{_from(change.effective_on)} {change.mentee} вне группы {change.pair}, последний день в ней – {eve:%d.%m.%Y}."
    )


def _paused(change: PairChange, _on: dt.date) -> str:
    until = f" по {change.pause_until:%d.%m.%Y}" if change.pause_until else ""
    return f"{_from(change.effective_on)}{until} {_noun(change.pair)} {change.pair} не работает."


def _resumed(change: PairChange, _on: dt.date) -> str:
    return f"{_from(change.effective_on)} {_noun(change.pair)} {change.pair} снова работает."


def _other_terms(change: PairChange, on: dt.date) -> str:
    forms, kinds = ([each.title for each in how.all()] for how in (change.new_forms, change.new_kinds))
    noun, said = "форма" if len(forms) == 1 else "формы", "», «".join(forms)
    return f"{_from(on)} {change.pair}: {noun} «{said}»; виды – {', '.join(kinds)}."


def _ended(change: PairChange, _on: dt.date) -> str:
    pair, last = change.pair, change.effective_on
    return f"{_from(last + DAY)} {_noun(pair)} {pair} прекращается, последний день – {last:%d.%m.%Y}."


SENTENCES: Mapping[str, Callable[[PairChange, dt.date], str]] = {
    ChangeKind.PROLONG: _prolonged,
    ChangeKind.SHORTEN: _shortened,
    ChangeKind.REPLACE: _replaced,
    ChangeKind.ADD: _joined,
    ChangeKind.RELEASE: _released,
    ChangeKind.PAUSE: _paused,
    ChangeKind.RESUME: _resumed,
    ChangeKind.TERMS: _other_terms,
    ChangeKind.END: _ended,
}
