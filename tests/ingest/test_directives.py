"""Directives say of themselves what their input leaves out."""

import datetime as dt
import json
from pathlib import Path

import pytest

from service.ingest.documents import read_document
from service.ingest.inputs import RawInput
from service.ingest.mapping import read_mapping
from service.model import Document

ROOT = Path(__file__).resolve().parents[2]
MAPPING = ROOT / "docs/mappings/congbao.yml"
CATALOGUE = ROOT.parent / "shared/data/directives/gazette_catalogue.jsonl"
BODY = """HỘI ĐỒNG NHÂN DÂN
HUYỆN SÔNG VÂN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/NQ-HĐND
Sông Vân, ngày 08 tháng 01 năm 2019
NGHỊ QUYẾT
Về việc trồng cây
Căn cứ Luật Tổ chức chính quyền địa phương;
Điều 1. Trồng cây trên địa bàn huyện.
"""


def document(values: dict[str, object]) -> Document:
    found = read_document(RawInput("rows.jsonl", 1, "json", json.dumps(values).encode()))
    assert isinstance(found, Document)
    return found


def test_by_its_printed_head() -> None:
    found = document({"kind": "directive", "body": BODY})
    assert (found.number, found.signed_on) == ("12/NQ-HĐND", dt.date(2019, 1, 8))
    assert found.issuer == "HỘI ĐỒNG NHÂN DÂN HUYỆN SÔNG VÂN"
    assert found.title == "NGHỊ QUYẾT Về việc trồng cây"


def test_by_its_title_line() -> None:
    found = document({"kind": "directive", "title": "Thông tư số 09/2019/TT-BYT ngày 3/4/2019 về trạm y tế"})
    assert (found.number, found.issuer, found.signed_on) == ("09/2019/TT-BYT", "Bộ Y tế", dt.date(2019, 4, 3))


def test_what_came_in_wins() -> None:
    given = {"number": "1/QĐ-X", "issuer": "Sở Y tế", "signed_on": "2020-02-03", "title": "Trồng cây"}
    found = document({"kind": "directive", "body": BODY, **given})
    assert (found.number, found.issuer, found.title) == ("1/QĐ-X", "Sở Y tế", "Trồng cây")
    assert found.signed_on == dt.date(2020, 2, 3)


def test_news_stays_as_it_came() -> None:
    assert document({"body": BODY}).number is None


def test_a_page_that_is_a_directive() -> None:
    found = read_document(RawInput("page.txt", None, "page", BODY.encode()))
    assert isinstance(found, Document)
    assert (found.kind, found.number) == ("directive", "12/NQ-HĐND")


def test_a_row_of_the_gazette() -> None:
    row = {
        "id": "congbao-1",
        "title": "Lệnh số 4/2025/L-CTN về việc công bố Luật",
        "date": "2025-12-15",
        "category": "Lệnh",
        "number": "4/2025/L-CTN",
        "issuer": "CHỦ TỊCH NƯỚC",
        "subject": "Về việc công bố Luật",
        "signers": ["Trần Văn An"],
        "signer_raw": "TRẦN VĂN AN",
        "effective": "2025-12-16",
        "gazette": "44",
        "relations": {},
        "body": "Lệnh số 4/2025/L-CTN về việc công bố Luật",
    }
    raw = RawInput("gazette.jsonl", 1, "json", json.dumps(row).encode())
    found = read_document(raw, read_mapping(MAPPING))
    assert isinstance(found, Document)
    assert (found.kind, found.source, found.signers) == ("directive", "Công báo", ("Trần Văn An",))
    assert (found.signed_on, found.effective_on) == (dt.date(2025, 12, 15), dt.date(2025, 12, 16))


@pytest.mark.skipif(not CATALOGUE.exists(), reason="the shared gazette catalogue isn't beside the project")
def test_every_row_of_the_gazette_is_taken() -> None:
    mapping = read_mapping(MAPPING)
    lines = CATALOGUE.read_bytes().splitlines()
    found = [read_document(RawInput("g", n, "json", line), mapping) for n, line in enumerate(lines, 1)]
    assert [one for one in found if not isinstance(one, Document)] == []
