"""Where a query's words stand in a document, on its original spelling, and the best fragments around them.

Made here and not by an engine, so that both engines show the same.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple

from service.analysis import Token
from service.search.parse import Box, Placed, Syllables
from service.search.query import Accents
from service.search.results import Highlight
from service.search.spread import Spread, Wanted

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

    beginnings: Wanted
    """What any of it begins with."""
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
        runs = _by_first([*box.phrases, *_runs(box), *(one for one in variants if len(one) > 1)])
        return cls(
            beginnings=Wanted((*words, *runs)),
            words={term: frozenset(spellings) for term, spellings in words.items()},
            runs=runs,
            quoted=frozenset(" ".join(token.folded for token in phrase) for phrase in box.phrases),
            spelling_matters=accents == "auto" and box.accented,
            strict=accents == "strict",
        )

    def marks(self, text: str) -> list[Mark]:
        """In the order of the text; none overlaps another."""
        if not text or not (self.words or self.runs):
            return []
        marks: list[Mark] = []
        for mark in self._found(Spread(text)):
            if not marks or mark.start >= marks[-1].end:
                marks.append(mark)
        return self._preferred(marks)

    def _found(self, spread: Spread) -> Iterator[Mark]:
        """What is wanted where it stands; of two in one place the longer first."""
        for token in spread.holding(self.beginnings):
            exact, term, start, end = token
            if term in self.runs:
                yield from self._runs_at(spread, token)
            if term in self.words:
                yield Mark(start, end, term, exact in self.words[term], ((start, end),))

    def _runs_at(self, spread: Spread, first: Token) -> Iterator[Mark]:
        """Those that begin with this token."""
        runs = self.runs[first.folded]
        longest = max(len(run) for run, _ in runs)
        tokens = [first, *spread.behind(first.end, longest - 1)]
        for wanted, typed in runs:
            run = tokens[: len(wanted)]
            if [token.folded for token in run] == wanted:
                yield self._run(run, typed)

    def _run(self, run: list[Token], typed: frozenset[str]) -> Mark:
        spelt, term = " ".join(token.exact for token in run), " ".join(token.folded for token in run)
        start, end = run[0].start, run[-1].end
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
    worth: int

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
    """The window of most worth, the first of equals; in one pass, however many marks there are.

    Words not `seen` yet count most, then words side by side, then the spelling and how many there are.
    """
    beside = [*accumulate((mark.start - before.end <= 1 for before, mark in pairwise(marks)), initial=0)]
    gained = [*accumulate((1 + 2 * mark.exact for mark in marks), initial=0)]
    held = Counter[str]()
    best, end, new = (-1, 0, 0), 0, 0
    for first, mark in enumerate(marks):
        while end < len(marks) and (end == first or marks[end].end - mark.start <= FRAGMENT):
            term = marks[end].term
            new += term not in seen and not held[term]
            held[term] += 1
            end += 1
        worth = 100 * new + 30 * (beside[end - 1] - beside[first]) + gained[end] - gained[first]
        if worth > best[0]:
            best = (worth, first, end)
        held[mark.term] -= 1
        new -= mark.term not in seen and not held[mark.term]
    worth, first, last = best
    return Window(first, last, tuple(marks[first:last]), worth) if last else None


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
