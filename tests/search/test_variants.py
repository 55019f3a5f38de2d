import pytest

from service.analysis import tokens
from service.search.variants import find_variants


def found(text: str) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.value) for one in find_variants(text, tokens(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ubnd tây hồ", [("ubnd", "ủy ban nhân dân")]),
        ("UBND quận", [("UBND", "Ủy ban nhân dân")]),
        ("hdnd", [("hdnd", "hội đồng nhân dân")]),
        ("BTVQU", [("BTVQU", "Ban Thường vụ Quận ủy")]),
        ("TCCS Đảng", [("TCCS", "tổ chức cơ sở"), ("TCCS", "Tạp chí Cộng sản")]),
        ("tccs", [("tccs", "tổ chức cơ sở")]),
        ("BTC", [("BTC", "Bộ Tài chính"), ("BTC", "Ban Tổ chức")]),
        ("btc", []),
        ("ct", []),
        ("tc", []),
        ("Sở GD&ĐT", [("GD&ĐT", "Giáo dục và Đào tạo")]),
        ("UBND/HĐND", [("UBND", "Ủy ban nhân dân"), ("HĐND", "Hội đồng nhân dân")]),
        ("Q. Ven Sông", [("Q.", "Quận")]),
        ("q. ven", []),
        ("TP.HCM", [("TP.HCM", "Thành phố Hồ Chí Minh")]),
        ("Ủy ban nhân dân quận", [("Ủy ban nhân dân", "UBND")]),
        ("uỷ ban nhân dân", [("uỷ ban nhân dân", "UBND")]),
        ("uy ban nhan dan", [("uy ban nhan dan", "UBND")]),
        ("Ủy bán nhân dân", []),
        ("phòng cháy, chữa cháy", [("phòng cháy, chữa cháy", "PCCC")]),
        ("Quận ủy Ven Sông", []),
        ("chính phủ", []),
        ("thi đua", []),
        ("", []),
    ],
)
def test_both_spellings(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected
