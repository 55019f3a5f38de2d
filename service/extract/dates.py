"""Days in running text, in the spellings that public texts use."""

import datetime as dt
import re
from typing import NamedTuple

from service.extract.letters import DASH

DATE = re.compile(
    rf"""
    (?<![\w/{DASH}]) (?<!\d[.,])
    (?P<day> \d{{1,2}} )
    (?:
        \s?(?P<mark> [/{DASH}.] )\s? (?P<month> \d{{1,2}} ) \s?(?P=mark)\s? (?P<year> (?:19|20)\d\d )
      | \s+ tháng \s+ (?P<month_word> \d{{1,2}} )
        (?: \s*[/,]?\s* năm \s+ | \s*/\s* | ,?\s+ ) (?P<year_word> (?:19|20)\d\d )
    )
    (?!\d) (?![/{DASH}]\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)


class FoundDate(NamedTuple):
    """`text[start:end]` was read as `date`; "ngày" before it doesn't belong to it."""

    date: dt.date
    start: int
    end: int


def find_dates(text: str) -> list[FoundDate]:
    """Days with their year from left to right; a day that no calendar has is none."""
    found = ((read_date(match), match) for match in DATE.finditer(text))
    return [FoundDate(date, match.start(), match.end()) for date, match in found if date is not None]


def read_date(match: re.Match[str]) -> dt.date | None:
    """The day of a match of DATE."""
    month = match["month"] or match["month_word"]
    year = match["year"] or match["year_word"]
    try:
        return dt.date(int(year), int(month), int(match["day"]))
    except ValueError:
        return None
