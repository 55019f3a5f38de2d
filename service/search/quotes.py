"""One sentence of a document that bears a fact out, with the words that do."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from service.extract.letters import UPPER
from service.model import Document, Span

LONGEST = 400
"""Code points of a quote: lists of guests run on for pages without a full stop."""

ENDING = re.compile(rf"(?<=[.!?…;])[”\"’)]*\s+(?=[{UPPER}“\"])|\s*\n\s*")
TITLES = re.compile(rf"\b(?:Tp|ThS|[{UPPER}]{{1,3}})\.\Z")
"""What ends in a full stop within a sentence: "TP. Hải Bình", "PGS. TS. Mai Lan"."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Verbatim; `marks` are (start, end) code points in `text`."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


def best_quote(document: Document, wanted: Sequence[Span], also: Sequence[Span] = ()) -> Quote:
    """The sentence of the first wanted mention that stands with one of the others; else of the first."""
    if not wanted:
        return Quote("")
    together = (span for span in wanted if _stands_with(document, span, also))
    return quote(document, next(together, wanted[0]), (*wanted, *also))


def quote(document: Document, span: Span, marked: Iterable[Span] = ()) -> Quote:
    """The sentence around a mention, with all that is to be marked in it."""
    text = document.text_of(span.field)
    start, end = _bounds(text, span)
    inside = [one for one in {span, *marked} if one.field == span.field]
    marks = sorted((one.start, one.end) for one in inside if start <= one.start and one.end <= end)
    return Quote(text[start:end], tuple((a - start, b - start) for a, b in _apart(marks)))


def _stands_with(document: Document, span: Span, also: Sequence[Span]) -> bool:
    start, end = _bounds(document.text_of(span.field), span)
    return any(one.field == span.field and start <= one.start and one.end <= end for one in also)


def _bounds(text: str, span: Span) -> tuple[int, int]:
    """The sentence, or of a long one the words around the mention."""
    start, end = 0, len(text)
    for ending in ENDING.finditer(text, max(0, span.start - 2 * LONGEST)):
        if "\n" not in ending[0] and TITLES.search(text, max(0, ending.start() - 5), ending.start()):
            continue
        if ending.end() <= span.start:
            start = ending.end()
        elif ending.start() >= span.end:
            end = ending.start() + len(ending[0].rstrip())
            break
    if end - start > LONGEST:
        start, end = _window(text, start, end, span)
    return start + len(text[start:end]) - len(text[start:end].lstrip()), end


def _window(text: str, start: int, end: int, span: Span) -> tuple[int, int]:
    """At most LONGEST code points around the mention, between words."""
    room = max(0, LONGEST - (span.end - span.start))
    first = max(start, min(span.start - room // 2, end - LONGEST))
    last = min(end, max(span.end, first + LONGEST))
    while start < first < span.start and not text[first - 1].isspace():
        first += 1
    while span.end < last < end and not text[last].isspace():
        last -= 1
    return first, last


def _apart(marks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Overlapping marks as one."""
    joined: list[tuple[int, int]] = []
    for start, end in marks:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
