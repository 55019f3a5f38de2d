"""Days as people type them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.web import days


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("20/12/2017", "2017-12-20", "2017-12-20"),
        ("1-1-2018", "2018-01-01", "2018-01-01"),
        ("01.02.2018", "2018-02-01", "2018-02-01"),
        ("5 / 3 / 2019", "2019-03-05", "2019-03-05"),
        ("5 3 2019", "2019-03-05", "2019-03-05"),
        ("5–3–2019", "2019-03-05", "2019-03-05"),
        ("2017-12-20", "2017-12-20", "2017-12-20"),
        ("2017/2/3", "2017-02-03", "2017-02-03"),
        ("ngày 20 tháng 12 năm 2017", "2017-12-20", "2017-12-20"),
        ("Ngày 2/9/2020", "2020-09-02", "2020-09-02"),
        ("12/2017", "2017-12-01", "2017-12-31"),
        ("02-2020", "2020-02-01", "2020-02-29"),
        ("2/2019", "2019-02-01", "2019-02-28"),
        ("2017-12", "2017-12-01", "2017-12-31"),
        ("tháng 4/2018", "2018-04-01", "2018-04-30"),
        ("thang 4 nam 2018", "2018-04-01", "2018-04-30"),
        ("2017", "2017-01-01", "2017-12-31"),
        (" năm 2017 ", "2017-01-01", "2017-12-31"),
        ("\u00a02017\u00a0", "2017-01-01", "2017-12-31"),
    ],
)
def test_a_period_is_its_first_day_or_its_last(text: str, first: str, last: str) -> None:
    assert str(days.read(text, "from")) == first
    assert str(days.read(text, "to")) == last


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "Không đọc được thành ngày."),
        ("hôm nay", "Không đọc được thành ngày."),
        ("12", "Không đọc được thành ngày."),
        ("20/12/17", "Không đọc được thành ngày."),
        ("20122017", "Không đọc được thành ngày."),
        ("1/1/2018/2", "Không đọc được thành ngày."),
        ("١٢/٢٠١٧", "Không đọc được thành ngày."),
        ("12\x1c2017", "Không đọc được thành ngày."),
        ("12/2017" + " " * 50, "Không đọc được thành ngày."),
        ("12/20/2017", "Không có tháng 20. "),
        ("13/2017", "Không có tháng 13. "),
        ("0/2017", "Không có tháng 0. "),
        ("0/12/2017", "Không có ngày 0. "),
        ("1/1/0000", "Không có năm 0. "),
        ("30/2/2019", "Tháng 2/2019 chỉ có 28 ngày."),
        ("31-4-2019", "Tháng 4/2019 chỉ có 30 ngày."),
    ],
)
def test_what_cannot_be_a_day_is_told_with_a_way_out(text: str, told: str) -> None:
    with pytest.raises(days.NoDay, match=f"^{told}"):
        days.read(text, "from")
    assert days.complaint(text, "from").startswith(told)


def test_a_readable_day_that_was_refused_is_told_in_the_words_of_the_api() -> None:
    assert "năm-tháng-ngày" in days.complaint("2017", "from")


def test_only_days_are_rewritten() -> None:
    given = [("q", "12/2017"), ("from", "12/2017"), ("to", "12/2017"), ("to", "x")]
    assert days.canonical(given) == [
        ("q", "12/2017"),
        ("from", "2017-12-01"),
        ("to", "2017-12-31"),
        ("to", "x"),
    ]


@given(st.dates(), st.sampled_from(days.BOUNDS))
def test_what_is_shown_is_read_back(day: dt.date, bound: str) -> None:
    assert days.canonical([(bound, day.isoformat())]) == [(bound, day.isoformat())]
    if day.year >= 1000:
        assert days.read(days.shown(day.isoformat()), bound) == day


@given(st.text(max_size=60), st.sampled_from(days.BOUNDS))
def test_any_text_is_a_day_or_a_complaint(text: str, bound: str) -> None:
    ((_, once),) = days.canonical([(bound, text)])
    assert days.canonical([(bound, once)]) == [(bound, once)]
    assert days.complaint(text, bound)
