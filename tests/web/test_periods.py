"""The calendar of a search."""

import pytest

from service.search.results import FacetValue
from service.web import periods


def months(**counts: int) -> dict[str, tuple[FacetValue, ...]]:
    values = {name.removeprefix("m").replace("_", "-"): count for name, count in counts.items()}
    return {"month": tuple(FacetValue(value, value, count) for value, count in sorted(values.items()))}


def test_a_bar_a_month_and_a_row_a_year() -> None:
    drawn = periods.drawn(months(m2018_12=1, m2019_03=48, m2019_04=24), [])
    assert drawn is not None
    newest, oldest = drawn.recent
    assert (newest.label, newest.count, oldest.label, oldest.count) == ("2019", 72, "2018", 1)
    assert [bar and (bar.month, bar.height, bar.top) for bar in newest.bars][:5] == [
        None,
        None,
        (3, 24, 0),
        (4, 12, 12),
        None,
    ]
    (last,) = [bar for bar in oldest.bars if bar]
    assert (last.height, last.label) == (periods.LEAST, "Tháng 12/2018: 1 tài liệu")
    assert last.href == "/?from=2018-12-01&to=2018-12-31"


def test_what_is_chosen_can_be_lifted() -> None:
    given = [("q", "a"), ("from", "2019-03-01"), ("to", "2019-03-31")]
    drawn = periods.drawn(months(m2019_03=2, m2019_04=1), given)
    assert drawn is not None
    march, april = (bar for bar in drawn.recent[0].bars if bar)
    assert (march.active, march.href) == (True, "/?q=a")
    assert (april.active, april.href) == (False, "/?q=a&from=2019-04-01&to=2019-04-30")
    assert not drawn.recent[0].active


@pytest.mark.parametrize(
    ("start", "end", "open"),
    [
        ("2024-01-01", "2024-12-31", False),
        ("2015-01-01", "2015-12-31", True),
        ("2015-06-01", "2015-06-30", True),
    ],
)
def test_older_years_open_where_one_is_chosen(start: str, end: str, open: bool) -> None:
    facets = months(**{f"m{year}_06": 1 for year in range(2015, 2025)})
    drawn = periods.drawn(facets, [("from", start), ("to", end)])
    assert drawn is not None
    assert [year.label for year in drawn.recent] == ["2024", "2023", "2022", "2021"]
    assert [year.label for year in drawn.older] == ["2020", "2019", "2018", "2017", "2016", "2015"]
    assert drawn.older_open is open


def test_no_days_no_calendar() -> None:
    assert periods.drawn({}, []) is None
    assert periods.drawn({"month": ()}, []) is None


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2017-12-01", "2017-12-31", "tháng 12/2017"),
        ("2016-02-01", "2016-02-29", "tháng 2/2016"),
        ("2017-01-01", "2017-12-31", "năm 2017"),
        ("2017-12-20", "2017-12-20", "20/12/2017"),
        ("2017-12-01", "2017-12-30", "1/12/2017 – 30/12/2017"),
        ("2016-01-01", "2017-12-31", "1/1/2016 – 31/12/2017"),
        ("0001-01-01", "0001-12-31", "năm 0001"),
    ],
)
def test_periods_in_few_words(start: str, end: str, said: str) -> None:
    assert periods.spoken(start, end) == said
