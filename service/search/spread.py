"""Texts looked through for the few syllables of a box: in their bytes, wherever those say all."""

from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property

from service.analysis import Token, forms, tokens
from service.text.flat import flat, spellings

ROOM = 16
"""Bytes that a syllable seldom takes with the blanks behind it."""


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
            first = bisect_left(self._tokens, end, key=lambda token: token.start)
            return self._tokens[first : first + number]
        found: list[Token] = []
        for piece in self._pieces(end + 1, number):
            start = self._flat.index(piece, end + 1) - 1
            end = start + len(piece)
            found.append(_spelt(self._text, start, end))
        return found

    def _pieces(self, start: int, number: int) -> list[bytes]:
        """What stands next between blanks. Of a long text no more is copied than that takes."""
        assert self._flat is not None
        room = ROOM * (number + 1)
        while True:
            pieces = self._flat[start : start + room].split(maxsplit=number)
            if len(pieces) > number or start + room >= len(self._flat):
                return pieces[:number]
            room *= 2

    @cached_property
    def _tokens(self) -> list[Token]:
        return tokens(self._text)


def _spelt(text: str, start: int, end: int) -> Token:
    return Token(*forms(text[start:end]), start, end)
