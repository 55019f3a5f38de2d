import io
import time
import zipfile
import zlib
from pathlib import Path

import orjson
import pytest

from service.ingest import quarantine
from service.ingest.inputs import Form, Idle, Item, RawInput, Rejection
from service.ingest.quarantine import Limits, Quarantine, parse_anew
from tests.ingest.hostile import obey

LIMITS = Limits(seconds=1, memory=2**28)


def files(*contents: bytes, form: Form = "html") -> list[RawInput]:
    return [RawInput(f"{number}.html", None, form, content) for number, content in enumerate(contents)]


def told(items: list[Item]) -> list[str]:
    """What became of each file: its body, or the reason."""
    return [
        item.reason if isinstance(item, Rejection) else orjson.loads(item.content)["body"]
        for item in items
        if not isinstance(item, Idle)
    ]


def opened(*contents: bytes, processes: int = 1) -> list[str]:
    with Quarantine(processes, LIMITS, obey) as workers:
        return told(list(workers.opened(files(*contents))))


def test_files_come_back_in_their_order() -> None:
    contents = [str(number).encode() for number in range(12)]
    assert opened(*contents, processes=3) == [content.decode() for content in contents]


def test_what_needs_no_parser_passes_in_its_place() -> None:
    lines = RawInput("a.jsonl", 1, "json", b"{}")
    with Quarantine(2, LIMITS, obey) as workers:
        items = list(workers.opened([lines, *files(b"a"), Idle(), Rejection("x", None, "no"), lines]))
    assert [type(item).__name__ for item in items] == [
        "RawInput",
        "RawInput",
        "Idle",
        "Rejection",
        "RawInput",
    ]
    assert items[0] == items[4] == lines


def test_no_process_is_started_for_nothing() -> None:
    with Quarantine(2, LIMITS, obey) as workers:
        assert list(workers.opened([Idle()])) != []
        assert workers._workers == []


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"loop", "the parser took more than 1 seconds of processor time"),
        (b"crash", "the parser crashed (SIGSEGV), or needed more than 268435456 bytes of memory"),
        (b"exit", "the parser ended its process, twice"),
        (b"eat", "the parser needs more than 268435456 bytes of memory"),
        (b"raise", "the parser failed: ValueError: không\\ud800"),
        (b"refuse", "nothing in it"),
    ],
)
def test_a_hostile_file_costs_itself_alone(
    monkeypatch: pytest.MonkeyPatch, content: bytes, reason: str
) -> None:
    monkeypatch.setattr(quarantine, "PATIENCE", 60)  # a busy machine gives a second of processor in many
    assert opened(b"before", content, b"after") == ["before", reason, "after"]


def test_one_that_only_waits_is_ended_by_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quarantine, "PATIENCE", 6)
    begun = time.monotonic()
    assert opened(b"sleep", b"after") == ["the parser took more than 6 seconds", "after"]
    assert time.monotonic() - begun < 120


def test_a_worker_that_the_machine_kills_costs_nothing(tmp_path: Path) -> None:
    content = f"once {tmp_path / 'flag'}"
    assert opened(content.encode(), b"after") == [content, "after"]


def test_a_feed_gives_several_and_holes_are_told() -> None:
    with Quarantine(1, LIMITS, obey) as workers:
        first, second, third, hole = workers.opened(files(b"three"))
    assert [item.line for item in (first, second, third)] == [1, 2, 3]
    assert hole == Rejection("0.html", None, "a hole")


def test_workers_leave_no_core_and_are_replaced_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quarantine, "FILES_PER_WORKER", 2)
    assert opened(b"core", b"a", b"b", b"c", b"core") == ["0", "a", "b", "c", "0"]


def test_an_interrupted_run_leaves_no_worker() -> None:
    with Quarantine(1, LIMITS, obey) as workers:
        next(workers.opened(files(b"a", b"b", b"c")))
        process = workers._workers[0]._process
    assert not process.is_alive()


def pdf_of_streams(*streams: bytes) -> bytes:
    """A page whose content is each stream, compressed once more than it was."""
    parts = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"]
    numbers = " ".join(f"{4 + number} 0 R" for number in range(len(streams)))
    parts.append(f"<< /Type /Page /Parent 2 0 R /Contents [{numbers}] >>".encode())
    for stream in streams:
        head = f"<< /Length {len(stream)} /Filter [/FlateDecode /FlateDecode] >>\nstream\n".encode()
        parts.append(head + stream + b"\nendstream")
    body, places = bytearray(b"%PDF-1.7\n"), []
    for number, part in enumerate(parts, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n".encode() + part + b"\nendobj\n"
    table = b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    trailer = f"trailer << /Size {len(parts) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF".encode()
    return bytes(body) + f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n".encode() + table + trailer


def pdf_bomb() -> bytes:
    return pdf_of_streams(zlib.compress(zlib.compress(b"q " * 2**28, 9), 9))


def pdf_loop() -> bytes:
    """A tree of pages that has itself for a child."""
    return pdf_of_streams(b"").replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]")


def docx_bomb() -> bytes:
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(300):
            part.write(b" " * 2**20)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("form", "content"),
    [
        ("pdf", pdf_bomb()),
        ("pdf", pdf_loop()),
        ("docx", docx_bomb()),
        ("html", b"<div>" * 200_000 + "Tin mới".encode()),
        ("html", b"<a <a " * 200_000),
        ("rss", b"<rss>" * 100_000),
        ("rss", b'<!DOCTYPE r [<!ENTITY a "x"><!ENTITY b "' + b"&a;" * 9_999 + b'">]><rss>&b;</rss>'),
    ],
    ids=["pdf bomb", "pdf loop", "zip bomb", "deep html", "html of openings", "deep xml", "entities"],
)
def test_real_bombs_and_the_file_after_them(form: Form, content: bytes) -> None:
    page = f"<html><body><p>{'Ủy ban nhân dân huyện họp. ' * 9}</p></body></html>".encode()
    limits = Limits(seconds=2, memory=2**29)
    with Quarantine(1, limits, parse_anew) as workers:
        refused, taken = workers.opened([*files(content, form=form), *files(page)])
    assert isinstance(refused, Rejection)
    assert isinstance(taken, RawInput)
