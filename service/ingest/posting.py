"""The line on which a page says when it was posted, and how often it was read."""

import datetime as dt
import re
from dataclasses import dataclass

from service.extract.dates import FoundDate, find_dates
from service.extract.letters import DASH, LETTER
from service.model import Published

CLOCK = re.compile(
    r"(?<![\d:])(?P<hour>[01]?\d|2[0-3])(?:\s?[:hg]\s?|\s+giờ\s+)(?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\d:])"
    r"(?:\s?(?P<half>[AaPp]\.?[Mm]\b\.?|SA\b|CH\b))?"
)
VIEWS = re.compile(
    r"(?:view count|views?|hits|(?:số )?(?:lượt|lần) (?:xem|đọc)|đã (?:xem|đọc))"
    r"\s*:?\s*(?P<after>\d[\d.,]*)(?: lần)?"
    r"|(?P<before>\d[\d.,]*) (?:(?:lượt|lần) (?:xem|đọc)|views)(?![^\W_])",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"(?:ngày|thời gian) (?:đăng(?: tin| bài)?|cập nhật|xuất bản|gửi|tạo)|đăng (?:ngày|lúc|vào)"
    r"|cập nhật(?: lúc| ngày)?|xuất bản|(?:post|publish)(?:ed)?(?: on| date)?|(?<!\w)(?:được )?đăng(?!\w)",
    re.IGNORECASE,
)
BESIDES = re.compile(
    rf"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|t[2-7]|cn|gmt\s?\+?\s?7|lúc|ngày|giờ|phút)"
    rf"(?![{LETTER}])|[^{LETTER}]+",
    re.IGNORECASE,
)
ISO = re.compile(
    r"(?<![\w/.-])(?P<year>(?:19|20)\d\d)(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?:(?!\d)|T(?=\d))"
)
LONGEST_LINE, LONGEST_REST = 500, 30
"""Code points: a longer line is text; with more beside a label and a day it says something else."""


@dataclass(frozen=True, slots=True)
class Posting:
    """`certainty`: 3 with a label, 2 with a time of day, 1 a mere date; `rest` is what else the line says."""

    published: Published
    certainty: int
    rest: str
    line: int


def read_posting(line: str, number: int) -> Posting | None:
    """The line as a posting line, else None. Line `number` is kept with it."""
    date = _date(line) if len(line) <= LONGEST_LINE else None
    if date is None:
        return None
    others = VIEWS.sub(" ", line[: date.start] + "\n" + line[date.end :])
    clock = CLOCK.search(others)
    others = others[: clock.start()] + "\n" + others[clock.end() :] if clock else others
    label = LABEL.search(others)
    rest = _headline_before(others)
    if _says_more(LABEL.sub(" ", others), label is not None) and not rest:
        return None
    return Posting(Published(date.date, _time(clock)), 3 if label else 2 if clock else 1, rest, number)


def _date(line: str) -> FoundDate | None:
    """The first day that the line names, the year last or first."""
    found = find_dates(line)
    if found:
        return found[0]
    iso = ISO.search(line)
    try:
        day = dt.date(int(iso["year"]), int(iso["month"]), int(iso["day"])) if iso else None
    except ValueError:
        return None
    return FoundDate(day, *iso.span()) if iso and day else None


def read_views(line: str) -> int | None:
    """How often the page was read, where the line says so."""
    match = VIEWS.search(line)
    if match is None:
        return None
    digits = re.sub(r"\D", "", match["after"] or match["before"])
    return int(digits) if len(digits) <= 10 else None


def _says_more(others: str, labelled: bool) -> bool:
    letters = BESIDES.sub("", others)
    return len(letters) > (LONGEST_REST if labelled else 0)


def _headline_before(others: str) -> str:
    """ "A headline ( 13:59 | 05/08/2014 )": the headline."""
    match = re.fullmatch(rf"(?s)(?P<headline>[^\n]{{15,}}?)\s*[(\[][\s|,{DASH}\n]*[)\]]\s*", others)
    return match["headline"].strip() if match else ""


def _time(clock: re.Match[str] | None) -> dt.time | None:
    if clock is None:
        return None
    hour = int(clock["hour"])
    half = (clock["half"] or "").replace(".", "").upper()
    if half in {"PM", "CH"} and hour < 12:
        hour += 12
    if half in {"AM", "SA"} and hour == 12:
        hour = 0
    return dt.time(hour, int(clock["minute"]))
