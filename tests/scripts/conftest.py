"""`tracuu` in this process, so that a test sees its exit status, its output and its warnings."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import orjson
import pytest

from scripts import cli


@dataclass(frozen=True)
class Outcome:
    status: int
    out: str
    err: str


Tracuu = Callable[..., Outcome]


@pytest.fixture
def tracuu(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Tracuu:
    """Runs a command on an index of the test's own."""
    monkeypatch.setenv("TRACUU_INDEX", str(tmp_path / "index"))
    monkeypatch.setenv("COLUMNS", "200")

    def run(*arguments: str | Path) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["tracuu", *map(str, arguments)])
        with pytest.raises(SystemExit) as caught:
            cli.main()
        output = capfd.readouterr()
        return Outcome(int(caught.value.code or 0), output.out, output.err)

    return run


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """Three documents of a district that doesn't exist."""
    path = tmp_path / "documents.jsonl"
    rows = [
        {
            "id": "tin/1",
            "title": "Huyện Sông Vân tổng kết phong trào thi đua",
            "body": "Đồng chí Vũ Khắc Lâm, Chủ tịch UBND huyện Sông Vân chủ trì hội nghị tổng kết.",
            "published_at": "2019-01-08T07:30:00+07:00",
            "source": "Cổng thông tin huyện",
        },
        {
            "id": "tin/2",
            "body": "Lịch tiếp công dân của Thường trực Huyện ủy trong tháng 2.",
            "published_at": "2019-02-01",
        },
        {"id": "vb/1", "kind": "directive", "title": "Kế hoạch trồng cây", "number": "2/KH-UBND"},
    ]
    path.write_bytes(b"".join(orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE) for row in rows))
    return path
