"""Where a query's words stand in a document, on its original spelling, and the best fragments around them.

Made here and not by an engine, so that both engines show the same.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from service.analysis import Spread, Token
from service.search.parse import Box, Placed, Syllables
from service.search.query import Accents
from service.search.results import Highlight

FRAGMENT = 240
"""Code points: about two lines of a result on a wide screen, four on a phone."""
FRAGMENTS = 2

SENTENCE_END = re.compile(r"[.!?…;:]\s+|\n\s*")
JOINED = re.compile(r"[ \u00a0/.–-]")
"""One of these between two marks: they read as one, as in a name or in 34-CT/TW."""


class Mark(NamedTuple):
    """A wanted syllable or phrase found: `term` is its folded form, `exact` whether it is spelt as typed.

    `parts` are what is shown of it: all of a quoted phrase, the syllables of a name or a long form.
    """

    start: int
    end: int
    term: str
    exact: bool
    parts: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Marker:
    """Finds one query's words and phrases in texts."""

    words: dict[str, frozenset[str]]
    """Folded form -> the spellings that were typed."""
    runs: dict[str, list[tuple[list[str], frozenset[str]]]]
    """Found as a whole: what was quoted or understood, and abbreviations written out. By the first syllable,
    the longest first: folded, and as they were typed."""
    quoted: frozenset[str]
    """Folded forms of what was quoted."""
    spelling_matters: bool
    """Marks in another spelling are dropped where the typed one is there too."""
    strict: bool = False

    @classmethod
    def of(cls, box: Box, accents: Accents) -> "Marker":
        variants = [variant.tokens for variant in box.variants]
        words: dict[str, set[str]] = {}
        for token in (*box.words, *(one[0] for one in variants if len(one) == 1)):
            words.setdefault(token.folded, set()).add(token.exact)
        return cls(
            words={term: frozenset(spellings) for term, spellings in words.items()},
            runs=_by_first([*box.phrases, *_runs(box), *(one for one in variants if len(one) > 1)]),
            quoted=frozenset(" ".join(token.folded for token in phrase) for phrase in box.phrases),
            spelling_matters=accents == "auto" and box.accented,
            strict=accents == "strict",
        )

    @property
    def beginnings(self) -> frozenset[str]:
        return frozenset(self.words.keys() | self.runs.keys())

    def marks(self, text: str) -> list[Mark]:
        """In the order of the text; none overlaps another."""
        if not text or not self.beginnings:
            return []
        marks: list[Mark] = []
        for run, typed in self._found(Spread(text)):
            if not marks or run[0].start >= marks[-1].end:
                marks.append(self._mark(run, typed))
        return self._preferred(marks)

    def _found(self, spread: Spread) -> Iterator[tuple[list[Token], frozenset[str]]]:
        """What is wanted where it stands, and how it was typed; of two in one place the longer first."""
        pieces = spread.holding(self.beginnings)
        longest = max((len(run) for runs in self.runs.values() for run, _ in runs), default=1)
        for found, own in spread.at(pieces, longest - 1) if pieces else ():
            for i, token in enumerate(found[:own]):
                for wanted, spelt in self.runs.get(token.folded, ()):
                    run = found[i : i + len(wanted)]
                    if [one.folded for one in run] == wanted:
                        yield run, spelt
                if token.folded in self.words:
                    yield [token], self.words[token.folded]

    def _mark(self, run: list[Token], typed: frozenset[str]) -> Mark:
        start, end = run[0].start, run[-1].end
        if len(run) == 1:
            return Mark(start, end, run[0].folded, run[0].exact in typed, ((start, end),))
        spelt, term = " ".join(token.exact for token in run), " ".join(token.folded for token in run)
        parts = ((start, end),) if term in self.quoted else tuple((token.start, token.end) for token in run)
        return Mark(start, end, term, spelt in typed, parts)

    def _preferred(self, marks: list[Mark]) -> list[Mark]:
        if self.strict:
            marks = [mark for mark in marks if mark.exact]
        elif self.spelling_matters:
            spelt = {mark.term for mark in marks if mark.exact}
            marks = [mark for mark in marks if mark.exact or mark.term not in spelt]
        inside = {part for mark in marks if " " in mark.term for part in mark.term.split()}
        return [mark for mark in marks if mark.term not in inside]


