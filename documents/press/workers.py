"""Processes that draw: each draws one paper at a time, and is renewed after some hundred of them.

A process, not a thread: what a hostile text costs in time and memory is taken back whole, and pages are served
meanwhile. They are started anew (no fork), so that they inherit no connection to a database.
"""

import logging
import os
import signal
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from documents.press import wire
from documents.press.refusals import InvalidError, PressError, TooLargeError, TooLongError

ROOT = Path(__file__).resolve().parents[2]
IDLE_SECONDS = 300
"""After which a process that nobody needs ends itself."""
GRACE_SECONDS = 60
"""Beyond the time of a paper: the process starts, and ends itself first."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Limits:
    """Of a paper: seconds, megabytes of memory. Of a process: papers before it is renewed."""

    seconds: int
    megabytes: int
    papers: int


class EndedIdleError(Exception):
    """The process had ended before it got the paper."""


class Worker:
    """One process, as the site sees it."""

    def __init__(self, limits: Limits) -> None:
        self.drawn = 0
        talk, theirs = socket.socketpair()
        talk.settimeout(limits.seconds + GRACE_SECONDS)
        told = (limits.seconds, limits.megabytes, IDLE_SECONDS)
        with talk, theirs:
            self.process = subprocess.Popen(  # noqa: S603 - our own module, and numbers
                [sys.executable, "-m", "documents.press.drawer", *map(str, told)],
                cwd=ROOT,
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C stops the site, which then lets it go; pandoc ends with it
            )
            self._stream = cast("BinaryIO", talk.makefile("rwb"))

    def draw(self, *task: str) -> bytes:
        """Return the drawn paper; after any PressError but an InvalidError the process is gone."""
        try:
            wire.send(self._stream, *(part.encode() for part in task))
            status, content = wire.receive(self._stream), wire.receive(self._stream)
        except (EOFError, OSError) as error:
            raise self._end(error) from error
        self.drawn += 1
        if status == wire.DONE:
            return content
        if status == wire.INVALID:
            raise InvalidError(content.decode().splitlines())
        self.stop()
        if status == wire.TOO_LARGE:
            raise TooLargeError
        log.error("A paper was not drawn:\n%s", content.decode())
        raise PressError

    def _end(self, error: Exception) -> Exception:
        """Take leave of a process that does not answer; return what to say of its paper."""
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(0 if isinstance(error, TimeoutError) else 1)
        status = self.process.poll()
        self.stop()
        if status == 0:
            return EndedIdleError()
        log.error("A process that drew a paper ended with status %s", status)
        return _refusal(status)

    def stop(self) -> None:
        """End the process, with what it has started."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        with suppress(OSError):
            self._stream.close()


def _refusal(status: int | None) -> PressError:
    """Tell by its end what a process lacked; None where it had to be ended."""
    if status in {None, -signal.SIGALRM}:
        return TooLongError()
    # Pango ends the process where it gets no memory.
    return TooLargeError() if status in {-signal.SIGTRAP, -signal.SIGABRT} else PressError()


class Workers:
    """The processes of this process of the site; who draws at once is the queue's to decide."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._lock = threading.Lock()
        self._idle: list[Worker] = []

    def draw(self, *task: str) -> bytes:
        """Draw in a process of its own; a process that has died meanwhile costs only its own paper."""
        while True:
            worker = self._take()
            try:
                drawn = worker.draw(*task)
            except EndedIdleError:
                continue
            except InvalidError:
                self._give_back(worker)
                raise
            self._give_back(worker)
            return drawn

    def _take(self) -> Worker:
        with self._lock:
            while self._idle:
                worker = self._idle.pop()
                if worker.process.poll() is None:
                    return worker
                worker.stop()
        return Worker(self._limits)

    def _give_back(self, worker: Worker) -> None:
        """Keep the process for the next paper; one that has drawn enough is replaced, which the next need not await."""
        if worker.drawn >= self._limits.papers:
            worker.stop()
            worker = Worker(self._limits)
        with self._lock:
            self._idle.append(worker)

    def stop(self) -> None:
        with self._lock:
            while self._idle:
                self._idle.pop().stop()
