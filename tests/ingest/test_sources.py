import gzip
import os
from pathlib import Path

import pytest

from service.ingest.inputs import Idle, Item, RawInput, Rejection
from service.ingest.sources import Feed


def read(*paths: Path | str, longest: int = 1000) -> list[Item]:
    return list(Feed([str(path) for path in paths], longest=longest))


def rejection(item: Item) -> Rejection:
    assert isinstance(item, Rejection)
    return item


def test_every_kind_of_file_of_a_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"a":1}\n\n{"a":2}')
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(b"{}\n") + gzip.compress(b"[]\n"))
    (tmp_path / "c.txt").write_bytes(b"\xef\xbb\xbfTin\r\nmoi")
    feed = Feed([str(tmp_path)])
    assert list(feed) == [
        RawInput(str(tmp_path / "a.jsonl"), 1, "json", b'{"a":1}'),
        RawInput(str(tmp_path / "a.jsonl"), 3, "json", b'{"a":2}'),
        RawInput(str(tmp_path / "b.jsonl.gz"), 1, "json", b"{}"),
        RawInput(str(tmp_path / "b.jsonl.gz"), 2, "json", b"[]"),
        RawInput(str(tmp_path / "c.txt"), None, "page", b"\xef\xbb\xbfTin\r\nmoi"),
    ]
    assert feed.position == sum(path.stat().st_size for path in tmp_path.iterdir())


def test_the_position_moves_with_the_reading(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"[]\n" * 4)
    (tmp_path / "b.jsonl").write_bytes(b"[]\n" * 4)
    feed = Feed([str(tmp_path)])
    assert [feed.position for _ in feed] == [3, 6, 9, 12, 15, 18, 21, 24]


def test_standard_input_is_json_lines() -> None:
    reading, writing = os.pipe()
    os.write(writing, b'{"a":1}\r\n{"a":2}')
    os.close(writing)
    items = list(Feed(["-"], stdin=reading))
    os.close(reading)
    assert [item for item in items if not isinstance(item, Idle)] == [
        RawInput("-", 1, "json", b'{"a":1}'),
        RawInput("-", 2, "json", b'{"a":2}'),
    ]


def test_unknown_and_missing_files_are_rejected_and_the_rest_read(tmp_path: Path) -> None:
    (tmp_path / "a.xyz").write_bytes(b"\0\1")
    (tmp_path / "b.txt").symlink_to(tmp_path / "none")
    os.mkfifo(tmp_path / "c.jsonl")
    (tmp_path / "d.jsonl").write_bytes(b"{}")
    unknown, missing, fifo, read_on = read(tmp_path)
    assert rejection(unknown).reason.startswith("not a kind of file that is read (.jsonl .jsonl.gz .txt ")
    assert rejection(missing).reason == rejection(fifo).reason == "missing, or not a regular file"
    assert read_on == RawInput(str(tmp_path / "d.jsonl"), 1, "json", b"{}")


LINES = b"".join(b'{"title": "Tin so %d", "views": %d}\n' % (n, n * n) for n in range(1000))


def test_of_a_truncated_file_the_whole_lines_are_read(tmp_path: Path) -> None:
    whole = gzip.compress(LINES)
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(whole[: len(whole) // 2])
    (tmp_path / "b.jsonl").write_bytes(b"{}")
    *lines, cut, read_on = read(tmp_path)
    assert len(lines) > 100
    assert all(isinstance(item, RawInput) for item in lines)
    assert rejection(cut).source == str(path)
    assert rejection(cut).reason.startswith(
        f"the file can't be read after line {len(lines)}: Compressed file ended"
    )
    assert read_on == RawInput(str(tmp_path / "b.jsonl"), 1, "json", b"{}")


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"{}\n", "Not a gzipped file"), (gzip.compress(LINES)[:20] + b"\0" * 50, "")],
)
def test_a_corrupt_file_is_rejected(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(content)
    (item,) = read(path)
    assert rejection(item).reason.startswith(f"the file can't be read: {reason}")
    assert rejection(item).content is None


def test_a_page_beyond_the_limit_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 1001)
    (tmp_path / "b.txt").write_bytes(b"x" * 1000)
    refused, taken = read(tmp_path)
    assert rejection(refused).reason == "a file of more than 1000 bytes"
    assert isinstance(taken, RawInput)


def test_a_huge_line_is_read_in_bounded_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"x" * 5_000_000 + b"\n{}")
    *parts, last = read(path, longest=1_000_000)
    assert max(len(rejection(part).content or b"") for part in parts) == 1_000_000
    assert last == RawInput(str(path), 2, "json", b"{}")


def test_a_folder_that_cannot_be_listed_is_rejected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def iterdir(path: Path) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", iterdir)
    (item,) = read(tmp_path)
    assert rejection(item).source == str(tmp_path)
