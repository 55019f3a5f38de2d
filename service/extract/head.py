"""What a directive says of itself: in its title line, and in the head that is printed above its text.

"Nghị định số 87/2015/NĐ-CP về giám sát ..."       kind, number; the issuer by the number's code

QUỐC HỘI                                           issuer
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM                 the motto, which every state directive bears
Luật số: 103/2016/QH13                             number
Hà Nội, ngày 05 tháng 4 năm 2016                   day of signing
LUẬT                                               kind
BÁO CHÍ                                            title
"""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from service.extract.codes import organ
from service.extract.dates import find_dates
from service.extract.document_number import DocumentNumber
from service.extract.letters import DASH, LETTER, UPPER
from service.extract.references import find_citations
from service.knowledge import load
from service.text.characters import canonical

Value = TypeVar("Value")
HEAD_LINES, TITLE_LINES = 40, 4
MOTTOES = frozenset(map(canonical, ("Cộng hòa xã hội chủ nghĩa Việt Nam", "Đảng Cộng sản Việt Nam")))
INDEPENDENCE = canonical("Độc lập")
NUMBER = re.compile(
    rf"(?:[{LETTER}]+\s+){{0,3}}[Ss](?:ố|Ố)\s*[:.]*\s*(?P<number>\d{{1,5}}[a-zđ]?\s*[/{DASH}][{LETTER}\d\s/{DASH}&.]{{1,60}})"
)
DATELINE = re.compile(rf"[{LETTER}][{LETTER}.\s]{{1,30}},\s*ngày(?=[\s\d])", re.IGNORECASE)
TERM = re.compile(r"(?<=[^\W\d])\s+(?=\d)")
"""The blank in "73/2006/QH 11"."""

RULE = re.compile(r"[\W_]*")
CAPITALS = re.compile(rf"[{UPPER}\s.,&{DASH}]{{3,80}}")
OPENING = re.compile(
    r"(?:Căn cứ|Theo|Xét|Chương|CHƯƠNG|Điều|Phần|PHẦN|Thực hiện|Để|Sau khi|Kính gửi"
    r"|LỜI NÓI ĐẦU|QUỐC HỘI|CHÍNH PHỦ)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Head:
    """What is stated; None where it isn't. `kind` is a name of kinds.tsv."""

    kind: str | None = None
    number: DocumentNumber | None = None
    issuer: str | None = None
    date: dt.date | None = None
    title: str | None = None


def read_title_line(title: str) -> Head:
    """Kind, number and day of a title that begins with them, the issuer where the code leaves no doubt."""
    first = next(iter(find_citations(title)), None)
    if first is None or first.number is None or not first.named or first.start > 0:
        return Head()
    return Head(first.kind, first.number, first.issuer or issuer_by_code(first.number), first.date)


def read_printed_head(text: str) -> Head:
    """The head that is printed above a directive's text; empty where there is no motto or no number."""
    lines = [" ".join(line.split()) for line in text.split("\n", HEAD_LINES)[:HEAD_LINES]]
    lines = [line for line in lines if RULE.fullmatch(line) is None]
    motto = next((i for i, line in enumerate(lines) if _is_motto(line)), None)
    numbered, number = _first(_number, lines)
    dated, day = _first(_day, lines)
    if motto is None or (number is None and day is None):
        return Head()
    end = max(motto, numbered, dated) + 1
    kind, title = _called(lines[end:])
    issuer = _issuer(lines[: end - 1]) or (issuer_by_code(number) if number else None)
    return Head(kind or (next(iter(number.kinds), None) if number else None), number, issuer, day, title)


def issuer_by_code(number: DocumentNumber) -> str | None:
    """Whose number it is, several joined by " - "; None where a code is unknown or many places have it."""
    organs = [organ(code) for code in (number.codes[1:] if len(number.codes) > 1 else number.codes)]
    if not organs or any(one is None or one.shared == "yes" for one in organs):
        return None
    return " - ".join(dict.fromkeys(one.name for one in organs if one is not None))


def _first(read: Callable[[str], Value | None], lines: list[str]) -> tuple[int, Value | None]:
    """The first line that can be read, and what it says; -1 where there is none."""
    for i, line in enumerate(lines):
        value = read(line)
        if value is not None:
            return i, value
    return -1, None


def _is_motto(line: str) -> bool:
    written = canonical(line)
    return any(motto in written for motto in MOTTOES)


def _number(line: str) -> DocumentNumber | None:
    match = NUMBER.match(line)
    if match is None:
        return None
    try:
        return DocumentNumber.parse(TERM.sub("", match["number"].strip()))
    except ValueError:
        return None


def _day(line: str) -> dt.date | None:
    dateline = DATELINE.search(line)
    return next((found.date for found in find_dates(line[dateline.end() :])), None) if dateline else None


def _issuer(lines: list[str]) -> str | None:
    """The lines in capitals above the number that are neither motto nor number, in title case."""
    written = [line for line in lines if CAPITALS.fullmatch(line) and not _is_motto(line)]
    named = [line for line in written if INDEPENDENCE not in canonical(line)]
    return " ".join(named).capitalize() if named else None


def _called(lines: list[str]) -> tuple[str | None, str | None]:
    """The kind, which stands on a line of its own, and the title with it."""
    for i, line in enumerate(lines[:8]):
        kind = _kinds().get(canonical(line))
        if kind is None:
            continue
        title = [line]
        for following in lines[i + 1 : i + 1 + TITLE_LINES]:
            if OPENING.match(following) or following.isupper() is not lines[i + 1].isupper():
                break
            title.append(following)
        return kind, " ".join(title) if len(title) > 1 else None
    return None, None


@cache
def _kinds() -> dict[str, str]:
    return {canonical(row.kind): row.kind for row in load().kinds}
