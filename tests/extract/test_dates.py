"""Days in running text."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.extract.dates import find_dates


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("ngày 07/4/2014", "2014-04-07"),
        ("ngày 7-4-2014,", "2014-04-07"),
        ("18.12.2017", "2017-12-18"),
        ("1/2/2020", "2020-02-01"),
        ("ngày 05 tháng 8 năm 2017", "2017-08-05"),
        ("ngày 5 tháng 8/2017", "2017-08-05"),
        ("NGÀY 05 THÁNG 8 NĂM 2017", "2017-08-05"),
        ("18 / 12 / 2017", "2017-12-18"),
    ],
)
def test_every_spelling_is_read(text: str, day: str) -> None:
    assert [found.date.isoformat() for found in find_dates(text)] == [day]


@pytest.mark.parametrize(
    "text",
    ["31/2/2017", "32/1/2017", "1/13/2017", "12/2001/QĐ-BTC", "1.234.2017", "10/10", "2015-2020", "1/2-2020"],
)
def test_what_no_calendar_has_is_none(text: str) -> None:
    assert find_dates(text) == []


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)), st.sampled_from("/-."))
def test_dates_come_back_with_their_span(day: dt.date, mark: str) -> None:
    text = f"từ ngày {day.day}{mark}{day.month:02}{mark}{day.year} đến nay"
    [found] = find_dates(text)
    assert found.date == day
    assert text[found.start : found.end] == f"{day.day}{mark}{day.month:02}{mark}{day.year}"
