import io
import os

import pytest

from service.ingest.inputs import Idle, RawInput, Rejection
from service.ingest.lines import Lines, Pipe


def read(content: bytes, longest: int = 100) -> list[tuple[int | None, bytes | None]]:
    items = list(Lines(io.BytesIO(content), "a.jsonl", longest))
    return [(item.line, item.content) for item in items if not isinstance(item, Idle)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", []),
        (b"{}", [(1, b"{}")]),
        (b'{"a":1}\n{"b":2}\n', [(1, b'{"a":1}'), (2, b'{"b":2}')]),
        (b"{}\r\n\r\n{}\r\n", [(1, b"{}"), (3, b"{}")]),
        (b"\xef\xbb\xbf{}\n{}", [(1, b"{}"), (2, b"{}")]),
        (b"\xef\xbb\xbf\n", []),
        (b"\n \t\n\n{}\n\n", [(4, b"{}")]),
        (b"\xff\xfe\n{}", [(1, b"\xff\xfe"), (2, b"{}")]),
    ],
)
def test_lines_are_numbered_and_blank_ones_left_out(
    content: bytes, expected: list[tuple[int | None, bytes | None]]
) -> None:
    assert read(content) == expected


def test_a_line_of_the_longest_length_is_taken() -> None:
    assert read(b"12345678\n1234567\n1", longest=9) == [(1, b"12345678"), (2, b"1234567"), (3, b"1")]


@pytest.mark.parametrize("end", [b"", b"\n", b"\nnext\n"])
def test_a_longer_line_is_refused_in_parts_that_make_it_up(end: bytes) -> None:
    items = list(Lines(io.BytesIO(b"0123456789" * 3 + end), "a.jsonl", 8))
    refused = [item for item in items if isinstance(item, Rejection)]
    assert b"".join(item.content or b"" for item in refused).rstrip() == b"0123456789" * 3
    assert [item.part for item in refused] == [1, 2, 3, 4]
    assert {(item.line, item.reason) for item in refused} == {(1, "a line of more than 8 bytes")}
    assert [item.content for item in items if isinstance(item, RawInput)] == end.split()


def test_a_pipe_tells_when_nothing_comes() -> None:
    reading, writing = os.pipe()
    pipe = Pipe(reading, idle_seconds=0.01)
    assert pipe.readline(100) is None
    os.write(writing, b"one\ntw")
    assert pipe.readline(100) == b"one\n"
    assert pipe.readline(100) is None
    os.write(writing, b"o\nthree")
    assert pipe.readline(100) == b"two\n"
    os.close(writing)
    assert pipe.readline(100) == b"three"
    assert pipe.readline(100) == b""
    os.close(reading)


def test_a_pipe_gives_a_long_line_in_pieces() -> None:
    reading, writing = os.pipe()
    os.write(writing, b"0123456789\nab")
    os.close(writing)
    pipe = Pipe(reading)
    assert [pipe.readline(4) for _ in range(5)] == [b"0123", b"4567", b"89\n", b"ab", b""]
    os.close(reading)


class Halting(io.BytesIO):
    """Gives nothing at every second look."""

    def __init__(self, content: bytes) -> None:
        super().__init__(content)
        self.looks = 0

    def readline(self, size: int | None = -1, /) -> bytes:
        self.looks += 1
        return super().readline(size) if self.looks % 2 else None  # type: ignore[return-value]


def test_idle_moments_are_passed_on_even_inside_a_long_line() -> None:
    items = list(Lines(Halting(b"{}\n" + b"x" * 10), "-", 8))
    assert [type(item).__name__ for item in items] == [
        "RawInput", "Idle", "Rejection", "Idle", "Rejection", "Idle", "Idle",
    ]  # fmt: skip
