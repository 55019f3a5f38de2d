"""Another spelling of the box, by the pairs of syllables that the index itself holds.

A tone or a mark, a letter too many or too few or another one, two swapped, a blank left out, keys of Telex,
an agency's abbreviation. Digits are never touched.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from string import ascii_lowercase

from service.analysis import JOINER, Token, bigrams, forms
from service.knowledge import load
from service.search.parse import Box, Placed
from service.search.plan import Term
from service.search.port import Engine
from service.search.rarity import frequencies
from service.search.weights import FIELDS
from service.text.characters import canonical
from service.text.fold import fold
from service.text.telex import decode
from service.text.vocabulary import known

RARE = 2
"""Documents with a pair of neighbours up to which one of them may be a slip."""
MOST_WORDS, MOST_SLIPS, MOST_CANDIDATES = 16, 3, 12
LONGEST = 14
"""Letters of a syllable, or of two without their blank, that is looked at."""
AROUND = 2
"""Words on each side of a change that are looked at together with it."""
TONE, KEYS, LETTER = 1.0, 1.0, 2.5
"""What a change must make up for, in natural logarithms of documents."""
ALONE = 0.1
"""The share of a syllable by itself, beside its pairs."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may have been meant at one place: one syllable, or two where a blank was left out."""

    syllables: tuple[str, ...]
    cost: float = 0.0
    marked: str | None = None
    """How it is written where that says more than the syllables do."""

    @property
    def written(self) -> str:
        return self.marked or " ".join(self.syllables)


@dataclass(frozen=True, slots=True)
class Respelling:
    """The box in another spelling, and the words around the changes, before and after."""

    text: str
    before: tuple[str, ...]
    after: tuple[str, ...]


def respelt(engine: Engine, box: Box, *, marked: bool) -> Respelling | None:
    """The likeliest other spelling, None where there is nothing to change. Raises EngineError.

    `marked` compares syllables with their marks, else folded.
    """
    if not 0 < len(box.words) <= MOST_WORDS:
        return None
    counts = Counts(engine, "" if marked else "_folded")
    typed = [Candidate((word.exact if marked else word.folded,)) for word in box.words]
    slips = _slips(box, typed, counts)
    choices = [
        [one, *_others(word, one, counts)] if i in slips else [one]
        for i, (word, one) in enumerate(zip(box.words, typed, strict=True))
    ]
    best = _best(choices, counts)
    changed = [i for i, one in enumerate(best) if one != typed[i]]
    near = [i for i in range(len(best)) if any(abs(i - change) <= AROUND for change in changed)]
    return (
        Respelling(
            _rewritten(box, {i: best[i].written for i in changed}),
            tuple(syllable for i in near for syllable in typed[i].syllables),
            tuple(syllable for i in near for syllable in best[i].syllables),
        )
        if changed
        else None
    )


