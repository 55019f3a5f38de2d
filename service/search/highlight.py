"""Where a query's words stand in a document, on its original spelling, and the best fragments around them.

Made here and not by an engine, so that both engines show the same.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from service.analysis import Token, forms
from service.search.parse import Box, Syllables
from service.search.query import Accents
from service.search.results import Highlight
from service.text.fold import folded

FRAGMENT = 240
"""Code points: about two lines of a result on a wide screen, four on a phone."""
FRAGMENTS = 2

SYLLABLE = re.compile(r"[^\W_]+")
SENTENCE_END = re.compile(r"[.!?…;:]\s+|\n\s*")
JOINED = re.compile(r"[ \u00a0/.–-]")
"""One of these between two marks: they read as one, as in a name or in 34-CT/TW."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A wanted syllable found: `term` is its folded form, `exact` whether it is spelt as typed."""

    start: int
    end: int
    term: str
    exact: bool


@dataclass(frozen=True, slots=True)
class Marker:
    """Finds one query's words and phrases in texts."""

    words: dict[str, frozenset[str]]
    """Folded form -> the spellings that were typed."""
    phrases: tuple[Syllables, ...]
    spelling_matters: bool
    """Marks in another spelling are dropped where the typed one is there too."""
    strict: bool = False

    @classmethod
    def of(cls, box: Box, accents: Accents) -> "Marker":
        words: dict[str, set[str]] = {}
        for token in box.words:
            words.setdefault(token.folded, set()).add(token.exact)
        return cls(
            words={folded: frozenset(spellings) for folded, spellings in words.items()},
            phrases=box.phrases,
            spelling_matters=accents == "auto" and box.accented,
            strict=accents == "strict",
        )

    def marks(self, text: str) -> list[Mark]:
        """In the order of the text; none overlaps another."""
        if not text or not (self.words or self.phrases):
            return []
        mapped = folded(text)
        found = list(SYLLABLE.finditer(mapped.text))
        wanted = {i for i, match in enumerate(found) if match[0] in self.words}
        for phrase in self.phrases:
            wanted |= _phrase_places(found, phrase)
        marks = []
        for i in sorted(wanted):
            start, end = mapped.span(found[i].start(), found[i].end())
            marks.append(self._mark(text, start, end, found[i][0]))
        return self._preferred(marks)

    def _mark(self, text: str, start: int, end: int, term: str) -> Mark:
        typed = self.words.get(term) or frozenset(
            token.exact for phrase in self.phrases for token in phrase if token.folded == term
        )
        return Mark(start, end, term, forms(text[start:end])[0] in typed)

    def _preferred(self, marks: list[Mark]) -> list[Mark]:
        if self.strict:
            return [mark for mark in marks if mark.exact]
        if not self.spelling_matters:
            return marks
        spelt = {mark.term for mark in marks if mark.exact}
        return [mark for mark in marks if mark.exact or mark.term not in spelt]


def _phrase_places(found: list[re.Match[str]], phrase: tuple[Token, ...]) -> set[int]:
    wanted = [token.folded for token in phrase]
    starts = (i for i, match in enumerate(found) if match[0] == wanted[0])
    return {
        i + k
        for i in starts
        if [match[0] for match in found[i : i + len(wanted)]] == wanted
        for k in range(len(wanted))
    }


def whole(text: str, marks: list[Mark]) -> Highlight:
    """A title: shown as it is."""
    return Highlight("title", text, _joined(text, marks, 0))


def fragments(text: str, marks: list[Mark]) -> tuple[Highlight, ...]:
    """At most two windows that hold the most different words, in the order of the text."""
    chosen: list[Window] = []
    seen: set[str] = set()
    windows = list(_windows(marks))
    while windows and len(chosen) < FRAGMENTS:
        best = max(windows, key=lambda window: (window.worth(seen), -window.start))
        if not best.terms - seen and chosen:
            break
        chosen.append(best)
        seen |= best.terms
        windows = [w for w in windows if w.end <= best.start or w.start >= best.end]
    return tuple(_fragment(text, window) for window in sorted(chosen, key=lambda window: window.start))


@dataclass(frozen=True, slots=True)
class Window:
    marks: tuple[Mark, ...]
    terms: frozenset[str] = field(compare=False)

    @property
    def start(self) -> int:
        return self.marks[0].start

    @property
    def end(self) -> int:
        return self.marks[-1].end

    def worth(self, seen: set[str]) -> float:
        """New words first, then words side by side, then the spelling and how many there are."""
        beside = sum(b.start - a.end <= 1 for a, b in pairwise(self.marks))
        exact = sum(mark.exact for mark in self.marks)
        return 10 * len(self.terms - seen) + 3 * beside + 0.2 * exact + 0.1 * len(self.marks)


def _windows(marks: list[Mark]) -> Iterator[Window]:
    """For each mark, all marks that fit into a fragment which begins with it."""
    end = 0
    for start, first in enumerate(marks):
        while end < len(marks) and marks[end].end - first.start <= FRAGMENT:
            end += 1
        inside = marks[start : max(end, start + 1)]
        yield Window(tuple(inside), frozenset(mark.term for mark in inside))


def _fragment(text: str, window: Window) -> Highlight:
    start, end = _around(text, window)
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return Highlight("text", piece.strip(), _joined(text, list(window.marks), start))


def _around(text: str, window: Window) -> tuple[int, int]:
    """Up to FRAGMENT code points: from the sentence's beginning where it is near, to the end of a word."""
    room = max(0, FRAGMENT - (window.end - window.start))
    start = max(0, min(window.start - room // 2, len(text) - FRAGMENT))
    for sentence_end in SENTENCE_END.finditer(text, start, window.start):
        start = sentence_end.end()
    return _at_words(text, start, max(window.end, min(len(text), start + FRAGMENT)), window)


def _at_words(text: str, start: int, end: int, window: Window) -> tuple[int, int]:
    """Both ends moved inwards to where no word is cut."""
    while 0 < start < window.start and not (text[start - 1].isspace() and not text[start].isspace()):
        start += 1
    while window.end < end < len(text) and not text[end].isspace():
        end -= 1
    return start, end


def _joined(text: str, marks: list[Mark], offset: int) -> tuple[tuple[int, int], ...]:
    spans: list[tuple[int, int]] = []
    for mark in marks:
        if spans and JOINED.fullmatch(text, spans[-1][1], mark.start):
            spans[-1] = (spans[-1][0], mark.end)
        else:
            spans.append((mark.start, mark.end))
    return tuple((start - offset, end - offset) for start, end in spans)
