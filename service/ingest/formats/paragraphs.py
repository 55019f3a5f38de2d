"""Printed lines put together again to paragraphs: a page's width broke them."""

import re
from collections.abc import Iterable, Sequence

from service.extract.letters import UPPER

ITEM = re.compile(
    rf"(?:[{UPPER}]+|\d{{1,3}}|[a-zđ])\s*[.)/]\s|[-–+•*]\s"
    r"|(?:Điều|Chương|Mục|Phần|Khoản|Nơi nhận|Phụ lục|Căn cứ|Xét|Theo đề nghị)(?!\w)"
)
PAGE_NUMBER = re.compile(r"[-–\s]*(?:Trang\s+)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–\s]*")
FULL = 0.75
"""Of the longest usual line: a shorter one ended its paragraph."""


def joined(lines: Sequence[str]) -> list[str]:
    """Paragraphs. A line is joined to the one before where that ran to the margin and no new item begins."""
    width = _width(lines)
    paragraphs: list[str] = []
    last = ""
    for line in lines:
        if paragraphs and last and _goes_on(last, line, width):
            paragraphs[-1] = f"{paragraphs[-1]} {line}"
        else:
            paragraphs.append(line)
        last = line
    return paragraphs


def without_page_number(lines: Sequence[str]) -> list[str]:
    """A page's lines without its number, in the first or the last of them."""
    kept = [line for line in lines if line.strip()]
    if kept and PAGE_NUMBER.fullmatch(kept[0]):
        kept = kept[1:]
    if kept and PAGE_NUMBER.fullmatch(kept[-1]):
        kept = kept[:-1]
    return kept


def _width(lines: Iterable[str]) -> float:
    sizes = sorted(len(line) for line in lines if not line.isupper())
    return sizes[len(sizes) * 9 // 10] if sizes else 0.0


def _goes_on(last: str, line: str, width: float) -> bool:
    if ITEM.match(line) or last.isupper() or line.isupper() or len(last) < FULL * width:
        return False
    return not last.endswith((".", ";", ":", "!", "?"))
