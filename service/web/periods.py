"""The calendar of a search: a bar for each month, a row for each year, each a link that narrows to it."""

import calendar
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service.search.parameters import Pair
from service.search.results import FacetValue
from service.web import links, texts

HEIGHT = 24
"""Of the tallest bar, in the units of the drawing."""
LEAST = 2
"""Of the smallest bar: a month with one document must still be seen and hit."""
OPEN_YEARS = 4
"""Years shown at once; the older ones open on demand."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One month in which there is something."""

    month: int
    label: str
    href: str
    height: int
    active: bool

    @property
    def top(self) -> int:
        """Where it begins, measured from above as drawings are."""
        return HEIGHT - self.height


@dataclass(frozen=True, slots=True)
class Year:
    """One row: `bars` has twelve places, None where there is nothing."""

    label: str
    href: str
    count: int
    active: bool
    bars: tuple[Bar | None, ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    recent: tuple[Year, ...]
    older: tuple[Year, ...]
    older_open: bool
    """Whether what is chosen stands among the older years."""


def conditions(value: str) -> tuple[Pair, Pair]:
    """The days that a facet's `2017` or `2017-12` stands for."""
    year, _, month = value.partition("-")
    first, last = (int(month), int(month)) if month else (1, 12)
    days = calendar.monthrange(int(year), last)[1]
    return ("from", f"{year}-{first:02}-01"), ("to", f"{year}-{last:02}-{days}")


def spoken(start: str, end: str) -> str:
    """A period in the fewest words: a month or a year by its name."""
    first, last = dt.date.fromisoformat(start), dt.date.fromisoformat(end)
    for value in (f"{first.year:04}", f"{first.year:04}-{first.month:02}"):
        if conditions(value) == (("from", start), ("to", end)):
            return texts.period(value).lower() if "-" in value else f"năm {value}"
    return texts.day(first) if first == last else f"{texts.day(first)} – {texts.day(last)}"


def drawn(facets: Mapping[str, Sequence[FacetValue]], given: list[Pair]) -> Calendar | None:
    """The newest year first; None where nothing has a day, or no months were counted."""
    months = {one.value: one.count for one in facets.get("month", ())}
    if not months:
        return None
    most = max(months.values())
    years = sorted({value[:4] for value in months}, reverse=True)
    rows = [_year(year, months, most, given) for year in years]
    older = tuple(rows[OPEN_YEARS:])
    return Calendar(tuple(rows[:OPEN_YEARS]), older, any(map(_chosen, older)))


def _year(year: str, months: dict[str, int], most: int, given: list[Pair]) -> Year:
    bars = tuple(_bar(f"{year}-{month:02}", months, most, given) for month in range(1, 13))
    count = sum(number for value, number in months.items() if value[:4] == year)
    href, active = _toggle(year, given)
    return Year(year, href, count, active, bars)


def _bar(value: str, months: dict[str, int], most: int, given: list[Pair]) -> Bar | None:
    count = months.get(value)
    if not count:
        return None
    href, active = _toggle(value, given)
    label = f"{texts.period(value)}: {texts.number(count)} tài liệu"
    return Bar(int(value[5:]), label, href, max(LEAST, round(HEIGHT * count / most)), active)


def _toggle(value: str, given: list[Pair]) -> tuple[str, bool]:
    """Narrows to the period, or where that is in force, lifts it."""
    days = conditions(value)
    if all(day in given for day in days):
        return links.widened(given, *days), True
    return links.narrowed(given, *days), False


def _chosen(year: Year) -> bool:
    return year.active or any(bar is not None and bar.active for bar in year.bars)
