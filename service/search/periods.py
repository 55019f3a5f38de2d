"""Days and periods as people type them: "tháng 12/2017", "quý IV năm 2017", "từ 3/2016 đến nay"."""

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from service.text.characters import Mapped, canonical_mapped
from service.text.fold import folded

YEAR = r"(?:19|20)\d\d"
QUARTERS = {"1": 1, "2": 2, "3": 3, "4": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}


@dataclass(frozen=True, slots=True)
class Period:
    """`text[start:end]` names the days from `first` to `last`, both inclusive; None is open."""

    first: dt.date
    last: dt.date | None
    start: int
    end: int

    @property
    def value(self) -> str:
        """ISO 8601: a day, a month, a year, or else an interval."""
        if self.last is None:
            return f"{self.first}/.."
        if self.first == self.last:
            return str(self.first)
        if (self.first, self.last) == _month(self.first.year, self.first.month):
            return f"{self.first:%Y-%m}"
        if (self.first, self.last) == _months(self.first.year, 1, 12):
            return f"{self.first:%Y}"
        return f"{self.first}/{self.last}"


def find_periods(text: str) -> list[Period]:
    """From left to right. With marks "Nam 2017" is no year; a text without any needs none."""
    mapped = canonical_mapped(text)
    if mapped.text.isascii():
        return [*_periods(folded(text), _UNMARKED)]
    return [*_periods(mapped, _MARKED)]


def _pattern(words: str) -> re.Pattern[str]:
    """`words` are those for day, month, quarter, year, from, to, now, as they are spelt."""
    day, month, quarter, year, since, until, now = words.split()
    of_year = rf"(?:\s*[/-]\s*|\s*,?\s+(?:{year}\s+)?)"

    def point(n: int, *, bare: str) -> str:
        return rf"""(?:
            (?:{day}\s+)? (?P<d{n}>\d\d?) (?:\s*[/.-]\s*|\s+{month}\s+) (?P<dm{n}>\d\d?)
                (?:(?:\s*[/.-]\s*|\s*,?\s+{year}\s+)(?P<dy{n}>{YEAR})){bare}
          | {month}\s+(?P<m{n}>\d\d?)(?:{of_year}(?P<my{n}>{YEAR})){bare}
          | (?P<n{n}>\d\d?)\s*[/-]\s*(?P<ny{n}>{YEAR})
          | {quarter}\s+(?P<q{n}>[1-4]|i{{1,3}}|iv)(?:{of_year}(?P<qy{n}>{YEAR})){bare}
          | {year}\s+(?P<y{n}>{YEAR}) )(?!\w)(?!\s?[/-]\s?\w)"""

    return re.compile(
        rf"""(?<![\w/.-])(?:
            {since}\s+(?:{point(1, bare="?")}|(?P<b1>{YEAR}))\s+
                (?:{until}\s+(?:(?P<now>{now})|{point(2, bare="")}|(?P<b2>{YEAR})(?![\w/-])))
          | {point(3, bare="")} )""",
        re.VERBOSE,
    )


_MARKED = _pattern("ngày tháng quý năm từ đến nay")
_UNMARKED = _pattern("ngay thang quy nam tu den nay")


def _periods(mapped: Mapped, pattern: re.Pattern[str]) -> Iterator[Period]:
    for match in pattern.finditer(mapped.text):
        days = _interval(match) if match["now"] or _has(match, 2) else _point(match, 3)
        if days is not None and (days[1] is None or days[0] <= days[1]):
            yield Period(*days, *mapped.span(*match.span()))


def _interval(match: re.Match[str]) -> tuple[dt.date, dt.date | None] | None:
    """From the first day of the one to the last of the other, whose year may stand for both."""
    if match["now"]:
        first = _point(match, 1)
        return (first[0], None) if first else None
    last = _point(match, 2)
    first = _point(match, 1, last[1].year) if last else None
    return (first[0], last[1]) if first and last else None


def _has(match: re.Match[str], n: int) -> bool:
    return any(value for name, value in match.groupdict().items() if name.endswith(str(n)))


def _point(match: re.Match[str], n: int, year: int | None = None) -> tuple[dt.date, dt.date] | None:
    """The first and the last day of a day, month, quarter or year; None where no calendar has it."""
    groups = {name.rstrip("123"): value for name, value in match.groupdict().items() if name.endswith(str(n))}
    written = next(
        (int(groups[name]) for name in ("dy", "my", "ny", "qy", "y", "b") if groups.get(name)), year
    )
    if written is None:
        return None
    if groups["d"]:
        return _day(written, int(groups["dm"]), int(groups["d"]))
    if month := groups["m"] or groups["n"]:
        return _month(written, int(month))
    if groups["q"]:
        quarter = QUARTERS[groups["q"]]
        return _months(written, 3 * quarter - 2, 3 * quarter)
    return _months(written, 1, 12)


def _day(year: int, month: int, day: int) -> tuple[dt.date, dt.date] | None:
    try:
        date = dt.date(year, month, day)
    except ValueError:
        return None
    return date, date


def _month(year: int, month: int) -> tuple[dt.date, dt.date] | None:
    return _months(year, month, month) if 1 <= month <= 12 else None


def _months(year: int, first: int, last: int) -> tuple[dt.date, dt.date]:
    return dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1])
