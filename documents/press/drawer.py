"""A process that draws papers and does nothing else: no Django, no database, no requests.

Started by workers.py with a socket as its standard input. It ends itself when a paper takes too long, when it has
been idle, and when the site that started it has ended.
"""

import os
import resource
import signal
import socket
import sys
import traceback
from typing import BinaryIO, cast

from documents.press import gost, wire
from documents.press.refusals import InvalidError

MEGABYTE = 2**20
PATIENCE = 10
"""By how much its papers stand behind the pages of the site: `nice`."""


def main(seconds: int, megabytes: int, idle_seconds: int) -> None:
    os.nice(PATIENCE)
    # Not the address space, of which pandoc reserves a terabyte that it never touches.
    resource.setrlimit(resource.RLIMIT_DATA, (megabytes * MEGABYTE, megabytes * MEGABYTE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    stream = _stream(idle_seconds)
    from documents.press import drawing  # noqa: F401, PLC0415 - takes seconds, while nobody waits yet

    while True:
        try:
            kind, edition, html = (wire.receive(stream).decode() for _part in range(3))
        except (EOFError, TimeoutError):
            return
        signal.alarm(seconds)  # nobody catches it: it ends the process, whatever that is busy with
        status, content = _drawn(kind, edition, html)
        signal.alarm(0)
        wire.send(stream, status, content)
        if status not in {wire.DONE, wire.INVALID}:
            return


def _stream(idle_seconds: int) -> BinaryIO:
    talk = socket.socket(fileno=os.dup(sys.stdin.fileno()))
    talk.settimeout(idle_seconds)
    return cast("BinaryIO", talk.makefile("rwb"))


def _drawn(kind: str, edition: str, html: str) -> tuple[bytes, bytes]:
    from documents.press import drawing  # noqa: PLC0415 - see above

    try:
        return wire.DONE, drawing.DRAWN[kind](html, edition=gost.EDITIONS[edition])
    except InvalidError as error:
        return wire.INVALID, "\n".join(error.failures).encode()
    except MemoryError:
        return wire.TOO_LARGE, b""
    except Exception:  # noqa: BLE001 - whatever it is, the site logs it
        return wire.FAILED, traceback.format_exc().encode()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
