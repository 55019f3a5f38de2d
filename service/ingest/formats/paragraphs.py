"""Printed lines put together again to paragraphs: a page's width broke them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from service.extract.letters import UPPER

ITEM = re.compile(
    rf"(?:[{UPPER}]+|\d{{1,3}}|[a-zđ])\s*[.)/]\s|[-–+•*]\s"
    r"|(?:Điều|Chương|Mục|Phần|Khoản|Nơi nhận|Phụ lục|Căn cứ|Xét|Theo đề nghị)(?!\w)"
)
PAGE_NUMBER = re.compile(r"[-–\s]*(?:Trang:?\s+|Page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?[-–\s]*")
BROWSER_HEAD = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}, \d{1,2}:\d\d(?:\s[AP]M)?\s.*")
BROWSER_FOOT = re.compile(r"(?P<address>(?:https?|file)://\S+)\s\d{1,4}/\d{1,4}")
"""What a browser prints above and below each page: "25/11/2026, 07:30 Headline", "https://... 1/2"."""
DIGITS = re.compile(r"\d+")
AROUND = 4
"""Lines before and after which show how far a column goes."""
ALIKE, LARGER = 0.22, 1.3
"""Of a line's height, what letters of another font may differ; and how much larger a heading's are."""
RAGGED, SURE = 6, 45
"""Two lines that end within a syllable's letters of each other make a margin; one alone if it has so many."""


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line from `left` to `right`, in any unit; `base` grows upward."""

    text: str
    left: float
    right: float
    base: float
    height: float

    def width_of(self, text: str) -> float:
        return (self.right - self.left) * len(text) / len(self.text)

    def is_of_column(self, other: "PrintedLine") -> bool:
        """Whether some of it stands above or below the other, in letters as large."""
        return self.is_as_large(other) and self.left < other.right and other.left < self.right

    def is_as_large(self, other: "PrintedLine") -> bool:
        return abs(self.height - other.height) < ALIKE * other.height

    def is_centred(self, left: float, right: float) -> bool:
        """Whether it is as far from either side of its column."""
        before, after = self.left - left, right - self.right
        return before > self.height / 2 and abs(before - after) < self.height / 2


def joined(lines: Sequence[PrintedLine]) -> list[str]:
    """Paragraphs. A line goes on with the one before where its first word didn't fit there any more."""
    usual = median(line.height for line in lines) if lines else 0.0
    paragraphs: list[str] = []
    for i, line in enumerate(lines):
        if i and _may_go_on(lines[i - 1], line) and (_is_heading(line, usual) or _is_broken(lines, i)):
            last = paragraphs[-1]
            paragraphs[-1] = f"{last}{line.text}" if _is_hyphenated(last, line) else f"{last} {line.text}"
        else:
            paragraphs.append(line.text)
    return paragraphs


def without_furniture(pages: Sequence[Sequence[PrintedLine]]) -> list[PrintedLine]:
    """The lines of all pages without page numbers and what a browser prints around; running heads once."""
    shown = [_without_numbers(page) for page in pages]
    edges = Counter(place for page in shown for place in {_place(line) for line in _edges(page)})
    often = {place for place, count in edges.items() if count > max(1, len(pages) / 3)}
    kept: list[PrintedLine] = []
    said: set[tuple[str, int]] = set()
    for page in shown:
        running = [line for line in _edges(page) if _place(line) in often]
        kept += [line for line in page if line not in running or _place(line) not in said]
        said.update(map(_place, running))
    return kept


def _without_numbers(page: Sequence[PrintedLine]) -> list[PrintedLine]:
    kept = [line for line in page if not _is_browsers(line.text)]
    numbers = [line for line in _edges(kept) if PAGE_NUMBER.fullmatch(line.text)]
    return [line for line in kept if line not in numbers]


def _edges(page: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The highest and the lowest line, in whatever order they are drawn."""
    return sorted({min(page, key=_base), max(page, key=_base)}, key=_base) if page else []


def _base(line: PrintedLine) -> float:
    return line.base


def _place(line: PrintedLine) -> tuple[str, int]:
    """What a running head has in common on all its pages: its text, but for numbers, and its height."""
    return DIGITS.sub("0", line.text), round(line.base)


def printed_from(lines: Sequence[PrintedLine]) -> str | None:
    """The address that a browser printed under a page, unless it was too long for it."""
    found = (match["address"] for line in lines if (match := BROWSER_FOOT.fullmatch(line.text)))
    return next((address for address in found if address.startswith("http") and "…" not in address), None)


def _is_browsers(text: str) -> bool:
    return BROWSER_HEAD.fullmatch(text) is not None or BROWSER_FOOT.fullmatch(text) is not None


def _may_go_on(last: PrintedLine, line: PrintedLine) -> bool:
    if ITEM.match(line.text) or last.text.isupper() or line.text.isupper():
        return False
    return last.is_as_large(line) and not last.text.endswith((".", ";", ":", "!", "?"))


def _is_heading(line: PrintedLine, usual: float) -> bool:
    """Lines of one headline, in letters larger than the text's, end where they please."""
    return line.height > LARGER * usual


def _is_broken(lines: Sequence[PrintedLine], i: int) -> bool:
    """Whether line `i` begins where the column's margin ended the one before."""
    last, line = lines[i - 1], lines[i]
    column = [one for one in lines[max(0, i - 1 - AROUND) : i + AROUND] if one.is_of_column(last)]
    left, margin = min(one.left for one in column), max(one.right for one in column)
    full = sum(one.right > margin - last.width_of(" " * RAGGED) for one in column)
    if full < 2 and len(last.text) < SURE:
        return False
    if last.is_centred(left, margin) and not line.is_centred(left, margin):
        return False
    return last.right + line.width_of(line.text.split()[0] + " ") > margin


def _is_hyphenated(last: str, line: PrintedLine) -> bool:
    """ "34-CT/" and "TW", "34-" and "CT/TW": a number that was broken, not a dash between words."""
    return last[-1] in "-/" and len(last) > 1 and last[-2].isalnum() and line.text[0].isalnum()
