import base64
from pathlib import Path

import orjson
import pytest

from service.ingest.inputs import Rejection
from service.ingest.rejected import RejectedLog


def logged(path: Path, *rejections: Rejection) -> list[dict[str, object]]:
    with RejectedLog(path) as log:
        for rejection in rejections:
            log.write(rejection)
    return [orjson.loads(line) for line in path.read_bytes().splitlines()]


@pytest.mark.parametrize(
    ("rejection", "row"),
    [
        (
            Rejection("a.jsonl", 3, "not JSON", b'{"title": "Qu\xe1\xba\xadn\xe2\x80\xa8'),
            {"source": "a.jsonl", "line": 3, "reason": "not JSON", "input": '{"title": "Quận\u2028'},
        ),
        (
            Rejection("-", 1, "views: -1", b"{}", id="a/1"),
            {"source": "-", "line": 1, "id": "a/1", "reason": "views: -1", "input": "{}"},
        ),
        (
            Rejection("a.pdf", None, "kind"),
            {"source": "a.pdf", "line": None, "reason": "kind", "input": None},
        ),
        (
            Rejection("a.jsonl", 1, "too long", b"x", part=2),
            {"source": "a.jsonl", "line": 1, "reason": "too long", "part": 2, "input": "x"},
        ),
        (
            Rejection("a.txt", None, "not UTF-8", b"Qu\xff"),
            {
                "source": "a.txt",
                "line": None,
                "reason": "not UTF-8",
                "input": "Qu\\xff",
                "input_base64": base64.b64encode(b"Qu\xff").decode(),
            },
        ),
    ],
)
def test_a_row_keeps_source_line_reason_and_input(
    tmp_path: Path, rejection: Rejection, row: dict[str, object]
) -> None:
    assert logged(tmp_path / "new" / "rejected.jsonl", rejection) == [row]


def test_each_run_begins_anew(tmp_path: Path) -> None:
    path = tmp_path / "rejected.jsonl"
    assert len(logged(path, Rejection("a", 1, "x"), Rejection("a", 2, "x"))) == 2
    assert logged(path) == []


def test_others_can_read_along(tmp_path: Path) -> None:
    path = tmp_path / "rejected.jsonl"
    with RejectedLog(path) as log:
        log.write(Rejection("a", 1, "x"))
        log.flush()
        assert path.read_bytes().count(b"\n") == 1