@dataclass(frozen=True, slots=True)
class Counts:
    """Documents that hold a syllable or a pair, in one form of the syllables."""

    engine: Engine
    suffix: str

    def syllables(self, values: Iterable[str]) -> Counter[str]:
        return self.of(values, ())[0]

    def of(self, syllables: Iterable[str], pairs: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
        """Of both kinds, looked up together."""
        streams = (self.suffix, f"{self.suffix}_bigrams")
        asked = [
            (found, Term(field + stream, value))
            for found, (stream, values) in enumerate(zip(streams, (syllables, pairs), strict=True))
            for value in dict.fromkeys(values)
            for field in FIELDS
        ]
        counted = (Counter[str](), Counter[str]())
        for (found, term), count in zip(
            asked, frequencies(self.engine, [term for _, term in asked]), strict=True
        ):
            counted[found][term.value] += count
        return counted


def _slips(box: Box, typed: Sequence[Candidate], counts: Counts) -> set[int]:
    """Words that no document has, or that hardly any has beside one of their neighbours; the rarest."""
    words = [one.syllables[0] for one in typed]
    alone, together = counts.of(words, bigrams(words))
    beside = [together[pair] for pair in bigrams(words)]
    understood: tuple[Placed, ...] = (*box.numbers, *box.periods, *box.variants)
    found = []
    for i, word in enumerate(box.words):
        free = word.exact.isalpha() and not any(one.start <= word.start < one.end for one in understood)
        rare = max(beside[max(0, i - 1) : i + 1], default=RARE + 1) <= RARE
        if free and (rare or not alone[words[i]]):
            found.append((alone[words[i]], i))
    return {i for _, i in sorted(found)[:MOST_SLIPS]}


def _others(word: Token, typed: Candidate, counts: Counts) -> Iterator[Candidate]:
    """What else the word may be, the most likely by themselves."""
    meant: dict[tuple[str, ...], Candidate] = {}
    for one in sorted(_meant(word, marked=not counts.suffix), key=lambda one: one.cost):
        if one.syllables != typed.syllables:
            meant.setdefault(one.syllables, one)
    alone = counts.syllables(syllables[0] for syllables in meant)
    halves = [one for one in meant.values() if len(one.syllables) == 2]
    whole = [one for one in meant.values() if len(one.syllables) == 1 and alone[one.syllables[0]]]
    whole.sort(key=lambda one: one.cost - math.log1p(alone[one.syllables[0]]))
    yield from (*whole[:MOST_CANDIDATES], *halves[:MOST_CANDIDATES])


def _meant(word: Token, *, marked: bool) -> Iterator[Candidate]:
    """Every syllable one slip away."""
    if len(word.exact) > LONGEST:
        return
    vocabulary = _vocabulary()
    decoded = decode(word.exact)
    if decoded is not None:
        yield Candidate((decoded if marked else fold(decoded),), KEYS, decoded)
    for near in _near(word.folded):
        cost = TONE if near == word.folded else LETTER
        for spelling in vocabulary.get(near, ()) if marked else (near,) * (near in vocabulary):
            yield Candidate((spelling,), cost)
    spelt = word.exact if marked else word.folded
    for cut in range(2, len(spelt) - 1):
        if fold(spelt[:cut]) in vocabulary and fold(spelt[cut:]) in vocabulary:
            yield Candidate((spelt[:cut], spelt[cut:]), LETTER)


def _near(folded: str) -> set[str]:
    """The word itself, and all with one letter swapped, left out, put in or replaced."""
    cuts = [(folded[:i], folded[i:]) for i in range(len(folded) + 1)]
    return {
        folded,
        *(left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1),
        *(left + right[1:] for left, right in cuts if right and len(folded) > 1),
        *(left + letter + right for left, right in cuts for letter in ascii_lowercase),
        *(left + letter + right[1:] for left, right in cuts if right for letter in ascii_lowercase),
    }


@cache
def _vocabulary() -> Mapping[str, tuple[str, ...]]:
    """Vietnamese syllables and abbreviations of one word by their folded form."""
    abbreviations = (canonical(row.abbreviation) for row in load().abbreviations)
    spellings: dict[str, set[str]] = {}
    for word in (*known(), *(word for word in abbreviations if word.isalpha())):
        exact, folded = forms(word)
        spellings.setdefault(folded, set()).add(exact)
    return {folded: tuple(sorted(found)) for folded, found in spellings.items()}


def _best(choices: Sequence[Sequence[Candidate]], counts: Counts) -> list[Candidate]:
    """Viterbi's way through the places: where neighbours stand together in many documents, at little cost."""
    alone, together = counts.of(
        (one.syllables[0] for place in choices for one in place),
        [
            *(
                _pair(left, right)
                for lefts, rights in pairwise(choices)
                for left in lefts
                for right in rights
            ),
            *(JOINER.join(one.syllables) for place in choices for one in place if len(one.syllables) == 2),
        ],
    )
    share = ALONE if len(choices) > 1 else 1.0

    def worth(one: Candidate) -> float:
        if len(one.syllables) == 2:
            return math.log1p(together[JOINER.join(one.syllables)]) - one.cost
        return share * math.log1p(alone[one.syllables[0]]) - one.cost

    ways = [(worth(one), [one]) for one in choices[0]]
    for place in choices[1:]:
        ways = [
            max(
                (
                    (score + math.log1p(together[_pair(way[-1], one)]) + worth(one), [*way, one])
                    for score, way in ways
                ),
                key=lambda scored: scored[0],
            )
            for one in place
        ]
    return max(ways, key=lambda scored: scored[0])[1]


def _pair(left: Candidate, right: Candidate) -> str:
    return left.syllables[-1] + JOINER + right.syllables[0]


def _rewritten(box: Box, changes: Mapping[int, str]) -> str:
    """The text as it was typed, with these words in its place and letter case."""
    text = box.source
    for i in sorted(changes, reverse=True):
        start, end = box.mapped.span(box.words[i].start, box.words[i].end)
        text = text[:start] + _cased(changes[i], text[start:end]) + text[end:]
    return text


def _cased(word: str, typed: str) -> str:
    if typed.isupper() and len(typed) > 1:
        return word.upper()
    return word[0].upper() + word[1:] if typed[:1].isupper() else word
