"""A saved page's text becomes the fields of a Document: the article's own, without the site around it.

address           perhaps, the first line
navigation        short lines, counters, menus
headline          often said before, as the window's title
posting line      "Ngày đăng 20/12/2017 | 03:43  | View count: 525"
body              the first long line and what follows
byline            a short last line: who wrote it, or where it is from
navigation        "Các tin khác", counters
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from service.extract.letters import LETTER, LOWER, UPPER
from service.ingest.posting import Posting, read_posting, read_views
from service.knowledge import load
from service.model import Published
from service.text.characters import canonical, nfc

URL = re.compile(r"https?://\S+")
SENTENCE_END = (".", "…", "!", "?", ":", ";", ",")
NO_HEADLINE_END = (".", ":", ";", ",")
"""What no headline ends with, though one may ask or exclaim."""
NAME = rf"[{UPPER}][{LOWER}']*(?:[ .]+[{UPPER}][{LOWER}']*){{1,4}}"
SIGNATURE = re.compile(
    rf"""
      {NAME} (?: \s*[-–,&]\s* {NAME} | \s+và\s+ {NAME} )?
    | (?i: theo | nguồn(?:\ tin)? | tác\ giả | bài\ và\ ảnh | tin,\ ảnh | tin\ và\ ảnh ) \s*[:.]?\s+ \S.*
    | (?: Ban | Phòng | Văn\ phòng | Trung\ tâm | Sở | UBND | Đài | Báo | Cổng | Vụ | Cục | Bộ | Hội | Đoàn
        | Ủy\ ban | Trang | Tạp\ chí | BTV | CTV | BBT | PV ) \s .*
    """,
    re.VERBOSE,
)
INLINE_SIGNATURE = re.compile(rf"(?<=\./\.)\s+(?P<byline>{NAME}|Nguồn: [^.;]{{3,80}})$")
GLUED_COUNTER = re.compile(rf"(?<=[{LOWER}])\d{{1,7}}$")
PARAGRAPH, SENTENCE, HEADLINE, BYLINE = 150, 60, 400, 90
"""Code points: a longer line is text, or is if it ends a sentence; the longest headline and byline."""
HEAD_LINES = 120
REPORT = re.compile(
    r"(?:Ngày|Sáng|Trưa|Chiều|Tối|Đêm|Hôm|Theo|Thực hiện|Tại|Trong|Nhằm|Để|Với|Vừa qua|Mới đây|Từ|Sau"
    r"|Trước|Đến|Qua|Căn cứ|Báo cáo|Phát biểu|Nhân dịp|Tiếp tục|Đồng chí|Ông|Bà)(?!\w)"
)
"""What a report begins with, and a headline that ends with a full stop doesn't."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says of itself; None where it doesn't."""

    url: str | None = None
    title: str | None = None
    published_at: Published | None = None
    byline: str | None = None
    views: int | None = None
    summary: str | None = None
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """What was read above the text; `end` is the first line after it."""

    title: str | None
    published_at: Published | None
    end: int


def parse_page(text: str) -> Page:
    """Never fails: a text without any head is all body. The text is put in NFC; offsets count in the body."""
    url, lines = _address(nfc(text).replace("\u200b", "").split("\n"))
    head = _head(lines)
    views = next((views for line in _short(lines) if (views := read_views(line)) is not None), None)
    body, byline = _byline(_article(lines[head.end :], head.title))
    return Page(
        url=url,
        title=head.title,
        published_at=head.published_at,
        byline=byline,
        views=views,
        body=body or None,
    )


def _address(lines: list[str]) -> tuple[str | None, list[str]]:
    if lines and URL.fullmatch(lines[0].strip()):
        return lines[0].strip(), lines[1:]
    return None, lines


def _short(lines: list[str]) -> Iterator[str]:
    return (line for line in lines if len(line) < PARAGRAPH)


def _head(lines: list[str]) -> Head:
    size = _head_size(lines)
    posting = _posting(lines[:size])
    title = _repeated(lines, size) or _beside(lines, posting, size)
    if posting is None:
        title = title or _first(lines)
    end = max(_last_line_of(lines[: size + 1], title), posting.line + 1 if posting else 0)
    published = posting.published if posting else None
    return Head(title, published or _posted_below(lines[size:]), end)


def _head_size(lines: list[str]) -> int:
    """How many lines stand before the first that is text."""
    found = (i for i, line in enumerate(lines[:HEAD_LINES]) if len(line) > PARAGRAPH and _ends_sentence(line))
    return next(found, min(len(lines), HEAD_LINES))


def _ends_sentence(line: str) -> bool:
    return line.rstrip(' "”)').endswith(SENTENCE_END)


def _posting(head: list[str]) -> Posting | None:
    """The posting line: one that says so before one with a time of day, that before a mere date."""
    found = [posting for i, line in enumerate(head) if (posting := read_posting(line, i))]
    return max(found, key=lambda posting: posting.certainty, default=None)


def _posted_below(lines: list[str]) -> Published | None:
    """A day that a line under the text gives as the day of posting."""
    found = (read_posting(line, 0) for line in lines[-20:])
    return next((posting.published for posting in found if posting and posting.certainty >= 3), None)


def _repeated(lines: list[str], size: int) -> str | None:
    """The window's title, where the page says it again: that is its headline."""
    first = next((i for i, line in enumerate(lines[:size]) if line.strip()), None)
    if first is None or not _is_headline(lines[first]):
        return None
    title = canonical(lines[first].strip())
    again = any(canonical(line.strip()).startswith(title) for line in lines[first + 1 : size + 1])
    return lines[first].strip() if again else None


