"""Days as people type them in the form: `20/12/2017`, `12/2017`, `2017`. The API takes `2017-12-20` only."""

import calendar
import datetime as dt
import re

from service.search.messages import FAULTS
from service.search.parameters import Pair
from service.text.characters import nfc
from service.web import texts

BOUNDS = ("from", "to")
"""The parameters that hold a day. A month or a year means its first day in one, its last in the other."""

EXAMPLES = "Hãy gõ như 20/12/2017, 12/2017 hoặc 2017"
LONGEST = 40
"""Code points of what can be a day, its words and spaces counted."""

_WORDS = re.compile(r"\b(?:ngày|ngay|tháng|thang|năm|nam)\b", re.IGNORECASE)
_SPACES = re.compile("[ \u00a0]+")
_APART = r"(?: ?[-–—/.,] ?| )"
_DAY, _MONTH, _YEAR = r"(?P<day>\d\d?)", r"(?P<month>\d\d?)", r"(?P<year>\d{4})"
_SHAPES = tuple(
    re.compile(_APART.join(parts), re.ASCII)
    for parts in ((_DAY, _MONTH, _YEAR), (_YEAR, _MONTH, _DAY), (_MONTH, _YEAR), (_YEAR, _MONTH), (_YEAR,))
)


class NoDay(ValueError):
    """Its text tells a reader what to type instead."""


def read(text: str, bound: str) -> dt.date:
    """The day that is meant, as the first (`from`) or the last (`to`) one of a period. Raises NoDay."""
    plain = _SPACES.sub(" ", _WORDS.sub(" ", nfc(text[:LONGEST]))).strip(" ")
    match = next((found for shape in _SHAPES if (found := shape.fullmatch(plain))), None)
    if match is None or len(text) > LONGEST:
        raise NoDay(f"Không đọc được thành ngày. {EXAMPLES}.")
    digits = match.groupdict()
    year, last = int(digits["year"]), bound == "to"
    month = int(digits.get("month") or (12 if last else 1))
    days = _days(year, month)
    return dt.date(year, month, _within(int(digits.get("day") or (days if last else 1)), days, month, year))


def canonical(pairs: list[Pair]) -> list[Pair]:
    """The pairs with each day that can be read in the API's form; the rest is left for `parse` to refuse."""
    return [(name, _canonical(name, value)) if name in BOUNDS else (name, value) for name, value in pairs]


def complaint(text: str, bound: str) -> str:
    """What a reader is told of a day that was refused."""
    try:
        read(text, bound)
    except NoDay as error:
        return str(error)
    return FAULTS["not_a_day"]["vi"]


def shown(text: str) -> str:
    """A day in the API's form as the form shows it, and everything else as it was typed."""
    try:
        return texts.day(dt.date.fromisoformat(text))
    except ValueError:
        return text


def _canonical(name: str, value: str) -> str:
    try:
        return read(value, name).isoformat()
    except NoDay:
        return value


def _days(year: int, month: int) -> int:
    """How many the month has."""
    if year == 0:
        raise NoDay(f"Không có năm 0. {EXAMPLES}.")
    if not 1 <= month <= 12:
        raise NoDay(f"Không có tháng {month}. {EXAMPLES}: ngày trước, tháng sau.")
    return calendar.monthrange(year, month)[1]


def _within(day: int, days: int, month: int, year: int) -> int:
    if day == 0:
        raise NoDay(f"Không có ngày 0. {EXAMPLES}.")
    if day > days:
        raise NoDay(f"Tháng {month}/{year} chỉ có {days} ngày.")
    return day
