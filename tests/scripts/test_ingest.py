import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import orjson
import pytest

from tests.scripts.conftest import Tracuu

SECONDS = 60


def test_says_what_it_did(tracuu: Tracuu, documents: Path) -> None:
    outcome = tracuu("ingest", documents)
    assert (outcome.status, outcome.out) == (0, "")
    assert outcome.err.startswith("3 read in ")
    assert outcome.err.endswith("3 added, 0 updated, 0 unchanged, 0 rejected\n")
    assert "0 added, 0 updated, 3 unchanged" in tracuu("ingest", documents).err


def test_writes_a_report(tracuu: Tracuu, documents: Path, tmp_path: Path) -> None:
    tracuu("ingest", "--report", tmp_path / "report.json", documents)
    report = orjson.loads((tmp_path / "report.json").read_bytes())
    assert report.pop("seconds") >= 0
    assert report == {"read": 3, "added": 3, "updated": 0, "unchanged": 0, "rejected": 0}


def test_rejected_inputs_are_1_and_kept(tracuu: Tracuu, documents: Path, tmp_path: Path) -> None:
    with documents.open("ab") as file:
        file.write(b'{"title": 1}\n')
    outcome = tracuu("ingest", documents)
    kept = tmp_path / "index" / "rejected.jsonl"
    assert outcome.status == 1
    assert outcome.err.endswith(f"1 rejected; see {kept}\n")
    row = orjson.loads(kept.read_bytes())
    assert (row["source"], row["line"], row["input"]) == (str(documents), 4, '{"title": 1}')
    assert "rejected   1 by" in tracuu("status").out


def test_rejected_inputs_can_go_elsewhere(tracuu: Tracuu, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    assert tracuu("ingest", "--rejected", tmp_path / "no.jsonl", tmp_path / "a.pdf").status == 1
    assert orjson.loads((tmp_path / "no.jsonl").read_bytes())["input"] is None


def test_a_folder_around_the_index_can_be_read(tracuu: Tracuu, documents: Path, tmp_path: Path) -> None:
    rejected = tmp_path / "no.jsonl"
    for _ in range(2):
        assert tracuu("ingest", "--rejected", rejected, tmp_path).status == 0


def test_what_is_written_to_is_not_read(tracuu: Tracuu, documents: Path, tmp_path: Path) -> None:
    tracuu("ingest", documents)
    outcome = tracuu("ingest", tmp_path / "index")
    assert outcome.status == 2
    assert "written to by this very command" in " ".join(outcome.err.split())


def test_a_mapping_renames_keys(tracuu: Tracuu, tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text('{"ma": "1", "ten": "Kế hoạch"}\n', encoding="utf-8")
    (tmp_path / "mapping.yml").write_text("rename: {ma: id, ten: title}", encoding="utf-8")
    assert tracuu("ingest", "--mapping", tmp_path / "mapping.yml", tmp_path / "rows.jsonl").status == 0
    assert tracuu("delete", "1").status == 0


def test_a_wrong_mapping_is_2(tracuu: Tracuu, documents: Path, tmp_path: Path) -> None:
    (tmp_path / "mapping.yml").write_text("rename: {ten: tieu_de}", encoding="utf-8")
    outcome = tracuu("ingest", "--mapping", tmp_path / "mapping.yml", documents)
    assert outcome.status == 2
    assert outcome.err == f"tracuu: {tmp_path / 'mapping.yml'}: rename to unknown keys: tieu_de\n"


# -- as a process of its own -----------------------------------------------------------------------


def test_a_terminal_sees_a_bar(documents: Path, tmp_path: Path) -> None:
    main, terminal = os.openpty()
    command = [
        sys.executable,
        "-m",
        "scripts.cli",
        "ingest",
        "--index",
        str(tmp_path / "index"),
        str(documents),
    ]
    process = subprocess.Popen(command, stderr=terminal, env=os.environ | {"TERM": "xterm", "COLUMNS": "120"})
    os.close(terminal)
    seen = bytearray()
    while chunk := heard(main):
        seen += chunk
    assert process.wait(SECONDS) == 0
    assert b"3 read, " in seen
    assert b"100%" in seen


def heard(terminal: int) -> bytes:
    """Nothing once the other end is closed, which a terminal tells by an error."""
    try:
        return os.read(terminal, 2**16)
    except OSError:
        return b""


def until(met: Callable[[], bool]) -> None:
    end = time.monotonic() + SECONDS
    while not met():
        assert time.monotonic() < end
        time.sleep(0.05)


def reading(index: Path, *more: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "scripts.cli", "ingest", "--index", str(index), *more, "-"],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_standard_input(tracuu: Tracuu, tmp_path: Path) -> None:
    process = reading(tmp_path / "index")
    _, err = process.communicate(b'{"id": "1", "title": "Tin"}\r\n\n{}\n', timeout=SECONDS)
    assert process.returncode == 1
    assert b"2 read" in err
    assert "documents  1\n" in tracuu("status").out


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_it_with_all_that_came_committed(
    tracuu: Tracuu, tmp_path: Path, number: signal.Signals, status: int
) -> None:
    report = tmp_path / "report.json"
    process = reading(tmp_path / "index", "--report", str(report))
    assert process.stdin is not None
    process.stdin.write(b'{"id": "1", "title": "Tin"}\n')
    process.stdin.flush()
    until(lambda: "documents  1\n" in tracuu("status").out)
    assert "running    ingest, 1 since" in tracuu("status").out

    refused = tracuu("ingest", tmp_path / "report.json" if report.exists() else ".")
    assert refused.status == 3
    assert f"process {process.pid} is writing" in refused.err

    process.stdin.write(b'{"id": "2", "title": "Tin"}\n')
    process.stdin.flush()
    time.sleep(0.2)
    os.kill(process.pid, number)
    assert process.wait(SECONDS) == status
    process.communicate()
    assert orjson.loads(report.read_bytes())["added"] == 2
    assert "documents  2\n" in tracuu("status").out
    assert "running    nothing" in tracuu("status").out


FILES = Path(__file__).parents[1] / "ingest" / "formats" / "files"


def test_a_folder_of_every_kind_of_file(tracuu: Tracuu, tmp_path: Path) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    for path in FILES.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "scan.png").write_bytes(b"\x89PNG")
    outcome = tracuu("ingest", folder)
    assert outcome.status == 1
    assert "10 read" in outcome.err
    assert "8 added, 1 updated" in outcome.err  # modern.html and saved.html are one page by their address
    rows = map(orjson.loads, (tmp_path / "index" / "rejected.jsonl").read_bytes().splitlines())
    assert [(row["source"], row["reason"], row["input"]) for row in rows] == [
        (str(folder / "scan.png"), "a PNG picture: a scan without text", None)
    ]
    assert "7 unchanged" in tracuu("ingest", folder).err
