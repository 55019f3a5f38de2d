"""Abbreviations written out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.extract.abbreviations import expand


@pytest.mark.parametrize(
    ("text", "expanded"),
    [
        ("Chủ tịch UBND Quận", "Chủ tịch Ủy ban nhân dân Quận"),
        ("chu tich ubnd quan", "chu tich Ủy ban nhân dân quan"),
        ("hdnd, hđnd", "Hội đồng nhân dân, Hội đồng nhân dân"),
        ("Ủy viên BTVQU", "Ủy viên Ban Thường vụ Quận ủy"),
        ("Phó Chủ tịch HĐND-UBND", "Phó Chủ tịch Hội đồng nhân dân-Ủy ban nhân dân"),
        ("Sở GD&ĐT", "Sở Giáo dục và Đào tạo"),
        ("UBND TP. Hà Nội", "Ủy ban nhân dân Thành phố Hà Nội"),
        ("Thành ủy TP.HCM", "Thành ủy Thành phố Hồ Chí Minh"),
        ("TƯ", "Trung ương"),
        ("tư lệnh", "tư lệnh"),
        ("QU", "Quận ủy"),
        ("qu", "qu"),
        ("BTC và CT", "BTC và CT"),
        ("Bí thư Quận ủy", "Bí thư Quận ủy"),
    ],
)
def test_only_what_has_one_reading_is_written_out(text: str, expanded: str) -> None:
    assert expand(text) == expanded


@given(st.text())
def test_any_text_goes_through(text: str) -> None:
    assert isinstance(expand(text), str)
