"""The analysis that documents and queries share: text -> syllables -> canonical, folded -> streams.

The Elasticsearch analyzers of index_config/elasticsearch give the same tokens natively.
"""

from collections.abc import Iterable
from functools import cached_property, lru_cache, partial
from itertools import pairwise
from typing import NamedTuple

from service.text.characters import canonical
from service.text.flat import flat, spellings
from service.text.fold import unmarked
from service.text.memo import Memo
from service.text.syllables import parted
from service.text.words import canonical_words

JOINER = "_"
"""Between the syllables of a bigram or a compound; never part of a syllable."""

CACHED_TOKENS = 1 << 17
"""Distinct spellings kept in memory; 200,000 news pages hold some 300,000, most of them once."""


class Token(NamedTuple):
    """A syllable of a text: its two indexed forms and where it stands."""

    exact: str
    folded: str
    start: int
    end: int

    @property
    def accented(self) -> bool:
        """Whether it bears a mark. (`folded` may differ without one: "ti" and "ty" meet there.)"""
        return not self.exact.isascii()


_token = partial(tuple.__new__, Token)
"""Token._make without its check, which takes half of the time."""


class Streams(NamedTuple):
    """A text as its token streams: each in the order of the text, with blanks between its tokens."""

    syllables: str
    bigrams: str
    folded: str
    folded_bigrams: str
    words: str


class Scan(NamedTuple):
    """The syllables of a text as columns: what looks at all of them but keeps few reads these fastest."""

    exact: list[str]
    folded: list[str]
    starts: list[int]
    ends: list[int]


def scan(text: str) -> Scan:
    """What `tokens` finds."""
    texts, starts, ends = parted(text)
    pairs = list(map(forms, texts))
    found = Scan([pair[0] for pair in pairs], [pair[1] for pair in pairs], starts, ends)
    if "" not in found.exact:
        return found
    kept = [place for place, exact in enumerate(found.exact) if exact]
    return Scan(*([column[place] for place in kept] for column in found))  # type: ignore[arg-type]


class Wanted:
    """A few folded syllables that texts are looked through for."""

    def __init__(self, folded: Iterable[str]) -> None:
        self._folded = frozenset(folded)
        self.in_bytes = all(map(str.isascii, self._folded))
        """Whether they can be found in a flat text."""
        self._spelt = [b" %b " % spelling for one in sorted(self._folded) for spelling in spellings(one)]

    def among(self, found: Iterable[Token]) -> list[Token]:
        return [token for token in found if token.folded in self._folded]

    def starts(self, spread: bytes) -> list[int]:
        """Where they begin in a flat text between two blanks, ascending; counted without the first."""
        starts: list[int] = []
        for spelt in self._spelt:
            step = len(spelt) - 1
            start = spread.find(spelt)
            while start >= 0:
                starts.append(start)
                start = spread.find(spelt, start + step)
        starts.sort()
        return starts


class Spread:
    """A text that is looked through for a few words, in a fifth of the time that all its tokens take."""

    def __init__(self, text: str) -> None:
        self._text = text
        plain = flat(text)
        self._flat = None if plain is None else b" %b " % plain

    def holding(self, wanted: Wanted) -> list[Token]:
        """The tokens that are wanted, in the order of the text."""
        if self._flat is None or not wanted.in_bytes:
            return wanted.among(self._tokens)
        return [
            _spelt(self._text, start, self._flat.index(b" ", start + 1) - 1)
            for start in wanted.starts(self._flat)
        ]

    def behind(self, end: int, number: int) -> list[Token]:
        """The next tokens from a place on, as many as there are."""
        if self._flat is None:
            return [token for token in self._tokens if token.start >= end][:number]
        found: list[Token] = []
        for piece in self._flat[end + 1 :].split(maxsplit=number)[:number]:
            start = self._flat.index(piece, end + 1) - 1
            end = start + len(piece)
            found.append(_spelt(self._text, start, end))
        return found

    @cached_property
    def _tokens(self) -> list[Token]:
        return tokens(self._text)


def _spelt(text: str, start: int, end: int) -> Token:
    return _token((*forms(text[start:end]), start, end))


def tokens(text: str) -> list[Token]:
    """The syllables of an NFC text; one that normalising leaves empty is none."""
    return list(map(_token, zip(*scan(text), strict=True)))


def analyse(text: str) -> Streams:
    """All streams of an NFC text, as a document is indexed: what `tokens` and `bigrams` find, in less time.

    They are put together of what is known of its pieces, since blanks part syllables for certain.
    """
    pieces = list(map(_PIECES.__getitem__, text.split()))
    return Streams(
        syllables=" ".join([piece[0] for piece in pieces if piece[0]]),
        bigrams=_between_ends("".join([piece[2] for piece in pieces])),
        folded=" ".join([piece[1] for piece in pieces if piece[1]]),
        folded_bigrams=_between_ends("".join([piece[3] for piece in pieces])),
        words=compounds(text),
    )


class _Piece(NamedTuple):
    """What stands between two blanks: most often one syllable, but "34-CT/TW" is three.

    `pairs` are its part in the text's bigrams: "34 34_ct ct_tw tw_" goes on with the next piece.
    """

    exact: str
    folded: str
    pairs: str
    folded_pairs: str


def _piece(text: str) -> _Piece:
    found = list(map(forms, parted(text)[0]))
    exact = [pair[0] for pair in found if pair[0]]
    folded = [pair[1] for pair in found if pair[1]]
    return _Piece(" ".join(exact), " ".join(folded), _open_pairs(exact), _open_pairs(folded))


def _open_pairs(stream: Iterable[str]) -> str:
    return "".join(f"{token} {token}{JOINER}" for token in stream)


def _between_ends(pairs: str) -> str:
    """Without the first syllable and the last, which have nothing to be paired with."""
    return pairs[pairs.find(" ") + 1 : max(pairs.rfind(" "), 0)]


_PIECES = Memo(_piece)


def compounds(text: str) -> str:
    """pyvi's words of an NFC text in canonical spelling, those of one syllable included, as a stream."""
    return " ".join(canonical_words(text))


def bigrams(stream: Iterable[str]) -> list[str]:
    """Neighbours joined: punctuation between them doesn't part them."""
    return [f"{first}{JOINER}{second}" for first, second in pairwise(stream)]


@lru_cache(CACHED_TOKENS)
def forms(syllable: str) -> tuple[str, str]:
    """A syllable's exact and folded form."""
    exact = canonical(syllable)
    return exact, unmarked(exact)
