"""The bundled sample shows everything that the service must cope with."""

import json
import unicodedata
from collections import Counter
from dataclasses import fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from service.model import DOCUMENT_KINDS, Document, Published

SAMPLE = Path(__file__).resolve().parents[1] / "scripts" / "sample"
LINES = (SAMPLE / "documents.jsonl").read_text(encoding="utf-8").splitlines()
ROWS: list[dict[str, Any]] = [json.loads(line) for line in LINES]
BY_ID = {row["id"]: row for row in ROWS}
PAGES = {page.stem: page.read_text(encoding="utf-8") for page in sorted((SAMPLE / "pages").glob("*.txt"))}
TEXTS = {
    row["id"]: "\n".join(row.get(key, "") for key in ("title", "summary", "body")) for row in ROWS
} | PAGES


def test_size() -> None:
    assert len(ROWS) >= 60
    assert len(PAGES) >= 8
    lengths = sorted(len(row.get("body", "").split()) for row in ROWS)
    assert 200 <= lengths[len(lengths) // 2] <= 300
    assert lengths[-1] <= 900


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_row_is_a_document(row: dict[str, Any]) -> None:
    assert set(row) <= {field.name for field in fields(Document)}
    assert row["kind"] in DOCUMENT_KINDS
    assert row.get("title") or row.get("body")
    assert all(value not in (None, "", []) for value in row.values())
    for key in ("published_at", "signed_on", "effective_on"):
        if key in row:
            assert str(Published.parse(row[key])) == row[key]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_host_is_reserved(row: dict[str, Any]) -> None:
    address = urlsplit(row["url"])
    assert address.scheme == "https"
    assert (address.hostname or "").endswith(".example")


@pytest.mark.parametrize("key", ["id", "url"])
def test_unique(key: str) -> None:
    assert [value for value, count in Counter(row[key] for row in ROWS).items() if count > 1] == []


@pytest.mark.parametrize("name", TEXTS)
def test_nfc(name: str) -> None:
    assert unicodedata.is_normalized("NFC", TEXTS[name])


@pytest.mark.parametrize(
    "wanted",
    [
        *("Quận ủy", "Quận uỷ", "khóa", "khoá", "hóa", "hoá", "chiến sĩ", "chiến sỹ"),
        *("UBND", "HĐND", "BTVQU", "MTTQ", "TCCS", "CCHC", "PCCC", "GD&ĐT", "BHYT", "TTHC", "CHQS", "OCOP"),
        *("34-CT/TW", "34-CT/TƯ", "12-CT/QU", "05-NQ/TU", "18-KH/HU", "21-KL/TU", "03-HD/BTGQU", "08-QĐ/QU"),
        *("61/2018/NĐ-CP", "15/QĐ-UBND", "03/2019/TT-BQLCT", "07/2020/NQ-HĐND", "06/CĐ-UBND", "1187/UBND-VX"),
        *("27/2020/QĐ – UBND", "Luật Thi đua, khen thưởng", "Luật Phòng cháy và chữa cháy", "Luật Đất đai"),
        *("ngày 07/4/2014", "ngày 15-3-2016", "ngày 15 tháng 3 năm 2016", "ngày 01.8.2018", "Sáng 22/3"),
        *("Căn cứ ", "Thực hiện ", "Sửa đổi, bổ sung", "thay thế ", "Bãi bỏ", "hướng dẫn "),
        *("H'Bơi Niê Siêng", "Y Thuyn Ksơr", "Rơ Chăm Thêu", "Giàng A Chớ", "Lò Văn Panh", "Bàn Thị Mẩy"),
    ],
)
def test_has(wanted: str) -> None:
    assert any(wanted in text for text in TEXTS.values())


def test_both_tone_placements_are_habits_of_many_documents() -> None:
    for old, new in [("ủy", "uỷ"), ("óa", "oá")]:
        assert sum(old in text for text in TEXTS.values()) >= 10
        assert sum(new in text for text in TEXTS.values()) >= 10


def test_upper_case_headlines() -> None:
    assert sum(row.get("title", "").isupper() for row in ROWS) >= 5
    for text in PAGES.values():
        assert any(len(line) > 30 and line.isupper() for line in text.splitlines())


def test_pages_state_their_day() -> None:
    for text in PAGES.values():
        assert "\nNgày đăng " in text


@pytest.mark.parametrize(
    ("name", "posts"),
    [
        (
            "Lưu Thị Hạnh Quyên",
            [
                ("ven-song-khai-giang-ben-lau-2016", "Phó Chủ tịch UBND quận Ven Sông"),
                ("ven-song-le-hoi-van-chai-2019", "Chủ tịch UBND quận"),
                ("ven-song-pccc-nha-tro-2022", "Bí thư Quận ủy"),
                ("hai-binh-nha-o-xa-hoi-2024", "Phó Chủ tịch UBND thành phố"),
            ],
        ),
        (
            "Phan Trọng Khoát",
            [
                ("ven-song-giao-du-toan-2018", "Bí thư Quận ủy"),
                ("hai-binh-noi-chinh-2019", "Trưởng Ban Nội chính Thành ủy"),
                ("hai-binh-nha-o-xa-hoi-2024", "Phó Bí thư Thường trực Thành ủy"),
            ],
        ),
        (
            "Cao Xuân Bách",
            [
                ("ven-song-trien-khai-chi-thi-12-2016", "Phó Bí thư Thường trực Quận ủy"),
                ("ven-song-le-hoi-van-chai-2019", "Bí thư Quận ủy, Chủ tịch HĐND quận"),
                ("ven-song-ban-giao-2024", "Trưởng Ban Tổ chức Thành ủy"),
            ],
        ),
        (
            "Đặng Hữu Lượng",
            [
                ("ven-song-giao-du-toan-2018", "Trưởng phòng Tài chính - Kế hoạch"),
                ("ven-song-mot-cua-2018", "Phó Chủ tịch UBND quận"),
                ("ven-song-tiep-dan-pctn-2023", "Chủ tịch UBND quận"),
                ("ven-song-giao-quan-2024", "Bí thư Quận ủy"),
            ],
        ),
        (
            "Vàng Thị Súa",
            [
                ("doi-che-thanh-nien-2016", "Bí thư Huyện đoàn"),
                ("doi-che-ocop-che-2019", "Chủ tịch UBND xã Nà Phiêng"),
                ("doi-che-kiem-tra-diem-truong-2021", "Phó Chủ tịch UBND huyện"),
                ("doi-che-vang-thi-sua-2024", "Phó Bí thư Thường trực Huyện uỷ"),
            ],
        ),
        (
            "Lò Văn Panh",
            [
                ("doi-che-nuoc-sach-na-phieng-2015", "Phó Chủ tịch HĐND huyện"),
                ("bao-son-hai-cau-treo-ban-moi", "Chủ tịch UBND huyện"),
                ("doi-che-long-tong-2023", "Bí thư Huyện uỷ"),
                ("son-hai-giam-doc-so-nong-nghiep-2023", "Giám đốc Sở Nông nghiệp và Phát triển nông thôn"),
            ],
        ),
        (
            "Tống Quang Diệu",
            [
                ("son-hai-ky-hop-hdnd-2015", "Phó Chủ tịch UBND tỉnh"),
                ("son-hai-hop-khan-lu-2020", "Chủ tịch UBND tỉnh"),
                ("son-hai-bi-thu-tinh-uy-2021", "Bí thư Tỉnh ủy"),
            ],
        ),
        (
            "Chử Thanh Vĩnh",
            [
                ("bo-cong-trinh-ket-luan-giam-dinh-2016", "Cục trưởng"),
                ("bo-cong-trinh-pho-bien-thong-tu-03-2019", "Thứ trưởng"),
            ],
        ),
    ],
)
def test_official_in_changing_posts(name: str, posts: list[tuple[str, str]]) -> None:
    for id, post in posts:
        assert name in BY_ID[id]["body"]
        assert post in BY_ID[id]["body"]
    days = [BY_ID[id]["published_at"][:10] for id, _ in posts]
    assert days == sorted(days)


@pytest.mark.parametrize(
    ("name", "here", "there"),
    [
        ("Vũ Minh Khang", "Giám đốc Trung tâm Y tế quận", "Chánh Văn phòng HĐND và UBND huyện"),
        ("Hoàng Thị Ngân", "Hiệu trưởng", "Phó Giám đốc Sở Tài chính"),
    ],
)
def test_namesakes(name: str, here: str, there: str) -> None:
    first = {id for id, text in TEXTS.items() if name in text and here in text}
    second = {id for id, text in TEXTS.items() if name in text and there in text}
    assert first
    assert second
    assert not first & second


def test_one_page_states_two_posts_for_one_person() -> None:
    assert "Đặng Hữu Lượng - Phó Chủ tịch HĐND quận" in PAGES["01"]
    assert "Đặng Hữu Lượng – Phó Chủ tịch UBND quận" in PAGES["01"]


@pytest.mark.parametrize(
    ("number", "ids"),
    [
        ("12-CT/QU", {"chi-thi-12-ct-qu-2016", "chi-thi-12-ct-qu-2022"}),
        ("15/QĐ-UBND", {"quyet-dinh-15-qd-ubnd-ven-song-2018", "quyet-dinh-15-qd-ubnd-doi-che-2021"}),
    ],
)
def test_a_number_alone_is_not_unique(number: str, ids: set[str]) -> None:
    assert {row["id"] for row in ROWS if row.get("number") == number} == ids


def test_directives_print_their_head() -> None:
    held = [row for row in ROWS if row["kind"] == "directive"]
    assert len(held) >= 20
    for row in held:
        assert {"number", "issuer", "signed_on", "signers"} <= set(row)
        assert row["body"].rstrip().endswith(row["signers"][-1])
    assert sum(row["number"] in row["body"] for row in held) >= len(held) - 1  # a telegram has no head


def test_missing_parts() -> None:
    assert any("published_at" not in row for row in ROWS if row["kind"] == "news")
    assert any("body" not in row for row in ROWS)
    assert any(len(row.get("published_at", "")) == len("2016-03-16") for row in ROWS)


def test_variety() -> None:
    assert len({row["source"] for row in ROWS}) >= 6
    assert len({row["category"] for row in ROWS}) >= 6
    assert {row["published_at"][:4] for row in ROWS if "published_at" in row} == {
        str(year) for year in range(2015, 2025)
    }
