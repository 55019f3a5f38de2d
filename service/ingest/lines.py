"""JSON lines from a stream of bytes: numbered, bounded, one at a time."""

import os
import select
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from service.ingest.inputs import Idle, Item, RawInput, Rejection

LONGEST = 64 * 2**20
"""Bytes of one line or page: a document of this size would be some twenty thousand printed pages."""

IDLE_SECONDS = 0.5
BOM = b"\xef\xbb\xbf"


class LineStream(Protocol):
    def readline(self, size: int, /) -> bytes | None:
        """At most `size` bytes up to a line's end; b"" at the end of all, None while nothing comes."""
        ...


@dataclass
class Lines:
    """The lines of one stream. Blank ones are counted and left out.

    A line beyond `longest` is refused, in parts of that size, so that none of it is lost or held.
    """

    stream: LineStream
    source: str
    longest: int = LONGEST
    number: int = field(default=0, init=False)

    def __iter__(self) -> Iterator[Item]:
        while (piece := self.stream.readline(self.longest)) != b"":
            if piece is None:
                yield Idle()
                continue
            self.number += 1
            if len(piece) == self.longest and not piece.endswith(b"\n"):
                yield from self._too_long(piece)
                continue
            content = (piece.removeprefix(BOM) if self.number == 1 else piece).strip()
            if content:
                yield RawInput(self.source, self.number, "json", content)

    def _too_long(self, piece: bytes) -> Iterator[Item]:
        part = 0
        while piece:
            part += 1
            reason = f"a line of more than {self.longest} bytes"
            yield Rejection(self.source, self.number, reason, piece, part=part)
            if piece.endswith(b"\n"):
                return
            piece = yield from self._more()

    def _more(self) -> Generator[Item, None, bytes]:
        while (piece := self.stream.readline(self.longest)) is None:
            yield Idle()
        return piece


class Pipe:
    """A descriptor, as a stream of lines that doesn't block for long where nothing comes.

    So a slow producer's documents are committed between its lines, and a signal is answered.
    """

    def __init__(self, descriptor: int, idle_seconds: float = IDLE_SECONDS) -> None:
        self._descriptor = descriptor
        self._idle_seconds = idle_seconds
        self._buffer = bytearray()
        self._ended = False

    def readline(self, size: int, /) -> bytes | None:
        searched = 0
        while (
            (end := self._buffer.find(b"\n", searched)) < 0 and len(self._buffer) < size and not self._ended
        ):
            searched = len(self._buffer)
            if not select.select([self._descriptor], [], [], self._idle_seconds)[0]:
                return None
            chunk = os.read(self._descriptor, 2**16)
            self._ended = not chunk
            self._buffer += chunk
        taken = min(size, end + 1 if end >= 0 else size)
        line = bytes(self._buffer[:taken])
        del self._buffer[:taken]
        return line
