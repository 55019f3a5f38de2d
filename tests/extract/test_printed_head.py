import datetime as dt
import gzip
from pathlib import Path

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.extract.printed_head import PrintedHead, read_printed_head
from service.text.characters import canonical, nfc

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------"

HEADS = [
    (
        f"ỦY BAN NHÂN DÂN\nHUYỆN SÔNG VÂN\n-------\n{STATE}\nSố: 125/QĐ-UBND\n"
        "Sông Vân, ngày 08 tháng 01 năm 2019\nQUYẾT ĐỊNH\nVề việc phê duyệt kế hoạch trồng cây\nnăm 2019\n"
        "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN\nCăn cứ Luật;\nQUYẾT ĐỊNH:\nĐiều 1. Phê duyệt./.\n"
        "Nơi nhận:\n- Như Điều 1;\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\nVũ Khắc Lâm",
        PrintedHead(
            "ỦY BAN NHÂN DÂN HUYỆN SÔNG VÂN", "125/QĐ-UBND", "Sông Vân", dt.date(2019, 1, 8), "Quyết định",
            "QUYẾT ĐỊNH Về việc phê duyệt kế hoạch trồng cây năm 2019", ("Vũ Khắc Lâm",),
        ),
    ),
    (
        "UBND TỈNH SÔNG VÂN      CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "SỞ Y TẾ      Độc lập – Tự do – Hạnh phúc\n"
        "Số: 07 /KH-SYT      Sông Vân, ngày 5 tháng 3 năm 2018\n"
        "KẾ HOẠCH\nTiêm chủng mở rộng năm 2018\n"
        "I. MỤC ĐÍCH\nNội dung.\nGIÁM ĐỐC\nBS. TRẦN THỊ MAI",
        PrintedHead(
            "SỞ Y TẾ", "07/KH-SYT", "Sông Vân", dt.date(2018, 3, 5), "Kế hoạch",
            "KẾ HOẠCH Tiêm chủng mở rộng năm 2018", ("Trần Thị Mai",),
        ),
    ),
    (
        "HUYỆN ỦY SÔNG VÂN\n*\nSố 12-CT/HU\nĐẢNG CỘNG SẢN VIỆT NAM\nSông Vân, ngày 19 tháng 5 năm 2017\n"
        "CHỈ THỊ\n"
        "về tăng cường công tác trồng cây\n-----\nTrong những năm qua, huyện đã trồng nhiều cây.\n"
        "T/M BAN THƯỜNG VỤ\nBÍ THƯ\nLê Văn Tám",
        PrintedHead(
            "HUYỆN ỦY SÔNG VÂN", "12-CT/HU", "Sông Vân", dt.date(2017, 5, 19), "Chỉ thị",
            "CHỈ THỊ về tăng cường công tác trồng cây", ("Lê Văn Tám",),
        ),
    ),
    (
        f"BỘ TÀI CHÍNH\n{STATE}\nSố: 234/BTC-VP\nV/v hướng dẫn quyết toán\nHà Nội, ngày 2 tháng 4 năm 2018\n"
        "Kính gửi: Sở Tài chính\nNội dung.\nTL. BỘ TRƯỞNG\nCHÁNH VĂN PHÒNG\nNguyễn Văn Tư",
        PrintedHead(
            "BỘ TÀI CHÍNH", "234/BTC-VP", "Hà Nội", dt.date(2018, 4, 2), "Công văn",
            "V/v hướng dẫn quyết toán", ("Nguyễn Văn Tư",),
        ),
    ),
    (
        f"QUỐC HỘI\n{STATE}\nLuật số: 18/2017/QH14\nHà Nội, ngày 21 tháng 11 năm 2017\n"
        "LUẬT\nNGÂN HÀNG NHÀ NƯỚC\n"
        "Căn cứ Hiến pháp;\nĐiều 1. Phạm vi\nCHỦ TỊCH QUỐC HỘI\nNguyễn Thị Hoa",
        PrintedHead(
            "QUỐC HỘI", "18/2017/QH14", "Hà Nội", dt.date(2017, 11, 21), "Luật", "LUẬT NGÂN HÀNG NHÀ NƯỚC",
            ("Nguyễn Thị Hoa",),
        ),
    ),
    (
        f"BỘ XÂY DỰNG - BỘ CÔNG AN\n{STATE}\nSố:    /TTLT\nHà Nội, ngày    tháng 5 năm 2016\n"
        "THÔNG TƯ LIÊN TỊCH\n"
        "Quy định phòng cháy\nCăn cứ Luật;\nKT. BỘ TRƯỞNG BỘ CÔNG AN\tKT. BỘ TRƯỞNG BỘ XÂY DỰNG\n"
        "THỨ TRƯỞNG\tTHỨ TRƯỞNG\nThượng tướng Bùi Văn Bốn\tLê Thị Năm",
        PrintedHead(
            "BỘ XÂY DỰNG - BỘ CÔNG AN", None, "Hà Nội", None, "Thông tư liên tịch",
            "THÔNG TƯ LIÊN TỊCH Quy định phòng cháy", ("Bùi Văn Bốn", "Lê Thị Năm"),
        ),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "head"), HEADS)
def test_heads(text: str, head: PrintedHead) -> None:
    assert read_printed_head(text) == head


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Sáng nay, UBND huyện họp.\nĐồng chí Vũ Khắc Lâm chủ trì.",
        "THÔNG BÁO\nNghỉ lễ từ ngày mai.",
        "Số: 125/QĐ-UBND",
        "Kính gửi: ông A\nHà Nội, ngày 2 tháng 4 năm 2018\nNội dung thư.",
    ],
)
def test_other_texts_have_none(text: str) -> None:
    assert read_printed_head(text) is None


@given(st.text())
def test_any_text_is_survived(text: str) -> None:
    read_printed_head(f"{STATE}\nSố: 1/QĐ-UBND\nQUYẾT ĐỊNH\n{text}")


def test_on_real_laws() -> None:
    path = SHARED / "directives" / "laws.jsonl.gz"
    if not path.exists():
        pytest.skip("../shared/data is not here")
    with gzip.open(path) as lines:
        rows = [row for row in map(orjson.loads, lines) if row.get("body")]
    heads = [(row, read_printed_head(nfc(row["body"]))) for row in rows]
    found = [(row, head) for row, head in heads if head]
    titles = [canonical(" ".join(row["title"].split())) == canonical(head.title or "") for row, head in found]
    assert sum(str(head.signed_on) == row["published_at"] for row, head in found) >= 0.95 * len(rows)
    assert sum(titles) >= 0.95 * len(rows)
    assert sum(bool(head.signers) for _, head in found) >= 0.95 * len(rows)
