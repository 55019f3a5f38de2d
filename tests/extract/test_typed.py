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