def _beside(lines: list[str], posting: Posting | None, size: int) -> str | None:
    """The line above the posting line, else the one below it."""
    if posting is None:
        return None
    above = (
        line.strip() for line in reversed(lines[max(0, posting.line - 6) : posting.line]) if line.strip()
    )
    below = (line.strip() for line in lines[posting.line + 1 : size] if line.strip())
    candidates = (posting.rest, next(above, ""), next(below, ""))
    return next((line for line in candidates if line and _is_headline(line)), None)


def _first(lines: list[str]) -> str | None:
    """The first line, where text follows it."""
    filled = [line.strip() for line in lines[:HEAD_LINES] if line.strip()][:2]
    if len(filled) < 2 or not _is_headline(_without_stop(filled[0])):
        return None
    is_text = len(filled[1]) > PARAGRAPH or (len(filled[1]) > SENTENCE and _ends_sentence(filled[1]))
    return filled[0] if is_text else None


def _without_stop(line: str) -> str:
    """A headline may end with a full stop, where it isn't a report's first sentence."""
    is_sentence = ". " in line or REPORT.match(line) is not None
    return line if is_sentence else line.removesuffix(".")


def _is_headline(line: str) -> bool:
    line = line.strip()
    return (
        len(line) <= HEADLINE
        and len(line.split()) >= 3
        and not line.endswith(NO_HEADLINE_END)
        and "|" not in line
        and read_posting(line, 0) is None
        and not _is_dateline(line)
        and not _is_furniture(line)
        and _folded(line) not in _rubrics()
    )


def _is_dateline(line: str) -> bool:
    """ "Hà Nội, ngày 27 tháng 02 năm 2020": where and when a letter was written."""
    return (
        re.fullmatch(rf"[{LETTER} .]{{2,40}},\s*ngày\s[\d\s/.-]+(?:tháng[\d\s]+năm[\d\s]+)?", line)
        is not None
    )


def _last_line_of(lines: list[str], title: str | None) -> int:
    """The line after the last one that is the headline; 0 where there is none."""
    if title is None:
        return 0
    wanted = canonical(title)
    return max(
        (i + 1 for i, line in enumerate(lines) if canonical(line.strip()).startswith(wanted)), default=0
    )


def _article(lines: list[str], title: str | None) -> list[str]:
    """The text's lines without the site's: furniture above, and everything from furniture on below."""
    kept = [line.rstrip() for line in lines if line.strip() != "|"]
    last_text = max((i for i, line in enumerate(kept) if len(line) > PARAGRAPH), default=-1)
    below = (i for i in range(last_text + 1, len(kept)) if _is_furniture(kept[i]))
    kept = kept[: next(below, len(kept))]
    first_text = next((i for i, line in enumerate(kept) if len(line) > PARAGRAPH), 0)
    above = [line for line in kept[:first_text] if not _is_furniture(line) and line.strip() != title]
    return [*above, *kept[first_text:]]


def _byline(lines: list[str]) -> tuple[str, str | None]:
    """The body, and who signed it: on a line of its own, or after the "./." that ends an official text."""
    body = _furniture_tail().sub("", "\n".join(lines).rstrip()).strip("\n")
    text, _, last = body.rpartition("\n")
    signature = GLUED_COUNTER.sub("", last.strip())
    is_line = bool(text.strip()) and len(signature) <= BYLINE and not _ends_sentence(signature)
    if is_line and SIGNATURE.fullmatch(signature):
        return text.rstrip(), signature
    inline = INLINE_SIGNATURE.search(body)
    if inline:
        return body[: inline.start()].rstrip(), inline["byline"]
    return body, None


def _is_furniture(line: str) -> bool:
    return _furniture_line().match(line.strip()) is not None


def _folded(line: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", canonical(line)))


@cache
def _rubrics() -> frozenset[str]:
    return frozenset(_folded(row.phrase) for row in load().furniture if row.kind == "rubric")


@cache
def _furniture_line() -> re.Pattern[str]:
    """A line that begins with furniture, or is nothing but a counter or a menu's label."""
    return re.compile(rf"(?i:{_furniture()})(?![{LETTER}])|[•|]|\d+$")


@cache
def _furniture_tail() -> re.Pattern[str]:
    return re.compile(rf"(?:\s+(?:{_furniture()}))+\s*$")


def _furniture() -> str:
    phrases = sorted(
        (row.phrase for row in load().furniture if row.kind == "furniture"), key=len, reverse=True
    )
    return "|".join(map(re.escape, phrases))
