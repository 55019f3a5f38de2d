import gzip
import subprocess
import sys
from pathlib import Path

import orjson
import pytest

from tests.scripts.conftest import Tracuu

PAGE = """UBND HUYỆN SÔNG VÂN TRIỂN KHAI KẾ HOẠCH TRỒNG CÂY NĂM 2019
Ngày đăng 08/01/2019 | 07:30

Đồng chí Vũ Khắc Lâm - Phó Chủ tịch UBND huyện quán triệt Chỉ thị số 45-CT/TW ngày 21/6/2010 của Ban Bí thư.
"""


def test_prints_what_would_be_indexed_of_a_page(tracuu: Tracuu, tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    outcome = tracuu("extract", path)
    assert outcome.status == 0
    found = orjson.loads(outcome.out)
    assert found["title"] == "UBND HUYỆN SÔNG VÂN TRIỂN KHAI KẾ HOẠCH TRỒNG CÂY NĂM 2019"
    assert found["published_at"] == "2019-01-08T07:30:00+07:00"
    assert [person["name"] for person in found["people"]] == ["Vũ Khắc Lâm"]
    assert [reference["number"] for reference in found["references"]] == ["45-CT/TW"]


@pytest.mark.parametrize("name", ["rows.jsonl", "rows.jsonl.gz", "rows"])
def test_prints_a_line_for_each_document(tracuu: Tracuu, tmp_path: Path, name: str) -> None:
    rows = '{"title": "Một"}\n\n{"titel": "Hai"}\n{"title": "Ba"}\n'.encode()
    path = tmp_path / name
    path.write_bytes(gzip.compress(rows) if name.endswith(".gz") else rows)
    outcome = tracuu("extract", path)
    assert outcome.status == 1
    assert [orjson.loads(line)["title"] for line in outcome.out.splitlines()] == ["Một", "Ba"]
    assert outcome.err == f"tracuu: {path} line 3: unknown key: titel\n"


@pytest.mark.parametrize(("format", "titled"), [("text", False), ("json", True)])
def test_the_form_can_be_told(tracuu: Tracuu, tmp_path: Path, format: str, titled: bool) -> None:
    path = tmp_path / "page"
    path.write_bytes(b'{"title": "T"}')
    found = orjson.loads(tracuu("extract", "--format", format, path).out)
    assert (found.get("title") == "T") is titled


FILES = Path(__file__).parents[1] / "ingest" / "formats" / "files"


@pytest.mark.parametrize(
    ("name", "format", "title"),
    [
        ("tables.html", "auto", "HUYỆN SÔNG VÂN TỔNG KẾT PHONG TRÀO THI ĐUA NĂM 2018"),
        ("modern.html", "html", "Huyện Sông Vân tổng kết phong trào thi đua năm 2018"),
        ("decision.pdf", "auto", "QUYẾT ĐỊNH Về việc phê duyệt kế hoạch trồng cây"),
        ("feed.atom", "rss", "Tin mới"),
    ],
)
def test_prints_what_would_be_indexed_of_a_file(
    tracuu: Tracuu, tmp_path: Path, name: str, format: str, title: str
) -> None:
    path = tmp_path / (name if format == "auto" else "saved")
    path.write_bytes((FILES / name).read_bytes())
    outcome = tracuu("extract", "--format", format, path)
    assert outcome.status == 0
    assert orjson.loads(outcome.out)["title"].startswith(title)


def test_a_file_is_known_by_what_is_inside(tracuu: Tracuu, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes((FILES / "decision.pdf").read_bytes())
    found = orjson.loads(tracuu("extract", tmp_path / "a").out)
    assert (found["number"], found["signers"]) == ("125/QĐ-UBND", ["Vũ Khắc Lâm"])
    (tmp_path / "b").write_text(PAGE, encoding="utf-16")
    assert orjson.loads(tracuu("extract", tmp_path / "b").out)["published_at"] == "2019-01-08T07:30:00+07:00"


def test_a_picture_is_refused(tracuu: Tracuu, tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    outcome = tracuu("extract", tmp_path / "a.jpg")
    assert (outcome.status, outcome.out) == (1, "")
    assert outcome.err.endswith("a.jpg: a JPEG picture: a scan without text\n")


def test_a_page_without_text_is_rejected(tracuu: Tracuu, tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(b"\xef\xbb\xbf\n")
    outcome = tracuu("extract", path)
    assert (outcome.status, outcome.err) == (1, f"tracuu: {path}: title or body must hold text\n")


@pytest.mark.parametrize("content", [b"no gzip", gzip.compress(b"{}" * 1000)[:-9]])
def test_a_file_that_cannot_be_read_is_2(tracuu: Tracuu, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "rows.jsonl.gz"
    path.write_bytes(content)
    assert tracuu("extract", path).status == 2


def test_standard_input() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "scripts.cli", "extract", "-"],
        input=PAGE.encode(),
        capture_output=True,
        check=True,
    )
    assert orjson.loads(done.stdout)["published_at"] == "2019-01-08T07:30:00+07:00"
