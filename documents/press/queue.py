"""Who draws now, who waits and who is refused: counted by locked files, by all processes of the site together.

A lock goes with the process that holds it, however that ends; nothing has to be tidied up.
"""

import fcntl
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from documents.press.refusals import AskedTooMuchError, QueueFullError

PAUSE = 0.05
"""Seconds between two looks at the places ahead."""


@dataclass(frozen=True)
class Queue:
    """at_once: papers drawn at the same time; waiting: seats beyond them; per_person: of both, for one who asks."""

    folder: Path
    at_once: int
    waiting: int
    per_person: int
    seconds: int

    @contextmanager
    def seat(self, person: str) -> Iterator[None]:
        """Let in, or refuse at once, who has papers drawn one after another; person: empty for the site itself."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with self._one_of(f"person-{person}-{number}" for number in range(self.per_person if person else 0)) as own:
            if person and own is None:
                raise AskedTooMuchError
            with self._one_of(f"seat-{number}" for number in range(self.at_once + self.waiting)) as seat:
                if seat is None:
                    raise QueueFullError
                yield

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait, with a seat, until a paper may be drawn, and hold its place."""
        place = self._advance()
        try:
            yield
        finally:
            os.close(place)

    def _advance(self) -> int:
        """Move up from the end, place by place, so that nobody overtakes; return the lock of a place that draws."""
        until = time.monotonic() + self.seconds
        number = self.at_once + self.waiting
        lock = self._await([number], until)
        while number >= self.at_once:
            ahead = [number - 1] if number > self.at_once else range(self.at_once)
            behind = lock
            try:
                lock = self._await(ahead, until)
            finally:
                os.close(behind)
            number -= 1
        return lock

    def _await(self, places: Iterable[int], until: float) -> int:
        while True:
            lock = self._lock_one(f"place-{number}" for number in places)
            if lock is not None:
                return lock
            if time.monotonic() > until:
                raise QueueFullError
            time.sleep(PAUSE)

    @contextmanager
    def _one_of(self, names: Iterable[str]) -> Iterator[int | None]:
        lock = self._lock_one(names)
        try:
            yield lock
        finally:
            if lock is not None:
                os.close(lock)

    def _lock_one(self, names: Iterable[str]) -> int | None:
        """Lock the first free one of the files; return its descriptor, None where all are taken."""
        for name in names:
            lock = os.open(self.folder / name, os.O_CREAT | os.O_RDWR, 0o600)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(lock)
            else:
                return lock
        return None
