"""Who draws now, who waits and who is refused: counted by locked files, by all processes of the site together.

A lock goes with the process that holds it, however that ends; nothing has to be tidied up.
"""

import fcntl
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from documents.press.refusals import AskedTooMuchError, QueueFullError

PAUSE = 0.05
"""Seconds between two looks at the places ahead."""


@dataclass(frozen=True)
class Queue:
    """at_once: papers drawn at the same time; waiting: beyond them; per_person: of both, for one who asks."""

    folder: Path
    at_once: int
    waiting: int
    per_person: int
    seconds: int

    @contextmanager
    def turn(self, person: str) -> Iterator[None]:
        """Wait until a paper may be drawn, and hold its place; person: who asks, empty for the site itself."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with ExitStack() as held:
            if person:
                own = self._lock_one(f"person-{person}-{number}" for number in range(self.per_person))
                if own is None:
                    raise AskedTooMuchError
                held.callback(os.close, own[1])
            place = self._advance(self._lock_place(range(self.at_once + self.waiting)))
            held.callback(os.close, place)
            yield

    def _lock_place(self, numbers: Iterable[int]) -> tuple[int, int]:
        found = self._lock_one(f"place-{number}" for number in numbers)
        if found is None:
            raise QueueFullError
        return found

    def _advance(self, place: tuple[int, int]) -> int:
        """Move up place by place, so that nobody overtakes; return the lock of a place that draws."""
        number, lock = place
        for _look in range(int(self.seconds / PAUSE)):
            if number < self.at_once:
                return lock
            ahead = range(self.at_once) if number == self.at_once else [number - 1]
            next_ = self._lock_one(f"place-{each}" for each in ahead)
            if next_ is None:
                time.sleep(PAUSE)
                continue
            os.close(lock)
            number, lock = (number - 1 if number > self.at_once else next_[0]), next_[1]
        os.close(lock)
        raise QueueFullError

    def _lock_one(self, names: Iterable[str]) -> tuple[int, int] | None:
        """Lock the first free one of the files; return which it was, and its descriptor; None where all are taken."""
        for number, name in enumerate(names):
            lock = os.open(self.folder / name, os.O_CREAT | os.O_RDWR, 0o600)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(lock)
            else:
                return number, lock
        return None
