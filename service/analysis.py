"""The analysis that documents and queries share: text -> syllables -> canonical, folded -> streams.

The Elasticsearch analyzers of index_config/elasticsearch give the same tokens natively.
"""

from collections.abc import Iterable
from functools import lru_cache, partial
from itertools import pairwise
from typing import NamedTuple

from service.text.characters import canonical
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


def tokens(text: str) -> list[Token]:
    """The syllables of an NFC text; one that normalising leaves empty is none."""
    texts, starts, ends = parted(text)
    return [
        _token((exact, folded, start, end))
        for (exact, folded), start, end in zip(map(forms, texts), starts, ends, strict=True)
        if exact
    ]


def analyse(text: str) -> Streams:
    """All streams of an NFC text, as a document is indexed: what `tokens` and `bigrams` find, in less time.

    They are put together of what is known of its pieces, since blanks part syllables for certain.
    """
    pieces = list(map(_PIECES.__getitem__, text.split()))
    return Streams(
        syllables=_column(pieces, 0),
        bigrams=_between_ends("".join([piece[2] for piece in pieces])),
        folded=_column(pieces, 1),
        folded_bigrams=_between_ends("".join([piece[3] for piece in pieces])),
        words=compounds(text),
    )


def stream(text: str, *, folded: bool) -> str:
    """One of the streams of syllables alone."""
    return _column(map(_PIECES.__getitem__, text.split()), int(folded))


def _column(pieces: Iterable["_Piece"], column: int) -> str:
    return " ".join([piece[column] for piece in pieces if piece[column]])


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
