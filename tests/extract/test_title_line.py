import datetime as dt

import pytest

from service.extract.document_number import DocumentNumber
from service.extract.title_line import issuer_by_code, read_title_line

ISSUERS = [
    ("87/2015/NĐ-CP", "Chính phủ"),
    ("1359/QĐ-TTg", "Thủ tướng Chính phủ"),
    ("16/2012/TT-BYT", "Bộ Y tế"),
    ("87/2016/TTLT-BTC-BTNMT", "Bộ Tài chính - Bộ Tài nguyên và Môi trường"),
    ("19/2012/QH13", "Quốc hội"),
    ("94/2025/L-CTN", "Chủ tịch nước"),
    ("01/QĐ-UBND", None),
    ("12/2020/TT-XYZ", None),
    ("45", None),
]


@pytest.mark.parametrize(("number", "issuer"), ISSUERS)
def test_the_issuer_by_the_codes_where_only_one_organ_has_them(number: str, issuer: str | None) -> None:
    assert issuer_by_code(DocumentNumber.parse(number)) == issuer


def test_a_title_line() -> None:
    line = read_title_line("Nghị định số 09/2015/NĐ-CP ngày 06/10/2015 về giám sát hồ cá.")
    assert (line.kind, str(line.number), line.issuer) == ("Nghị định", "09/2015/NĐ-CP", "Chính phủ")
    assert line.date == dt.date(2015, 10, 6)


@pytest.mark.parametrize(
    "title",
    [
        "",
        "Về việc thực hiện Nghị định số 09/2015/NĐ-CP",
        "UBND tỉnh ban hành Quyết định 12/QĐ-UBND",
        "Luật Đất đai",
    ],
)
def test_a_title_that_is_none(title: str) -> None:
    assert read_title_line(title).number is None
