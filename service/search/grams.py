"""What of a box is looked up: its syllables and pairs of them, in a spelling, each with its weight."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from service.analysis import JOINER, Token
from service.search.content import HELD
from service.search.parse import Box, Syllables
from service.search.query import Accents
from service.search.weights import FIELDS, FunctionWords, Ranking, Words
from service.text.fold import fold
from service.text.slips import meant

Form = Callable[[Token], str]


def exact(token: Token) -> str:
    return token.exact


def folded(token: Token) -> str:
    return token.folded


@dataclass(frozen=True, slots=True)
class Spelling:
    """How the box's words are compared, and the share of that in the score."""

    form: Form
    share: float = 1.0
    slips: bool = True
    """Whether a mistyped syllable may stand for another."""

    def stream(self, field: str) -> str:
        return field if self.form is exact else f"{field}_folded"

    def spelt(self, syllables: Syllables) -> tuple[str, ...]:
        return tuple(map(self.form, syllables))

    def readings(self, token: Token) -> tuple[str, ...]:
        """The token, and what it may have been meant for."""
        others = meant(token.exact) if self.slips else ()
        spelt = (self.form(Token(other, fold(other), token.start, token.end)) for other in others)
        return tuple(dict.fromkeys((self.form(token), *spelt)))

    def joined(self, run: Syllables) -> tuple[str, ...]:
        """Neighbours as one token, in all their readings."""
        return tuple(JOINER.join(parts) for parts in product(*map(self.readings, run)))

    @property
    def held_in(self) -> tuple[str, ...]:
        """The fields that tell whether a document holds a syllable; the folded ones are in one list."""
        return (HELD,) if self.form is folded else FIELDS


@dataclass(frozen=True, slots=True)
class Gram:
    """One syllable of the box, or two neighbours joined, in all its readings."""

    readings: tuple[str, ...]
    weight: float


def spellings_of(box: Box, accents: Accents, ranking: Ranking) -> tuple[Spelling, ...]:
    """The most forgiving last: what it doesn't find is no hit."""
    if accents == "strict":
        return (Spelling(exact, slips=False),)
    if accents == "auto" and box.accented:
        return (Spelling(exact, 1 - ranking.folded_share), Spelling(folded, ranking.folded_share))
    return (Spelling(folded),)


def grams(box: Box, size: int, spelling: Spelling, function_words: FunctionWords) -> list[Gram]:
    """Each once: runs of `size` syllables, whatever punctuation stands between them."""
    found: dict[tuple[str, ...], Gram] = {}
    for run in _runs(box.words, size):
        readings = spelling.joined(run)
        weight = _damped(run, function_words, accented=box.accented)
        found.setdefault(readings, Gram(readings, weight))
    return [*found.values()]


def is_among(token: Token, words: Words, *, accented: bool) -> bool:
    """As it is spelt; in a box without any marks, folded."""
    return token.exact in words.exact if accented else token.folded in words.folded


def _runs(words: Syllables, size: int) -> Iterator[Syllables]:
    return zip(*(words[start:] for start in range(size)), strict=False)


def _damped(run: Sequence[Token], function_words: FunctionWords, *, accented: bool) -> float:
    """A run's weight by how many of its syllables are function words."""
    found = sum(is_among(token, function_words.words, accented=accented) for token in run)
    if not found:
        return 1.0
    return function_words.only if found == len(run) else function_words.some
