import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.search.periods import find_periods


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("tháng 12/2017", [("tháng 12/2017", "2017-12")]),
        ("Tháng 3 năm 2018 thi đua", [("Tháng 3 năm 2018", "2018-03")]),
        ("thi dua thang 12 nam 2017", [("thang 12 nam 2017", "2017-12")]),
        ("tổng kết năm 2017", [("năm 2017", "2017")]),
        ("tong ket nam 2017", [("nam 2017", "2017")]),
        ("Việt Nam 2017", []),
        ("ngày 20/12/2017", [("ngày 20/12/2017", "2017-12-20")]),
        ("20-12-2017", [("20-12-2017", "2017-12-20")]),
        ("ngày 5 tháng 3 năm 2018", [("ngày 5 tháng 3 năm 2018", "2018-03-05")]),
        ("quý 4/2017", [("quý 4/2017", "2017-10-01/2017-12-31")]),
        ("QUÝ II NĂM 2019", [("QUÝ II NĂM 2019", "2019-04-01/2019-06-30")]),
        ("từ 1/3 đến 15/5/2017", [("từ 1/3 đến 15/5/2017", "2017-03-01/2017-05-15")]),
        ("từ tháng 3 đến tháng 5/2017", [("từ tháng 3 đến tháng 5/2017", "2017-03-01/2017-05-31")]),
        ("tu 2015 den 2017", [("tu 2015 den 2017", "2015-01-01/2017-12-31")]),
        ("từ năm 2016 đến nay", [("từ năm 2016 đến nay", "2016-01-01/..")]),
        ("từ năm 2017 đến năm 2015", []),
        ("từ tháng 3 đến nay", []),
        ("tháng 2/2020", [("tháng 2/2020", "2020-02")]),
        ("31/2/2017", []),
        ("tháng 13/2017", []),
        ("12/2017/NĐ-CP", []),
        ("nghị định 2017", []),
        ("năm 1017", []),
        ("12/2017 và năm 2018", [("12/2017", "2017-12"), ("năm 2018", "2018")]),
        ("tháng tám", []),
    ],
)
def test_days_and_periods(text: str, found: list[tuple[str, str]]) -> None:
    assert [(text[one.start : one.end], one.value) for one in find_periods(text)] == found


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
def test_any_day_in_any_spelling(day: dt.date) -> None:
    for text in (
        f"{day:%d/%m/%Y}",
        f"{day.day}-{day.month}-{day.year}",
        f"ngày {day.day} tháng {day.month} năm {day.year}",
    ):
        (period,) = find_periods(text)
        assert (period.first, period.last) == (day, day)
