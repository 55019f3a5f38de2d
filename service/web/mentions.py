"""A document's text with the officials and directives that it names as links in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from service.model import EnrichedDocument, Span, TextField
from service.web import links

BETWEEN_PARAGRAPHS = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, and where it leads if it is a mention."""

    text: str
    href: str | None = None
    kind: Literal["person", "reference"] | None = None


class Mention(NamedTuple):
    start: int
    end: int
    href: str
    kind: Literal["person", "reference"]


def paragraphs(enriched: EnrichedDocument, field: TextField) -> list[list[Piece]]:
    """Split at blank lines, single line breaks stay inside; a paragraph's pieces joined are its text."""
    text = enriched.document.text_of(field)
    mentions = _apart(_mentions(enriched, field))
    return [_pieces(text, mentions, start, end) for start, end in _bounds(text)]


def _mentions(enriched: EnrichedDocument, field: TextField) -> Iterator[Mention]:
    for person in enriched.people:
        yield from _of(person.mentions, field, links.person(person.key), "person")
    for reference in enriched.references:
        yield from _of(reference.mentions, field, links.directive(reference.key), "reference")


def _of(
    spans: tuple[Span, ...], field: TextField, href: str, kind: Literal["person", "reference"]
) -> Iterator[Mention]:
    return (Mention(span.start, span.end, href, kind) for span in spans if span.field == field)


def _apart(mentions: Iterator[Mention]) -> list[Mention]:
    """From left to right; of two that overlap the earlier, then the longer one."""
    chosen: list[Mention] = []
    for one in sorted(mentions, key=lambda one: (one.start, -one.end)):
        if one.start < one.end and (not chosen or one.start >= chosen[-1].end):
            chosen.append(one)
    return chosen


def _bounds(text: str) -> Iterator[tuple[int, int]]:
    """Where each paragraph begins and ends, without the space around it."""
    start = 0
    for gap in [*BETWEEN_PARAGRAPHS.finditer(text), None]:
        part = text[start : gap.start() if gap else len(text)]
        if part.strip():
            begin = start + len(part) - len(part.lstrip())
            yield begin, begin + len(part.strip())
        start = gap.end() if gap else len(text)


def _pieces(text: str, mentions: list[Mention], start: int, end: int) -> list[Piece]:
    pieces = []
    for one in mentions:
        if start <= one.start and one.end <= end:
            pieces += [Piece(text[start : one.start]), Piece(text[one.start : one.end], one.href, one.kind)]
            start = one.end
    return [piece for piece in (*pieces, Piece(text[start:end])) if piece.text]
