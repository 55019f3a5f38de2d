"""A text's references, each tied to a directive that the index knows."""

import datetime as dt
import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from service.extract.blanks import Texts
from service.extract.cited import Own, references_of
from service.extract.patterns import either
from service.knowledge import load
from service.model import Reference
from service.search.citations import cited_claim
from service.search.directive import DirectiveEntry
from service.search.directives import entries
from service.search.kin import Kin, citing
from service.search.port import Engine
from service.search.ties import Directive, TiedBy, Ties
from service.text.characters import canonical
from service.text.fold import fold

MAX_RESOLVED = 100_000
"""Code points of a text."""

Outcome = Literal[200, 300, 404, 400]
"""One known directive, several, none known, not a number."""


@dataclass(frozen=True, slots=True)
class ResolveQuery:
    """`text` in NFC; `day` is when it was published, where that is known."""

    text: str
    day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """One place of a text that cites. `key` is the directive's, or the citation's own where none is known."""

    surface: str
    start: int
    end: int
    status: Outcome
    kind: str | None = None
    number: str | None = None
    date: dt.date | None = None
    issuer: str | None = None
    title: str | None = None
    key: str | None = None
    tied_by: TiedBy | None = None
    candidates: tuple[DirectiveEntry, ...] = ()


def resolve(engine: Engine, query: ResolveQuery) -> tuple[Resolved, ...]:
    """Every place that cites, in the order of the text."""
    texts = Texts.of({"body": query.text})
    references = texts.references(references_of(texts.short, Own()))
    claims = [cited_claim(reference) for reference in references]
    ties = Kin(engine).ties(claim.handle for claim in claims)
    found = [
        one
        for reference in references
        for answer in [_resolved(engine, ties, reference, query.day)]
        for one in _at_each(answer, reference, query.text)
    ]
    return tuple(sorted((*found, *_unreadable(query.text, found)), key=lambda one: (one.start, one.end)))


def _resolved(engine: Engine, ties: Ties, reference: Reference, day: dt.date | None) -> Resolved:
    claim = cited_claim(reference)
    tie = ties.tie(claim, day)
    left = _possible(ties.candidates(claim), reference, day)
    several = tie is None and len(left) > 1
    return Resolved(
        surface=reference.surface,
        start=0,
        end=0,
        status=200 if tie else 300 if several else 404,
        kind=reference.kind,
        number=reference.number,
        date=reference.date,
        issuer=reference.issuer,
        title=reference.title,
        key=tie.directive.key if tie else reference.key,
        tied_by=tie.by if tie else None,
        candidates=entries(engine, [(one, citing(ties, one)) for one in left]) if several else (),
    )


def _possible(left: list[Directive], reference: Reference, day: dt.date | None) -> list[Directive]:
    """An undated citation means nothing younger than itself."""
    if reference.date is not None or day is None:
        return left
    return [one for one in left if one.date is None or one.date <= day]


def _at_each(answer: Resolved, reference: Reference, text: str) -> Iterator[Resolved]:
    for span in reference.mentions:
        surface = text[span.start : span.end]
        yield replace(answer, surface=surface, start=span.start, end=span.end)


def _unreadable(text: str, found: list[Resolved]) -> Iterator[Resolved]:
    """What stands where a number should, and is none: "Chỉ thị số 3456789-CT/TW"."""
    taken = sorted((one.start, one.end) for one in found)
    reached = list(itertools.accumulate((end for _, end in taken), max))
    for match in _numbered().finditer(text):
        before = bisect_left(taken, (match.end(),))
        if before == 0 or reached[before - 1] <= match.start():
            kind = _kinds()[fold(" ".join(match["kind"].split()))]
            yield Resolved(match[0], match.start(), match.end(), 400, kind)


@cache
def _kinds() -> dict[str, str]:
    return {fold(row.kind): row.kind for row in load().kinds}


@cache
def _numbered() -> re.Pattern[str]:
    """A kind, "số", and a word with a digit in it; possessive, so that no run of blanks is tried twice."""
    kinds = either(map(canonical, _kinds().values()))
    return re.compile(rf"(?<!\w)(?P<kind>{kinds})\s++số\s*+:?+\s*+(?=\S*\d)[\w/&.-]*[\w]", re.IGNORECASE)