def _by_first(runs: Iterable[Syllables]) -> dict[str, list[tuple[list[str], frozenset[str]]]]:
    found: dict[str, list[tuple[list[str], frozenset[str]]]] = {}
    for run in sorted(filter(None, runs), key=len, reverse=True):
        spelt = frozenset({" ".join(token.exact for token in run)})
        found.setdefault(run[0].folded, []).append(([token.folded for token in run], spelt))
    return found


def _runs(box: Box) -> Iterator[Syllables]:
    """Names, numbers and long forms, whose parts say little where the whole is there."""
    understood: tuple[Placed, ...] = (*box.people, *box.numbers, *box.variants)
    for start, end in dict.fromkeys((one.start, one.end) for one in understood):
        run = tuple(word for word in box.words if start <= word.start < end)
        if len(run) > 1:
            yield run


def whole(text: str, marks: list[Mark]) -> Highlight:
    """A title: shown as it is."""
    return Highlight("title", text, _joined(text, marks, 0))


def fragments(text: str, marks: list[Mark]) -> tuple[Highlight, ...]:
    """At most two windows that hold the most different words, in the order of the text."""
    best = _best(marks, set())
    if best is None:
        return ()
    second = _second(marks, best)
    chosen = [best, second] if second else [best]
    return tuple(_fragment(text, window) for window in sorted(chosen, key=lambda window: window.start))


def _second(marks: list[Mark], best: "Window") -> "Window | None":
    """Of what stands before and behind the best window, if it adds a word."""
    seen = best.terms
    if all(mark.term in seen for mark in marks):
        return None
    others = [_best(marks[: best.first], seen), _best(marks[best.last :], seen)]
    second = max((one for one in others if one), key=lambda one: (one.worth, -one.first), default=None)
    return second if second and second.terms - seen else None


@dataclass(frozen=True, slots=True)
class Window:
    """`marks[first:last]` of a text, which fit into a fragment."""

    first: int
    last: int
    marks: tuple[Mark, ...]
    worth: float

    @property
    def start(self) -> int:
        return self.marks[0].start

    @property
    def end(self) -> int:
        return self.marks[-1].end

    @property
    def terms(self) -> set[str]:
        return {mark.term for mark in self.marks}


def _best(marks: list[Mark], seen: set[str]) -> Window | None:
    """The window of most worth, the first of equals; in one pass, however many marks there are."""
    tally = Tally(seen)
    best, end = (-1.0, 0, 0), 0
    for start, mark in enumerate(marks):
        while end < len(marks) and (end == start or marks[end].end - mark.start <= FRAGMENT):
            tally.add(marks[end], marks[end - 1] if end > start else None)
            end += 1
        if tally.worth > best[0]:
            best = (tally.worth, start, end)
        tally.remove(mark, marks[start + 1] if start + 1 < end else None)
    worth, first, last = best
    return Window(first, last, tuple(marks[first:last]), worth) if last else None


@dataclass(slots=True)
class Tally:
    """What a window that moves over the marks holds: words not `seen` yet, neighbours, the typed spelling."""

    seen: set[str]
    terms: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    new: int = 0
    beside: int = 0
    exact: int = 0
    size: int = 0

    def add(self, mark: Mark, before: Mark | None) -> None:
        self.new += mark.term not in self.seen and not self.terms[mark.term]
        self.terms[mark.term] += 1
        self.beside += before is not None and mark.start - before.end <= 1
        self.exact += mark.exact
        self.size += 1

    def remove(self, mark: Mark, after: Mark | None) -> None:
        self.terms[mark.term] -= 1
        self.new -= mark.term not in self.seen and not self.terms[mark.term]
        self.beside -= after is not None and after.start - mark.end <= 1
        self.exact -= mark.exact
        self.size -= 1

    @property
    def worth(self) -> float:
        """New words first, then words side by side, then the spelling and how many there are."""
        return 10 * self.new + 3 * self.beside + 0.2 * self.exact + 0.1 * self.size


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
    for start, end in (part for mark in marks for part in mark.parts):
        if spans and JOINED.fullmatch(text, spans[-1][1], start):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return tuple((start - offset, end - offset) for start, end in spans)
