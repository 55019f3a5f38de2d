"""Files as real programs make them, of a district that doesn't exist. docs/ingest.md has the table of all.

`*-libreoffice`, `*-chromium`, `*-wkhtmltopdf` and `*-pandoc` are named by the program that wrote them.
"""

from pathlib import Path
from typing import Any

import orjson
import pytest

from service.ingest.documents import read_document
from service.ingest.formats.parse import parse
from service.ingest.inputs import RawInput
from service.ingest.kinds import form_of
from service.model import Document

REAL = Path(__file__).with_name("real")


def read(name: str) -> Document:
    content = (REAL / name).read_bytes()
    form = form_of(name, content[:4_096])
    assert form is not None
    (row,) = parse(form, content).rows
    document = read_document(RawInput(name, None, "row", orjson.dumps(row)))
    assert isinstance(document, Document)
    return document


DECISION = {
    "title": "QUYẾT ĐỊNH Về việc thành lập Ban Chỉ đạo trồng cây xanh năm 2019",
    "number": "125/QĐ-UBND",
    "issuer": "ỦY BAN NHÂN DÂN HUYỆN SÔNG VÂN",
    "signed_on": "2019-01-08",
    "published_at": "2019-01-08",
    "signers": ("Vũ Khắc Lâm",),
}
OLD_DECISION = DECISION | {
    "title": "QUYẾT ĐỊNH Về việc thành lập Ban Chỉ đạo trồng cây xanh",
    "signed_on": "2003-01-08",
    "published_at": "2003-01-08",
}
GAZETTE = {
    "title": "CHỈ THỊ Về việc tăng cường công tác phòng cháy, chữa cháy rừng mùa khô năm 2019",
    "number": "07/CT-UBND",
    "issuer": "ỦY BAN NHÂN DÂN TỈNH HẠ DƯƠNG",
    "signed_on": "2019-03-14",
    "published_at": "2019-03-14",
    "signers": ("Đinh Thị Ngọc Ánh",),
}
LETTER = {
    "title": "V/v hướng dẫn quản lý cây xanh đô thị",
    "number": "256/HTKT-CTN",
    "issuer": "CỤC HẠ TẦNG KỸ THUẬT",
    "signed_on": "2021-09-03",
    "published_at": "2021-09-03",
    "signers": ("Tạ Hoàng Long",),
}
PARTY = {
    "title": "CHỈ THỊ về lãnh đạo đại hội chi bộ trực thuộc đảng ủy cơ sở",
    "number": "18-CT/HU",
    "issuer": "HUYỆN ỦY SÔNG VÂN",
    "signed_on": "2020-05-20",
    "published_at": "2020-05-20",
    "signers": ("Nguyễn Đức Thịnh",),
}


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("decision-libreoffice.html", DECISION),
        ("decision-pandoc.docx", DECISION),
        ("tcvn3-libreoffice.docx", OLD_DECISION),
        ("vni-libreoffice.docx", OLD_DECISION),
        ("gazette-libreoffice.docx", GAZETTE),
        ("gazette-libreoffice.pdf", GAZETTE),
        ("letter-libreoffice.pdf", LETTER),
        ("party-libreoffice.pdf", PARTY),
    ],
)
def test_a_directive_is_read_whole(name: str, wanted: dict[str, Any]) -> None:
    found = read(name)
    told = {key: value if isinstance(value := getattr(found, key), tuple) else str(value) for key in wanted}
    assert (found.kind, told) == ("directive", wanted)


@pytest.mark.parametrize(
    ("name", "url", "byline", "views"),
    [
        ("news-chromium.pdf", "http://songvan.example/modern.html", "Tin, ảnh: Hồng Nhung", 525),
        ("news-wkhtmltopdf.pdf", None, "Tin, ảnh: Hồng Nhung", 525),
        ("news-chromium-dom.html", None, "Tin, ảnh: Hồng Nhung", 525),
        ("old-chromium.mhtml", "http://songvan.example/old.html", "Hồng Nhung", None),
    ],
)
def test_news_that_were_saved_or_printed(name: str, url: str | None, byline: str, views: int | None) -> None:
    found = read(name)
    assert (found.kind, found.title) == ("news", "Huyện Sông Vân tổng kết phong trào thi đua năm 2018")
    assert (found.url, found.byline, found.views) == (url, byline, views)
    assert "đồng chí Vũ Khắc Lâm, Bí thư Huyện ủy; đồng chí Trần Thị Mai, Chủ tịch Ủy ban" in (
        found.body or ""
    )


def test_the_day_of_a_printed_page() -> None:
    assert str(read("news-chromium.pdf").published_at) == "2019-01-08T07:30:00+07:00"


def test_a_printed_page_keeps_boxes_and_tables_and_a_running_head_once() -> None:
    """Letters that a font lacks are drawn behind their line; two columns, three pages."""
    lines = (read("gazette-libreoffice.pdf").body or "").split("\n")
    assert [line for line in lines if line.startswith("CÔNG BÁO")] == ["CÔNG BÁO/Số 12 + 13/Ngày 15-01-2019"]
    assert not [line for line in lines if line.startswith("Trang")]
    assert "Đường dây nóng: 0123 456 789 trong khung" in lines
    assert "3 Thị trấn Vân Sơn 2.015 Ngô Quốc Bảo" in lines
    whole = "Kế hoạch tuần tra rừng của hạt kiểm lâm huyện với lực lượng dân quân các xã vùng đệm, bảo đảm"
    assert sum(line.count(whole) for line in lines) == 18
    assert sum(line.count("huy động kịp thời phương tiện tại chỗ.") for line in lines) == 18


def test_the_columns_of_a_page_come_one_after_the_other() -> None:
    lines = (read("columns-libreoffice.pdf").body or "").split("\n")
    assert lines[0] == "Quy chế quản lý cây xanh huyện Sông Vân"
    assert [line.split(".")[0] for line in lines[1:]] == [f"Điều {number}" for number in range(1, 9)]


def test_a_word_file_shows_insertions_and_no_deletions() -> None:
    body = read("gazette-libreoffice.docx").body or ""
    assert "được các cấp, các ngành quan tâm chỉ đạo quyết liệt. Tuy nhiên" in body
    assert "Phạm Thị Thu Hằng" in body
    assert "trong khung" in body


def test_footnotes_stand_after_the_text() -> None:
    lines = (read("footnotes-libreoffice.docx").body or "").split("\n")
    assert [line.strip() for line in lines[-2:]] == [
        "Theo Nghị quyết số 12/NQ-HĐND ngày 20 tháng 12 năm 2018 của Hội đồng nhân dân tỉnh.",
        "Số liệu do Chi cục Thống kê huyện cung cấp.",
    ]


def test_old_encodings_in_fonts_of_their_own_come_back_to_the_last_letter() -> None:
    body = read("vni-libreoffice.docx").body or ""
    assert body.startswith("ỦY BAN NHÂN DÂN\nHUYỆN SÔNG VÂN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n")
    assert "Căn cứ Chỉ thị số 34-CT/TW ngày 07 tháng 4 năm 2014 của Bộ Chính trị" in body
    assert body.endswith("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\nVũ Khắc Lâm")
