"""How the site and a process that draws speak: messages of bytes, each after its length."""

from typing import BinaryIO

DONE, TOO_LARGE, INVALID, FAILED = b"done", b"too large", b"invalid", b"failed"
LENGTH_BYTES = 8


def send(stream: BinaryIO, *parts: bytes) -> None:
    for part in parts:
        stream.write(len(part).to_bytes(LENGTH_BYTES, "big"))
        stream.write(part)
    stream.flush()


def receive(stream: BinaryIO) -> bytes:
    """Return the next message; raises EOFError where the other side has ended."""
    return _read(stream, int.from_bytes(_read(stream, LENGTH_BYTES), "big"))


def _read(stream: BinaryIO, size: int) -> bytes:
    found = stream.read(size)
    if len(found) < size:
        raise EOFError
    return found
