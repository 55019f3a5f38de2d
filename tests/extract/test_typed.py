"""Numbers as they are typed into the box."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.extract.numbers import find_typed
from service.extract.typed import TypedNumber

TYPED = [
    ("34 ct tw", "34-CT/TW", None, "34 ct tw"),
    ("34-CT/TƯ", "34-CT/TW", None, "34-CT/TƯ"),
    ("số 34-CT/TW", "34-CT/TW", None, "số 34-CT/TW"),
    ("qd 01 ubnd", "01/QĐ-UBND", None, "qd 01 ubnd"),
    ("tt 13 btp", "13/TT-BTP", None, "tt 13 btp"),
    ("nghi dinh 30/2020/nd-cp", "30/2020/NĐ-CP", "Nghị định", "nghi dinh 30/2020/nd-cp"),
    ("chi thi 34", "34", "Chỉ thị", "chi thi 34"),
    ("Nghị quyết 45 về đất đai", "45", "Nghị quyết", "Nghị quyết 45"),
    ("nghị định 30/2020", "30/2020", "Nghị định", "nghị định 30/2020"),
    ("34/ct", "34", "Chỉ thị", "34/ct"),
    ("91/2015/qh13", "91/2015/QH13", None, "91/2015/qh13"),
    ("kế hoạch 248-kh/tu năm nay", "248-KH/TU", "Kế hoạch", "kế hoạch 248-kh/tu"),
    ("xem chi thi so 34 ct tw ve thi dua", "34-CT/TW", "Chỉ thị", "chi thi so 34 ct tw"),
    ("luật số 45", "45", "Luật", "luật số 45"),
    ("luật 45/2019 về lao động", "45/2019", "Luật", "luật 45/2019"),
    ("chỉ thị 34 năm 2014", "34", "Chỉ thị", "chỉ thị 34"),
    ("quyet dinh 12 ngay 3/4/2014", "12", "Quyết định", "quyet dinh 12"),
    ("thông báo 245 về giá đất", "245", "Thông báo", "thông báo 245"),
    ("thông báo 12", "12", "Thông báo", "thông báo 12"),
    ("đề án 06", "06", "Đề án", "đề án 06"),
    ("nq 18 nq/tu", "18-NQ/TU", None, "nq 18 nq/tu"),
    ("ke hoach 5 kh tu", "5-KH/TU", "Kế hoạch", "ke hoach 5 kh tu"),
]

ORDINARY = [
    "ubnd tây hồ",
    "thi đua 2017",
    "so 34",
    "19/5",
    "da 06 cp",
    "bo luat 2015",
    "báo cáo 6 tháng đầu năm",
    "ke hoach 5 nam 2021 - 2025",
    "kế hoạch 5 năm",
    "kỷ luật 3 cán bộ",
    "ky luat 5 dang vien",
    "hướng dẫn 3 bước đăng ký",
    "hợp đồng 12 tháng",
    "quyết định 3 người",
    "nghị quyết 2020",
    "10 hd",
    "5 tu khoa",
    "do anh tuan",
    "chỉ thị",
    "quan 3 phuong 5",
    "ngày 7/4/2014",
    "",
]


@pytest.mark.parametrize(("text", "number", "kind", "surface"), TYPED)
def test_typed_numbers_are_understood(text: str, number: str, kind: str | None, surface: str) -> None:
    [typed] = find_typed(text)
    assert (str(typed.number), typed.kind, text[typed.start : typed.end]) == (number, kind, surface)


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_words_are_never_numbers(text: str) -> None:
    assert find_typed(text) == []


def test_several_are_found_from_left_to_right() -> None:
    assert [str(typed.number) for typed in find_typed("34-ct/tw va 01/qd-ubnd")] == ["34-CT/TW", "01/QĐ-UBND"]


@given(st.text(max_size=60) | st.text("34ct tw/-ndsoquye0129 ", max_size=60))
def test_any_text_is_read(text: str) -> None:
    for typed in find_typed(text):
        assert isinstance(typed, TypedNumber)
        assert 0 <= typed.start < typed.end
