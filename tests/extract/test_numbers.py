"""Numbers in running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.extract.numbers import find_numbers, number_after

FOUND = [
    ("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020", ["30/2020/NĐ-CP"]),
    (
        "tại Quyết định số 01/QĐ-UBND, 12/ 2001/ QĐ-BTC và 24/2000/NĐ - CP;",
        ["01/QĐ-UBND", "12/2001/QĐ-BTC", "24/2000/NĐ-CP"],
    ),
    (
        "các văn bản 126/2004-NĐ-CP, 28/1998/ND- CP, 08/2008/TT–BXD",
        ["126/2004/NĐ-CP", "28/1998/NĐ-CP", "08/2008/TT-BXD"],
    ),
    ("Nghị quyết số 18-NQ/TU của Tỉnh ủy", ["18-NQ/TU"]),
    ("Chỉ thị 34-CT/T.Ư. Luật mới", ["34-CT/TW"]),
    ("Chỉ thị số\n32-CT/TW", ["32-CT/TW"]),
    ("Lệnh số 94/2025/L-CTN", ["94/2025/L-CTN"]),
    ("Luật số 91/2015/QH13; Nghị quyết 579/2018/UBTVQH14", ["91/2015/QH13", "579/2018/UBTVQH14"]),
    ("Quyết định 25-HĐBT, 178/CP và 814/TTg", ["25/HĐBT", "178/CP", "814/TTg"]),
    ("09 2006/QĐ-UBND", ["09/2006/QĐ-UBND"]),
    ("34 CT/TW về thi đua", ["34-CT/TW"]),
    ("Công văn 3764/VPCP-KTTH ngày 28/12", ["3764/VPCP-KTTH"]),
]

NOT_FOUND = [
    "ngày 10/10/2017 và 18.12.2017",
    "thắng 3-2 sau 24/7 giờ",
    "biển số 29A-123.45 và 30F-678.90",
    "số 12/5 đường Hoa Lư, quận 3",
    "giá 191.360.000 đồng/m2, 100 USD/TP",
    "kỳ họp thứ 4- HĐND thành phố",
    "máy bay Su-30MK, tàu HQ-011",
    "dịch Covid-19, 5G, G-20",
    "nhiệm kỳ 2015-2020, 21/21 đảng bộ",
]


@pytest.mark.parametrize(("text", "numbers"), FOUND)
def test_numbers_are_found(text: str, numbers: list[str]) -> None:
    assert [str(found.number) for found in find_numbers(text)] == numbers


@pytest.mark.parametrize("text", NOT_FOUND)
def test_dates_scores_plates_and_money_are_left_alone(text: str) -> None:
    assert find_numbers(text) == []


def test_a_kind_vouches_for_codes_that_nobody_knows() -> None:
    text = "Công văn số 234/ABCD-XYZ về việc đính chính"
    found = number_after(text, len("Công văn"))
    assert found is not None
    assert (str(found.number), text[found.start : found.end]) == ("234/ABCD-XYZ", "234/ABCD-XYZ")
    assert number_after("Công văn của Sở", len("Công văn")) is None
    assert number_after("Công văn 1/" + "-".join(["ABCDEF"] * 14), len("Công văn")) is None


@given(
    st.lists(
        st.sampled_from(
            ["34-CT/TW", " ", "số ", "12/2001/QĐ-BTC", "/", "-", "1", "ngày 1/2/2020", "TTg", "A1"]
        )
    )
)
def test_spans_slice_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    for found in find_numbers(text):
        assert text[found.start : found.end].strip() == text[found.start : found.end]
        assert 0 <= found.start < found.end <= len(text)
