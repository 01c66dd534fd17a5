"""How a stream of a PDF ends.

A stream that ends in a carriage return makes, with the line feed that follows, one end of line: PDF/A then counts a
byte less than the stream's Length says. A compressed one ends so by chance, in every 25th paper: by its checksum, which
no other way of compressing changes.
"""

import re
from typing import Any

import pydyf

BEGIN, END = b"\nstream\n", b"\nendstream"
LENGTH = re.compile(rb"(?<=/Length )\d+")
_as_pydyf_writes = pydyf.Stream.data.fget


def _data(stream: Any) -> bytes:
    written: bytes = _as_pydyf_writes(stream)
    if not written.endswith(b"\r" + END):
        return written
    head, _, body = written.partition(BEGIN)
    body = body.removesuffix(END) + b" "  # which stands behind the end of what was compressed
    return LENGTH.sub(b"%d" % len(body), head) + BEGIN + body + END


def mend_ends() -> None:
    """Let every stream end well: also those that pydyf makes itself, when it is too late to finish them."""
    pydyf.Stream.data = property(_data)
